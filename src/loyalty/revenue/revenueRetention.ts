import { checkOptions, fail } from "../../check";
import { type Kpi, kpi } from "../../measure";
import { checkPeriod, type Period } from "../../time";
import {
  type CurrencyRates,
  forEachChange,
  type RevenueMovement,
  type RevenueRecord,
  type RevenueState,
  revenueAt,
} from "./revenueSnapshots";

/** What {@link revenueRetention} needs. */
export interface RevenueRetentionOptions {
  /** From the first snapshot (`start`) to the second (`end`). */
  readonly period: Period;
  /** Whether reactivated revenue counts in `net` and `quickRatio`. Default `"exclude"`. */
  readonly reactivation?: "exclude" | "include";
  /** The worth of each currency, where records differ in it. */
  readonly rates?: CurrencyRates;
}

/** How many customers moved which way. */
export interface RevenueCustomers {
  /** With revenue at the start. */
  readonly start: number;
  /** New ones. */
  readonly new: number;
  /** Former ones who pay again. */
  readonly reactivated: number;
  /** Who pay more than at the start. */
  readonly expanded: number;
  /** Who pay less. */
  readonly contracted: number;
  /** Who pay nothing any more. */
  readonly churned: number;
  /** With revenue at the end. */
  readonly end: number;
}

/** One step from the revenue at the start to that at the end. */
export interface RevenueStep {
  /** What happened. */
  readonly movement: Exclude<RevenueMovement, "unchanged">;
  /** By how much revenue changed: below 0 for contraction and churn. */
  readonly change: number;
  /** The revenue after this step. */
  readonly total: number;
}

/** What {@link revenueRetention} answers. Money is monthly, in the currency of the records. */
export interface RevenueRetentionResult {
  /** The same as `net`. */
  readonly value: number | null;
  /** Customers with revenue at the start. */
  readonly n: number;
  /** The share of revenue kept, growth left out: 0 to 1; `null` without revenue at the start. */
  readonly gross: number | null;
  /** Revenue now, of who paid at the start, as a share of revenue then; may exceed 1. */
  readonly net: number | null;
  /** `(contraction + churned) / start`: 1 less `gross`. */
  readonly grossChurn: number | null;
  /** `(contraction + churned - expansion - reactivation) / start`; below 0 where revenue grew. */
  readonly netChurn: number | null;
  /** What was won for each unit lost: `(new + expansion) / (contraction + churned)`. */
  readonly quickRatio: number | null;
  /** Why `quickRatio` is `null`: nothing was lost. `null` where it is not. */
  readonly quickRatioReason: "no-loss" | null;
  /** Revenue at the start. */
  readonly start: number;
  /** Revenue of customers who pay for the first time. */
  readonly new: number;
  /** Revenue of former customers who pay again. */
  readonly reactivation: number;
  /** What customers pay more than at the start. */
  readonly expansion: number;
  /** What customers pay less, who still pay. */
  readonly contraction: number;
  /** What customers paid at the start who pay nothing any more. */
  readonly churned: number;
  /** Revenue at the end: `start + new + reactivation + expansion - contraction - churned`. */
  readonly end: number;
  /** From `start` to `end`, step by step, in that order. */
  readonly waterfall: readonly RevenueStep[];
  /** The same movements in customers. */
  readonly customers: RevenueCustomers;
  /** Records with an `mrr` of 0, trials and free plans: in no figure above. */
  readonly free: number;
}

