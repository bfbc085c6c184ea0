import { type Kpi, kpi } from "../../measure";
import { options } from "../../options";
import { answer, type Field, nullable } from "../../record/fields";
import { type RecordType, reading, record } from "../../record/record";
import { netScore } from "../../stats/netScore";
import { bandOptions, bandsOf, checkAnswers, type NpsOptions, sideOf } from "./npsBands";

/** An answer with the coded reasons that the customer gave for it. */
export interface ReasonedScore {
  /** The answer; `null` for none. */
  readonly score: number | null | undefined;
  /** One reason, several, or none (`null`). */
  readonly reason: string | readonly string[] | null | undefined;
}

/** One reason or several, each once. */
const reasons: Field<string | readonly string[]> = {
  kind: "list",
  presence: "required",
  allowed: "text, a list of texts, or null",
  read(value) {
    const list: readonly unknown[] = Array.isArray(value) ? value : [value];
    const different = [...new Set(list)];
    return different.every((one) => typeof one === "string") ? different : undefined;
  },
  nothing: null,
};

/** {@link ReasonedScore}, declared. */
const reasonedScore: RecordType<ReasonedScore> = /* @__PURE__ */ record<ReasonedScore>({
  score: answer,
  reason: /* @__PURE__ */ nullable(reasons) as Field<ReasonedScore["reason"]>,
});

/** One reason, and who gave it. */
export interface NpsReason {
  /** It is a net score, in points. */
  readonly kind: "net";
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
  /** It is a net score, in points. */
  readonly kind: "net";
  /** The score of all answers, -100 to 100; `null` without answers. */
  readonly value: number | null;
  /** How many answers. */
  readonly n: number;
  /** The reasons, the most frequent first; of equal ones in alphabetical order. */
  readonly reasons: readonly NpsReason[];
  /** Answers without a reason. */
  readonly withoutReason: number;
  /** Records without an answer: in no figure above, whatever their reason. */
  readonly unanswered: number;
}

/** What {@link npsReasons} holds in between: numbers of detractors, passives and promoters. */
export interface NpsReasonsState {
  /** Of all answers. */
  readonly sides: number[];
  withoutReason: number;
  unanswered: number;
  /** Of the answers that gave a reason. */
  readonly reasons: Map<string, number[]>;
}

/**
 * Why customers are promoters, passives or detractors: counts of the coded answers to the follow-up
 * question, "What is the reason for your score?"
 *
 * Who gave several reasons counts once in each; the same reason twice counts once. `value` is the
 * score of those who gave the reason, and is compared with another's by {@link compare}.
 *
 * @function
 * @param records - Records with `score` and `reason`.
 * @param options - `scale`, `promoter` and `detractor` as in `nps`.
 * @throws InputError for a score that the scale does not have, a reason that is neither text nor a
 *   list of texts, a record without either field and an unknown option.
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
> = /* @__PURE__ */ kpi(
  /* @__PURE__ */ options<Omit<NpsOptions, "level">>("npsReasons")(bandOptions),
  (given) => {
    const bands = bandsOf("npsReasons", given);

    return reading("npsReasons", reasonedScore, ["score", "reason"], {
      init: (): NpsReasonsState => ({
        sides: [0, 0, 0],
        withoutReason: 0,
        unanswered: 0,
        reasons: new Map(),
      }),
      take(state, columns) {
        checkAnswers("npsReasons", bands.scale, columns);
        const { score, reason } = columns;
        for (let i = 0; i < score.length; i++) {
          if (Number.isNaN(score[i])) {
            state.unanswered++;
            continue;
          }
          const side = 1 + sideOf(score[i]!, bands);
          const given = (reason[i] ?? []) as readonly string[];
          state.sides[side]!++;
          if (given.length === 0) state.withoutReason++;
          for (const one of given) sidesOf(state, one)[side]!++;
        }
      },
      merge(left, right) {
        left.withoutReason += right.withoutReason;
        left.unanswered += right.unanswered;
        addTo(left.sides, right.sides);
        for (const [reason, sides] of right.reasons) addTo(sidesOf(left, reason), sides);
        return left;
      },
      finish({ sides, withoutReason, unanswered, reasons }) {
        const list = Array.from(reasons, ([reason, own]): NpsReason => {
          const { value, ...counts } = countsOf(own);
          return { kind: "net", reason, ...counts, value: value! };
        });
        list.sort((a, b) => b.n - a.n || (a.reason < b.reason ? -1 : 1));
        const { value, n } = countsOf(sides);
        return { kind: "net", value, n, reasons: list, withoutReason, unanswered };
      },
    });
  },
);

function sidesOf({ reasons }: NpsReasonsState, reason: string): number[] {
  const known = reasons.get(reason) ?? [0, 0, 0];
  reasons.set(reason, known);
  return known;
}

function addTo(left: number[], right: readonly number[]): void {
  for (let side = 0; side < 3; side++) left[side]! += right[side]!;
}

function countsOf(sides: readonly number[]) {
  const [detractors, passives, promoters] = sides as readonly [number, number, number];
  const n = detractors + passives + promoters;
  const value = n > 0 ? netScore(promoters, detractors, n).value : null;
  return { value, n, promoters, passives, detractors };
}
