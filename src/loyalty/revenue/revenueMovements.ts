import { type Cutting, cutsOf, type PeriodicKpi, periodicKpi } from "../../fold/periodic";
import { calendarOptions, options, period } from "../../options";
import { type Exclusion, excludedIn } from "../../record/exclusions";
import type { Subscription } from "../../record/membership";
import { type Invalid, invalidOption } from "../../record/record";
import type { Key } from "../../slice";
import { addTo, finite, initSum, totalOf } from "../../stats/sum";
import { type CurrencyRates, currencyRates } from "./currencyRates";
import type { RevenueMovement } from "./revenueChange";
import { forEachChange, type RevenueState, revenueAt } from "./revenueSnapshots";

/** What {@link revenueMovements} needs. */
export interface RevenueMovementsOptions extends Cutting {
  /** The worth of each currency, where records differ in it. */
  readonly rates?: CurrencyRates;
  /** What to do with subscriptions that end before they start. Default `"refuse"`. */
  readonly invalid?: Invalid;
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
  /** It is an amount of money a month. */
  readonly kind: "amount";
  /** By how much monthly revenue changed; `null` without customers. */
  readonly value: number | null;
  /** Customers with revenue at the start or at the end. */
  readonly n: number;
  /** Each of them, in the order they first appear. */
  readonly customers: readonly CustomerRevenue[];
  /** Subscriptions left out, by reason. */
  readonly excluded: readonly Exclusion[];
}

/**
 * What happened to each customer's revenue: the movements that {@link revenueRetention} adds up.
 * With a `unit`, month by month.
 *
 * @function
 * @param records - Subscriptions, as for {@link revenueRetention}.
 * @param options - `period` is required. Alone, they make the measure, to be composed.
 * @throws InputError as {@link revenueRetention}.
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
export const revenueMovements: PeriodicKpi<
  Subscription,
  RevenueMovementsResult,
  RevenueState,
  RevenueMovementsOptions
> = /* @__PURE__ */ periodicKpi(
  /* @__PURE__ */ options<RevenueMovementsOptions>("revenueMovements")({
    ...calendarOptions,
    period: period(),
    rates: currencyRates(),
    invalid: invalidOption,
  }),
  ({ rates, invalid, ...cutting }) => {
    const { moments, answers } = cutsOf("revenueMovements", cutting);
    return revenueAt("revenueMovements", {
      moments,
      rates,
      invalid,
      isCounted: false,
      finish: (state) =>
        answers((i): RevenueMovementsResult => {
          const customers: CustomerRevenue[] = [];
          const change = initSum();
          forEachChange(state, moments, i, (customerId, { movement, before, after }) => {
            addTo(change, after);
            addTo(change, -before);
            customers.push({ customerId, movement, before, after });
          });
          const n = customers.length;
          const value = finite("revenueMovements", "mrr", totalOf(change));
          return {
            kind: "amount",
            value: n > 0 ? value : null,
            n,
            customers,
            excluded: excludedIn(state.excluded),
          };
        }),
    });
  },
);
