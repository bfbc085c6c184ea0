import {
  type Comparison,
  compareCounts,
  compareMeans,
  compareNps,
  compareShares,
} from "customer-kpis";
import type { Settings } from "../lib/settings";
import { type Figure, type FigureName, type Figures, type Result, TILES } from "./figures";
import { beyondSeason, type TwoMonths } from "./season";

/**
 * What a test makes of a change; of the season, where the same months changed so a year before. Where there is
 * no test, or nothing to compare with, nothing.
 */
export type Verdict = "better" | "worse" | "chance" | "season" | null;

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
  /** What the figure was in the same months a year before, where it changed as much then. */
  readonly season: { readonly from: number; readonly to: number } | null;
}

/** Of fewer people together nobody can say how far chance may have carried a sum or a median. */
const ENOUGH = 30;

const LOWER_IS_BETTER: ReadonlySet<FigureName> = new Set(["churn", "firstResponse"]);

/** How a figure has changed; `null` where one of the two is missing. */
export function changeOf(
  name: FigureName,
  before: Result | null | undefined,
  now: Result | null | undefined,
  months: RealChange["months"],
  { tried, real, seasonal }: Changes,
): Change | null {
  if (before?.value == null || now?.value == null) return null;
  const isThis = (one: RealChange) =>
    one.name === name && one.months?.from === months?.from && one.months?.to === months?.to;
  const change = tried.find(isThis);
  // Where nothing has changed there is no change that may be chance.
  if (!change || before.value === now.value) return { before: before.value, verdict: null };
  if (real.some(isThis)) {
    return { before: before.value, verdict: change.isBetter ? "better" : "worse" };
  }
  return { before: before.value, verdict: seasonal.some(isThis) ? "season" : "chance" };
}

/** What a test makes of two results; `null` where there is none for their kind. */
function tested(before: Result, now: Result): Pick<Comparison, "p" | "effect"> | null {
  // What comes after a file ends nobody knows.
  if (before.isPart || now.isPart) return null;
  const comparison = compareResults(before, now);
  if (comparison) return inBothWays(comparison, byDay(before, now));
  const isUp = Number(now.value) > Number(before.value);
  // Each of the two reaches as far as its interval does on the side of the other (Zou and Donner 2008).
  const [one, two] = [
    asMean(before, isUp ? "upper" : "lower"),
    asMean(now, isUp ? "lower" : "upper"),
  ];
  if (!one || !two || one.n + two.n < ENOUGH) return null;
  return compareMeans(one, two);
}

/** The position of the last month that can be held against another; -1 without any. */
export function lastTold({ months = [] }: Figure): number {
  return months.findLastIndex((month) => month.value !== null && !month.isPart);
}

/** A figure that is no mean as one that is as sure; `null` where nobody can say how sure it is. */
function asMean({ value, n = 0, interval, spread, days = 1 }: Result, side: "lower" | "upper") {
  if (value === null) return null;
  if (spread) {
    // A day's, as a February that sells less than a January is no fall.
    // Of one who buys each month a year is no more than of one who buys once.
    const some = Math.max(spread.n, 2);
    return { mean: value / days, variance: (some * spread.variance) / days ** 2, n: some };
  }
  if (!interval) return null;
  const error = Math.abs(interval[side] - value) / 1.96;
  return { mean: value, variance: n * error ** 2, n };
}

/** What of a comparison holds by the day, too: of fewer days fewer leave, and buyers bring less. */
function inBothWays(
  { p, effect, difference }: Comparison,
  daily: Pick<Comparison, "p" | "difference"> | null,
): Pick<Comparison, "p" | "effect"> {
  if (daily === null) return { p, effect };
  const isSame = Number(daily.difference) > 0 === Number(difference) > 0;
  if (p === null || daily.p === null || !isSame) return { p: p === null ? null : 1, effect };
  return { p: Math.max(p, daily.p), effect };
}

/** Two results by the day, where they are over more days the one than the other. */
function byDay(before: Result, now: Result): Pick<Comparison, "p" | "difference"> | null {
  if (before.days === undefined || before.days === now.days) return null;
  if (isShare(before) && isShare(now)) {
    const [more, less] = [before, now].map(lostByDay) as [Lost, Lost];
    const { p, difference } = compareCounts(more, less);
    return { p, difference: 0 - Number(difference) };
  }
  return isMean(before) && isMean(now) ? compareMeans(meanByDay(before), meanByDay(now)) : null;
}

type Lost = Parameters<typeof compareCounts>[0];

/** Those who were lost, of so many in so many days. */
function lostByDay({ value, n = 0, days = 1 }: Result): Lost {
  return { value: Math.round(n * (1 - Number(value))), exposure: Math.max(1, n * days) };
}

function meanByDay<Mean extends Result & { readonly mean: number | null; readonly n: number }>({
  mean,
  variance,
  n,
  days = 1,
}: Mean) {
  return {
    mean: mean === null ? null : mean / days,
    variance: variance == null ? null : variance / days ** 2,
    n,
  };
}

