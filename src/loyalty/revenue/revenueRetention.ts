import { type Cutting, cutsOf, type PeriodicKpi, periodicKpi } from "../../fold/periodic";
import { calendarOptions, oneOf, options, period } from "../../options";
import { type Exclusion, excludedIn } from "../../record/exclusions";
import type { Subscription } from "../../record/membership";
import { type Invalid, invalidOption } from "../../record/record";
import { addTo, finite, initSum, mergeSums, totalOf } from "../../stats/sum";
import { type CurrencyRates, currencyRates } from "./currencyRates";
import type { RevenueMovement } from "./revenueChange";
import { forEachChange, type RevenueState, revenueAt } from "./revenueSnapshots";

/** What {@link revenueRetention} needs. */
export interface RevenueRetentionOptions extends Cutting {
  /** Whether reactivated revenue counts in `value` and `quickRatio`. Default `"exclude"`. */
  readonly reactivation?: "exclude" | "include";
  /** The worth of each currency, where records differ in it. */
  readonly rates?: CurrencyRates;
  /** What to do with subscriptions that end before they start. Default `"refuse"`. */
  readonly invalid?: Invalid;
}

/** How many customers moved which way. */
export interface RevenueCustomers {
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
  /** It is a ratio of two amounts. */
  readonly kind: "ratio";
  /** Net retention (NRR): revenue at the end of who paid at the start, by theirs then; may exceed 1. */
  readonly value: number | null;
  /** Customers with revenue at the start. */
  readonly n: number;
  /** Gross retention (GRR): the share of revenue kept, growth left out; `null` without any at the start. */
  readonly gross: number | null;
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
  /** Subscriptions left out, by reason: trials and free plans, whose `mrr` is 0, among them. */
  readonly excluded: readonly Exclusion[];
}

/**
 * Revenue retention: how much of the monthly recurring revenue at the start is still there at the
 * end, and where the rest of it went and came from.
 *
 * Every customer's revenue at `period.start` and at `period.end` is compared, all their subscriptions
 * together, at the same snapshots as in {@link retention}: a moment is a cut, and what happens at it
 * comes after it. So who gives up one of two contracts contracts, and who gives up the last churns;
 * what happens between the snapshots and is undone again is not seen. New is who never paid before the
 * start; who did, but not at the start, is reactivated.
 *
 * - `value`, net revenue retention (NRR): (start + expansion - contraction - churned) / start. New customers
 *   are never in it, and reactivated ones only where `reactivation` is `"include"`, as with some vendors.
 * - `gross`, gross revenue retention (GRR): (start - contraction - churned) / start, never above 1. Gross
 *   churn is 1 less that.
 * - `netChurn` has reactivation in it always, as ChartMogul and Chargify define it.
 * - `quickRatio` has reactivation in it where `value` has.
 *
 * With a `unit` every month, week or year of the period is answered in one pass, each as it would be
 * alone.
 *
 * A yearly plan is its price divided by twelve, see {@link monthlyRevenue}. Records of more than one
 * `currency` are refused unless `rates` tells what a unit of each is worth. Trials (`isTrial`), free
 * plans and records of nobody (`customerId` is `null` or `""`) are left out and counted; in one of the
 * `pauses` a subscription brings nothing.
 *
 * Without revenue at the start the shares are `null`; without a loss `quickRatio` is.
 *
 * @function
 * @param records - Subscriptions: `customerId`, `startedAt`, `endedAt`, `mrr`, and `currency` if any.
 * @param options - `period` is required. Alone, they make the measure, to be composed.
 * @throws InputError for an invalid date, an end before its start (unless it is to be excluded), an
 *   `mrr` below 0, a currency that differs or has no rate, a record without these fields and an unknown
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
 * const { gross, value, quickRatio, start, end, waterfall } = revenueRetention(subscriptions, { period });
 * gross; // => 0.6
 * value; // => 0.9
 * quickRatio; // => 2
 * [start, end]; // => [100, 140]
 * waterfall.map(({ movement, change }) => [movement, change]);
 * // => [["new", 50], ["reactivation", 0], ["expansion", 30], ["contraction", 0], ["churn", -40]]
 *
 * const months = revenueRetention(subscriptions, { period, unit: "month" });
 * months.map(({ key, result }) => [key, result.value]); // => [["2026-01", 0.9]]
 * ```
 */
