import { existsSync, readdirSync, statSync } from "node:fs";
import { answers } from "../kpis/answers";
import { memberships } from "../kpis/memberships";
import { orders } from "../kpis/orders";
import { servquals } from "../kpis/servqual";
import { tickets } from "../kpis/tickets";
import { FILES, type FileName } from "./fileNames";
import { type FromExports, measureExports, readExports } from "./fromExports";
import { type Measured, measureFile } from "./measureFile";
import { openRecords, type Readable } from "./openRecords";
import type { ReadExport } from "./readExport";
import type { Settings } from "./settings";
import type { Source } from "./source";
import { UserError } from "./userError";

type ResultOf<Make extends (settings: Settings) => { kpis: (all: never) => unknown }> = Measured<
  ReturnType<ReturnType<Make>["kpis"]>
>;

/** Everything that was found out about a company; `null` for a file that is not there. */
export interface Findings {
  readonly answers: ResultOf<typeof answers> | null;
  readonly memberships: ResultOf<typeof memberships> | null;
  readonly orders: ResultOf<typeof orders> | null;
  readonly tickets: ResultOf<typeof tickets> | null;
  readonly servqual: ResultOf<typeof servquals> | null;
}

/** Reads every file that is in the folder; exports of tools where there is none of our own. */
export function readFindings(
  folder: string,
  settings: Settings,
  exports: FromExports = readExports(folder, settings),
): Findings {
  function read<Row extends object, Result>(
    make: (settings: Settings) => Source<Row, Result> & { readonly name: FileName },
  ): Measured<Result> | null {
    const { name } = make(settings);
    if (!exports.own.has(name)) return measureExports(exports, make(settings));
    return measureFile(folder, make(settingsFor(folder, make, settings)), settings);
  }

  return {
    answers: read(answers),
    memberships: read(memberships),
    orders: read(orders),
    tickets: read(tickets),
    servqual: read(servquals),
  };
}

/** So many rows tell in which calendar a file writes its dates. */
const TELLING = 200;

/**
 * Where the months of the report are not Gregorian ones, dates in the files may be of either calendar:
 * the one in which more of the first rows can be read.
 */
export function settingsFor<Row extends object>(
  folder: string,
  make: (settings: Settings) => Readable<Row>,
  settings: Settings,
): Settings {
  if (settings.calendar === "gregory") return settings;
  const rename = settings.columns[make(settings).name];
  const rejectedIn = (datesIn: Settings["datesIn"]) => {
    const file = openRecords(folder, make({ ...settings, datesIn }), rename);
    let rows = 0;
    for (const _ of file.records) if (++rows === TELLING) break;
    return file.account.rejections.rows;
  };
  const isOther = rejectedIn(settings.calendar) < rejectedIn("gregory");
  return isOther ? { ...settings, datesIn: settings.calendar } : settings;
}

/** Throws where there is no such folder. */
export function checkFolder(folder: string): void {
  if (!existsSync(folder)) throw new UserError(`There is no folder ${folder}.`);
  if (!statSync(folder).isDirectory()) {
    throw new UserError(`${folder} is not a folder. Give the folder that holds the CSV files.`);
  }
}

const NO_USE = "no figure of the scorecard is made of such rows";

/** Throws where nothing in the folder can be read. */
export function checkAny(folder: string, { read, unread, unreadable, own }: FromExports): void {
  if (own.size > 0) return;
  if (read.some(({ use, records }) => use !== null && records.length > 0)) return;
  if (unreadable.length > 0)
    throw new UserError(unreadable.map(({ message }) => message).join(" "));
  const wanted = FILES.map((file) => `${file}.csv`).join(", ");
  const there = readdirSync(folder).join(", ") || "nothing";
  const known = read.map((one) => {
    const { files, source, refused, rows, leftOut, use } = one;
    const left = Array.from(leftOut, ([why, count]) => `${why} ${count}`).join(", ");
    const why =
      rows === 0
        ? "it has no rows"
        : (mostlyRejected(one) ?? refused ?? (use === null ? NO_USE : left && `left out: ${left}`));
    return ` ${files.join(", ")} is of ${source}, of which nothing can be counted here${why ? `: ${why}` : ""}.`;
  });
  const left =
    unread.length === 0
      ? ""
      : ` Only CSV files that stand in the folder itself are read, so not ${unread.join(", ")}.`;
  throw new UserError(
    `${folder} has none of ${wanted}, and no export of a tool that is known. In it: ${there}.${known.join("")}${left}`,
  );
}

/** Why most rows of a file are rejected, and where to say what would let them through. */
function mostlyRejected({ files, rows, rejections }: ReadExport): string | null {
  const [reason] = rejections.reasons;
  if (reason === undefined) return null;
  const { fault, examples } = reason;
  const [{ file, row, said } = { file: "", row: 0, said: "" }] = examples;
  const where = files.length > 1 ? `row ${row} of ${file}` : `row ${row}`;
  const isZone = said.includes("(say timeZone)");
  const isSaid = "say" in fault && fault.say !== null;
  const way = isZone
    ? "; --time-zone says where the clocks are"
    : isSaid
      ? ", in settings.json"
      : "";
  return `${rejections.rows} of ${rows} rows are rejected, ${where} as ${said}${way}`;
}
