import { type Results, resultsOf } from "../results/results";
import { checkFolder, type Findings, readFindings } from "./findings";
import { monthsAfter, readSettings } from "./settings";

/** The scorecard of the company whose CSV files are in a folder, in figures. */
export async function scorecardOf(folder: string, today: Date): Promise<Results> {
  checkFolder(folder);
  const settings = readSettings(folder, monthsAfter(monthOf(today), -1));
  const findings = await readFindings(folder, settings);

  // Old files, and nobody said which months to report: the last twelve that there are.
  const last = lastMoment(findings);
  const isOld = last !== null && last < settings.period.start;
  if (isOld && settings.from === undefined && settings.until === undefined) {
    const older = readSettings(folder, monthOf(new Date(last)));
    return resultsOf(await readFindings(folder, older), older);
  }
  return resultsOf(findings, settings);
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