export const revenueRetention: PeriodicKpi<
  Subscription,
  RevenueRetentionResult,
  RevenueState,
  RevenueRetentionOptions
> = /* @__PURE__ */ periodicKpi(
  /* @__PURE__ */ options<RevenueRetentionOptions>("revenueRetention")({
    ...calendarOptions,
    period: period(),
    reactivation: oneOf(["exclude", "include"], "exclude"),
    rates: currencyRates(),
    invalid: invalidOption,
  }),
  ({ reactivation, rates, invalid, ...cutting }) => {
    const { moments, answers } = cutsOf("revenueRetention", cutting);
    return revenueAt("revenueRetention", {
      moments,
      rates,
      invalid,
      isCounted: true,
      finish: (state) =>
        answers((i) => retainedRevenue(state, moments, i, reactivation === "include")),
    });
  },
);

/** The result from one snapshot to the next. */
function retainedRevenue(
  state: RevenueState,
  moments: readonly number[],
  snapshot: number,
  isReactivationIn: boolean,
): RevenueRetentionResult {
  const { revenue, sums, counts, n, atEnd } = movedBetween(state, moments, snapshot);
  const start = totalOf(revenue);
  const change = (movement: RevenueMovement) => totalOf(sums[movement]);
  const total = { ...revenue };
  const waterfall = MOVEMENTS.map((movement) => {
    mergeSums(total, sums[movement]);
    return { movement, change: change(movement), total: totalOf(total) };
  });
  const end = totalOf(total);
  const churned = 0 - change("churn");
  const contraction = 0 - change("contraction");
  const loss = contraction + churned;
  const back = isReactivationIn ? change("reactivation") : 0;
  const quickRatio = (change("new") + change("expansion") + back) / loss;
  const isLoss = loss > 0 && quickRatio < Infinity;
  const share = (amount: number) => (start > 0 ? amount / start + 0 : null);
  return {
    kind: "ratio",
    value: share(start - loss + change("expansion") + back),
    n,
    gross: share(start - loss),
    netChurn: share(loss - change("expansion") - change("reactivation")),
    quickRatio: isLoss ? quickRatio : null,
    quickRatioReason: isLoss ? null : "no-loss",
    start: finite("revenueRetention", "mrr", start),
    new: change("new"),
    reactivation: change("reactivation"),
    expansion: change("expansion"),
    contraction,
    churned,
    end: finite("revenueRetention", "mrr", end),
    waterfall,
    customers: {
      new: counts.new,
      reactivated: counts.reactivation,
      expanded: counts.expansion,
      contracted: counts.contraction,
      churned: counts.churn,
      end: atEnd,
    },
    excluded: excludedIn(state.excluded),
  };
}

/** How much moved which way from one snapshot to the next, and of how many customers. */
function movedBetween(state: RevenueState, moments: readonly number[], snapshot: number) {
  const revenue = initSum();
  const counts = { new: 0, reactivation: 0, expansion: 0, contraction: 0, churn: 0, unchanged: 0 };
  const changes = Object.keys(counts).map((name) => [name, initSum()] as const);
  const sums = Object.fromEntries(changes) as Record<RevenueMovement, ReturnType<typeof initSum>>;
  let n = 0;
  let atEnd = 0;
  const count = (movement: RevenueMovement, customers: number, before: number) => {
    addTo(revenue, before);
    if (movement !== "new" && movement !== "reactivation") n += customers;
    if (movement !== "churn") atEnd += customers;
    counts[movement] += customers;
  };
  forEachChange(state, moments, snapshot, (_, { movement, before, after }) => {
    count(movement, 1, before);
    // Not their difference, which may have lost digits.
    addTo(sums[movement], after);
    addTo(sums[movement], -before);
  });
  for (const { snapshot: at, movement, customers, before, change } of state.counted) {
    if (at !== snapshot) continue;
    count(movement, customers, before);
    addTo(sums[movement], change);
  }
  return { revenue, sums, counts, n, atEnd };
}

const MOVEMENTS = ["new", "reactivation", "expansion", "contraction", "churn"] as const;
