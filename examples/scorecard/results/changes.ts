import { type Comparison, compareMeans, compareNps, compareShares } from "customer-kpis";
import type { Settings } from "../lib/settings";
import { type Figure, type FigureName, type Figures, type Result, TILES } from "./figures";

/** What a test makes of a change. Where there is no test, or nothing to compare with, nothing. */
export type Verdict = "better" | "worse" | "chance" | null;

/** How a figure differs from what it was. */
export interface Change {
  readonly before: number;
  readonly verdict: Verdict;
}

/** A change that is more than chance, however many were looked at. */
export interface RealChange {
  readonly name: FigureName;
  /** What it was, and what it has become. */
  readonly from: number;
  readonly to: number;
  /** The months from which and to which it changed; `null` for the year before and the one reported. */
  readonly months: { readonly from: number; readonly to: number } | null;
  readonly isBetter: boolean;
  /** In standard deviations of a single answer, so that changes of all kinds can be ranked. */
  readonly effect: number;
}

const LOWER_IS_BETTER: ReadonlySet<FigureName> = new Set(["churn", "firstResponse"]);

/** How a figure has changed; `null` where one of the two is missing. */
export function changeOf(
  name: FigureName,
  before: Result | null | undefined,
  now: Result | null | undefined,
): Change | null {
  if (before?.value == null || now?.value == null) return null;
  return { before: before.value, verdict: verdictOf(name, before, now) };
}

function verdictOf(name: FigureName, before: Result, now: Result): Verdict {
  // Where nothing has changed there is no change that may be chance.
  if (before.value === now.value) return null;
  // Of waits those that are not over tell as well.
  const [then, lately] = [before.withWaiting ?? before, now.withWaiting ?? now];
  const isUp = Number(now.value) > Number(before.value);
  const isReal = isChangeReal(then, lately);
  if (isReal === null) return null;
  if (!isReal) return "chance";
  if (Number(lately.value) > Number(then.value) !== isUp) return null;
  return isUp === LOWER_IS_BETTER.has(name) ? "worse" : "better";
}

/** By the test of the figure's kind, or else by whether the intervals of the two leave room for none. */
function isChangeReal(before: Result, now: Result): boolean | null {
  const comparison = compareResults(before, now);
  if (comparison) return comparison.p === null ? null : comparison.p <= 0.05;
  const [one, two] = [before.interval, now.interval];
  if (!one || !two) return null;
  const difference = Number(now.value) - Number(before.value);
  // The interval of a difference from those of its two sides (Zou and Donner 2008).
  return difference > 0
    ? difference > Math.hypot(Number(now.value) - two.lower, one.upper - Number(before.value))
    : -difference > Math.hypot(two.upper - Number(now.value), Number(before.value) - one.lower);
}

/** The test that the kind of the two results asks for; `null` where there is none. */
function compareResults(before: Result, now: Result): Comparison | null {
  if (isNps(before) && isNps(now)) return compareNps(before, now);
  if (isShare(before) && isShare(now)) return compareShares(before, now);
  if (isMean(before) && isMean(now)) return compareMeans(before, now);
  return null;
}

function isNps(result: Result): result is Result & Parameters<typeof compareNps>[0] & Result {
  return "promoters" in result && "detractors" in result;
}

function isShare(result: Result): result is Result & { value: number | null; n: number } {
  return result.interval?.method === "wilson" && result.n !== undefined;
}

function isMean(
  result: Result,
): result is Result & { mean: number | null; variance: number | null; n: number } {
  return "mean" in result && "variance" in result;
}

/** A change, and how likely chance alone makes one as large. */
export interface TriedChange extends RealChange {
  readonly p: number;
}

/** All changes that a test can judge: of the year against the one before, of its last month against every other. */
export function changesIn(
  figures: Figures,
  { months }: Settings,
  isDoubtful: (figure: Figure) => boolean,
): TriedChange[] {
  const candidates: TriedChange[] = [];
  for (const name of TILES) {
    const figure = figures[name];
    if (!figure || isDoubtful(figure)) continue;
    const last = figure.months?.findLastIndex(({ value }) => value !== null) ?? -1;
    const pairs: [Result | null | undefined, Result | null | undefined, RealChange["months"]][] = [
      [figure.before, figure.now, null],
      ...months.slice(0, Math.max(last, 0)).map((month, i): (typeof pairs)[number] => {
        const to = months[last]?.start ?? 0;
        return [figure.months?.[i], figure.months?.[last], { from: month.start, to }];
      }),
    ];
    for (const [before, now, when] of pairs) {
      const candidate = candidateOf(name, before, now, when);
      if (candidate) candidates.push(candidate);
    }
  }
  return candidates;
}

/** The largest of those that are more than chance; p is corrected for how many there are (Holm). */
export function largestChange(changes: readonly TriedChange[]): RealChange | null {
  return realOnes(changes).sort((a, b) => Math.abs(b.effect) - Math.abs(a.effect))[0] ?? null;
}

function candidateOf(
  name: FigureName,
  before: Result | null | undefined,
  now: Result | null | undefined,
  months: RealChange["months"],
): TriedChange | null {
  if (before?.value == null || now?.value == null) return null;
  const comparison = compareResults(before, now);
  if (comparison?.p == null || comparison.effect === null) return null;
  const { p, effect } = comparison;
  const isBetter = effect > 0 !== LOWER_IS_BETTER.has(name);
  return { name, from: before.value, to: now.value, months, isBetter, effect, p };
}

/** Holm 1979: the smallest p must pass as if every test were one of all, the next of all but one. */
export function realOnes<One extends { readonly p: number }>(tests: readonly One[]): One[] {
  const inOrder = [...tests].sort((a, b) => a.p - b.p);
  const firstFailure = inOrder.findIndex(({ p }, i) => p * (inOrder.length - i) > 0.05);
  return firstFailure === -1 ? inOrder : inOrder.slice(0, firstFailure);
}
