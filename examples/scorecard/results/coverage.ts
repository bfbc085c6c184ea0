import type { FileName } from "../lib/fileNames";
import type { Findings } from "../lib/findings";
import { ENOUGH, type Reach, tellsAll } from "../lib/reach";
import type { Settings, Span } from "../lib/settings";
import { lookUp } from "./lookUp";

/** A file that does not tell of all of the report. */
export interface Part {
  readonly file: FileName;
  /** What the file is called, or the files. */
  readonly called: string;
  /** Its first moment; `null` of memberships, which may be older than what happened last. */
  readonly first: number | null;
  /** Its last moment; the last at which somebody left, where only that has ended. */
  readonly last: number;
  /** Of memberships, what does not come any more, or never came: `staying` where everybody has left. */
  readonly silence?: "all" | "leaving" | "ever" | "staying";
  /** A time within of which it tells nothing, where it is never silent so long. */
  readonly hole?: Reach["hole"];
  /** Whether it tells nothing of whole months, or of some days of a month. */
  readonly lacks: "months" | "days";
  /** Whether its figures are not to be trusted: sums of a year that is not whole, customers who may have left. */
  readonly isDoubtful: boolean;
}

/** The files that begin after the report does, or end before it, where that is unusual. */
export function partsIn(findings: Findings, settings: Settings): Part[] {
  const { memberships } = findings;
  const parts = (["answers", "orders", "tickets", "servqual"] as const).flatMap((name) => {
    const part = partOf(name, findings, settings);
    return part ? [part] : [];
  });
  const stays = memberships && staysIn(memberships, settings);
  return stays ? [...parts, stays] : parts;
}

/** Memberships, where nobody joins or leaves any more, or nobody leaves. */
function staysIn(
  { file: called, result }: NonNullable<Findings["memberships"]>,
  settings: Settings,
): Part | null {
  const { reach, leaves, begun, lasting } = result;
  const common = { file: "memberships", called, first: null } as const;
  // Nothing is told of any month.
  const never = { last: settings.period.start - 1, lacks: "months", isDoubtful: true } as const;
  if (lasting === 0 && begun >= MANY) return { ...common, silence: "staying", ...never };
  const isSilent = silentSince(reach, settings) !== null;
  if (isSilent || endsUnsaid(reach, settings)) {
    const lacks = isSilent ? "months" : "days";
    return { ...common, silence: "all", last: reach.last, lacks, isDoubtful: isSilent };
  }
  if (leaves.days.size === 0 && begun >= MANY) {
    return { ...common, silence: "ever", ...never };
  }
  if (leaves.days.size < ENOUGH || silentSince(leaves, settings) === null) return null;
  return { ...common, silence: "leaving", last: leaves.last, lacks: "months", isDoubtful: true };
}

/** Of so many customers of more than a year hardly any company has lost none, or all. */
const MANY = 50;

/** Whether a file ends within the last month, and that is not said of all files together. */
function endsUnsaid({ last, end }: Reach, { months, period, filesEnd }: Settings): boolean {
  if (!(last >= months.at(-1)!.start && end < period.end)) return false;
  return filesEnd === null || last > filesEnd;
}

/** Whether a file tells anything of some time. */
export function tellsOf(part: Part | undefined, { start, end }: Span): boolean {
  return part === undefined || ((part.first ?? -Infinity) < end && part.last >= start);
}

function partOf(file: Counted, findings: Findings, settings: Settings): Part | null {
  const found = findings[file];
  const { first = null, last: written = null } = found?.result.span ?? {};
  if (found === null || first === null || written === null) return null;
  const { reach } = found.result;
  // What is to come does not tell that a file goes on.
  const isMistaken = written > settings.today && reach.end < Infinity;
  const last = isMistaken ? reach.last : written;
  const counts = countsIn(findings, settings)[file];
  const [begin, end] = [counts.findIndex(isSome), counts.findLastIndex(isSome)];
  const usual = longestOf(counts.slice(begin, end).map(isSome));
  // Where nothing happens in many a month, the months at the ends are no exception.
  const { months } = settings;
  const isLate = first >= months[0]!.end && (begin === -1 || begin > 2 * usual);
  const isEarly = last < months.at(-1)!.start && counts.length - 1 - end > 2 * usual;
  const isBegun = first >= months[0]!.start && reach.start > settings.period.start;
  const lacks = isLate || isEarly ? "months" : "days";
  const hole = tellsAll({ ...EVER, hole: reach.hole }, settings.period) ? null : reach.hole;
  const isWhole = lacks === "days" && !isBegun && !endsUnsaid(reach, settings);
  if (isWhole && hole === null) return null;
  const isDoubtful = file === "orders" && isEarly;
  const part = { file, called: found.file, first, last, lacks, isDoubtful } as const;
  return isWhole ? { ...part, hole } : part;
}

const EVER = { start: -Infinity, end: Infinity };

type Counted = Exclude<FileName, "memberships">;

/** How many there are in each month of the report. */
function countsIn(
  { answers, orders, tickets, servqual }: Findings,
  { months }: Settings,
): Readonly<Record<Counted, readonly number[]>> {
  const keys = months.map(({ key }) => key);
  const said = answers?.result.year.byMonth;
  const sold = orders?.result.year.byMonth;
  const asked = tickets?.result.year.byMonth;
  const rated = servqual?.result.year.byMonth;
  return {
    answers: keys.map((key) => {
      const { nps, csat } = lookUp(said, key) ?? {};
      return (nps?.n ?? 0) + (csat?.n ?? 0);
    }),
    orders: keys.map((key) => lookUp(sold, key)?.revenue.n ?? 0),
    tickets: keys.map((key) => {
      const { n = 0, unanswered = 0 } = lookUp(asked, key) ?? {};
      return n + unanswered;
    }),
    servqual: keys.map((key) => lookUp(rated, key)?.n ?? 0),
  };
}

function isSome(count: number): boolean {
  return count > 0;
}

/** The longest run of months without anything. */
function longestOf(months: readonly boolean[]): number {
  let longest = 0;
  let run = 0;
  for (const isTold of months) {
    run = isTold ? 0 : run + 1;
    longest = Math.max(longest, run);
  }
  return longest;
}

/**
 * When somebody joined or left for the last time, where nobody did in the last month of the report, and the
 * silence is more than twice as long as any in the two years before: then the file may be as old as that.
 */
export function silentSince(
  { last, end }: Reach,
  { months, period }: Pick<Settings, "months" | "period">,
): number | null {
  return last < months.at(-1)!.start && end < period.end ? last : null;
}
