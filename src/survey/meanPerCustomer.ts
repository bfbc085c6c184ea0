import { fail } from "../check";
import { MOST_SQUARABLE, SQUARABLE } from "../compare/comparison";
import { type CountedFigures, countFigures, mergeFigures } from "../fold/countedFigures";
import { numberOf, numbersOf } from "../fold/customers";
import { withRoom } from "../fold/growing";
import { type Kpi, kpi } from "../measure";
import { level, options } from "../options";
import type { Summary } from "../reads";
import {
  type Exclusion,
  type ExclusionCounts,
  excludedIn,
  mergeExclusions,
} from "../record/exclusions";
import { answer, key } from "../record/fields";
import { type RecordType, reading, record } from "../record/record";
import type { Key } from "../slice";
import type { Interval } from "../stats/intervals";
import { mergeMoments, momentsOf, varianceOf } from "../stats/moments";
import { studentInterval } from "../stats/student";
import { addAt, mergeAt, totalAt } from "../stats/sum";

/** An answer, and whose it is. */
export interface CustomerScore {
  /** The customer. `null` and `""`: nobody. */
  readonly customerId: Key;
  /** The answer, on any scale; `null` for none. */
  readonly score: number | null | undefined;
}

/** {@link CustomerScore}, declared. */
const customerScore: RecordType<CustomerScore> = /* @__PURE__ */ record<CustomerScore>({
  customerId: key,
  score: answer,
});

/** What may be set for {@link meanPerCustomer}. */
export interface MeanPerCustomerOptions {
  /** The confidence level of the interval. Default 0.95. */
  readonly level?: number;
}

/** What {@link meanPerCustomer} answers. */
export interface MeanPerCustomerResult {
  /** It is a mean. */
  readonly kind: "mean";
  /** The mean of the customers' means; `null` without answers. */
  readonly value: number | null;
  /** How many customers with an answer. */
  readonly n: number;
  /** How many answers. */
  readonly answers: number;
  /** Sample variance of the customers' means; `null` below two customers. */
  readonly variance: number | null;
  /** Student's interval of the mean; `null` below two customers. */
  readonly interval: Interval | null;
  /** Records without an answer: in no figure above. */
  readonly unanswered: number;
  /** Records left out, by reason. */
  readonly excluded: readonly Exclusion[];
}

/** What {@link meanPerCustomer} holds in between: for each customer a count and a sum. */
export interface MeanPerCustomerState {
  unanswered: number;
  readonly customers: Map<Key, number>;
  figures: Float64Array;
  /** Customers who are but counted: by how many answers they gave, and their sum. */
  readonly counted: CountedFigures;
  readonly excluded: ExclusionCounts;
}

/**
 * The mean score where every customer counts once: the mean of each customer's mean.
 *
 * Who answers after every contact is otherwise heard ten times as loudly as who answers once a year.
 * Answers of one customer are alike, so the interval rests on customers, not on answers. Answers of
 * nobody (`customerId` is `null` or `""`) are left out and counted.
 *
 * @function
 * @param records - Records with `customerId` and `score`.
 * @param options - `level`, default 0.95. Alone, they make the measure, to be composed.
 * @throws InputError for a score that is not a finite number, a record without `customerId` or `score`,
 *   scores so large that their squares cannot be added up, and an unknown option.
 * @example
 * ```ts
 * import { meanPerCustomer } from "customer-kpis";
 *
 * const answers = [
 *   { customerId: "ann", score: 1 },
 *   { customerId: "ann", score: 2 },
 *   { customerId: "bob", score: 5 },
 * ];
 * const { value, n } = meanPerCustomer(answers);
 * value; // => 3.25
 * n; // => 2
 * ```
 */
export const meanPerCustomer: Kpi<
  CustomerScore,
  MeanPerCustomerResult,
  MeanPerCustomerState,
  [options?: MeanPerCustomerOptions]
> = /* @__PURE__ */ kpi(
  /* @__PURE__ */ options<MeanPerCustomerOptions>("meanPerCustomer")({ level: level() }),
  ({ level }) =>
    reading("meanPerCustomer", customerScore, ["customerId", "score"], {
      init: (): MeanPerCustomerState => ({
        unanswered: 0,
        customers: new Map(),
        figures: new Float64Array(8 * WIDTH),
        counted: new Map(),
        excluded: new Map(),
      }),
      take(state, { customerId, score, row }) {
        for (let i = 0; i < score.length; i++) {
          if (Math.abs(score[i]!) > MOST_SQUARABLE) {
            fail("meanPerCustomer", "score", SQUARABLE, score[i], row(i));
          }
        }
        const numbers = numbersOf(state.customers, customerId, state.excluded);
        state.figures = withRoom(state.figures, WIDTH * state.customers.size);
        const { figures } = state;
        for (let i = 0; i < numbers.length; i++) {
          if (numbers[i]! < 0) continue;
          if (Number.isNaN(score[i])) {
            state.unanswered++;
            continue;
          }
          const at = WIDTH * numbers[i]!;
          figures[at]! += 1;
          addAt(figures, at + 1, score[i]!);
        }
      },
      merge(left, right) {
        left.unanswered += right.unanswered;
        for (const [customerId, from] of right.customers) {
          const to = WIDTH * numberOf(left.customers, customerId);
          left.figures = withRoom(left.figures, WIDTH * left.customers.size);
          left.figures[to]! += right.figures[WIDTH * from]!;
          mergeAt(left.figures, to + 1, right.figures, WIDTH * from + 1);
        }
        mergeFigures(left.counted, right.counted);
        mergeExclusions(left.excluded, right.excluded);
        return left;
      },
      finish: (state) => resultOf(state, level),
      summary: MEANS,
    }),
);

/** How many records each customer has, how many answers, and their sum. */
const MEANS: Omit<Summary<MeanPerCustomerState>, "order" | "marks"> = {
  per: "customerId",
  each: {
    figures: [
      { how: "count", where: [] },
      { how: "count", where: [{ field: "score", is: "before", bound: Infinity }] },
      { how: "sum", field: "score", where: [] },
    ],
  },
  limits: [["score", -MOST_SQUARABLE, MOST_SQUARABLE]],
  isNobodyAlike: true,
  count(state, [records, answers, sum], customers) {
    state.unanswered += (records! - answers!) * customers;
    if (answers! > 0) countFigures(state.counted, [answers!, sum!], customers);
    return state;
  },
};

/** Of each customer: how many answers, their sum, and what rounding took of it. */
const WIDTH = 3;

function resultOf(
  { unanswered, customers, figures, counted, excluded }: MeanPerCustomerState,
  level: number,
): MeanPerCustomerResult {
  const means: number[] = [];
  let answers = 0;
  for (let at = 0; at < WIDTH * customers.size; at += WIDTH) {
    const n = figures[at]!;
    if (n === 0) continue;
    answers += n;
    means.push(totalAt(figures, at + 1) / n);
  }
  const moments = momentsOf(means);
  for (const { figures, count } of counted.values()) {
    const [own, sum] = figures as [number, number];
    answers += own * count;
    mergeMoments(moments, { n: count, mean: sum / own, squares: 0 });
  }
  const { n, mean } = moments;
  const variance = varianceOf(moments);
  return {
    kind: "mean" as const,
    value: n > 0 ? mean : null,
    n,
    answers,
    variance,
    interval: studentInterval(mean, variance, n, level),
    unanswered,
    excluded: excludedIn(excluded),
  };
}
