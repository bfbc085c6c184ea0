import { betaQuantile } from "./beta";
import { type Interval, reachOfLevel } from "./intervals";

/** The interval of a share, of `yes` out of `n`, which need not be whole; kept within 0 and 1. */
export type ProportionInterval = (yes: number, n: number, level: number) => Interval | null;

/** The textbook's: of no width at 0 and 1, and too narrow near them. */
export function wald(yes: number, n: number, level: number): Interval {
  return around("wald", yes, n, level);
}

/** Wald's of the answers and `z^2` more, half of them yes (Agresti & Coull 1998). */
export function agrestiCoull(yes: number, n: number, level: number): Interval {
  const more = reachOfLevel(level) ** 2;
  return around("agresti-coull", yes + more / 2, n + more, level);
}

/** Wilson's with Yates' continuity correction, as R's `prop.test` has it. */
export function wilsonCorrected(yes: number, n: number, level: number): Interval {
  const z = reachOfLevel(level);
  const share = yes / n;
  const correction = Math.min(0.5, Math.abs(yes - n / 2));
  const end = (side: 1 | -1): number => {
    const shifted = share + (side * correction) / n;
    // As in R, what the correction takes to 0 or 1, or beyond, ends there.
    if (shifted <= 0 || shifted >= 1) return side < 0 ? 0 : 1;
    const root = Math.sqrt((shifted * (1 - shifted)) / n + (z * z) / (4 * n * n));
    return (shifted + (z * z) / (2 * n) + side * z * root) / (1 + (z * z) / n);
  };
  const [lower, upper] = [yes === 0 ? 0 : end(-1), yes === n ? 1 : end(1)];
  return { lower, upper, level, method: "wilson-corrected" };
}

/** The exact interval: never covers too little, mostly too much (Clopper & Pearson 1934). */
export function clopperPearson(yes: number, n: number, level: number): Interval {
  const tail = (1 - level) / 2;
  return {
    lower: yes === 0 ? 0 : betaQuantile(tail, yes, n - yes + 1),
    upper: yes === n ? 1 : 1 - betaQuantile(tail, n - yes, yes + 1),
    level,
    method: "clopper-pearson",
  };
}

/** The middle of a beta distribution with half a yes and half a no added (Jeffreys' prior). */
export function jeffreys(yes: number, n: number, level: number): Interval {
  const tail = (1 - level) / 2;
  return {
    lower: betaQuantile(tail, yes + 0.5, n - yes + 0.5),
    upper: 1 - betaQuantile(tail, n - yes + 0.5, yes + 0.5),
    level,
    method: "jeffreys",
  };
}

function around(method: string, yes: number, n: number, level: number): Interval {
  const share = yes / n;
  const reach = reachOfLevel(level) * Math.sqrt((share * (1 - share)) / n);
  return { lower: Math.max(0, share - reach), upper: Math.min(1, share + reach), level, method };
}
