import { eachRecord, fail } from "../check";
import { addMoment, initMoments, isRounding, varianceOf } from "../stats/moments";
import { sumOf } from "../stats/sum";
import {
  bothTails,
  type Comparison,
  intervalAround,
  keptWithin,
  NO_ANSWERS,
  noComparison,
  tested,
} from "./comparison";

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
  const whole: { before: number; after: number }[] = [];
  eachRecord(kpi, "pairs", pairs, (pair) => {
    if (typeof pair !== "object" || pair === null) {
      fail(kpi, "pair", "an object with before and after", pair ?? null, pair ?? null);
    }
    const { before, after } = pair;
    for (const field of ["before", "after"] as const) {
      const answer = pair[field];
      const isNone = answer === null || (answer === undefined && field in pair);
      if (!isNone && !(typeof answer === "number" && isAllowed(answer))) {
        fail(kpi, field, allowed, answer, pair);
      }
    }
    if (typeof before === "number" && typeof after === "number") whole.push({ before, after });
  });
  return whole;
}

/** How changes are compared. */
interface ChangesHow {
  readonly test: "paired-t" | "paired-z";
  readonly level: number;
  /** How large they can be. */
  readonly most: number;
  /** How large the answers are whose differences they are: as exact are they. */
  readonly size: number;
}

/** Whether the customers' own changes differ from none on average: by Student's t, or by z. */
export function compareChanges(
  changes: readonly number[],
  { test, level, most, size }: ChangesHow,
): Comparison {
  const n = changes.length;
  if (n === 0) return noComparison(test, n, null, NO_ANSWERS);
  const moments = initMoments();
  for (const change of changes) addMoment(moments, change);
  const difference = sumOf(changes) / n;
  const variance = varianceOf(moments) ?? 0;
  const standardError = Math.sqrt(variance / n);
  if (isRounding(standardError, size)) {
    return noComparison(test, n, difference, "no two pairs that moved differently");
  }
  const statistic = difference / standardError;
  const [degreesOfFreedom, kind] = test === "paired-t" ? [n - 1, "student-t"] : [null, "wald"];
  const interval = intervalAround(difference, standardError, degreesOfFreedom, level, kind);
  return {
    ...tested(difference, bothTails(statistic, degreesOfFreedom), level),
    interval: keptWithin(most, interval),
    statistic,
    degreesOfFreedom,
    effect: difference / Math.sqrt(variance),
    n,
    method: test,
  };
}
