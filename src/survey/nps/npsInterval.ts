import { checkOptions, fail } from "../../check";
import { checkCounts, type NpsCounts } from "../../compare/npsCounts";
import { checkLevel, type Interval } from "../../stats/intervals";
import { netBootstrap, netScoreTest, netStudent, netWald } from "../../stats/netIntervals";
import { adjustedWald } from "../../stats/netScore";

/** How the interval of a Net Promoter Score is computed. */
export type NpsIntervalMethod = "adjusted-wald" | "wald" | "student-t" | "score" | "bootstrap";

/** What may be set for {@link npsInterval}. */
export interface NpsIntervalOptions {
  /** How it is computed. Default `"adjusted-wald"`. */
  readonly method?: NpsIntervalMethod;
  /** The confidence level. Default 0.95. */
  readonly level?: number;
  /** For `"bootstrap"`: how many samples are drawn. Default 10,000. */
  readonly resamples?: number;
  /** For `"bootstrap"`: any whole number; the same one gives the same interval. Default 1. */
  readonly seed?: number;
}

/**
 * The interval of a Net Promoter Score by a method of choice, in points from -100 to 100.
 *
 * - `"adjusted-wald"` (Rocks 2016): what `nps` reports; covers as promised from ten answers on.
 * - `"score"`: all scores that a test would not reject; stays in range by itself.
 * - `"bootstrap"`: the middle of the scores of random samples from the answers, from a seed.
 * - `"student-t"`: the mean of 100, 0 and -100 by Student's t; `null` below two answers.
 * - `"wald"`: the textbook's. Of no width where all answers agree.
 *
 * @param counts - A result of `nps`, or its `promoters`, `detractors` and `n`.
 * @param options - See {@link NpsIntervalOptions}.
 * @returns The interval; `null` without answers.
 * @throws RangeError for counts that are none, an unknown method, a level not between 0 and 1 and
 *   resamples below 100; TypeError for an unknown option.
 * @example
 * ```ts
 * import { npsInterval } from "customer-kpis";
 *
 * const counts = { promoters: 50, detractors: 20, n: 100 };
 * npsInterval(counts, { method: "score" }); // ~>
 * // { lower: 13.955142, upper: 44.339307, level: 0.95, method: "score" }
 * npsInterval(counts)?.lower; // ~> 14.05113
 * ```
 */
export function npsInterval(counts: NpsCounts, options: NpsIntervalOptions = {}): Interval | null {
  checkOptions("npsInterval", options, ["method", "level", "resamples", "seed"]);
  checkCounts("npsInterval", "counts", counts);
  const { method = "adjusted-wald", resamples = 10_000, seed = 1 } = options;
  const level = checkLevel("npsInterval", options.level);
  if (!(Number.isInteger(resamples) && resamples >= 100)) {
    fail("npsInterval", "resamples", "a whole number from 100", resamples);
  }
  if (!Number.isSafeInteger(seed)) fail("npsInterval", "seed", "a whole number", seed);
  const { promoters, detractors, n } = counts;
  if (n === 0) return null;
  switch (method) {
    case "adjusted-wald":
      return adjustedWald(promoters, detractors, n, level);
    case "wald":
      return netWald(promoters, detractors, n, level);
    case "student-t":
      return netStudent(promoters, detractors, n, level);
    case "score":
      return netScoreTest(promoters, detractors, n, level);
    case "bootstrap":
      return netBootstrap(promoters, detractors, n, level, resamples, seed);
    default:
      return fail(
        "npsInterval",
        "method",
        "one of adjusted-wald, wald, student-t, score, bootstrap",
        method,
      );
  }
}
