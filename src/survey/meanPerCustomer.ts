import { checkOptions } from "../check";
import { type Key, type Kpi, kpi } from "../measure";
import { checkKey, checkNumber, checkRecord } from "../record/field";
import { checkLevel, type Interval } from "../stats/intervals";
import { addMoment, initMoments, varianceOf } from "../stats/moments";
import { studentInterval } from "../stats/student";

/** An answer, and whose it is. */
export interface CustomerScore {
  /** The customer. */
  readonly customerId: Key;
  /** The answer, on any scale; `null` for none. */
  readonly score: number | null | undefined;
}

/** What {@link meanPerCustomer} answers. */
export interface MeanPerCustomerResult {
  /** The mean of the customers' means; `null` without answers. */
  readonly value: number | null;
  /** How many customers with an answer. */
  readonly n: number;
  /** How many answers. */
  readonly answers: number;
  /** The same mean, under the name by which `compareMeans` knows it. */
  readonly mean: number | null;
  /** Sample variance of the customers' means; `null` below two customers. */
  readonly variance: number | null;
  /** Student's interval of the mean; `null` below two customers. */
  readonly interval: Interval | null;
  /** Records without an answer: in no figure above. */
  readonly unanswered: number;
}

/** What {@link meanPerCustomer} holds in between. */
export interface MeanPerCustomerState {
  unanswered: number;
  readonly customers: Map<Key, { n: number; sum: number }>;
}

/**
 * The mean score where every customer counts once: the mean of each customer's mean.
 *
 * Who answers after every contact is otherwise heard ten times as loudly as who answers once a year.
 * Answers of one customer are alike, so the interval rests on customers, not on answers.
 *
 * @function
 * @param records - Records with `customerId` and `score`.
 * @param options - `level`, default 0.95. Alone, they make the measure, to be composed.
 * @throws TypeError or RangeError for a score that is not a finite number; TypeError for a record
 *   without `customerId` and for an unknown option.
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
  [options?: { readonly level?: number }]
> = /* @__PURE__ */ kpi("meanPerCustomer", (options: { readonly level?: number } = {}) => {
  checkOptions("meanPerCustomer", options, ["level"]);
  const level = checkLevel("meanPerCustomer", options.level);

  return {
    init: () => ({ unanswered: 0, customers: new Map() }),
    step(state, record) {
      checkRecord("meanPerCustomer", record, "customerId and score");
      const key = checkKey("meanPerCustomer", "customerId", record.customerId);
      const score = checkNumber("meanPerCustomer", "score", record.score);
      if (score === null) state.unanswered++;
      else addTo(state, key, 1, score);
      return state;
    },
    merge(left, right) {
      left.unanswered += right.unanswered;
      for (const [key, { n, sum }] of right.customers) addTo(left, key, n, sum);
      return left;
    },
    finish({ unanswered, customers }) {
      const means = initMoments();
      let answers = 0;
      for (const { n, sum } of customers.values()) {
        answers += n;
        addMoment(means, sum / n);
      }
      const { n } = means;
      const mean = n > 0 ? means.mean : null;
      const variance = varianceOf(means);
      return {
        value: mean,
        n,
        answers,
        mean,
        variance,
        interval: studentInterval(means.mean, variance, n, level),
        unanswered,
      };
    },
  };
});

function addTo(state: MeanPerCustomerState, key: Key, n: number, sum: number): void {
  const customer = state.customers.get(key) ?? { n: 0, sum: 0 };
  customer.n += n;
  customer.sum += sum;
  state.customers.set(key, customer);
}
