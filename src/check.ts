/**
 * Something that was passed in cannot be: a record, an option, an argument.
 *
 * Its message names the KPI, the field, what is allowed, what came and, where it was a record among
 * others, which one. It is a `RangeError`, so that `catch` can tell it from a fault in the program.
 *
 * @example
 * ```ts
 * import { type InputError, nps } from "customer-kpis";
 *
 * const answer = (scores: number[]) => {
 *   try {
 *     return nps(scores).value;
 *   } catch (error) {
 *     return (error as InputError).message;
 *   }
 * };
 * answer([9, 11]); // => "nps: score must be a whole number from 0 to 10, got 11 (record 1)"
 * ```
 */
export class InputError extends RangeError {
  /** The KPI, or other function, that could not take it. */
  declare readonly kpi: string;
  /** The field of the record, or the option or argument, that it is about. */
  declare readonly field: string;
  /** What came. */
  declare readonly came: unknown;
  /** The record's position among the records, counted from 0; `null` where it is about no record. */
  declare index: number | null;
  /** The record itself; `undefined` where it is about none. */
  declare readonly record: unknown;

  /** Prefer the message that names what is allowed. */
  constructor(kpi: string, field: string, message: string, came?: unknown, record?: unknown) {
    super(`${kpi}: ${message}`);
    Object.assign(this, { name: "InputError", kpi, field, came, index: null, record });
  }
}

/** Throws what a value that is not allowed deserves. */
export function fail(
  kpi: string,
  field: string,
  allowed: string,
  came: unknown,
  record?: unknown,
): never {
  // Only of what is a number as it stands: not of a word, nor of "95 %".
  const isNumeric = typeof came === "string" && +came && /number/.test(allowed);
  const message =
    came === undefined
      ? `is missing: it must be ${allowed}${hintOf(field, record)}`
      : `must be ${allowed}, got ${show(came)}${isNumeric ? "; use Number(...)" : ""}`;
  throw new InputError(kpi, field, `${field} ${message}`, came, record);
}

/** Records, or another list, that can be read one after the other; throws where they cannot. */
export function checkIterable<List extends Iterable<unknown>>(
  kpi: string,
  field: string,
  list: List,
  what = "an array or another iterable",
): List {
  // Text can be iterated too, but nothing here is a character.
  if (typeof list === "object" && typeof list?.[Symbol.iterator] === "function") return list;
  return fail(kpi, field, what, list);
}

/** Goes through records; an error that is about one of them says which. */
export function eachRecord<Row>(
  kpi: string,
  field: string,
  records: Iterable<Row>,
  take: (record: Row) => void,
): void {
  let index = 0;
  for (const record of checkIterable(kpi, field, records ?? null)) {
    try {
      take(record);
    } catch (error) {
      const one = error as InputError | null;
      if (one?.record === (record ?? null)) {
        one.index = index;
        one.message += ` (record ${index})`;
      }
      throw error;
    }
    index++;
  }
}

/** Throws where a record is not an object, naming the KPI that wanted to read it. */
export function checkRecord(kpi: string, record: unknown, fields: string): void {
  if (typeof record !== "object" || record === null) {
    fail(kpi, "record", `an object with ${fields}`, record, record ?? null);
  }
}

/** Throws where a record has no such field: a misspelt name is not a missing value. */
export function checkField(kpi: string, record: unknown, field: string): void {
  checkRecord(kpi, record, field);
  if (!(field in (record as object))) fail(kpi, field, "a field of the record", undefined, record);
}

/** Throws where the name of a field is none. */
export function checkName(kpi: string, name: unknown): void {
  if (typeof name !== "string" || name === "") fail(kpi, "field", "a field's name", name);
}

/** How a bad value reads in a message: text in quotes, so that "9" and 9 differ. */
export function show(came: unknown): string {
  if (typeof came === "string") return JSON.stringify(came.slice(0, 60) + (came[60] ? "…" : ""));
  // A date's own text would be in the machine's zone; an invalid one says just that.
  if (came instanceof Date) return came.toJSON() ?? String(came);
  if (typeof came === "bigint") return `${came}n`;
  // Not every object can be made text: one without a prototype has no `toString`.
  return Object(came) === came ? {}.toString.call(came).slice(8, -1) : String(came);
}

/** `; did you mean "score"?` where one of the names is nearly the one that came, and the way on; else nothing. */
export function nearest(came: string, names: readonly string[], way = ""): string {
  const near = names.find(isNear(came));
  return near ? `; did you mean "${near}"?${way}` : "";
}

/** Whether a name differs in one letter at most, or in two that changed places. */
export function isNear(came: string): (name: string) => boolean {
  return (name) => NEAR.test(`${name}\n${came}`.replace(/[^a-z\d\n]/gi, ""));
}

/**
 * Two names, of which one letter more, less or other, or two changed over, makes the other: the same
 * beginning, what differs, and the same end. Names of one or two letters have to be the same.
 */
const NEAR = /^(?=(.*)\n\1$|...+\n...)(.*)(.?(.*)\n\2.?\4|(.)(.)(.*)\n\2\6\5\7)$/i;

/** What the record has instead of a field. */
function hintOf(field: string, record: unknown): string {
  // Where the field is there, only not filled, no name is wrong.
  if (!record || field in Object(record)) return "";
  const names = Object.keys(record);
  const way = field === "score" ? "; use select(...)" : "";
  return ` (the record has ${names.slice(0, 12).join(", ") || "nothing"}${nearest(field, names, " Use renamed(...)") || way})`;
}

/** Refuses misspelt options, so that a typo never means a silent default. */
export function checkOptions(
  kpi: string,
  options: object | undefined,
  allowed: readonly string[],
): void {
  if (show(options) !== "Object") fail(kpi, "options", "an object", options);
  // Inherited options are read too, so they are checked too.
  for (const name in options) {
    if (allowed.includes(name)) continue;
    const came = (options as Record<string, unknown>)[name];
    const rest = `; it has ${allowed.join(", ")}${wayTo(name, allowed)}`;
    const known = nearest(name, allowed) || rest;
    throw new InputError(kpi, name, `has no option "${name}"${known}`, came);
  }
}

/** How else to say what is no option. */
function wayTo(name: string, allowed: readonly string[]): string {
  if (/group|by/i.test(name)) return "; use by(...)";
  // Whoever passes all that `validate` answers means its records.
  if (name === "records") return "; pass its records";
  return name === "start" && allowed.includes("period") ? "; use period: { start, end }" : "";
}
