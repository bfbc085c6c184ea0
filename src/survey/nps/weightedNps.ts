import { fail } from "../../check";
import { type Kpi, kpi } from "../../measure";
import { isWithin, level, options } from "../../options";
import { amount, answer } from "../../record/fields";
import { type RecordType, reading, record } from "../../record/record";
import type { Interval } from "../../stats/intervals";
import { adjustedWald, netScore } from "../../stats/netScore";
import { addTo, initSum, mergeSums, type Sum, sumOf, totalOf } from "../../stats/sum";
import { bandOptions, bandsOf, checkAnswers, type NpsOptions, sideOf } from "./npsBands";

/** An answer that stands for more or fewer customers than one. */
export interface WeightedScore {
  /** The answer; `null` for none. */
  readonly score: number | null | undefined;
  /** How much it counts: 0 or more, in any unit. */
  readonly weight: number;
}

/** {@link WeightedScore}, declared. */
const weightedScore: RecordType<WeightedScore> = /* @__PURE__ */ record<WeightedScore>({
  score: answer,
  weight: amount,
});

/** What {@link weightedNps} answers. */
export interface WeightedNpsResult {
  /** It is a net score, in points. */
  readonly kind: "net";
  /** The score, -100 to 100; `null` without weight. */
  readonly value: number | null;
  /** How many answers. */
  readonly n: number;
  /** How many answers of equal weight would tell as much (Kish): at most `n`; 0 without weight. */
  readonly effectiveN: number;
  /** The weight of all answers together. */
  readonly weight: number;
  /** How many answers are promoters'. */
  readonly promoters: number;
  /** How many answers are in between. */
  readonly passives: number;
  /** How many answers are detractors'. */
  readonly detractors: number;
  /** The promoters' share of the weight, 0 to 1; `null` without weight. */
  readonly promoterShare: number | null;
  /** The passives' share of the weight. */
  readonly passiveShare: number | null;
  /** The detractors' share of the weight. */
  readonly detractorShare: number | null;
  /** Standard error in points, by the effective n; `null` without weight. */
  readonly standardError: number | null;
  /** Adjusted Wald interval by the effective n; `null` without weight. */
  readonly interval: Interval | null;
  /** Records without an answer: in no figure above. */
  readonly unanswered: number;
}

/** What {@link weightedNps} holds in between. */
export interface WeightedNpsState {
  unanswered: number;
  /** Of detractors, passives and promoters: how many, and their weight. */
  readonly counts: number[];
  readonly weights: Sum[];
  /** The sum of the squared weights. */
  squares: number;
}

/**
 * Net Promoter Score of weighted answers: where some groups were asked more often than others, or
 * where large customers are to count for more.
 *
 * `100 * (weight of promoters - weight of detractors) / weight of all`. Unequal weights cost
 * precision: the interval rests on `effectiveN`, `(sum of weights)^2 / sum of squared weights`, and so
 * does {@link compareNps} of such results. `promoters`, `passives` and `detractors` count answers, as
 * they do in {@link nps}; what they weigh is `promoterShare` and its like.
 *
 * Weights are how much an answer is to count, not how many customers gave it: an answer that stands for
 * eleven people is eleven answers.
 *
 * @function
 * @param records - Records with `score` and `weight`.
 * @param options - `scale`, `promoter`, `detractor` and `level` as in `nps`.
 * @throws InputError for a score that the scale does not have, a weight that is no number or below 0,
 *   a record without either field and an unknown option.
 * @see Kish, "Survey Sampling", 1965.
 * @example
 * ```ts
 * import { weightedNps } from "customer-kpis";
 *
 * const answers = [
 *   { score: 10, weight: 3 },
 *   { score: 4, weight: 1 },
 *   { score: 8, weight: 1 },
 * ];
 * const { value, n, effectiveN, promoterShare } = weightedNps(answers);
 * value; // => 40
 * n; // => 3
 * effectiveN; // ~> 2.2727
 * promoterShare; // => 0.6
 * ```
 */
export const weightedNps: Kpi<
  WeightedScore,
  WeightedNpsResult,
  WeightedNpsState,
  [options?: NpsOptions]
> = /* @__PURE__ */ kpi(
  /* @__PURE__ */ options<NpsOptions>("weightedNps")({
    ...bandOptions,
    level: /* @__PURE__ */ level(),
  }),
  ({ level, ...given }) => {
    const bands = bandsOf("weightedNps", given);

    return reading("weightedNps", weightedScore, ["score", "weight"], {
      init: (): WeightedNpsState => ({
        unanswered: 0,
        counts: [0, 0, 0],
        weights: [initSum(), initSum(), initSum()],
        squares: 0,
      }),
      take(state, columns) {
        checkAnswers("weightedNps", bands.scale, columns);
        const { score, weight, row } = columns;
        for (let i = 0; i < weight.length; i++) {
          // Beyond, its square is no number any more.
          if (weight[i] === 0 || isWithin(weight[i], { atLeast: 1e-100, atMost: 1e100 })) continue;
          fail("weightedNps", "weight", "0, or from 1e-100 to 1e100", weight[i], row(i));
        }
        for (let i = 0; i < score.length; i++) {
          if (Number.isNaN(score[i])) {
            state.unanswered++;
            continue;
          }
          const side = 1 + sideOf(score[i]!, bands);
          state.counts[side]!++;
          addTo(state.weights[side]!, weight[i]!);
          state.squares += weight[i]! * weight[i]!;
        }
      },
      merge(left, right) {
        left.unanswered += right.unanswered;
        left.squares += right.squares;
        for (let side = 0; side < 3; side++) {
          left.counts[side]! += right.counts[side]!;
          mergeSums(left.weights[side]!, right.weights[side]!);
        }
        return left;
      },
      finish: (state) => resultOf(state, level),
    });
  },
);

function resultOf(
  { unanswered, counts, weights: sums, squares }: WeightedNpsState,
  level: number,
): WeightedNpsResult {
  const [detractors, passives, promoters] = counts as [number, number, number];
  const weights = sums.map(totalOf);
  const weight = sumOf(weights);
  const shareOf = (side: number) => (weight > 0 ? weights[side]! / weight : null);
  const [detractorShare, passiveShare, promoterShare] = [0, 1, 2].map(shareOf) as [
    number,
    number,
    number,
  ];
  const n = promoters + passives + detractors;
  // Of equal weights, rounding would make it more than there are.
  const effectiveN = weight > 0 ? Math.min(n, (weight * weight) / squares) : 0;
  const [yes, no] = [promoterShare * effectiveN, detractorShare * effectiveN];
  const { standardError } = netScore(yes, no, effectiveN);
  return {
    kind: "net",
    value: weight > 0 ? netScore(weights[2]!, weights[0]!, weight).value : null,
    n,
    effectiveN,
    weight,
    promoters,
    passives,
    detractors,
    promoterShare,
    passiveShare,
    detractorShare,
    standardError: weight > 0 ? standardError : null,
    interval: weight > 0 ? adjustedWald(yes, no, effectiveN, level) : null,
    unanswered,
  };
}
