import { type NpsCounts, netTest, type WeightedNpsShares } from "../../compare/compareNps";
import { level, oneOf, options } from "../../options";
import type { Interval } from "../../stats/intervals";
import { netScoreTest, netStudent, netWald } from "../../stats/netIntervals";
import { adjustedWald } from "../../stats/netScore";

/** How the interval of a Net Promoter Score is computed. */
export type NpsIntervalMethod = "adjusted-wald" | "wald" | "student-t" | "score";

/** What may be set for {@link npsInterval}. */
export interface NpsIntervalOptions {
  /** How it is computed. Default `"adjusted-wald"`. */
  readonly method?: NpsIntervalMethod;
  /** The confidence level. Default 0.95. */
  readonly level?: number;
}

/**
 * The interval of a Net Promoter Score by a method of choice, in points from -100 to 100.
 *
 * - `"adjusted-wald"` (Rocks 2016): what `nps` reports. Holds the true score as often as promised on
 *   average; at 95 %, and whatever customers think, some 88 times in 100 with ten answers, 93 with a hundred.
 * - `"score"`: all scores that a test would not reject; stays in range by itself.
 * - `"student-t"`: the mean of 100, 0 and -100 by Student's t; `null` below two answers.
 * - `"wald"`: the textbook's. Of no width where all answers agree. What a bootstrap of the answers
 *   comes to as well, as there are but three kinds of them.
 *
 * @param counts - A result of `nps` or `weightedNps`, or `promoters`, `detractors` and `n`.
 * @param options - See {@link NpsIntervalOptions}.
 * @returns The interval; `null` without answers.
 * @throws InputError for counts that are none, an unknown method, a level not between 0 and 1 and an
 *   unknown option.
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
export function npsInterval(
  counts: NpsCounts | WeightedNpsShares,
  options: NpsIntervalOptions = {},
): Interval | null {
  const { method, level } = OPTIONS.read(options);
  const { yes, no, weight, squares } = netTest.read("npsInterval", "counts", counts);
  if (weight === 0) return null;
  // So many answers of equal weight tell as much; without weights it is all of them.
  const scale = weight / squares;
  return METHODS[method](yes * scale, no * scale, weight * scale, level);
}

const METHODS: Readonly<Record<NpsIntervalMethod, typeof netStudent>> = {
  "adjusted-wald": adjustedWald,
  wald: netWald,
  "student-t": netStudent,
  score: netScoreTest,
};

const OPTIONS = /* @__PURE__ */ options<NpsIntervalOptions>("npsInterval")({
  method: oneOf(Object.keys(METHODS) as NpsIntervalMethod[], "adjusted-wald"),
  level: level(),
});
