import { compareMeans } from "customer-kpis";
import type { Kind } from "../languages/formats";
import type { Result } from "./figures";

/** The same figure in two months, the earlier one first. */
export type TwoMonths = readonly [Result, Result];

/** Such figures grow by so much of what they were: twice as much of all is no other season. */
const RELATIVE: ReadonlySet<Kind> = new Set(["money", "duration"]);

/**
 * How likely chance alone makes a change differ as much from that of the same two months a year earlier. 1 where
 * nobody can tell.
 */
export function beyondSeason(kind: Kind, year: TwoMonths, yearBefore: TwoMonths): number {
  const isRelative = RELATIVE.has(kind);
  const [now, before] = [growth(year, isRelative), growth(yearBefore, isRelative)];
  if (now === null || before === null) return 1;
  return compareMeans(before, now).p ?? 1;
}

/** By how much a figure has grown, as a mean that is as sure. */
function growth([from, to]: TwoMonths, isRelative: boolean) {
  const [one, two] = [sureness(from), sureness(to)];
  if (one === null || two === null) return null;
  const n = Math.max(2, one.n + two.n);
  if (!isRelative) {
    return { mean: two.value - one.value, variance: n * (one.error ** 2 + two.error ** 2), n };
  }
  if (one.value <= 0 || two.value <= 0) return null;
  const square = (one.error / one.value) ** 2 + (two.error / two.value) ** 2;
  return { mean: Math.log(two.value / one.value), variance: n * square, n };
}

/** A figure, of a sum by the day, and its standard error; `null` where nobody can say how sure it is. */
function sureness({ value, n = 0, days = 1, spread, variance, interval }: Result) {
  if (value === null) return null;
  if (spread) {
    return { value: value / days, error: Math.sqrt(spread.variance) / days, n: spread.n };
  }
  if (variance != null && n > 1) return { value, error: Math.sqrt(variance / n), n };
  return interval ? { value, error: (interval.upper - interval.lower) / (2 * 1.96), n } : null;
}
