import { checkOptions, fail } from "../check";

/** What {@link discountedValue} needs. */
export interface DiscountedValueOptions {
  /** Margin a period of a customer who is there, in the caller's currency. */
  readonly margin: number;
  /** The share of customers who stay from one period to the next, 0 to 1. */
  readonly retention: number;
  /** Interest a period, 0 or more: 0.1 is 10 %. */
  readonly discount: number;
  /** `"due"`: margin is earned when a period starts. `"ordinary"`: when it ends. */
  readonly timing: "due" | "ordinary";
  /** Whether the first payment counts, or only what may follow it. */
  readonly firstPayment: "included" | "excluded";
  /** How many payments count. Default: all, for ever. */
  readonly horizon?: number;
}

/** What {@link discountedValue} answers. */
export interface DiscountedValueResult {
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
 * With `retention` 1, `discount` 0 and no `horizon` there is no bound, and `value` is `null`.
 *
 * @param options - See {@link DiscountedValueOptions}.
 * @throws RangeError for a rate outside of its range and a horizon that is not a whole number from
 *   1; TypeError for a missing or unknown option.
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
 * ```
 */
export function discountedValue(options: DiscountedValueOptions): DiscountedValueResult {
  checkOptions("discountedValue", options, [
    "margin",
    "retention",
    "discount",
    "timing",
    "firstPayment",
    "horizon",
  ]);
  const { margin, retention, discount, timing, firstPayment } = options;
  const { horizon = Number.POSITIVE_INFINITY } = options;
  checkNumber("margin", "a finite number", margin, -Number.MAX_VALUE);
  checkNumber("retention", "from 0 to 1", retention, 0, 1);
  checkNumber("discount", "a finite number, 0 or more", discount, 0);
  checkWord("timing", timing, "due", "ordinary");
  checkWord("firstPayment", firstPayment, "included", "excluded");
  if (horizon !== Infinity && !(Number.isInteger(horizon) && horizon > 0)) {
    fail("discountedValue", "horizon", "a whole number from 1", horizon);
  }
  const isFirstIncluded = firstPayment === "included";

  // The first payment that counts is discounted by one period if margin is earned at the end, and
  // kept back by one retention and one discount if the very first one does not count.
  const perPeriod = retention / (1 + discount);
  const first = (timing === "due" ? 1 : 1 / (1 + discount)) * (isFirstIncluded ? 1 : perPeriod);
  const payments = geometricSum(perPeriod, horizon);
  const expected = geometricSum(retention, horizon) * (isFirstIncluded ? 1 : retention);
  return {
    value: Number.isFinite(payments) ? margin * first * payments + 0 : null,
    reason: Number.isFinite(payments) ? null : "no-bound",
    expectedPayments: Number.isFinite(expected) ? expected : null,
  };
}

/** `1 + q + q^2 + ...`, so many terms. */
function geometricSum(q: number, terms: number): number {
  if (q === 1) return terms;
  // Near q = 1 the difference from 1 loses its digits; expm1 keeps them.
  const powerLess1 = terms === Infinity ? -1 : Math.expm1(terms * Math.log(q));
  return powerLess1 / (q - 1);
}

function checkNumber(
  field: string,
  allowed: string,
  came: unknown,
  min: number,
  max: number = Number.MAX_VALUE,
): void {
  if (!(typeof came === "number" && came >= min && came <= max)) {
    fail("discountedValue", field, allowed, came);
  }
}

function checkWord(field: string, came: unknown, one: string, other: string): void {
  if (came !== one && came !== other) {
    fail("discountedValue", field, `"${one}" or "${other}"`, came);
  }
}
