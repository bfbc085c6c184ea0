import { fail } from "../check";
import { checkCount, isWithin, level, oneOf, options } from "../options";
import { logNetExact } from "../stats/netExact";
import { netScore } from "../stats/netScore";
import {
  bothTails,
  type Comparison,
  type ComparisonOptions,
  compareWaves,
  intervalAround,
  keptWithin,
  MOST_SQUARABLE,
  NO_ANSWERS,
  noComparison,
  type OneOrMany,
  type Parts,
  resultOf,
  type Test,
  tested,
} from "./comparison";

/** The counts behind a Net Promoter Score: every result of `nps` is one. */
export interface NpsCounts {
  /** How many promoters. */
  readonly promoters: number;
  /** How many detractors. */
  readonly detractors: number;
  /** How many answers, passives among them. */
  readonly n: number;
}

/** The shares behind a Net Promoter Score of weighted answers: every result of `weightedNps` is one. */
export interface WeightedNpsShares {
  /** The promoters' share of the weight, 0 to 1; `null` without weight. */
  readonly promoterShare: number | null;
  /** The detractors' share of the weight, 0 to 1; `null` without weight. */
  readonly detractorShare: number | null;
  /** The weight of all answers together. */
  readonly weight: number;
  /** How many answers of equal weight would tell as much. */
  readonly effectiveN: number;
  /** How many answers. */
  readonly n: number;
}

/** What may be set for {@link compareNps}. */
export interface CompareNpsOptions extends ComparisonOptions {
  /**
   * `"adjusted-wald"` (default) adds three answers to each wave before testing; `"wald"` none; `"exact"` deals
   * the answers to the waves in every way.
   */
  readonly method?: "adjusted-wald" | "wald" | "exact";
}

/**
 * Whether a Net Promoter Score has really changed between two waves of different people.
 *
 * The difference is in points, later less earlier. The test adds three answers to each wave, three
 * quarters of one on either side (Rocks 2016), then divides the difference by its standard error:
 * the adjusted test that Lewis and Sauro found best on real surveys. The three answers pull a small wave
 * further towards 0 than a large one: beyond the answers' own difference, or against it, theirs does not
 * count. The interval is around what is tested, so `difference` need not lie in its middle, and beside a
 * wave of one or two answers not in it at all. `effect` is the difference in standard deviations of a
 * single answer. Weighted answers count by their weight, and rest on as many answers as `effectiveN` says.
 *
 * Of a handful of answers z says too often that something has changed. `"exact"` is Pitman's permutation
 * test, with the same interval and without a `statistic`: p is the share of all ways to deal the answers to
 * the two waves in which these are as far apart or farther. {@link trend} and the like use it, as they look
 * at many. Where both waves have some two hundred answers or more, and where answers are weighted, the
 * adjusted test takes its place, and `method` says so.
 *
 * The same people in both waves are no two samples: see {@link comparePairedNps}.
 *
 * @param before - A result of `nps` or `weightedNps`, or counts; a list is taken together as one wave.
 * @param after - The same of the later wave.
 * @param options - See {@link CompareNpsOptions}.
 * @throws InputError for counts that are none, an unknown method, a level not between 0 and 1 and an
 *   unknown option.
 * @example
 * ```ts
 * import { compareNps } from "customer-kpis";
 *
 * const spring = { promoters: 50, detractors: 20, n: 100 };
 * const autumn = { promoters: 60, detractors: 12, n: 100 };
 * const { difference, interval, p } = compareNps(spring, autumn);
 * difference; // => 18
 * p; // ~> 0.091672
 * [interval?.lower, interval?.upper]; // ~> [-2.831927, 37.783383]
 * ```
 */
export function compareNps(
  before: OneOrMany<NpsCounts | WeightedNpsShares>,
  after: OneOrMany<NpsCounts | WeightedNpsShares>,
  options: CompareNpsOptions = {},
): Comparison {
  return compareWaves(netTest, before, after, { kpi: "compareNps", ...OPTIONS.read(options) });
}

/** The weights of the two sides, of all answers, and of their squares: counts where none is weighted. */
export interface NetParts extends Parts {
  readonly yes: number;
  readonly no: number;
  readonly weight: number;
  readonly squares: number;
}

const METHODS = ["adjusted-wald", "wald", "exact"] as const;

const OPTIONS = /* @__PURE__ */ options<CompareNpsOptions>("compareNps")({
  level: level(),
  method: oneOf(METHODS, "adjusted-wald"),
});

