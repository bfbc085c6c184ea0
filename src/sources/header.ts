import { isRecord, shown } from "../cells/cell";
import { folded, isTexts } from "../cells/letters";
import { fail, InputError, isNear } from "../check";
import { parted } from "./parted";

/** The names of a file's columns. */
export interface Header {
  /** The names as the file has them. */
  readonly columns: readonly string[];
  /**
   * The column of this name, `null` where there is none: as it is written, else in other case, blanks
   * or letters that look the same. `(*)` in a name stands for anything in brackets.
   */
  readonly find: (name: string) => string | null;
}

/** Reads the names of a file's columns. */
export function headerOf(columns: readonly string[]): Header {
  const known = new Map<string, string>();
  for (const column of columns) {
    const key = folded(column);
    if (!known.has(key)) known.set(key, column);
  }

  function find(name: string): string | null {
    const [start, end] = name.split(ANYTHING) as [string, string?];
    if (end === undefined) return columns.includes(name) ? name : (known.get(folded(name)) ?? null);
    const [head, tail] = [`${folded(start)} (`, `)${folded(end)}`];
    for (const [key, column] of known) {
      if (!key.startsWith(head) || !key.endsWith(tail)) continue;
      const inside = key.slice(head.length, key.length - tail.length);
      // Stripe marks columns of its users' own like that, whatever they are called.
      if (!/[()]|metadata/.test(inside)) return column;
    }
    return null;
  }
  return { columns, find };
}

/** The first of several names that the file has. */
export function firstOf({ find }: Header, names: readonly string[]): string | null {
  for (const name of names) {
    const column = find(name);
    if (column !== null) return column;
  }
  return null;
}

/** Whether one of each list of names is there. */
export function hasAll(header: Header, marks: readonly Names[]): boolean {
  return marks.every(
    (names) => firstOf(header, typeof names === "string" ? [names] : names) !== null,
  );
}

type Names = string | readonly string[];

/** Throws where a source is none. */
export function checkSource(kpi: string, field: string, source: unknown): void {
  const { name, marks, fields, line } = (source ?? {}) as Partial<Recognizable & { line: RegExp }>;
  const isSource =
    typeof name === "string" &&
    Array.isArray(marks) &&
    marks.every((names) => isTexts([names].flat()) && names.length > 0) &&
    (line === undefined || line instanceof RegExp);
  if (!isSource) fail(kpi, field, "what source() answers", source ?? null);
  checkColumns(kpi, `${field}.fields`, fields);
}

/** Throws where columns are none. */
export function checkColumns(kpi: string, field: string, columns: unknown): void {
  if (!isRecord(columns)) fail(kpi, field, "columns by field", columns);
  for (const [name, column] of Object.entries<any>(columns)) {
    if (!isTexts(column?.names)) fail(kpi, `${field}.${name}`, "a column", column);
  }
}

/** What a file is recognized by. */
interface Recognizable {
  readonly name: string;
  readonly marks?: readonly Names[];
  readonly fields: Readonly<Record<string, { readonly names: readonly string[] }>>;
}

/** Says that a column is not there, and which one may be meant. */
export function noColumn(
  { name: source, marks, fields }: Recognizable,
  field: string,
  names: readonly string[],
  header: Header,
): InputError {
  const { columns } = header;
  const there = columns.map(shown).join(", ") || "none";
  const lists = marks ?? Object.values(fields).map((column) => column.names);
  let message = `this is no such file: its columns are ${there} (recognize may know it)`;
  if (lists.some((mark) => hasAll(header, [mark]))) {
    const taken = Object.values(fields).map((column) => firstOf(header, column.names));
    const near = nearestOf(
      names[0] ?? field,
      columns.filter((column) => !taken.includes(column)),
    );
    const meant = near === undefined ? "" : `; did you mean ${shown(near)}?`;
    const way = `(say rename: { ${field}: ${JSON.stringify(near ?? "its column")} })`;
    message = `${field} is in a column ${names.map(shown).join(" or ")}, but the columns are ${there}${meant} ${way}`;
  }
  return new InputError(source, field, message, columns);
}

/** The first name that differs in a letter, or of the same words, or of one more or less. */
function nearestOf(name: string, columns: readonly string[]): string | undefined {
  const wanted = parted(name).split(" ");
  return columns.find((column) => {
    const words = parted(column).split(" ");
    const both = new Set([...words, ...wanted]).size;
    return isNear(name)(column) || both * 2 - words.length - wanted.length < 2;
  });
}

const ANYTHING = " (*)";
