import { customer, forecast, mostToLose } from "../results/customer";
import { type OneCustomer, type Results, resultsOf } from "../results/results";
import { customerRecords } from "./customerRecords";
import { checkFolder, type Findings, readFindings } from "./findings";
import { monthsAfter, readSettings, type Settings } from "./settings";
import { UserError } from "./userError";

/**
 * The scorecard of the company whose CSV files are in a folder, in figures.
 *
 * @param customerId - Whose view is wanted; `null` for whoever has the most to lose.
 */
export async function scorecardOf(
  folder: string,
  today: Date,
  customerId: string | null = null,
): Promise<Results> {
  checkFolder(folder);
  const { findings, settings } = await readAll(folder, today);
  return resultsOf(findings, settings, await oneCustomer(folder, customerId, findings, settings));
}

async function readAll(
  folder: string,
  today: Date,
): Promise<{ findings: Findings; settings: Settings }> {
  const settings = readSettings(folder, monthsAfter(monthOf(today), -1));
  const findings = await readFindings(folder, settings);

  // Old files, and nobody said which months to report: the last twelve that there are.
  const last = lastMoment(findings);
  const isOld = last !== null && last < settings.period.start;
  if (isOld && settings.from === undefined && settings.until === undefined) {
    const older = readSettings(folder, monthOf(new Date(last)), "files");
    return { findings: await readFindings(folder, older), settings: older };
  }
  return { findings, settings };
}

async function oneCustomer(
  folder: string,
  named: string | null,
  findings: Findings,
  settings: Settings,
): Promise<OneCustomer | null> {
  const expected = forecast(findings);
  const id = named ?? mostToLose(findings, settings, expected);
  if (id === null) return null;
  const records = await customerRecords(folder, settings, id);
  const view = customer(id, records, findings, settings, expected);
  if (view.past.n === 0) throw new UserError(`No file has a customer "${id}".`);
  return { view, isChosen: named === null };
}

/** Memberships do not count: those that began long ago may last. */
function lastMoment({ answers, orders, tickets, servqual }: Findings): number | null {
  let last: number | null = null;
  for (const file of [answers, orders, tickets, servqual]) {
    const moment = file?.result.span.last ?? null;
    if (moment !== null && moment > (last ?? -Infinity)) last = moment;
  }
  return last;
}

function monthOf(date: Date): string {
  return date.toISOString().slice(0, 7);
}