/** The test that the kind of the two results asks for; `null` where there is none. */
function compareResults(before: Result, now: Result): Comparison | null {
  if (isNps(before) && isNps(now)) return compareNps(before, now, { method: "exact" });
  if (isShare(before) && isShare(now)) return compareShares(before, now, { method: "fisher" });
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

/** A change, and how likely chance alone makes one as large, and as different from that of a year before. */
interface TriedChange extends RealChange {
  readonly p: number;
  /** The same without the year before. */
  readonly pAlone: number;
}

/** The changes of a report. */
export interface Changes {
  /** All that a test can judge: of the year against the one before, of its last month against every other. */
  readonly tried: readonly TriedChange[];
  /** Those that are more than chance, however many were looked at: of years, and of months. */
  readonly real: readonly TriedChange[];
  /** Those of months that would be, had the same months not changed so a year before. */
  readonly seasonal: readonly TriedChange[];
}

export function changesIn(
  figures: Figures,
  { months }: Settings,
  isDoubtful: (figure: Figure) => boolean,
): Changes {
  const tried: TriedChange[] = [];
  for (const name of TILES) {
    const figure = figures[name];
    if (!figure || isDoubtful(figure)) continue;
    const last = lastTold(figure);
    const year = candidateOf(name, figure.before, figure.now, null);
    if (year) tried.push(year);
    for (const [i, month] of months.slice(0, Math.max(last, 0)).entries()) {
      const when = { from: month.start, to: months[last]?.start ?? 0 };
      const change = candidateOf(name, figure.months?.[i], figure.months?.[last], when);
      if (change) tried.push(inItsSeason(change, figure, i, last));
    }
  }
  const years = realOnes(tried.filter((change) => change.months === null));
  const ofMonths = tried.filter((change) => change.months !== null);
  const lately = realOnes(ofMonths);
  const alone = realOnes(ofMonths.map((change) => ({ change, p: change.pAlone })));
  const seasonal = alone
    .map(({ change }) => change)
    .filter((change) => change.season !== null && !lately.includes(change));
  return { tried, real: [...years, ...lately], seasonal };
}

/** What chance alone brings about in every second such pair of months is no sign of a season. */
const SIGN = 0.5;

/** A change of months, and whether it is more than that of the same months a year before, where they changed so, too. */
function inItsSeason(
  change: TriedChange,
  { kind, months = [], monthsBefore = [] }: Figure,
  from: number,
  to: number,
): TriedChange {
  const [then, thenLast] = [monthsBefore[from], monthsBefore[to]];
  const before = candidateOf(change.name, then, thenLast, change.months);
  const isSign = before && before.p <= SIGN && before.isBetter === change.isBetter;
  if (!isSign) return change;
  const [year, yearBefore] = [
    [months[from], months[to]],
    [then, thenLast],
  ].map((two) => two.map((month) => month?.withWaiting ?? month) as unknown as TwoMonths);
  const season = { from: before.from, to: before.to };
  return { ...change, p: Math.max(change.p, beyondSeason(kind, year!, yearBefore!)), season };
}

/**
 * The largest of those that are more than chance. What gets better each year is no news; what gets worse is, and of
 * one that goes beyond its season nothing is said of that.
 */
export function largestChange({ real, seasonal }: Changes): RealChange | null {
  const worse = seasonal.filter(({ isBetter }) => !isBetter);
  const all = [...real.map((change) => ({ ...change, season: null })), ...worse];
  return all.toSorted((a, b) => Math.abs(b.effect) - Math.abs(a.effect))[0] ?? null;
}

function candidateOf(
  name: FigureName,
  before: Result | null | undefined,
  now: Result | null | undefined,
  months: RealChange["months"],
): TriedChange | null {
  if (before?.value == null || now?.value == null) return null;
  // Of waits those that are not over tell as well.
  const comparison = tested(before.withWaiting ?? before, now.withWaiting ?? now);
  if (comparison?.p == null || comparison.effect === null) return null;
  const { p, effect } = comparison;
  const [from, to] = [before.value, now.value];
  // What is tested may go another way than what is shown: months of fewer days sell less.
  if (from !== to && effect > 0 !== to > from) return null;
  const isBetter = effect > 0 !== LOWER_IS_BETTER.has(name);
  return { name, from, to, months, isBetter, effect, season: null, p, pAlone: p };
}

/**
 * Years, months and the parts of a company are looked at beside one another: a third of the chance of one in
 * twenty is for each, so that all that is said of them has no more.
 */
const CHANCE = 0.05 / 3;

/** Holm 1979: the smallest p must pass as if every test were one of all, the next of all but one. */
export function realOnes<One extends { readonly p: number }>(tests: readonly One[]): One[] {
  const inOrder = [...tests].sort((a, b) => a.p - b.p);
  const firstFailure = inOrder.findIndex(({ p }, i) => p * (inOrder.length - i) > CHANCE);
  return firstFailure === -1 ? inOrder : inOrder.slice(0, firstFailure);
}
