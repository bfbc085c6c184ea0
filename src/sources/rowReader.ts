import { Problem, type Row, shown } from "../cells/cell";
import { folded } from "../cells/letters";
import { missingOf } from "../cells/missing";
import { sayNone } from "../cells/readMoment";
import type { Rule, Wrong } from "../cells/readRow";
import type { Assumption } from "../cells/validated";
import { zoneClock } from "../cells/zoneClock";
import { InputError } from "../check";
import { isTimeZone } from "../wallClock";
import type { Column, ColumnStyle, Columns } from "./columns";
import { firstOf, type Header, noColumn } from "./header";
import type { Asking } from "./question";
import type { Said } from "./readBelow";
import type { SourceSpec } from "./spec";

/** What the caller said of a file. */
export interface Told {
  readonly rename: Readonly<Record<string, string>>;
  readonly timeZone: string | null;
  readonly dayFirst: boolean | null;
  readonly decimal: "." | "," | null;
  readonly language: string | null;
  readonly unixTime: ColumnStyle["unixTime"];
  readonly words: ColumnStyle["words"];
  readonly missing: readonly string[];
}

/** What is known of a file when its first row of data is read. */
export interface File {
  readonly header: Header;
  /** What rows below the header said. */
  readonly said: Said | undefined;
  readonly told: Told;
  /** All its rows; `null` where only some are known. */
  readonly rows: () => Iterable<unknown> | null;
  readonly assume: (what: Assumption) => void;
  /** Takes the column of each field. */
  readonly found: Map<string, string>;
}

/** Reads the fields of a row; those that are wrong are left out and added to the list. */
export type RowReader = (row: Row, wrong: Wrong[]) => Record<string, unknown>;

/** The {@link RowReader} of a file. Throws where a column is not there. */
export function rowReader(spec: SourceSpec<Columns>, file: File): RowReader {
  const columns = columnsOf(spec, file);
  const style = stylist(spec, file, columns);
  const rules: Rule[] = [];
  const reads = Array.from(columns, ([field, name]) => {
    file.found.set(field, name);
    const column = spec.fields[field] as Column<unknown>;
    if (column.rule) rules.push(column.rule(field));
    return { field, name, read: column.reader(style(column, name)) };
  });

  return (row, wrong) => {
    const record: Record<string, unknown> = {};
    for (const { field, name, read } of reads) {
      const value = read(row[name]);
      if (!(value instanceof Problem)) record[field] = value;
      // A moment that only tells which row is the latest does no harm.
      else if (field !== "changedAt") wrong.push({ path: [field], problem: value });
    }
    for (const rule of rules) rule(record, wrong);
    return record;
  };
}

/** The column of each field that the file has. */
function columnsOf(spec: SourceSpec<Columns>, file: File): Map<string, string> {
  const { header, told } = file;
  const found = new Map<string, string>();
  let find: Asking["find"] | undefined;
  for (const [field, { names, presence, asks }] of Object.entries(spec.fields)) {
    const renamed = told.rename[field];
    const list = renamed === undefined ? names : [renamed];
    const there = firstOf(header, list);
    if (there !== null) found.set(field, there);
    else if (!spec.join?.files && (renamed !== undefined || presence !== "optional")) {
      throw noColumn(spec, field, list, header);
    }
    find ??= asks?.find;
  }
  find?.(spec, file, found);
  return found;
}

/** How the cells of each column are written. */
function stylist(spec: SourceSpec<Columns>, file: File, columns: ReadonlyMap<string, string>) {
  const { told } = file;
  const {
    languages = ["en"],
    unixTime = null,
    missing = [],
    yearLast = false,
    ...written
  } = spec.written ?? {};
  const decimal = told.decimal ?? written.decimal ?? null;
  let { dayFirst } = told;
  const shared = {
    source: spec.name,
    missing: missingOf(spec.name, "missing", [missing, told.missing].flat()),
    numbers: { decimal, said: told.decimal, grouping: null },
    words: told.words,
    languages: [told.language ?? languages].flat(),
    unixTime: told.unixTime ?? unixTime,
  };
  return (column: Column<unknown>, name: string): ColumnStyle => {
    const zone = () => zoneOf(spec, file, column, name);
    const dates = {
      zone,
      instantOf: clockOf(zone, file),
      calendar: "gregory" as const,
      hintOf: sayNone,
      yearLast,
      get dayFirst() {
        dayFirst ??= column.dayFirst?.(spec, file, columns) ?? null;
        return dayFirst;
      },
    };
    return { ...shared, column: name, dates };
  };
}

/** The zone of a column's times: as the column's name states it, else the file, else the caller. */
function zoneOf(
  { name: source, written }: SourceSpec<Columns>,
  { said, told }: File,
  { names }: Column<unknown>,
  column: string,
): string | null {
  const stated = IN_BRACKETS.exec(folded(column))?.[1];
  if (stated !== undefined && isTimeZone(stated)) return stated;
  const zone = said?.timeZone ?? written?.timeZone ?? told.timeZone;
  if (zone === null && stated !== undefined && names.some((name) => name.endsWith("(*)"))) {
    const message = `timeZone must be given, as the column ${shown(column)} names no zone that is known`;
    throw new InputError(source, "timeZone", message, stated);
  }
  return zone;
}

/** From what the clocks of a zone show to the moment; of none, those of UTC. */
function clockOf(timeZone: () => string | null, { assume }: File): (wall: number) => number {
  let clock: ((wall: number) => number) | undefined;
  return (wall) => {
    if (clock === undefined) {
      const zone = timeZone();
      if (zone === null) assume("timeZone");
      clock = zone === null ? (local) => local : zoneClock(zone);
    }
    return clock(wall);
  };
}

const IN_BRACKETS = /\(([^()]+)\)$/;