/** The test of net scores. */
export const netTest: Test<NetParts> = {
  methods: METHODS,
  farOut: "exact",
  read(kpi, field, result) {
    resultOf(kpi, field, "a result with promoters, detractors and n", result);
    if ("effectiveN" in result) return weighted(kpi, field, result);
    const { promoters, detractors, n } = checkCounts(kpi, field, result);
    return { n, yes: promoters, no: detractors, weight: n, squares: n };
  },
  join: (left, right) => ({
    n: left.n + right.n,
    yes: left.yes + right.yes,
    no: left.no + right.no,
    weight: left.weight + right.weight,
    squares: left.squares + right.squares,
  }),
  weight: ({ weight }) => weight,
  compare(before, after, { method: asked, level }) {
    const logP = asked === "exact" ? exactly(before, after) : null;
    const method = asked === "exact" && logP === null ? METHODS[0] : asked;
    const n = before.n + after.n;
    if (!(before.weight > 0 && after.weight > 0)) return noComparison(method, n, null, NO_ANSWERS);

    const more = method === "wald" ? 0 : 3;
    const [one, two] = [scoreOf(before, more), scoreOf(after, more)];
    const [raw, rawBefore] = [scoreOf(after, 0), scoreOf(before, 0)];
    const difference = raw.value - rawBefore.value;
    const standardError = Math.hypot(one.standardError, two.standardError);
    // By Wald only: the adjusted test always has some spread.
    if (standardError === 0) return noComparison(method, n, difference, "everybody agrees");
    const center = nearerToNone(two.value - one.value, difference);
    const statistic = center / standardError;
    const variance =
      (rawBefore.n * rawBefore.n * rawBefore.standardError ** 2 +
        raw.n * raw.n * raw.standardError ** 2) /
      (rawBefore.n + raw.n);
    const interval = intervalAround(center, standardError, null, level, method);
    const p = logP === null ? bothTails(statistic, null) : { p: Math.exp(logP), logP };
    return {
      ...tested(difference, p, level),
      interval: keptWithin(200, interval),
      statistic: logP === null ? statistic : null,
      degreesOfFreedom: null,
      effect: variance > 0 ? difference / Math.sqrt(variance) : null,
      n,
      method,
    };
  },
};

/** The exact test's logarithm of p; `null` of weighted answers, and of too many. */
function exactly(before: NetParts, after: NetParts): number | null {
  const isCounted = ({ n, weight, squares }: NetParts) => weight === n && squares === n;
  return isCounted(before) && isCounted(after) ? logNetExact(before, after) : null;
}

/** Of two differences the smaller one; none where they point to different ways. */
function nearerToNone(one: number, two: number): number {
  if (!(one * two > 0)) return 0;
  return Math.abs(one) < Math.abs(two) ? one : two;
}

/** Throws where something does not hold the counts of a score. */
function checkCounts(kpi: string, field: string, counts: NpsCounts): NpsCounts {
  const { promoters, detractors, n } = counts;
  for (const [name, count] of Object.entries({ promoters, detractors, n })) {
    checkCount(kpi, `${field}.${name}`, count);
  }
  if (promoters + detractors > n) {
    fail(kpi, `${field}.n`, `at least promoters and detractors (${promoters + detractors})`, n);
  }
  return counts;
}

function weighted(kpi: string, field: string, shares: WeightedNpsShares): NetParts {
  const { promoterShare, detractorShare, weight, effectiveN, n } = shares;
  checkCount(kpi, `${field}.n`, n);
  if (promoterShare === null || weight === 0) return { n, yes: 0, no: 0, weight: 0, squares: 0 };
  for (const [name, figure] of Object.entries({ weight, effectiveN })) {
    // Within these bounds its square is a number.
    if (isWithin(figure, { atLeast: 1e-140, atMost: MOST_SQUARABLE })) continue;
    fail(kpi, `${field}.${name}`, "a number from 1e-140 to 1e140", figure);
  }
  for (const [name, share] of Object.entries({ promoterShare, detractorShare })) {
    if (typeof share === "number" && share >= 0 && share <= 1) continue;
    fail(kpi, `${field}.${name}`, "a share from 0 to 1", share);
  }
  // Two quotients of one weight may add up to a little more than all.
  if (promoterShare + detractorShare! > 1 + 1e-9) {
    const most = `at most what promoterShare (${promoterShare}) leaves of 1`;
    fail(kpi, `${field}.detractorShare`, most, detractorShare);
  }
  const [yes, no] = [promoterShare * weight, detractorShare! * weight];
  return { n, yes, no, weight, squares: (weight / effectiveN) * weight };
}

/** The score of so many answers of equal weight as tell as much, and of some more. */
function scoreOf({ yes, no, weight, squares }: NetParts, more: number) {
  const scale = weight / squares;
  const n = weight * scale + more;
  return { n, ...netScore(yes * scale + more / 4, no * scale + more / 4, n) };
}
