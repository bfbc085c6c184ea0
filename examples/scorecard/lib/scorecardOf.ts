import { silentSince } from "../results/coverage";
import { customer, forecast, mostToLose } from "../results/customer";
import { type OneCustomer, type Results, resultsOf } from "../results/results";
import { customerRecords } from "./customerRecords";
import { checkAny, checkFolder, type Findings, readFindings } from "./findings";
import { type FromExports, readExports } from "./fromExports";
import { monthOf, monthsAfter, readSettings, type Settings, type Told } from "./settings";
import { UserError } from "./userError";

/**
 * The scorecard of the company whose CSV files are in a folder, in figures.
 *
 * @param customerId - Whose view is wanted; `null` for whoever has the most to lose.
 */
export function scorecardOf(
  folder: string,
  today: Date,
  customerId: string | null = null,
  told: Told = {},
): Results {
  checkFolder(folder);
  const all = readAll(folder, today, told);
  return resultsOf(all, oneCustomer(folder, customerId, all), today);
}

/** What the files of a folder say. */
interface All {
  readonly findings: Findings;
  readonly settings: Settings;
  readonly exports: FromExports;
}

function readAll(folder: string, today: Date, told: Told): All {
  const lastMonth = (clock: Parameters<typeof monthOf>[1]) => {
    return monthsAfter(monthOf(today.getTime(), clock), -1);
  };
  const settings = readSettings(folder, lastMonth, { told });
  const exports = readExports(folder, settings);
  checkAny(folder, exports);
  const findings = readFindings(folder, settings, exports);

  // Files that end earlier, and nobody said which months to report: the last twelve that there are. The
  // months after them would read as a fall to nothing.
  const last = lastMoment(findings, settings);
  const isOld = last !== null && last < settings.months.at(-1)!.start;
  if (isOld && settings.from === undefined && settings.until === undefined) {
    const lastThere = (clock: Parameters<typeof monthOf>[1]) => monthOf(last, clock);
    const older = readSettings(folder, lastThere, { told, from: "files" });
    const found = readFindings(folder, older, exports);
    return { findings: found, settings: endingAt(older, last), exports };
  }
  return { findings, settings: endingAt(settings, last), exports };
}

/** The settings, with the end of the files where it leaves the last month unfinished. */
function endingAt(settings: Settings, last: number | null): Settings {
  const { start, end } = settings.months.at(-1)!;
  const isUnfinished = last !== null && last >= start && last < end - 4 * 86_400_000;
  return isUnfinished ? { ...settings, filesEnd: last } : settings;
}

function oneCustomer(
  folder: string,
  named: string | null,
  { findings, settings, exports }: All,
): OneCustomer | null {
  const expected = forecast(findings);
  const id = named ?? mostToLose(findings, settings, expected);
  if (id === null) return null;
  const records = customerRecords(folder, settings, id, exports);
  const view = customer(id, records, findings, settings, expected);
  if (view.past.n === 0) throw new UserError(`No file has a customer "${id}".`);
  return { view, isChosen: named === null };
}

/** Memberships count where there is nothing else: those that began long ago may last. */
function lastMoment(
  { answers, orders, tickets, servqual, memberships }: Findings,
  settings: Settings,
): number | null {
  let last: number | null = null;
  for (const file of [answers, orders, tickets, servqual]) {
    const moment = file?.result.span.last ?? null;
    if (moment !== null && moment > (last ?? -Infinity)) last = moment;
  }
  return last ?? (memberships && silentSince(memberships.result.records, settings));
}
