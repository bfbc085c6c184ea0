import { fail } from "../check";
import { addMoment, initMoments, varianceOf } from "../stats/moments";
import { bothTails, type Comparison, intervalAround, noComparison } from "./comparison";

/** One customer's answers in two waves. */
export interface Pair {
  /** The earlier answer; `null` for none. */
  readonly before: number | null | undefined;
  /** The later answer; `null` for none. */
  readonly after: number | null | undefined;
}

/** The pairs of which both answers are there, checked. */
export function wholePairs(
  kpi: string,
  pairs: Iterable<Pair>,
  allowed: string,
  isAllowed: (answer: number) => boolean,
): { before: number; after: number }[] {
  if (typeof pairs !== "object" || !pairs?.[Symbol.iterator]) {
    fail(kpi, "pairs", "an array or another iterable", pairs);
  }
  const whole: { before: number; after: number }[] = [];
  for (const pair of pairs) {
    if (typeof pair !== "object" || pair === null) {
      fail(kpi, "pair", "an object with before and after", pair);
    }
    const { before, after } = pair;
    for (const [field, answer] of [
      ["before", before],
      ["after", after],
    ] as const) {
      const isMissing = answer === null || answer === undefined;
      if (!isMissing && !(typeof answer === "number" && isAllowed(answer))) {
        fail(kpi, field, allowed, answer);
      }
    }
    if (typeof before === "number" && typeof after === "number") whole.push({ before, after });
  }
  return whole;
}

/** Whether the customers' own changes differ from none on average: by Student's t, or by z. */
export function compareChanges(
  changes: readonly number[],
  test: "paired-t" | "paired-z",
  level: number,
  most?: number,
): Comparison {
  const n = changes.length;
  const difference = n > 0 ? changes.reduce((sum, change) => sum + change, 0) / n : null;
  const moments = initMoments();
  for (const change of changes) addMoment(moments, change);
  const variance = varianceOf(moments);
  if (difference === null || !variance) return noComparison(test, n, difference);
  const standardError = Math.sqrt(variance / n);
  const statistic = difference / standardError;
  const [degreesOfFreedom, kind] = test === "paired-t" ? [n - 1, "student-t"] : [null, "wald"];
  return {
    difference,
    interval: intervalAround(difference, standardError, degreesOfFreedom, level, kind, most),
    ...bothTails(statistic, degreesOfFreedom),
    statistic,
    degreesOfFreedom,
    effect: difference / Math.sqrt(variance),
    n,
    method: test,
  };
}
