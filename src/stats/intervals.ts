/** Where the true figure lies, as far as the data can tell. */
export interface Interval {
  /** The lower end. */
  readonly lower: number;
  /** The upper end. */
  readonly upper: number;
  /** How often such an interval holds the true figure: 0.95 is 95 times in 100. */
  readonly level: number;
  /** How it was computed. */
  readonly method: string;
}

/**
 * How many standard errors an interval reaches to either side: 1.96 for a level of 0.95.
 *
 * Newton's steps on the normal distribution's own power series: shorter than any table.
 */
export function reachOfLevel(level: number): number {
  let z = 0;
  // The steps rise to it, a dozen or, for the highest levels below 1, some forty of a few hundred terms:
  // the first that does not rise is rounding.
  for (let step = 1; step > 1e-15; z += step) {
    let sum = z;
    for (let term = z, k = 3; term > 1e-17 * sum; k += 2) sum += term *= (z * z) / k;
    step = level * Math.sqrt(Math.PI / 2) * Math.exp((z * z) / 2) - sum;
  }
  return z;
}

/**
 * Wilson's score interval for a share (Wilson 1927): good from small samples on, and never empty
 * where all or none say yes. `null` without answers.
 */
export function wilson(yes: number, n: number, level: number): Interval | null {
  if (n === 0) return null;
  const z = reachOfLevel(level);
  const share = yes / n;
  const center = share + (z * z) / (2 * n);
  const reach = z * Math.sqrt((share * (1 - share)) / n + (z * z) / (4 * n * n));
  const scale = 1 + (z * z) / n;
  return {
    // Beside next to nothing rounding alone leads beyond 0 and 1.
    lower: yes === 0 ? 0 : Math.max(0, (center - reach) / scale),
    upper: yes === n ? 1 : Math.min(1, (center + reach) / scale),
    level,
    method: "wilson",
  };
}
