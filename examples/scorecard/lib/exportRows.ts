import { recognize, type Source } from "customer-kpis/sources";
import type { Fields } from "./csvRows";
import { Growing } from "./growing";
import { ownCopy } from "./ownCopy";
import type { Cells } from "./places";

/**
 * The rows of a tool's file, as far as something is asked of them: of most of its columns nobody reads a
 * cell. A million whole rows would fill the memory.
 */
export class ExportRows {
  /** The file's name. */
  readonly file: string;
  /** What a source takes of each row: cells by column, or a line of text. */
  readonly inputs: (Cells | string)[] = [];
  /** The number of each row. */
  readonly numbers: number[] = [];
  readonly #columns: readonly ExportColumn[];
  readonly #read: ReadonlySet<ExportColumn>;
  readonly #blank: Cells;

  /**
   * @param columns - The names of the file's columns; none of a file without a header.
   * @param rename - What fields are called in the file, where it is something else.
   */
  constructor(
    file: string,
    columns: readonly string[],
    source: Source<unknown>,
    rename: Readonly<Record<string, string>> = {},
  ) {
    const mayRead = readBy(source, Object.values(rename));
    this.file = file;
    this.#columns = [...new Set(columns)].flatMap((name) => {
      const places = [...columns.keys()].filter((i) => columns[i] === name);
      return name === "" ? [] : [new ExportColumn(name, places)];
    });
    this.#read = new Set(this.#columns.filter(({ name }) => mayRead(name)));
    this.#blank = blankOf(this.#read);
  }

  /** Whether the file has a header. */
  get hasColumns(): boolean {
    return this.#columns.length > 0;
  }

  /** Takes in a row. */
  add(fields: Fields, number: number): void {
    this.inputs.push(this.hasColumns ? this.#inputOf(fields) : ownCopy(fields[0] ?? ""));
    this.numbers.push(number);
  }

  /** What a source takes of a row: of the first one, which names the columns, and of what may be no data, all. */
  #inputOf(fields: Fields): Cells {
    const isFirst = this.inputs.length === 0;
    const cells = { ...this.#blank };
    let filled = 0;
    for (const column of this.#columns) {
      const text = column.textIn(fields);
      column.note(text);
      if (!this.#read.has(column)) continue;
      if (text.trim() !== "") filled++;
      cells[column.name] = column.held(text);
    }
    return isFirst || filled <= FEW ? this.allOf(fields) : cells;
  }

  /** The cells of a row, also those that nobody reads. */
  allOf(fields: Fields): Cells {
    const cells = blankOf(this.#columns);
    for (const column of this.#columns) cells[column.name] = ownCopy(column.textIn(fields));
    return cells;
  }

  /** What a row says in columns that say one of a few things. */
  tellingAt(i: number): Cells {
    const cells: Cells = {};
    for (const column of this.#columns) {
      const text = column.textAt(i);
      if (text !== undefined) cells[column.name] = text;
    }
    return cells;
  }
}

/** A line below the data has at most so many filled fields. */
export const FEW = 2;

/** Tells whether a source may read a column: of a survey it may be any, else one by which it would know a file. */
function readBy(source: Source<unknown>, renamed: readonly string[]): (column: string) => boolean {
  const fields = Object.values(source.fields);
  if (source.join?.files || fields.some(({ asks }) => asks)) return () => true;
  const one = { ...source, marks: [[...fields.flatMap(({ names }) => names), ...renamed]] };
  return (column) => recognize([column], [one]).length > 0;
}

/** An object that gets its fields one by one takes six times the room of one that has them from the start. */
function blankOf(columns: Iterable<ExportColumn>): Cells {
  const blank = Object.fromEntries(Array.from(columns, ({ name }) => [name, ""]));
  return JSON.parse(JSON.stringify(blank));
}

/** A column of a file: what it says of each row is held as long as that is one of a few texts. */
class ExportColumn {
  readonly name: string;
  /** Where its cells stand: several columns may have one name. */
  readonly #places: readonly number[];
  readonly #texts: string[] = [];
  readonly #codes = new Map<string, number>();
  #coded: Growing<Int8Array> | null = new Growing(Int8Array);

  constructor(name: string, places: readonly number[]) {
    this.name = name;
    this.#places = places;
  }

  /** Of columns with the same name the first that says something. */
  textIn(fields: Fields): string {
    let text = "";
    for (const place of this.#places) {
      text = fields[place] ?? "";
      if (text.trim() !== "") break;
    }
    return text;
  }

  /** Takes in what the next row says. */
  note(text: string): void {
    if (this.#coded === null) return;
    let code = this.#codes.get(text);
    if (code === undefined) {
      code = this.#texts.length;
      if (code > MOST_CODE) {
        this.#coded = null;
        return;
      }
      const own = ownCopy(text);
      this.#codes.set(own, code);
      this.#texts.push(own);
    }
    this.#coded.push(code);
  }

  /** The same text, as it is held. */
  held(text: string): string {
    return this.#texts[this.#codes.get(text) ?? -1] ?? ownCopy(text);
  }

  /** What a row says; `undefined` where rows say too many things. */
  textAt(i: number): string | undefined {
    return this.#coded === null ? undefined : this.#texts[this.#coded.at(i)];
  }
}

/** The largest code that a byte has room for. */
const MOST_CODE = 127;
