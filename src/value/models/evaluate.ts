import { fail } from "../../check";
import { countIn } from "../../fold/growing";
import { asGiven, isCount, level, options } from "../../options";
import type { Interval } from "../../stats/intervals";
import { momentsOf, varianceOf } from "../../stats/moments";
import { giniOf, spearman, topShare } from "../../stats/ranks";
import { studentInterval } from "../../stats/student";
import { sumOf } from "../../stats/sum";
import type { HoldoutSplit } from "../orders/holdoutSplit";
import { checkModel, type PurchaseModel } from "./purchaseModel";

/** What {@link evaluate} needs. */
export interface EvaluateOptions<Parameters> {
  /** The model, such as `bgNbd`. */
  readonly model: PurchaseModel<Parameters>;
  /** Its parameters, fitted to the split's customers. */
  readonly parameters: Parameters;
  /** The confidence level of the interval. Default 0.95. */
  readonly level?: number;
}

/** Customers of one frequency before the holdout. */
export interface FrequencyGroup {
  /** Repeat purchases up to `calibrateUntil`; the last group holds all from 7 on. */
  readonly frequency: number;
  /** How many customers. */
  readonly n: number;
  /** Their mean purchases in the holdout. */
  readonly actual: number;
  /** What the model expected of them on average. */
  readonly expected: number;
}

/** Repeat purchases of all customers up to the end of a week. */
export interface TrackedWeek {
  /** The week's last day, in the unit of the split since the first purchase of all. */
  readonly end: number;
  /** Whether the model was fitted without seeing this week, or all of it. */
  readonly isHoldout: boolean;
  /** Repeat purchases in this week. */
  readonly actual: number;
  /** What the model expects in this week of as many new customers. */
  readonly expected: number;
  /** Repeat purchases up to and with this week. */
  readonly cumulativeActual: number;
  /** What the model expects up to and with this week. */
  readonly cumulativeExpected: number;
}

/** What {@link evaluate} answers. Purchases are occasions in the holdout, a customer. */
export interface Evaluation {
  /** It is a mean. */
  readonly kind: "mean";
  /** Mean absolute error of a customer; `null` without customers. */
  readonly value: number | null;
  /** How many customers. */
  readonly n: number;
  /** Sample variance of the absolute errors (divisor n - 1); `null` below two customers. */
  readonly variance: number | null;
  /** Student's interval of the mean; `null` below two customers. */
  readonly interval: Interval | null;
  /** Purchases of all customers. */
  readonly actual: number;
  /** What the model expected. */
  readonly expected: number;
  /** Root of the mean squared error; `null` without customers. */
  readonly rootMeanSquaredError: number | null;
  /** Mean of expected less actual: above 0 the model hopes too much; `null` without customers. */
  readonly bias: number | null;
  /** Spearman's rank correlation of expected and actual; `null` where either is constant. */
  readonly spearman: number | null;
  /**
   * Gini coefficient of actual purchases with customers in the order of expected ones, as a share
   * of that in their own order: 1 is a perfect order, 0 none. `null` where either is constant.
   */
  readonly gini: number | null;
  /**
   * How many times the mean the best tenth of customers by expectation bought; `null` where nobody
   * bought.
   */
  readonly topDecileLift: number | null;
  /** Expected against actual by purchases before the holdout. */
  readonly byFrequency: readonly FrequencyGroup[];
  /** Expected against actual week by week. */
  readonly byWeek: readonly TrackedWeek[];
}

/**
 * How well a purchase model foresaw the holdout: errors, bias and order of customers, and the data
 * of the two usual plots, by frequency and by week.
 *
 * A model that knows nothing also errs little where most customers buy nothing: look at `bias` for
 * the total, at `spearman` and `topDecileLift` for who, at `byWeek` for when. Whether somebody is
 * alive is never seen, so that the chance of it cannot be judged, but for what follows from it.
 *
 * Costs an expectation for every week and every day on which customers came, beside those of customers.
 *
 * @param split - What `holdoutSplit` answers.
 * @param options - The model and its parameters.
 * @throws InputError for an unknown option, a level not between 0 and 1, a split or a model that is none.
 * @see Fader, Hardie and Lee, "Counting Your Customers the Easy Way", Marketing Science 2005.
 * @example
 * ```ts
 * import { bgNbd, evaluate, holdoutSplit } from "customer-kpis";
 *
 * const orders = [
 *   { customerId: "ann", at: new Date("2026-01-01"), amount: 30 },
 *   { customerId: "ann", at: new Date("2026-01-20"), amount: 40 },
 *   { customerId: "ann", at: new Date("2026-02-10"), amount: 40 },
 *   { customerId: "bob", at: new Date("2026-01-08"), amount: 10 },
 * ];
 * const split = holdoutSplit(orders, {
 *   calibrateUntil: new Date("2026-01-31"),
 *   until: new Date("2026-02-28"),
 * });
 * const parameters = { r: 0.5, alpha: 20, a: 0.8, b: 2.4 };
 * const { actual, expected, spearman } = evaluate(split, { model: bgNbd, parameters });
 * actual; // => 1
 * expected; // ~> 0.797
 * spearman; // => 1
 * ```
 */
