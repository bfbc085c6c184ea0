import type { FileName } from "../lib/fileNames";
import type { Findings } from "../lib/findings";
import type { Settings, Span } from "../lib/settings";

/** A file that tells nothing of whole months of the report. */
export interface Part {
  readonly file: FileName;
  /** What the file is called, or the files. */
  readonly called: string;
  /** Its first moment; `null` of memberships, which may be older than what happened last. */
  readonly first: number | null;
  /** Its last moment. */
  readonly last: number;
  /** Whether its figures are not to be trusted: sums of a year that is not whole, customers who may have left. */
  readonly isDoubtful: boolean;
}

/** The files that begin after the first month of the report, or end before its last. */
export function partsIn(findings: Findings, settings: Settings): Part[] {
  const { memberships } = findings;
  const parts = (["answers", "orders", "tickets", "servqual"] as const).flatMap((name) => {
    const part = partOf(name, findings[name], settings);
    return part ? [part] : [];
  });
  const last = memberships && silentSince(memberships.result.records, settings);
  if (memberships === null || last === null) return parts;
  const { file: called } = memberships;
  return [...parts, { file: "memberships", called, first: null, last, isDoubtful: true }];
}

/** Whether a file tells anything of some time. */
export function tellsOf(part: Part | undefined, { start, end }: Span): boolean {
  return part === undefined || ((part.first ?? -Infinity) < end && part.last >= start);
}

function partOf(
  file: FileName,
  found: Findings["answers" | "orders" | "tickets" | "servqual"],
  { months }: Settings,
): Part | null {
  const { first = null, last = null } = found?.result.span ?? {};
  if (found === null || first === null || last === null) return null;
  const isEarly = last < months.at(-1)!.start;
  if (!isEarly && first < months[0]!.end) return null;
  return { file, called: found.file, first, last, isDoubtful: file === "orders" && isEarly };
}

const TWO_YEARS = 2 * 366 * 86_400_000;

/**
 * When somebody joined or left for the last time, where nobody did in the last month of the report, and the
 * silence is more than twice as long as any in the two years before: then the file may be as old as that.
 */
export function silentSince(
  records: NonNullable<Findings["memberships"]>["result"]["records"],
  { months, period }: Pick<Settings, "months" | "period">,
): number | null {
  if (records.some(({ startedAt }) => Number(startedAt) >= period.end)) return null;
  const moments = records
    .flatMap(({ startedAt, endedAt }) => (endedAt === null ? [startedAt] : [startedAt, endedAt]))
    .map(Number)
    .filter((moment) => moment < period.end)
    .sort((a, b) => a - b);
  const last = moments.at(-1);
  if (last === undefined || last >= months.at(-1)!.start) return null;
  const lately = moments.filter((moment) => moment >= last - TWO_YEARS);
  let longest = 0;
  for (const [i, moment] of lately.entries()) {
    longest = Math.max(longest, moment - (lately[i - 1] ?? moment));
  }
  return longest > 0 && period.end - last > 2 * longest ? last : null;
}
