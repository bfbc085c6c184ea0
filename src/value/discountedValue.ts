import { fail } from "../check";
import { isWithin, number, type Option, oneOf, options } from "../options";
import { addTo, finite, initSum, restOf, totalOf } from "../stats/sum";
import { payments } from "./models/purchaseHistory";

/** What {@link discountedValue} needs. */
export interface DiscountedValueOptions {
  /** Margin a period of a customer who is there, in the caller's currency. */
  readonly margin: number;
  /**
   * The share of customers who stay from one period to the next, 0 to 1. A list holds those of the
   * first, second, ... renewal; its last one goes on for ever.
   */
  readonly retention: number | readonly number[];
  /** Interest a period, 0 or more: 0.1 is 10 %. */
  readonly discount: number;
  /** `"due"`: margin is earned when a period starts. `"ordinary"`: when it ends. */
  readonly timing: "due" | "ordinary";
  /** Whether the first payment counts, or only what may follow it. */
  readonly firstPayment: "included" | "excluded";
  /** How many payments count. Default: all, for ever. */
  readonly horizon?: number;
  /** By what share the margin grows from one period to the next, above -1. Default 0. */
  readonly growth?: number;
}

/** What {@link discountedValue} answers. */
export interface DiscountedValueResult {
  /** It is an amount. */
  readonly kind: "amount";
  /** The value in the margin's currency; `null` where it has no bound. */
  readonly value: number | null;
  /** Why `value` is `null`; `null` where it is not. */
  readonly reason: "no-bound" | null;
  /** Payments that a customer is expected to make, undiscounted; `null` without bound. */
  readonly expectedPayments: number | null;
}

/**
 * Customer lifetime value from a constant margin, retention rate and discount rate.
 *
 * The three textbook formulas, with m margin, r retention, d discount a period:
 *
 * | `timing` | `firstPayment` | formula | m = 100, r = 0.8, d = 0.1 |
 * |---|---|---|---|
 * | `"due"` | `"included"` | m (1 + d) / (1 + d - r) | 366.67 |
 * | `"due"` | `"excluded"` | m r / (1 + d - r) | 266.67 |
 * | `"ordinary"` | `"included"` | m / (1 + d - r) | 333.33 |
 *
 * All three are right, for different questions: what a customer is worth before the first sale, or
 * after it, and whether money comes at the start or the end of a period. So `timing` and
 * `firstPayment` have no default. All rates belong to the same period: 10 % a year is 0.7974 % a
 * month, `1.1 ** (1 / 12) - 1`.
 *
 * A rate that is the same for every customer and for ever is a strong assumption: where customers
 * differ, those who stay are the loyal ones, and this value is too low.
 *
 * With growth g, each further payment is 1 + g times the one before, so that r becomes r (1 + g) in
 * these formulas. Where retention varies, each payment is weighted by the product of the rates up
 * to it. Where r (1 + g) is 1 + d or more and no `horizon` ends it, the sum has no bound, and `value`
 * is `null`.
 *
 * A finite `horizon` leaves out what comes later: say so where you show the value.
 *
 * @param options - See {@link DiscountedValueOptions}.
 * @throws InputError for a rate outside of its range, no rate at all, a horizon that is not a whole number
 *   from 1, an option that is missing or unknown, and figures too large for a number.
 * @see Fader and Hardie, "Reconciling and Clarifying CLV Formulas", note 024, 2012.
 * @example
 * ```ts
 * import { discountedValue } from "customer-kpis";
 *
 * const rates = { margin: 100, retention: 0.8, discount: 0.1 };
 * discountedValue({ ...rates, timing: "due", firstPayment: "included" }).value; // ~> 366.67
 * discountedValue({ ...rates, timing: "due", firstPayment: "excluded" }).value; // ~> 266.67
 * discountedValue({ ...rates, timing: "ordinary", firstPayment: "included" }).value; // ~> 333.33
 * discountedValue({ ...rates, timing: "due", firstPayment: "included", horizon: 5 }).value; // ~> 292.06
 *
 * const rising = { ...rates, retention: [0.6, 0.7, 0.8], discount: 0.1 };
 * discountedValue({ ...rising, timing: "due", firstPayment: "included" }).value; // ~> 281.82
 * ```
 */
export function discountedValue(options: DiscountedValueOptions): DiscountedValueResult {
  const { margin, retention, discount, timing, firstPayment, horizon, growth } =
    OPTIONS.read(options);
  const isFirstIncluded = firstPayment === "included";
  const factor = (1 + growth) / (1 + discount);
  const payments = sumOfPayments(retention, factor, isFirstIncluded, horizon);
  const expected = sumOfPayments(retention, 1, isFirstIncluded, horizon);
  // Margin earned at a period's end is worth one period's interest less.
  const later = timing === "due" ? 1 : 1 + discount;
  return {
    kind: "amount",
    value:
      payments === null ? null : finite("discountedValue", "margin", margin * (payments / later)),
    reason: payments === null ? "no-bound" : null,
    expectedPayments: expected,
  };
}

const OPTIONS = /* @__PURE__ */ options<DiscountedValueOptions>("discountedValue")({
  margin: number(),
  retention: rates(),
  discount: number({ atLeast: 0 }),
  timing: oneOf(["due", "ordinary"]),
  firstPayment: oneOf(["included", "excluded"]),
  horizon: payments(),
  growth: number({ above: -1, fallback: 0 }),
});

/** One rate, or one for each renewal. */
function rates(): Option<number | readonly number[], readonly number[]> {
  return (kpi, name, given) => {
    const rates: readonly number[] = Array.isArray(given) ? given : [given];
    if (rates.length === 0) fail(kpi, name, "one rate at least", given);
    for (const rate of rates) {
      if (!isWithin(rate, { atLeast: 0, atMost: 1 })) fail(kpi, name, "from 0 to 1", rate);
    }
    return rates;
  };
}

/**
 * The sum over payments of the chance that each is made, times a factor to the power of its period:
 * one by one while rates vary, then at once. `null` where it has no bound.
 */
function sumOfPayments(
  rates: readonly number[],
  factor: number,
  isFirstIncluded: boolean,
  horizon: number,
): number | null {
  const sum = initSum();
  let weight = isFirstIncluded ? 1 : rates[0]! * factor;
  let left = horizon;
  for (let t = isFirstIncluded ? 0 : 1; t < rates.length - 1 && left > 0; t++, left--) {
    addTo(sum, weight);
    weight *= rates[t]! * factor;
  }
  // Without anybody left, the rest is nothing however long it lasts.
  if (weight !== 0) {
    const q = rates.at(-1)! * factor;
    // 0.57 * 2 / 1.14 is a little less than 1 for a computer, and would be worth 1e16.
    if (left === Infinity && restOf(1 - q, 1) <= 0) return null;
    addTo(sum, weight * geometricSum(q, left));
  }
  return finite("discountedValue", "growth", totalOf(sum));
}

/** `1 + q + q^2 + ...`, so many terms. */
function geometricSum(q: number, terms: number): number {
  if (q === 1) return terms;
  // Near q = 1 the difference from 1 loses its digits; expm1 keeps them.
  return Math.expm1(terms * Math.log(q)) / (q - 1);
}
