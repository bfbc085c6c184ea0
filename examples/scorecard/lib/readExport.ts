import { statSync } from "node:fs";
import { join } from "node:path";
import { InputError } from "customer-kpis";
import {
  type Assumption,
  type Issue,
  type Source,
  type SourceOptions,
  type Validated,
  validate,
} from "customer-kpis/sources";
import { csvRows, type Fields } from "./csvRows";
import { inCurrency, type Paid } from "./currency";
import { ExportRows, FEW } from "./exportRows";
import type { Export } from "./exports";
import type { Account } from "./ledger";
import { LostRows } from "./lostRows";
import { Pasted } from "./pasted";
import { progress } from "./progress";
import { readText } from "./readText";
import { faultOf, Rejections } from "./rejections";
import type { Settings } from "./settings";
import { UserError } from "./userError";
import { withoutRules } from "./withoutRules";

/** What became of the rows of some files of one source. */
export interface ReadExport extends Account {
  /** The files' names. */
  readonly files: readonly string[];
  /** The source's name. */
  readonly source: string;
  readonly records: readonly object[];
  readonly joined: number;
  /** How many rows are rightly none of the records, by reason. */
  readonly leftOut: ReadonlyMap<string, number>;
  /** Records that an earlier file had, too. */
  readonly repeated: number;
  /** Records that share an id with another one of their file. */
  readonly alike: number;
  readonly assumed: readonly Assumption[];
  /** Why nothing can be counted from such files; `null` where something can. */
  readonly refused: string | null;
}

/** Reads the files of one source: those of one name after the other, or all of one kind together. */
export function readExport(
  folder: string,
  source: Source<unknown>,
  files: readonly Export[],
  settings: Settings,
): ReadExport {
  const account = new ExportAccount(source, files.length > 1);
  for (const file of source.refused === null ? [] : files) account.refuse(folder, file);
  if (source.refused !== null) return account;
  const open = (file: Export) => account.open(folder, file, settings);
  if (source.join?.files) account.take(files.map(open), settings);
  else for (const file of files) account.take([open(file)], settings);
  return account;
}

class ExportAccount implements ReadExport {
  readonly files: string[] = [];
  readonly source: string;
  readonly refused: string | null;
  rows = 0;
  joined = 0;
  repeated = 0;
  alike = 0;
  pasted = 0;
  readonly leftOut = new Map<string, number>();
  readonly assumed: Assumption[] = [];
  readonly rejections = new Rejections();
  readonly #source: Source<unknown>;
  readonly #areSeveral: boolean;
  /** When each record was last changed, as far as files told so far. */
  readonly #changes = new Map<string, number>();
  readonly #records = new Map<unknown, object>();
  #lost: LostRows | null = null;

  constructor(source: Source<unknown>, areSeveral: boolean) {
    this.#source = source;
    this.#areSeveral = areSeveral && !source.join?.files;
    this.source = source.name;
    this.refused = source.refused;
  }

