import { checkOptions, fail } from "../../check";
import { type Kpi, kpi } from "../../measure";
import { checkRecord } from "../../record/field";
import { answerOf, bandsOf, type NpsOptions, sideOf } from "./npsBands";

/** An answer with the coded reasons that the customer gave for it. */
export interface ReasonedScore {
  /** The answer; `null` for none. */
  readonly score: number | null | undefined;
  /** One reason, several, or none (`null`). */
  readonly reason: string | readonly string[] | null | undefined;
}

/** One reason, and who gave it. */
export interface NpsReason {
  /** The reason. */
  readonly reason: string;
  /** How many answers gave it. */
  readonly n: number;
  /** Promoters among them. */
  readonly promoters: number;
  /** Passives among them. */
  readonly passives: number;
  /** Detractors among them. */
  readonly detractors: number;
  /** Their own score, -100 to 100. */
  readonly value: number;
}

/** What {@link npsReasons} answers. */
export interface NpsReasonsResult {
  /** How many answers. */
  readonly n: number;
  /** The reasons, the most frequent first; of equal ones in alphabetical order. */
  readonly reasons: readonly NpsReason[];
  /** Answers without a reason. */
  readonly withoutReason: number;
  /** Records without an answer: in no figure above, whatever their reason. */
  readonly unanswered: number;
}

/** What {@link npsReasons} holds in between. */
export interface NpsReasonsState {
  n: number;
  withoutReason: number;
  unanswered: number;
  readonly reasons: Map<string, { promoters: number; passives: number; detractors: number }>;
}

/**
 * Why customers are promoters, passives or detractors: counts of the coded answers to the follow-up
 * question, "What is the reason for your score?"
 *
 * Who gave several reasons counts once in each; the same reason twice counts once. `value` is the
 * score of those who gave the reason, and its result can be compared with others' by `compareNps`.
 *
 * @function
 * @param records - Records with `score` and `reason`.
 * @param options - `scale`, `promoter` and `detractor` as in `nps`.
 * @throws RangeError for a score that the scale does not have; TypeError for a reason that is not
 *   text and an unknown option.
 * @example
 * ```ts
 * import { npsReasons } from "customer-kpis";
 *
 * const answers = [
 *   { score: 10, reason: "staff" },
 *   { score: 9, reason: ["staff", "price"] },
 *   { score: 2, reason: "price" },
 *   { score: 3, reason: "price" },
 *   { score: 8, reason: null },
 * ];
 * const { reasons, withoutReason } = npsReasons(answers);
 * reasons.map(({ reason, promoters, detractors }) => [reason, promoters, detractors]); // =>
 * // [["price", 1, 2], ["staff", 2, 0]]
 * withoutReason; // => 1
 * ```
 */
export const npsReasons: Kpi<
  ReasonedScore,
  NpsReasonsResult,
  NpsReasonsState,
  [options?: Omit<NpsOptions, "level">]
> = /* @__PURE__ */ kpi("npsReasons", (options: Omit<NpsOptions, "level"> = {}) => {
  checkOptions("npsReasons", options, ["scale", "promoter", "detractor"]);
  const bounds = bandsOf("npsReasons", options);
  const { scale } = bounds;

  return {
    init: () => ({ n: 0, withoutReason: 0, unanswered: 0, reasons: new Map() }),
    step(state, record) {
      checkRecord("npsReasons", record, "score and reason");
      const given = reasonsOf(record.reason);
      const score = answerOf("npsReasons", record.score, scale);
      if (score === null) {
        state.unanswered++;
        return state;
      }
      state.n++;
      if (given.size === 0) state.withoutReason++;
      const side = sideOf(score, bounds);
      for (const reason of given) {
        const counts = state.reasons.get(reason) ?? { promoters: 0, passives: 0, detractors: 0 };
        if (side > 0) counts.promoters++;
        else if (side < 0) counts.detractors++;
        else counts.passives++;
        state.reasons.set(reason, counts);
      }
      return state;
    },
    merge(left, right) {
      left.n += right.n;
      left.withoutReason += right.withoutReason;
      left.unanswered += right.unanswered;
      for (const [reason, { promoters, passives, detractors }] of right.reasons) {
        const counts = left.reasons.get(reason) ?? { promoters: 0, passives: 0, detractors: 0 };
        counts.promoters += promoters;
        counts.passives += passives;
        counts.detractors += detractors;
        left.reasons.set(reason, counts);
      }
      return left;
    },
    finish({ n, withoutReason, unanswered, reasons }) {
      const list = Array.from(reasons, ([reason, counts]): NpsReason => {
        const { promoters, passives, detractors } = counts;
        const all = promoters + passives + detractors;
        return { reason, n: all, ...counts, value: (100 * (promoters - detractors)) / all };
      });
      list.sort((a, b) => b.n - a.n || (a.reason < b.reason ? -1 : 1));
      return { n, reasons: list, withoutReason, unanswered };
    },
  };
});

function reasonsOf(reason: ReasonedScore["reason"]): ReadonlySet<string> {
  if (reason === null || reason === undefined) return new Set();
  const list: readonly unknown[] = Array.isArray(reason) ? reason : [reason];
  for (const one of list) {
    if (typeof one !== "string") {
      fail("npsReasons", "reason", "text, a list of texts or null", one);
    }
  }
  return new Set(list as readonly string[]);
}
