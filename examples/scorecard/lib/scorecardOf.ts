import { customer, forecast, mostToLose } from "../results/customer";
import { type OneCustomer, type Results, resultsOf } from "../results/results";
import { customerRecords } from "./customerRecords";
import { checkFolder, type Findings, readFindings } from "./findings";
import { monthOf, monthsAfter, readSettings, type Settings } from "./settings";
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
): Results {
  checkFolder(folder);
  const { findings, settings } = readAll(folder, today);
  return resultsOf(findings, settings, oneCustomer(folder, customerId, findings, settings));
}

function readAll(folder: string, today: Date): { findings: Findings; settings: Settings } {
  const settings = readSettings(folder, (clock) => {
    return monthsAfter(monthOf(today.getTime(), clock), -1);
  });
  const findings = readFindings(folder, settings);

  // Old files, and nobody said which months to report: the last twelve that there are.
  const last = lastMoment(findings);
  const isOld = last !== null && last < settings.period.start;
  if (isOld && settings.from === undefined && settings.until === undefined) {
    const older = readSettings(folder, (clock) => monthOf(last, clock), "files");
    return { findings: readFindings(folder, older), settings: older };
  }
  return { findings, settings };
}

function oneCustomer(
  folder: string,
  named: string | null,
  findings: Findings,
  settings: Settings,
): OneCustomer | null {
  const expected = forecast(findings);
  const id = named ?? mostToLose(findings, settings, expected);
  if (id === null) return null;
  const records = customerRecords(folder, settings, id);
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