  get records(): readonly object[] {
    return [...this.#records.values()];
  }

  get pattern() {
    return this.rejections.rows === 0 ? null : (this.#lost?.pattern() ?? null);
  }

  /** Takes in a file of which nothing can be counted. */
  refuse(folder: string, file: Export): void {
    this.files.push(file.file);
    for (const { number } of rowsOf(folder, file)) if (number > file.headerRow) this.rows++;
  }

  /** Sets aside rows with too many or too few fields; what stands below the data has few. */
  open(folder: string, { file, ...where }: Export, settings: Settings): ExportRows {
    const lines = rowsOf(folder, { file, ...where });
    const header = where.headerRow === 0 ? [] : (lines.next().value?.fields ?? []);
    const columns = header.map((column) => column.trim());
    const width = columns.findLastIndex((column) => column !== "") + 1;
    const whole = new ExportRows(file, columns, this.#source, settings.columns[file]);
    this.#lost ??= new LostRows(columns.filter((column) => column !== ""));
    for (const { fields, number } of lines) {
      this.rows++;
      const isLong = fields.length > columns.length && filledIn(fields.slice(columns.length)) > 0;
      const isUneven = fields.length < width || isLong;
      // Where files were joined into one, its header stands there again.
      if (width > 0 && columns.every((column, i) => column === fields[i]?.trim())) {
        this.#leave("header", 1);
      } else if (columns.length > 0 && isUneven && filledIn(fields) > FEW) {
        const fault = { kind: "fields" as const, expected: String(width) };
        this.rejections.add({ file, row: number }, [{ fault, came: fields.join(",") }]);
        this.#lost.add("lost", number, isLong ? {} : whole.allOf(fields));
      } else whole.add(fields, number);
    }
    return whole;
  }

  /** Makes records of the rows of a file, or of several together. */
  take(tables: readonly ExportRows[], settings: Settings): void {
    const { file } = tables[0]!;
    const inputs = tables.flatMap((table) => table.inputs);
    const sorted = validated(file, this.#source, inputs, settings);
    const { records, rejected, leftOut, joined, assumed } = sorted;
    const isDated = "changedAt" in this.#source.fields;
    let changes: Changes = new Map();
    if (this.#areSeveral && (isDated || leftOut.length + rejected.length > 0)) {
      const telling = withoutRules(this.#source, this.#key);
      const told = validated(file, telling, inputs, onlyNaming(telling, file, settings)).records;
      changes = this.#changesIn(told as Told[]);
      this.#forget(changes, records as Told[]);
    }
    this.files.push(...tables.map((table) => table.file));
    this.joined += joined;
    for (const what of assumed) if (!this.assumed.includes(what)) this.assumed.push(what);
    for (const { reason } of leftOut) this.#leave(reason, 1);
    this.#account(tables, sorted);
    const { currency } = settings;
    const counted = inCurrency(records as Paid[], currency);
    this.#leave(`not in ${currency}`, records.length - counted.length);
    this.#keep(counted, assumed.includes("id"), changes);
  }

  /** Says what became of rows: those that were rejected, and how they differ from the others. */
  #account(
    tables: readonly ExportRows[],
    { rejected, leftOut }: Pick<Validated<unknown>, "rejected" | "leftOut">,
  ): void {
    const issuesOf = new Map(rejected.map(({ row, issues }) => [row, issues]));
    const left = new Set(leftOut.map(({ row }) => row));
    // Where no row is lost, or will be in another file, there is nothing to hold the others against.
    const isCompared = this.#areSeveral || this.rejections.rows + rejected.length > 0;
    let row = 0;
    for (const table of tables) {
      for (const [i, number] of table.numbers.entries()) {
        const issues = issuesOf.get(++row);
        if (issues !== undefined) this.#reject(table, i, issues);
        else if (isCompared && !left.has(row)) {
          this.#lost?.add("kept", number, table.tellingAt(i));
        }
      }
    }
  }

  #reject(table: ExportRows, i: number, issues: readonly Issue[]): void {
    const row = table.numbers[i] as number;
    // A cell that is wrong is no pattern of the rows that are lost for it.
    const wrong: string[] = [];
    const faults = issues.map(({ field, message }) => {
      const [, column = field] = COLUMN.exec(message) ?? [];
      wrong.push(column);
      const said = message.replace(COLUMN, "");
      return { fault: faultOf(field, column, said), came: cameIn(message), said: message };
    });
    this.rejections.add({ file: table.file, row }, faults);
    if (table.hasColumns) this.#lost?.add("lost", row, table.tellingAt(i), wrong);
  }

  #leave(reason: string, count: number): void {
    if (count > 0) this.leftOut.set(reason, count + (this.leftOut.get(reason) ?? 0));
  }

  /** Of what is in several files, the last one says how it is, or the one that was changed last. */
  #keep(records: readonly object[], isUnclear: boolean, changes: Changes): void {
    const before = new Set(this.#records.keys());
    const pasted = new Pasted();
    for (const record of records) {
      const key = this.#keyOf(record as Told);
      const isOlder = this.#isOlder(key, changes);
      if (before.has(key) || isOlder) this.repeated++;
      if (isOlder) continue;
      // In one file, records that share a key are no repetition.
      const isAlike = !before.has(key) && this.#records.has(key);
      if (isAlike && isUnclear) this.alike++;
      if (!before.has(key) && !this.#isTold(record as Told)) pasted.add(key);
      this.#records.set(isAlike ? record : key, record);
    }
    this.pasted += pasted.count();
    for (const [key, changed] of changes) {
      if (changed !== null && !this.#isOlder(key, changes)) this.#changes.set(key, changed);
    }
  }

  /** What a file tells of, and when each was last changed, where it says that. */
  #changesIn(told: readonly Told[]): Changes {
    const changes = new Map<string, number | null>();
    for (const one of told) {
      if (!this.#isTold(one)) continue;
      const key = this.#keyOf(one);
      const { changed } = one;
      const last = changes.get(key) ?? null;
      changes.set(key, changed instanceof Date ? Math.max(changed.getTime(), last ?? 0) : last);
    }
    return changes;
  }

  /** Whether an earlier file told of a later state. */
  #isOlder(key: string, changes: Changes): boolean {
    return (changes.get(key) ?? Infinity) < (this.#changes.get(key) ?? -Infinity);
  }

  /** What an earlier file counts, and this one leaves out, as an order that was voided since, is none. */
  #forget(changes: Changes, records: readonly Told[]): void {
    const counted = new Set(records.map((record) => this.#keyOf(record)));
    for (const key of changes.keys()) {
      const isGone = !counted.has(key) && !this.#isOlder(key, changes);
      if (isGone && this.#records.delete(key)) this.repeated++;
    }
  }

  /** What tells a record from others; without an id, all that it says. */
  #keyOf(record: Told): string {
    return JSON.stringify(this.#isTold(record) ? this.#key.map((field) => record[field]) : record);
  }

  #isTold(record: Told): boolean {
    return this.#key.every((field) => (record[field] ?? null) !== null);
  }

  /** Two shops may begin to count their orders at the same number. */
  get #key(): readonly string[] {
    const { join, key = ["id"] } = this.#source;
    return join ? ["id", "at"] : key;
  }
}

/** How many fields say something. */
function filledIn(fields: Fields): number {
  return fields.filter((field) => field.trim() !== "").length;
}

/** When each record of a file was last changed; `null` where it does not say. */
type Changes = ReadonlyMap<string, number | null>;

/** A record's fields. */
type Told = Readonly<Record<string, unknown>>;

/** The rows of a file from its header on, where it has one. */
function* rowsOf(
  folder: string,
  { file, delimiter, headerRow }: Export,
): Generator<{ readonly fields: Fields; readonly number: number }, undefined> {
  const path = join(folder, file);
  const line = progress(file, statSync(path).size);
  let number = 0;
  let rows = 0;
  // Of a file without a header, lines are not taken apart.
  const parted = headerRow === 0 ? "\u0000" : delimiter;
  for (const group of csvRows(file, readText(path, line.read), () => parted)) {
    for (const fields of group) {
      number++;
      if (number < headerRow || fields.length === 0) continue;
      if (number > headerRow) rows++;
      yield { fields, number };
    }
  }
  line.done(rows);
}

/** The settings, where columns are named of no other fields than a source without its rules has. */
function onlyNaming(
  { fields }: Source<unknown>,
  file: string,
  { columns, ...settings }: Settings,
): Settings {
  const named = Object.entries(columns[file] ?? {}).map(([field, column]) => {
    return [field === "changedAt" ? "changed" : field, column] as const;
  });
  const ofFields = Object.fromEntries(named.filter(([field]) => field in fields));
  return { ...settings, columns: { ...columns, [file]: ofFields } };
}

function validated(
  file: string,
  source: Source<unknown>,
  rows: readonly unknown[],
  settings: Settings,
) {
  const { timeZone, isZoneAssumed, decimal, thousands } = settings;
  const { unixTime, words, missing, language } = settings;
  const said = {
    decimal,
    thousands,
    language,
    unixTime,
    words,
    missing,
    rename: settings.columns[file],
  };
  const options = Object.entries(isZoneAssumed ? said : { ...said, timeZone });
  const given = Object.fromEntries(options.filter(([, value]) => value !== undefined));
  try {
    return inOneOrder(source, rows, given, settings);
  } catch (error) {
    if (!(error instanceof InputError)) throw error;
    throw new UserError(`${file}: ${error.message.replace(/^[\w.]+: /, "")}.${wayOn(file, error)}`);
  }
}

/** Which of day and month stands first is said of all files: it counts where neither tool nor column says it. */
function inOneOrder(
  source: Source<unknown>,
  rows: readonly unknown[],
  options: SourceOptions,
  { dayFirst }: Settings,
) {
  try {
    return validate(source, rows, options);
  } catch (error) {
    const isAsked = error instanceof InputError && error.field === "dayFirst";
    if (!isAsked || dayFirst === undefined) throw error;
    return validate(source, rows, { ...options, dayFirst });
  }
}

/** What the person at the keyboard can do about it. */
function wayOn(file: string, { field, message }: InputError): string {
  if (field === "timeZone") return " Say where the clocks are: --time-zone Asia/Dubai";
  if (field === "dayFirst") return " Say --day-first or --month-first";
  if (!/\bsay rename\b/.test(message)) return "";
  const said = ` In settings.json that is "columns": { ${JSON.stringify(file)}: { … } }`;
  return `${said}. A file that the scorecard is not to read belongs in another folder`;
}

const COLUMN = / \(column "(.*)"\)$/;

/** What the library says that came. */
function cameIn(message: string): string {
  const [, text, number] = /\bgot (?:"(.*?)"|(-?\d[\d.]*))/.exec(message) ?? [];
  return text ?? number ?? "";
}
