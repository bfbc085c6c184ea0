import { statSync } from "node:fs";
import { join } from "node:path";
import { InputError } from "customer-kpis";
import { type Assumption, type Source, type SourceOptions, validate } from "customer-kpis/sources";
import { csvRows, type Fields } from "./csvRows";
import { inCurrency, type Paid } from "./currency";
import type { Export } from "./exports";
import type { Account } from "./ledger";
import { LostRows } from "./lostRows";
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

/** A row of a file, and where it stands. */
interface Numbered {
  readonly file: string;
  readonly cells: unknown;
  readonly number: number;
}

/** Reads the files of one source: those of one name after the other, or all of one kind together. */
export function readExport(
  folder: string,
  source: Source<unknown>,
  files: readonly Export[],
  settings: Settings,
): ReadExport {
  const account = new ExportAccount(source, files.length > 1);
  if (source.refused !== null) {
    for (const file of files) account.refuse(file.file, rowsOf(folder, file).rows.length);
    return account;
  }
  const tables = files.map((file) => {
    return { file, rows: account.open(file.file, rowsOf(folder, file)) };
  });
  if (source.join?.files) {
    const rows = tables.flatMap((table) => table.rows);
    account.take(files[0]!.file, rows, settings);
    account.files.push(...files.slice(1).map(({ file }) => file));
  } else for (const { file, rows } of tables) account.take(file.file, rows, settings);
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

  /** Sets aside rows with too many or too few fields; what stands below the data has few. */
  open(file: string, { columns, rows }: ReturnType<typeof rowsOf>): Numbered[] {
    const whole: Numbered[] = [];
    this.#lost ??= new LostRows(columns.filter((column) => column !== ""));
    const cellsOf = cellsBy(columns);
    for (const { fields, number } of rows) {
      this.rows++;
      const filled = fields.filter((field) => field.trim() !== "").length;
      const width = columns.findLastIndex((column) => column !== "") + 1;
      const isLong = fields.slice(columns.length).some((field) => field.trim() !== "");
      if (columns.length > 0 && filled > FEW && (fields.length < width || isLong)) {
        const fault = { kind: "fields" as const, expected: String(width) };
        this.rejections.add({ file, row: number }, [{ fault, came: fields.join(",") }]);
        this.#lost.add("lost", number, isLong ? {} : cellsOf(fields));
      } else {
        const cells = columns.length > 0 ? cellsOf(fields) : fields[0];
        whole.push({ file, number, cells });
      }
    }
    return whole;
  }

  /** Takes in a file of which nothing can be counted. */
  refuse(file: string, rows: number): void {
    this.files.push(file);
    this.rows += rows;
  }

  take(file: string, rows: readonly Numbered[], settings: Settings): void {
    const { records, rejected, leftOut, joined, assumed } = validated(
      file,
      this.#source,
      rows.map(({ cells }) => cells),
      settings,
    );
    const isDated = "changedAt" in this.#source.fields;
    let changes: Changes = new Map();
    if (this.#areSeveral && (isDated || leftOut.length + rejected.length > 0)) {
      const cells = rows.map((row) => row.cells);
      const telling = withoutRules(this.#source, this.#key);
      const told = validated(file, telling, cells, onlyNaming(telling, file, settings)).records;
      changes = this.#changesIn(told as Told[]);
      this.#forget(changes, records as Told[]);
    }
    this.files.push(file);
    this.joined += joined;
    for (const what of assumed) if (!this.assumed.includes(what)) this.assumed.push(what);
    for (const { reason } of leftOut) this.#leave(reason, 1);
    for (const { row, issues, input } of rejected) {
      // A cell that is wrong is no pattern of the rows that are lost for it.
      const wrong: string[] = [];
      const faults = issues.map(({ field, message }) => {
        const [, column = field] = COLUMN.exec(message) ?? [];
        wrong.push(column);
        const said = message.replace(COLUMN, "");
        return { fault: faultOf(field, column, said), came: cameIn(message), said: message };
      });
      const { file, number } = rows[row - 1]!;
      this.rejections.add({ file, row: number }, faults);
      if (typeof input === "object") this.#lost?.add("lost", number, input as Cells, wrong);
    }
    const gone = new Set([...rejected, ...leftOut].map(({ row }) => row));
    for (const [i, { cells, number }] of rows.entries()) {
      if (!gone.has(i + 1)) this.#lost?.add("kept", number, cells as Cells);
    }
    const { currency } = settings;
    const counted = inCurrency(records as Paid[], currency);
    this.#leave(`not in ${currency}`, records.length - counted.length);
    this.#keep(counted, assumed.includes("id"), changes);
  }

  #leave(reason: string, count: number): void {
    if (count > 0) this.leftOut.set(reason, count + (this.leftOut.get(reason) ?? 0));
  }

  /** Of what is in several files, the last one says how it is, or the one that was changed last. */
  #keep(records: readonly object[], isUnclear: boolean, changes: Changes): void {
    const before = new Set(this.#records.keys());
    for (const record of records) {
      const key = this.#keyOf(record as Told);
      const isOlder = this.#isOlder(key, changes);
      if (before.has(key) || isOlder) this.repeated++;
      if (isOlder) continue;
      // In one file, records that share a key are no repetition.
      const isAlike = !before.has(key) && this.#records.has(key);
      if (isAlike && isUnclear) this.alike++;
      this.#records.set(isAlike ? record : key, record);
    }
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
    const { join, key = join ? ["id", "at"] : ["id"] } = this.#source;
    return key;
  }
}

type Cells = Record<string, string>;

/** When each record of a file was last changed; `null` where it does not say. */
type Changes = ReadonlyMap<string, number | null>;

/** A record's fields. */
type Told = Readonly<Record<string, unknown>>;

/** A line below the data has at most so many filled fields. */
const FEW = 2;

/** A file's rows below its header. */
function rowsOf(folder: string, { file, delimiter, headerRow }: Export) {
  const path = join(folder, file);
  const line = progress(file, statSync(path).size);
  const rows: { readonly fields: Fields; readonly number: number }[] = [];
  let columns: readonly string[] = [];
  let number = 0;
  // Of a file without a header, lines are not taken apart.
  const parted = headerRow === 0 ? "\u0000" : delimiter;
  for (const group of csvRows(file, readText(path, line.read), () => parted)) {
    for (const fields of group) {
      number++;
      if (number === headerRow) columns = fields.map((column) => column.trim());
      else if (number > headerRow && fields.length > 0) rows.push({ fields, number });
    }
  }
  line.done(rows.length);
  return { columns, rows };
}

/** Cells by column; of columns with the same name the first that says something. */
function cellsBy(columns: readonly string[]): (fields: Fields) => Cells {
  const named = Array.from(columns.entries()).filter(([, column]) => column !== "");
  // An object that gets its fields one by one takes six times the room of one that has them from the start.
  const blank: Cells = JSON.parse(
    JSON.stringify(Object.fromEntries(named.map(([, name]) => [name, ""]))),
  );
  return (fields) => {
    const cells = { ...blank };
    for (const [i, column] of named) {
      if (!cells[column]?.trim()) cells[column] = fields[i] ?? "";
    }
    return cells;
  };
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
  return ` In settings.json that is "columns": { ${JSON.stringify(file)}: { … } }`;
}

const COLUMN = / \(column "(.*)"\)$/;

/** What the library says that came. */
function cameIn(message: string): string {
  const [, text, number] = /\bgot (?:"(.*?)"|(-?\d[\d.]*))/.exec(message) ?? [];
  return text ?? number ?? "";
}
