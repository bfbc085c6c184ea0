import { checkOptions, fail } from "../../check";
import { type Kpi, kpi } from "../../measure";
import { checkRecord } from "../../record/field";
import type { Interval } from "../../stats/intervals";
import { adjustedWald, netScore } from "../../stats/netScore";
import { answerOf, bandsOf, type NpsOptions, sideOf } from "./npsBands";

/** An answer that stands for more or fewer customers than one. */
export interface WeightedScore {
  /** The answer; `null` for none. */
  readonly score: number | null | undefined;
  /** How much it counts: 0 or more, in any unit. */
  readonly weight: number;
}

/** What {@link weightedNps} answers. Counts of promoters and others are of their weights. */
export interface WeightedNpsResult {
  /** The score, -100 to 100; `null` without weight. */
  readonly value: number | null;
  /** How many answers. */
  readonly n: number;
  /** How many answers of equal weight would tell as much (Kish): at most `n`. */
  readonly effectiveN: number;
  /** The promoters' share of the weight; `null` without weight. */
  readonly promoters: number | null;
  /** The passives' share. */
  readonly passives: number | null;
  /** The detractors' share. */
  readonly detractors: number | null;
  /** Standard error in points, by the effective n; `null` without weight. */
  readonly standardError: number | null;
  /** Adjusted Wald interval by the effective n; `null` without weight. */
  readonly interval: Interval | null;
  /** Records without an answer: in no figure above. */
  readonly unanswered: number;
}

/** What {@link weightedNps} holds in between: sums of weights, and of their squares. */
export interface WeightedNpsState {
  n: number;
  unanswered: number;
  promoters: number;
  passives: number;
  detractors: number;
  squares: number;
}

/**
 * Net Promoter Score of weighted answers: where some groups were asked more often than others, or
 * where large customers are to count for more.
 *
 * `100 * (weight of promoters - weight of detractors) / weight of all`. Unequal weights cost
 * precision: the interval rests on `effectiveN`, `(sum of weights)^2 / sum of squared weights`.
 *
 * @function
 * @param records - Records with `score` and `weight`.
 * @param options - `scale`, `promoter`, `detractor` and `level` as in `nps`.
 * @throws RangeError for a score that the scale does not have and a weight below 0; TypeError for a
 *   weight that is not a number and an unknown option.
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
 * const { value, n, effectiveN } = weightedNps(answers);
 * value; // => 40
 * n; // => 3
 * effectiveN; // ~> 2.2727
 * ```
 */
export const weightedNps: Kpi<
  WeightedScore,
  WeightedNpsResult,
  WeightedNpsState,
  [options?: NpsOptions]
> = /* @__PURE__ */ kpi("weightedNps", (options: NpsOptions = {}) => {
  checkOptions("weightedNps", options, ["scale", "promoter", "detractor", "level"]);
  const bounds = bandsOf("weightedNps", options);
  const { scale, level } = bounds;

  return {
    init: () => ({ n: 0, unanswered: 0, promoters: 0, passives: 0, detractors: 0, squares: 0 }),
    step(state, record) {
      checkRecord("weightedNps", record, "score and weight");
      const { weight } = record;
      if (!(Number.isFinite(weight) && weight >= 0)) {
        fail("weightedNps", "weight", "a number, 0 or more", weight);
      }
      const score = answerOf("weightedNps", record.score, scale);
      if (score === null) {
        state.unanswered++;
        return state;
      }
      const side = sideOf(score, bounds);
      if (side > 0) state.promoters += weight;
      else if (side < 0) state.detractors += weight;
      else state.passives += weight;
      state.n++;
      state.squares += weight * weight;
      return state;
    },
    merge(left, right) {
      for (const name of Object.keys(left) as (keyof WeightedNpsState)[]) left[name] += right[name];
      return left;
    },
    finish({ n, unanswered, promoters, passives, detractors, squares }) {
      const total = promoters + passives + detractors;
      if (!(total > 0)) {
        return {
          value: null,
          n,
          effectiveN: 0,
          promoters: null,
          passives: null,
          detractors: null,
          standardError: null,
          interval: null,
          unanswered,
        };
      }
      const effectiveN = (total * total) / squares;
      const [yes, no] = [promoters / total, detractors / total];
      const { value, standardError } = netScore(yes * effectiveN, no * effectiveN, effectiveN);
      return {
        value,
        n,
        effectiveN,
        promoters: yes,
        passives: passives / total,
        detractors: no,
        standardError,
        interval: adjustedWald(yes * effectiveN, no * effectiveN, effectiveN, level),
        unanswered,
      };
    },
  };
});
