import { type Interval, reachOfLevel } from "./intervals";
import { netScore } from "./netScore";
import { studentQuantile } from "./student";

/** Wald's interval of a net score: of no width where all answers agree. Within -100 and 100. */
export function netWald(yes: number, no: number, n: number, level: number): Interval {
  const { value, standardError } = netScore(yes, no, n);
  return within(value, reachOfLevel(level) * standardError, level, "wald");
}

/** Student's interval of the mean of 100, 0 and -100; `null` below two answers. */
export function netStudent(yes: number, no: number, n: number, level: number): Interval | null {
  if (n < 2) return null;
  const { value, standardError } = netScore(yes, no, n);
  const reach = studentQuantile((1 - level) / 2, n - 1) * standardError * Math.sqrt(n / (n - 1));
  return within(value, reach, level, "student-t");
}

/** All net scores that a score test would not reject (Tango 1998, May & Johnson 1997). */
export function netScoreTest(yes: number, no: number, n: number, level: number): Interval {
  const z = reachOfLevel(level);
  const net = (yes - no) / n;

  /** How many standard errors the answers are from `d`, were that the true difference of shares. */
  function distance(d: number): number {
    const b = -yes - no + (2 * n - yes + no) * d;
    const c = -no * d * (1 - d);
    // The likeliest share of those who say no, given that difference.
    const q = (Math.sqrt(b * b - 8 * n * c) - b) / (4 * n);
    return (yes - no - n * d) / Math.sqrt(n * (2 * q + d * (1 - d)));
  }
  function end(side: 1 | -1): number {
    let [inside, outside]: [number, number] = [net, side];
    for (let i = 0; i < 100; i++) {
      const middle = (inside + outside) / 2;
      if (-side * distance(middle) <= z) inside = middle;
      else outside = middle;
    }
    return 100 * inside;
  }
  return { lower: end(-1), upper: end(1), level, method: "score" };
}

function within(value: number, reach: number, level: number, method: string): Interval {
  return {
    lower: Math.max(-100, value - reach),
    upper: Math.min(100, value + reach),
    level,
    method,
  };
}
