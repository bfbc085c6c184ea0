import { checkOptions } from "../../check";
import { type Key, type Kpi, kpi } from "../../measure";
import { checkPeriod, type Period } from "../../time";
import {
  type CurrencyRates,
  forEachChange,
  type RevenueMovement,
  type RevenueRecord,
  type RevenueState,
  revenueAt,
} from "./revenueSnapshots";

/** What {@link revenueMovements} needs. */
export interface RevenueMovementsOptions {
  /** From the first snapshot (`start`) to the second (`end`). */
  readonly period: Period;
  /** The worth of each currency, where records differ in it. */
  readonly rates?: CurrencyRates;
}

/** What happened to one customer's revenue. */
export interface CustomerRevenue {
  /** The customer. */
  readonly customerId: Key;
  /** What happened. */
  readonly movement: RevenueMovement;
  /** Monthly revenue at the start. */
  readonly before: number;
  /** Monthly revenue at the end. */
  readonly after: number;
}

/** What {@link revenueMovements} answers. */
export interface RevenueMovementsResult {
  /** By how much monthly revenue changed; `null` without customers. */
  readonly value: number | null;
  /** Customers with revenue at the start or at the end. */
  readonly n: number;
  /** Each of them, in the order they first appear. */
  readonly customers: readonly CustomerRevenue[];
  /** Records with an `mrr` of 0, trials and free plans: in no figure above. */
  readonly free: number;
}

/**
 * What happened to each customer's revenue: the movements that {@link revenueRetention} adds up.
 *
 * @function
 * @param records - Subscriptions, as for {@link revenueRetention}.
 * @param options - `period` is required. Alone, they make the measure, to be composed.
 * @throws RangeError and TypeError as {@link revenueRetention}.
 * @example
 * ```ts
 * import { revenueMovements } from "customer-kpis";
 *
 * const subscriptions = [
 *   { customerId: "ann", startedAt: new Date("2025-06-01"), endedAt: null, mrr: 60 },
 *   { customerId: "bob", startedAt: new Date("2026-01-15"), endedAt: null, mrr: 40 },
 * ];
 * const period = { start: new Date("2026-01-01"), end: new Date("2026-02-01") };
 * const { value, customers } = revenueMovements(subscriptions, { period });
 * value; // => 40
 * customers[1]; // => { customerId: "bob", movement: "new", before: 0, after: 40 }
 * ```
 */
export const revenueMovements: Kpi<
  RevenueRecord,
  RevenueMovementsResult,
  RevenueState,
  [options: RevenueMovementsOptions]
> = /* @__PURE__ */ kpi("revenueMovements", (options: RevenueMovementsOptions) => {
  checkOptions("revenueMovements", options, ["period", "rates"]);
  const { start, end } = checkPeriod("revenueMovements", "period", options.period);
  const moments = [start, end];
  return {
    ...revenueAt("revenueMovements", moments, options.rates),
    finish(state) {
      const customers: CustomerRevenue[] = [];
      let value = 0;
      forEachChange(state, moments, 0, (customerId, { movement, before, after }) => {
        value += after - before;
        customers.push({ customerId, movement, before, after });
      });
      const n = customers.length;
      return { value: n > 0 ? value : null, n, customers, free: state.free };
    },
  };
});