/**
 * Revenue retention: how much of the monthly recurring revenue at the start is still there at the
 * end, and where the rest of it went and came from.
 *
 * Every customer's revenue at `period.start` and at `period.end` is compared, all their subscriptions
 * together: a subscription counts from `startedAt` on and no longer from `endedAt` on. So who gives up
 * one of two contracts contracts, and who gives up the last churns; what happens between the
 * snapshots and is undone again is not seen. New is who never paid up to the start; who did, but not
 * at the start, is reactivated.
 *
 * - `gross`: (start - contraction - churned) / start, never above 1.
 * - `net`: (start + expansion - contraction - churned) / start. New customers are never in it, and
 *   reactivated ones only where `reactivation` is `"include"`, as with some vendors.
 * - `netChurn` has reactivation in it always, as ChartMogul and Chargify define it.
 * - `quickRatio` has reactivation in it where `net` has.
 *
 * A yearly plan is its price divided by twelve, see {@link monthlyRevenue}. Records of more than one
 * `currency` are refused unless `rates` tells what a unit of each is worth.
 *
 * Without revenue at the start the shares are `null`; without a loss `quickRatio` is.
 *
 * @function
 * @param records - Subscriptions: `customerId`, `startedAt`, `endedAt`, `mrr`, and `currency` if any.
 * @param options - `period` is required. Alone, they make the measure, to be composed.
 * @throws RangeError for an invalid date, an end before its start, an `mrr` below 0 and a currency
 *   that differs or has no rate; TypeError for a record without these fields and for an unknown
 *   option.
 * @see Gold, "Fighting Churn with Data", Manning 2020, sections 2.1 and 2.4.
 * @example
 * ```ts
 * import { revenueRetention } from "customer-kpis";
 *
 * const [before, during] = [new Date("2025-06-01"), new Date("2026-01-15")];
 * const subscriptions = [
 *   { customerId: "ann", startedAt: before, endedAt: null, mrr: 60 },
 *   { customerId: "ann", startedAt: during, endedAt: null, mrr: 30 },
 *   { customerId: "bob", startedAt: before, endedAt: during, mrr: 40 },
 *   { customerId: "cy", startedAt: during, endedAt: null, mrr: 50 },
 * ];
 * const period = { start: new Date("2026-01-01"), end: new Date("2026-02-01") };
 * const { gross, net, quickRatio, start, end, waterfall } = revenueRetention(subscriptions, { period });
 * gross; // => 0.6
 * net; // => 0.9
 * quickRatio; // => 2
 * [start, end]; // => [100, 140]
 * waterfall.map(({ movement, change }) => [movement, change]);
 * // => [["new", 50], ["reactivation", 0], ["expansion", 30], ["contraction", 0], ["churn", -40]]
 * ```
 */
export const revenueRetention: Kpi<
  RevenueRecord,
  RevenueRetentionResult,
  RevenueState,
  [options: RevenueRetentionOptions]
> = /* @__PURE__ */ kpi("revenueRetention", (options: RevenueRetentionOptions) => {
  checkOptions("revenueRetention", options, ["period", "reactivation", "rates"]);
  const { start, end } = checkPeriod("revenueRetention", "period", options.period);
  const isReactivationIn = checkReactivation("revenueRetention", options.reactivation);
  const moments = [start, end];
  return {
    ...revenueAt("revenueRetention", moments, options.rates),
    finish: (state) => retainedRevenue(state, moments, 0, isReactivationIn),
  };
});

/** Whether reactivated revenue counts. */
export function checkReactivation(kpi: string, reactivation: unknown = "exclude"): boolean {
  if (reactivation !== "exclude" && reactivation !== "include") {
    fail(kpi, "reactivation", '"exclude" or "include"', reactivation);
  }
  return reactivation === "include";
}

/** The result from one snapshot to the next. */
export function retainedRevenue(
  state: RevenueState,
  moments: readonly number[],
  snapshot: number,
  isReactivationIn: boolean,
): RevenueRetentionResult {
  let start = 0;
  let customersAtStart = 0;
  let customersAtEnd = 0;
  const change = { new: 0, reactivation: 0, expansion: 0, contraction: 0, churn: 0, unchanged: 0 };
  const customers = { ...change };
  forEachChange(state, moments, snapshot, (_, { movement, before, after }) => {
    start += before;
    if (before > 0) customersAtStart++;
    if (after > 0) customersAtEnd++;
    change[movement] += after - before;
    customers[movement]++;
  });

  let end = start;
  const waterfall = MOVEMENTS.map((movement) => {
    end += change[movement];
    return { movement, change: change[movement], total: end };
  });
  const loss = 0 - change.contraction - change.churn;
  const back = isReactivationIn ? change.reactivation : 0;
  const share = (amount: number) => (start > 0 ? amount / start : null);
  const net = share(start - loss + change.expansion + back);
  return {
    value: net,
    n: customersAtStart,
    gross: share(start - loss),
    net,
    grossChurn: share(loss),
    netChurn: share(loss - change.expansion - change.reactivation),
    quickRatio: loss > 0 ? (change.new + change.expansion + back) / loss : null,
    quickRatioReason: loss > 0 ? null : "no-loss",
    start,
    new: change.new,
    reactivation: change.reactivation,
    expansion: change.expansion,
    contraction: 0 - change.contraction,
    churned: 0 - change.churn,
    end,
    waterfall,
    customers: {
      start: customersAtStart,
      new: customers.new,
      reactivated: customers.reactivation,
      expanded: customers.expansion,
      contracted: customers.contraction,
      churned: customers.churn,
      end: customersAtEnd,
    },
    free: state.free,
  };
}

const MOVEMENTS = ["new", "reactivation", "expansion", "contraction", "churn"] as const;
