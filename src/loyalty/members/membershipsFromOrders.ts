import { type Purchase, readAmount } from "../../record/legacy";
import type { MembershipsResult } from "./membershipsFrom";
import { activeMemberships, type MembershipsFromActivityOptions } from "./membershipsFromActivity";

/**
 * Who is a customer of a shop: whoever ordered in the last `activeDays` days.
 *
 * As {@link membershipsFromActivity}, of orders. Refunds, amounts below 0, are no orders: they are
 * left out and counted in `excluded`.
 *
 * @param orders - `customerId`, `at`, `amount` (negative for a refund).
 * @param options - `activeDays` is required.
 * @throws RangeError for an invalid date, an amount that is not finite and a number of days not above
 *   0; TypeError for a record without these fields and for an unknown option.
 * @example
 * ```ts
 * import { membershipsFromOrders, retention } from "customer-kpis";
 *
 * const orders = [
 *   { customerId: "ann", at: new Date("2025-12-20"), amount: 40 },
 *   { customerId: "ann", at: new Date("2026-02-20"), amount: 30 },
 *   { customerId: "bob", at: new Date("2025-11-10"), amount: 25 },
 *   { customerId: "bob", at: new Date("2026-03-05"), amount: -25 },
 * ];
 * const { memberships, excluded } = membershipsFromOrders(orders, { activeDays: 90 });
 * const period = { start: new Date("2026-01-01"), end: new Date("2026-04-01") };
 * retention(memberships, { period }).value; // => 0.5
 * excluded; // => 1
 * ```
 */
export function membershipsFromOrders(
  orders: Iterable<Purchase>,
  options: MembershipsFromActivityOptions,
): MembershipsResult {
  const kpi = "membershipsFromOrders";
  return activeMemberships(kpi, orders, options, (order) => readAmount(kpi, order) >= 0);
}