export function evaluate<Parameters>(
  split: HoldoutSplit,
  options: EvaluateOptions<Parameters>,
): Evaluation {
  const { model, parameters, level } = readOptions(options);
  checkSplit(split);
  const { customers, duration } = split;
  const n = customers.length;
  const actual = customers.map(({ holdout }) => holdout.frequency);
  const expected = customers.map((customer) =>
    model.expectedPurchases(parameters, customer, duration),
  );
  const errors = momentsOf(expected.map((foreseen, i) => Math.abs(foreseen - actual[i]!)));
  const squares = sumOf(expected.map((foreseen, i) => (foreseen - actual[i]!) ** 2));
  const [sumActual, sumExpected] = [sumOf(actual), sumOf(expected)];
  const variance = varianceOf(errors);
  const perfect = giniOf(actual, actual);
  const ranked = giniOf(actual, expected);
  return {
    kind: "mean",
    value: n > 0 ? errors.mean : null,
    n,
    variance,
    interval: studentInterval(errors.mean, variance, n, level),
    actual: sumActual,
    expected: sumExpected,
    rootMeanSquaredError: n > 0 ? Math.sqrt(squares / n) : null,
    bias: n > 0 ? (sumExpected - sumActual) / n : null,
    spearman: spearman(actual, expected),
    gini: perfect && ranked !== null ? ranked / perfect : null,
    topDecileLift: sumActual > 0 ? topShare(actual, expected, 0.1) / 0.1 : null,
    byFrequency: groupByFrequency(split, expected),
    byWeek: trackWeeks(split, (age) => model.expectedPurchasesOfNew(parameters, age)),
  };
}

/** Throws where it is none. */
function checkSplit(split: HoldoutSplit): void {
  const { customers, weeks, calibration, duration } = (split ?? {}) as Partial<HoldoutSplit>;
  const isSplit =
    [calibration, duration].every(Number.isFinite) &&
    Array.isArray(weeks) &&
    [...weeks].every((week) => isCount(week?.purchases) && Number.isFinite(week.end)) &&
    Array.isArray(customers) &&
    [...customers].every((customer) => isCount(customer?.holdout?.frequency));
  if (!isSplit) fail("evaluate", "split", "what holdoutSplit answers", split ?? null);
}

/** Checked options, with their defaults. */
function readOptions<Parameters>(given: EvaluateOptions<Parameters>) {
  const {
    model,
    parameters,
    level: read,
  } = options<EvaluateOptions<Parameters>>("evaluate")({
    model: asGiven<PurchaseModel<Parameters>>(),
    parameters: (_kpi, _name, given) => given as Parameters,
    level: level(),
  }).read(given);
  return { model: checkModel("evaluate", "model", model), parameters, level: read };
}

const LAST_GROUP = 7;

function groupByFrequency({ customers }: HoldoutSplit, expected: number[]): FrequencyGroup[] {
  const groups = Array.from({ length: LAST_GROUP + 1 }, () => ({ n: 0, actual: 0, expected: 0 }));
  customers.forEach(({ frequency, holdout }, i) => {
    const group = groups[Math.min(frequency, LAST_GROUP)]!;
    group.n++;
    group.actual += holdout.frequency;
    group.expected += expected[i]!;
  });
  return groups.flatMap(({ n, actual, expected }, frequency) =>
    n > 0 ? [{ frequency, n, actual: actual / n, expected: expected / n }] : [],
  );
}

function trackWeeks(
  { customers, weeks, calibration }: HoldoutSplit,
  expectedOfNew: (age: number) => number,
): TrackedWeek[] {
  // Customers of one age came on the same day: one expectation serves them all.
  const byAge = new Map<number, number>();
  for (const { age } of customers) countIn(byAge, age);
  let cumulativeActual = 0;
  let before = 0;
  return weeks.map(({ end, purchases }) => {
    cumulativeActual += purchases;
    let cumulativeExpected = 0;
    for (const [age, count] of byAge) {
      const since = end - (calibration - age);
      if (since > 0) cumulativeExpected += count * expectedOfNew(since);
    }
    const expected = cumulativeExpected - before;
    before = cumulativeExpected;
    return {
      end,
      isHoldout: end > calibration,
      actual: purchases,
      expected,
      cumulativeActual,
      cumulativeExpected,
    };
  });
}
