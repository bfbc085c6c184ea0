import { fail } from "../check";
import type { Key } from "../slice";
import { checkFigure, checkList, checkNumber, checkNumbers, checkRecord } from "./checkResult";
import { DASHES } from "./palette";

/** The steps of a curve, a list for each figure, as `survival` gives them. */
export interface SurvivalChartSteps {
  /** The durations at which something ended or was last seen, ascending. */
  readonly time: readonly number[];
  /** The share that lasts longer. */
  readonly survival: readonly number[];
  /** The lower bound of its interval; `null` where there is none. */
  readonly lower: readonly (number | null)[];
  /** The upper bound. */
  readonly upper: readonly (number | null)[];
  /** How many were last seen then. */
  readonly censored: readonly number[];
  /** How many were watched until then. */
  readonly atRisk: readonly number[];
}

/** What `survivalChart` reads of a survival curve. */
export interface SurvivalChartCurve {
  /** Lifetimes. */
  readonly n: number;
  /** The median; `null` where it is not reached. */
  readonly value: number | null;
  /** The curve, by column. */
  readonly steps: SurvivalChartSteps;
}

/** One of several curves. */
export interface SurvivalChartGroup {
  /** What its customers have in common. */
  readonly key: Key;
  /** Its curve. */
  readonly result: SurvivalChartCurve;
}

/** A curve of a chart. */
export interface Curve {
  readonly key: Key;
  readonly name: string;
  readonly n: number;
  readonly median: number | null;
  /** From all on. */
  readonly points: readonly Point[];
}

/** A step of a curve. */
interface Point {
  readonly time: number;
  readonly survival: number;
  readonly lower: number | null;
  readonly upper: number | null;
  readonly censored: number;
  readonly atRisk: number;
}

/** What the chart reads of survival curves. Throws where they are none. */
export function curvesOf(
  chart: string,
  given: SurvivalChartCurve | readonly SurvivalChartGroup[],
  labelOf: (key: Key) => string,
): Curve[] {
  const allowed = "a survival curve or an array of { key, result }";
  checkRecord(chart, "curves", given, allowed);
  const groups = Array.isArray(given) ? given : [{ key: null, result: given }];
  checkList(chart, "curves", groups, allowed);
  if (groups.length > DASHES.length) {
    fail(chart, "curves", `at most ${DASHES.length} groups`, groups.length);
  }
  return groups.map(({ key, result }: SurvivalChartGroup) => {
    checkRecord(chart, "result", result, "a survival curve");
    const { n, value: median } = result;
    const steps = stepsOf(chart, result.steps);
    checkNumber(chart, "n", n);
    checkFigure(chart, "value", median);
    const [first] = steps;
    const start = { time: 0, survival: 1, lower: 1, upper: 1, censored: 0 };
    const points = first ? [{ ...start, atRisk: first.atRisk }, ...steps] : [];
    return { key, name: labelOf(key), n, median, points };
  });
}

/** The steps of a curve, one by one. Throws where they are none. */
function stepsOf(chart: string, steps: SurvivalChartSteps): Point[] {
  checkRecord(chart, "steps", steps, "the steps of a curve by column");
  const { time, survival, lower, upper, censored, atRisk } = steps;
  const columns = { time, survival, lower, upper, censored, atRisk };
  for (const [name, column] of Object.entries(columns)) {
    if (!Array.isArray(column)) fail(chart, `steps.${name}`, "an array", column);
  }
  return time.map((_, i) => {
    const point = {
      time: time[i]!,
      survival: survival[i]!,
      lower: lower[i] ?? null,
      upper: upper[i] ?? null,
      censored: censored[i]!,
      atRisk: atRisk[i]!,
    };
    checkNumbers(chart, point, "time", "survival", "censored", "atRisk");
    if (point.lower !== null) checkNumbers(chart, point, "lower", "upper");
    return point;
  });
}
