import { reachOfLevel } from "../../stats/intervals";
import type { SurvivalCurve } from "../../stats/survivalCurve";

/** How an interval around a survival curve is computed. */
export type SurvivalInterval = "log" | "plain" | "log-log";

/** The bounds of a curve, step by step. */
export interface SurvivalBounds {
  /** NaN where there is no interval. */
  readonly lower: Float64Array;
  readonly upper: Float64Array;
  readonly level: number;
  readonly method: SurvivalInterval;
}

/** A bound by the share and the standard error of its logarithm, times z. */
type Bound = (share: number, reach: number) => number;

const logLog: Bound = (share, reach) => {
  const log = Math.log(share);
  return Math.exp(log * Math.exp(reach / log));
};

/** The lower and the upper bound of every interval. */
export const BOUNDS: Readonly<Record<SurvivalInterval, readonly [lower: Bound, upper: Bound]>> = {
  log: [
    (share, reach) => share * Math.exp(-reach),
    (share, reach) => Math.min(1, share * Math.exp(reach)),
  ],
  plain: [
    (share, reach) => Math.max(0, share * (1 - reach)),
    (share, reach) => Math.min(1, share * (1 + reach)),
  ],
  "log-log": [(share, reach) => logLog(share, -reach), logLog],
};

/** The bounds of a curve. */
export function boundsOf(
  { length, survival, logVariance }: SurvivalCurve,
  method: SurvivalInterval,
  level: number,
): SurvivalBounds {
  const lower = new Float64Array(length);
  const upper = new Float64Array(length);
  const z = reachOfLevel(level);
  const [lowerOf, upperOf] = BOUNDS[method];
  for (let i = 0; i < length; i++) {
    // Not a number where none is left and, on the log-log scale, where all are.
    const share = survival[i]! || Number.NaN;
    const reach = z * Math.sqrt(logVariance[i]!);
    lower[i] = lowerOf(share, reach);
    upper[i] = upperOf(share, reach);
  }
  return { lower, upper, level, method };
}
