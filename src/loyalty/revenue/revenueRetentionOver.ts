import { checkOptions } from "../../check";
import type { PeriodGroup } from "../../fold/over";
import { type Kpi, kpi } from "../../measure";
import { type PeriodsOptions, periods } from "../../time";
import {
  checkReactivation,
  type RevenueRetentionOptions,
  type RevenueRetentionResult,
  retainedRevenue,
} from "./revenueRetention";
import { type RevenueRecord, type RevenueState, revenueAt } from "./revenueSnapshots";

/** What {@link revenueRetentionOver} needs: a stretch of time and the unit that cuts it. */
export interface RevenueRetentionOverOptions
  extends PeriodsOptions,
    Omit<RevenueRetentionOptions, "period"> {}

/**
 * {@link revenueRetention} for every month, or every other calendar period, in one pass.
 *
 * A period's end is the next one's start, so that its `end` revenue is the next one's `start`. New is
 * who paid at no earlier snapshot, nor before the first: a subscription that starts and ends between
 * two snapshots is seen by neither, and does not make who pays later a returning customer. It holds one number for each customer and snapshot, however many records there are.
 *
 * @function
 * @param records - Subscriptions, as for {@link revenueRetention}.
 * @param options - `unit`, `start` and `end` are required; whole periods are taken. Alone, they make
 *   the measure, to be composed.
 * @returns The periods in time order.
 * @throws RangeError and TypeError as {@link revenueRetention} and {@link periods}.
 * @example
 * ```ts
 * import { revenueRetentionOver } from "customer-kpis";
 *
 * const subscriptions = [
 *   { customerId: "ann", startedAt: new Date("2025-06-01"), endedAt: null, mrr: 60 },
 *   {
 *     customerId: "bob",
 *     startedAt: new Date("2025-06-01"),
 *     endedAt: new Date("2026-02-15"),
 *     mrr: 40,
 *   },
 * ];
 * const months = revenueRetentionOver(subscriptions, {
 *   unit: "month",
 *   start: new Date("2026-01-01"),
 *   end: new Date("2026-04-01"),
 * });
 * months.map(({ key, result }) => [key, result.gross]);
 * // => [["2026-01", 1], ["2026-02", 0.6], ["2026-03", 1]]
 * ```
 */
export const revenueRetentionOver: Kpi<
  RevenueRecord,
  PeriodGroup<RevenueRetentionResult>[],
  RevenueState,
  [options: RevenueRetentionOverOptions]
> = /* @__PURE__ */ kpi("revenueRetentionOver", (options: RevenueRetentionOverOptions) => {
  const { reactivation, rates, ...calendar } = options;
  checkOptions("revenueRetentionOver", options, [
    "unit",
    "start",
    "end",
    "timeZone",
    "weekStartsOn",
    "reactivation",
    "rates",
  ]);
  const isReactivationIn = checkReactivation("revenueRetentionOver", reactivation);
  const list = periods(calendar);
  const moments = [list[0]!.start, ...list.map(({ end }) => end)];
  return {
    ...revenueAt("revenueRetentionOver", moments, rates),
    finish: (state) =>
      list.map(({ key, start, end }, i) => ({
        key,
        period: { start, end },
        result: retainedRevenue(state, moments, i, isReactivationIn),
      })),
  };
});
