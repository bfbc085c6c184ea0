import { fail } from "../../check";
import type { Unit } from "../../time";

/**
 * What a plan that is billed by the week, quarter or year brings a month: its monthly recurring
 * revenue, as `revenueRetention` reads it.
 *
 * A year's price is divided by twelve, a quarter's by three; a week's or a day's is taken 365 / 7 or
 * 365 times a year.
 *
 * @param price - What is billed each time, 0 or more, in the caller's currency.
 * @param every - How often: every `"day"`, `"week"`, `"month"`, `"quarter"` or `"year"`.
 * @returns The price of a month.
 * @throws RangeError for a price that is not finite or below 0, and for an unknown unit; TypeError
 *   for a price that is not a number.
 * @example
 * ```ts
 * import { monthlyRevenue } from "customer-kpis";
 *
 * monthlyRevenue(1200, "year"); // => 100
 * monthlyRevenue(30, "quarter"); // => 10
 * monthlyRevenue(7, "week"); // ~> 30.4167
 * ```
 */
export function monthlyRevenue(price: number, every: Unit): number {
  if (typeof price !== "number" || !(price >= 0 && price < Infinity)) {
    fail("monthlyRevenue", "price", "a finite number, 0 or more", price);
  }
  if (!Object.hasOwn(PER_YEAR, every)) {
    fail("monthlyRevenue", "every", `one of ${Object.keys(PER_YEAR).join(", ")}`, every);
  }
  return (price * PER_YEAR[every]) / 12;
}

const PER_YEAR: Readonly<Record<Unit, number>> = {
  day: 365,
  week: 365 / 7,
  month: 12,
  quarter: 4,
  year: 1,
};
