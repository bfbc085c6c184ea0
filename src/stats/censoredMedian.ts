import type { Distribution } from "./distribution";
import { reachOfLevel } from "./intervals";

/** Where the true median lies, as far as the data can tell. */
export interface MedianInterval {
  /** The lower end; `null` where it is not known yet. */
  readonly lower: number | null;
  /** The upper end; `null` where too many last on to know it. */
  readonly upper: number | null;
  /** How often such an interval holds the true figure: 0.95 is 95 times in 100. */
  readonly level: number;
  /** How it was computed. */
  readonly method: string;
}

/** A median, and its interval. */
export interface CensoredMedian {
  readonly value: number | null;
  readonly interval: MedianInterval | null;
}

/**
 * The Kaplan-Meier median: the time by which half of all have ended, where some are only known to
 * have lasted so long and may last on. `null` where fewer than half have ended yet.
 *
 * Where exactly half are left for a while, it is the middle of that while, as R has it: up to when
 * the next one ended, or the last one was seen. The interval holds the times at which the curve's
 * own interval, on the scale of log(-log S), has a half in it.
 *
 * @param ended - How long those took that ended.
 * @param lasting - How long those have lasted that last.
 */
export function censoredMedian(
  ended: Distribution,
  lasting: Distribution,
  level: number,
): CensoredMedian {
  const all = ended.n + lasting.n;
  if (all === 0) return { value: null, interval: null };
  // Half of all have ended well before this many have; who ends or is seen later hardly matters.
  const enough = Math.ceil(all / 2 + 10 * Math.sqrt(all));
  const early = lasting.n > 0 && enough < ended.n ? ended.rank(enough) : Infinity;
  const found = crossings(ended, lasting, level, early);
  const isWhole = early === Infinity || (found.upper !== null && found.upper < early);
  const { value, lower, upper } = isWhole ? found : crossings(ended, lasting, level, Infinity);
  return { value, interval: { lower, upper, level, method: "log-log" } };
}

/** When the curve of those who last, and the curves around it, come down to a half. */
function crossings(ended: Distribution, lasting: Distribution, level: number, limit: number) {
  const { times, counts } = lasting.stepsUpTo(limit);
  const between = ended.countsBetween(times);
  const z = reachOfLevel(level);
  const nearby = 4 * (z + 1) ** 2;
  let atRisk = ended.n + lasting.n;
  let before = 0;
  let left = 1;
  let spread = 0;
  let value: number | null = null;
  let lower: number | null = null;
  let upper: number | null = null;

  // Between two moments at which somebody was last seen, products and sums shrink to one term.
  for (let i = 0; i < between.length && upper === null; i++) {
    const ends = between[i] as number;
    const risk = atRisk;
    for (let k = firstNear(risk); k <= ends && upper === null; k++) {
      const share = left * (1 - k / risk);
      const variance = spread + 1 / (risk - k) - 1 / risk;
      const log = Math.log(share);
      const reach = (z * Math.sqrt(variance)) / -log;
      lower ??= timeAt(share === 0 ? null : Math.exp(log * Math.exp(reach)), before + k);
      value ??= timeAt(share, before + k);
      upper ??= timeAt(share === 0 ? null : Math.exp(log * Math.exp(-reach)), before + k);
    }
    left *= 1 - ends / risk;
    if (ends > 0) spread += 1 / (risk - ends) - 1 / risk;
    before += ends;
    atRisk = risk - ends - (counts[i] ?? 0);
  }
  // At the moment after which nobody is left the curves around have no height, as for R.
  const end = left === 0 ? ended.rank(ended.n - 1) : null;
  return { value, lower: lower === end ? null : lower, upper: upper === end ? null : upper };

  /** Which end first brings the curve near a half: far above it, the lower curve is above it too. */
  function firstNear(risk: number): number {
    if (risk <= 2000) return 1;
    const variance = spread + (2 * left) / risk - 1 / risk;
    const far = 0.5 + Math.sqrt(nearby * variance);
    return Math.max(1, Math.floor(risk * (1 - far / left)));
  }

  /** When the `k`th has ended, if the curve has come down to a half by then. */
  function timeAt(curve: number | null, k: number): number | null {
    // Rounding adds up over a million steps; R allows for more yet.
    if (curve === null || curve > 0.5 + 1e-9) return null;
    const time = ended.rank(k - 1);
    if (curve < 0.5 - 1e-9) return time;
    const next = k < ended.n ? ended.rank(k) : Math.max(time, lastSeen());
    return time / 2 + next / 2;
  }

  function lastSeen(): number {
    return lasting.n > 0 ? lasting.rank(lasting.n - 1) : -Infinity;
  }
}
