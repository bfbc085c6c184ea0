import { type Interval, wilson } from "./intervals";

/** What kind of figure a result's `value` is: which test fits it, and how it is written. */
export type ResultKind =
  | "share"
  | "net"
  | "mean"
  | "median"
  | "count"
  | "amount"
  | "duration"
  /** Written as a percentage, but no share of things counted: it may exceed 1 and has no test. */
  | "ratio";

/** A share of so many, with its interval. */
export interface Share {
  /** How many of them, as a ratio from 0 to 1; `null` where there are none. */
  readonly value: number | null;
  /** How many there are. */
  readonly n: number;
  /** How many of them it is. */
  readonly count: number;
  /** Wilson interval of the share; `null` where there are none. */
  readonly interval: Interval | null;
}

/** The share that `count` is of `n`. */
export function shareOf(count: number, n: number, level: number): Share {
  return { value: n > 0 ? count / n : null, n, count, interval: wilson(count, n, level) };
}
