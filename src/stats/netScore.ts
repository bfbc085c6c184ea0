import { type Interval, reachOfLevel } from "./intervals";

/** A percentage of those who say yes minus one of those who say no, in points from -100 to 100. */
export interface NetScore {
  /** The difference. */
  readonly value: number;
  /** Its standard error, that of a variable which is 100, 0 or -100. */
  readonly standardError: number;
}

/** The net score of `n` answers, of which `yes` and `no` take sides. */
export function netScore(yes: number, no: number, n: number): NetScore {
  const net = (yes - no) / n;
  // A hundred times 0.29 is not 29 for a computer.
  return {
    value: (100 * (yes - no)) / n,
    standardError: 100 * Math.sqrt(((yes + no) / n - net * net) / n),
  };
}

/**
 * The adjusted Wald interval of a net score: that of the answers and three more, three quarters of
 * one on either side (Rocks 2016). Kept within -100 and 100.
 */
export function adjustedWald(yes: number, no: number, n: number, level: number): Interval {
  const { value, standardError } = netScore(yes + 0.75, no + 0.75, n + 3);
  const reach = reachOfLevel(level) * standardError;
  return {
    lower: Math.max(-100, value - reach),
    upper: Math.min(100, value + reach),
    level,
    method: "adjusted-wald",
  };
}
