import { checkOptions, fail } from "../../check";
import { type Kpi, kpi } from "../../measure";
import type { Order } from "../../record/order";
import { dayFinder, type Instant, milliseconds } from "../../time";
import type { PurchaseHistory } from "../models/purchaseHistory";
import { addOrderUntil, eachCustomer, initLog, mergeLogs, type OrderLog } from "./orderLog";
import { daysOf, summarize } from "./purchaseHistories";

/** What {@link holdoutSplit} needs. */
export interface HoldoutSplitOptions {
  /** The last moment that models may see: its whole local day counts. */
  readonly calibrateUntil: Instant;
  /** The last moment observed, later than that. */
  readonly until: Instant;
  /** What times are counted in: days, or weeks of 7 days with their fractions. Default `"day"`. */
  readonly unit?: "day" | "week";
  /** IANA zone whose midnights cut the days. Default `"UTC"`. */
  readonly timeZone?: string;
}

/** A customer's history up to `calibrateUntil`, and what came after. */
export interface HoldoutCustomer extends PurchaseHistory {
  /** What models are to foresee. */
  readonly holdout: {
    /** Purchase occasions after `calibrateUntil`. */
    readonly frequency: number;
    /** Mean spend of these; `null` without any. */
    readonly monetary: number | null;
  };
}

/** Repeat purchases of one week. */
export interface HoldoutWeek {
  /** The week's last day, in the unit of the split since the first purchase of all. */
  readonly end: number;
  /** Repeat purchase occasions in it. */
  readonly purchases: number;
}

/** What {@link holdoutSplit} answers. */
export interface HoldoutSplit {
  /** Customers with a purchase up to `calibrateUntil`. */
  readonly n: number;
  /** How long the holdout lasts, in the unit of the histories. */
  readonly duration: number;
  /** Time from the first purchase of all to `calibrateUntil`. */
  readonly calibration: number;
  /** Every customer's history and what came after, in the order they first appear. */
  readonly customers: readonly HoldoutCustomer[];
  /** These customers' repeat purchases, week by week from the first purchase of all. */
  readonly weeks: readonly HoldoutWeek[];
  /** Customers who first bought in the holdout: nothing could be foreseen of them. */
  readonly dropped: {
    /** How many. */
    readonly customers: number;
    /** Their purchase occasions. */
    readonly purchases: number;
  };
  /** Orders after `until`: in no figure above. */
  readonly excluded: number;
}

/**
 * Splits the past in two, so that a model may be fitted to the first part and judged by the second.
 *
 * Histories up to `calibrateUntil` are those of {@link purchaseHistories}; beside each stands what
 * the customer did after, up to `until`. Who came only then is dropped, and counted.
 *
 * @function
 * @param records - Orders: `customerId`, `at`, `amount` (negative for a refund), `currency` if any.
 * @param options - `calibrateUntil` and `until` are required. Alone, they make the measure.
 * @throws RangeError for an invalid date, an amount that is not finite, a second currency, an
 *   `until` not after `calibrateUntil`, an unknown zone; TypeError for a record without these
 *   fields and an unknown unit or option.
 * @example
 * ```ts
 * import { holdoutSplit } from "customer-kpis";
 *
 * const orders = [
 *   { customerId: "ann", at: new Date("2026-01-01"), amount: 30 },
 *   { customerId: "ann", at: new Date("2026-02-10"), amount: 40 },
 *   { customerId: "bob", at: new Date("2026-02-08"), amount: 10 },
 * ];
 * const split = holdoutSplit(orders, {
 *   calibrateUntil: new Date("2026-01-31"),
 *   until: new Date("2026-02-28"),
 * });
 * split.duration; // => 28
 * split.customers[0]?.holdout; // => { frequency: 1, monetary: 40 }
 * split.dropped; // => { customers: 1, purchases: 1 }
 * ```
 */
export const holdoutSplit: Kpi<Order, HoldoutSplit, OrderLog, [options: HoldoutSplitOptions]> =
  /* @__PURE__ */ kpi("holdoutSplit", (options: HoldoutSplitOptions) => {
    checkOptions("holdoutSplit", options, ["calibrateUntil", "until", "unit", "timeZone"]);
    const dayOf = dayFinder("holdoutSplit", options.timeZone);
    const middle = dayOf(milliseconds(options.calibrateUntil, "holdoutSplit", "calibrateUntil"));
    const last = dayOf(milliseconds(options.until, "holdoutSplit", "until"));
    const length = daysOf("holdoutSplit", options.unit);
    if (last <= middle) {
      fail("holdoutSplit", "until", "at least a day after calibrateUntil", options.until);
    }

    return {
      init: initLog,
      step: (log, record) => addOrderUntil("holdoutSplit", log, record, dayOf, last),
      merge: (left, right) => mergeLogs("holdoutSplit", left, right),
      finish(log) {
        const customers: HoldoutCustomer[] = [];
        const dropped = { customers: 0, purchases: 0 };
        const repeats: number[] = [];
        let first = middle;
        eachCustomer(log, ({ customerId, days, spends }) => {
          if (days.length === 0) return;
          const seen = days.filter((day) => day <= middle).length;
          if (seen === 0) {
            dropped.customers++;
            dropped.purchases += days.length;
            return;
          }
          first = Math.min(first, days[0]!);
          for (let i = 1; i < days.length; i++) repeats.push(days[i]!);
          const later = spends.slice(seen);
          const spent = later.reduce((sum, spend) => sum + spend, 0);
          customers.push({
            ...summarize(
              { customerId, days: days.slice(0, seen), spends: spends.slice(0, seen) },
              middle,
              length,
            ),
            holdout: {
              frequency: later.length,
              monetary: later.length > 0 ? spent / later.length : null,
            },
          });
        });
        return {
          n: customers.length,
          duration: (last - middle) / length,
          calibration: (middle - first) / length,
          customers,
          weeks: customers.length > 0 ? countWeeks(repeats, first, last, length) : [],
          dropped,
          excluded: log.later,
        };
      },
    };
  });

/** Whole weeks only: a week cut short would look like a slump. */
function countWeeks(
  repeats: readonly number[],
  first: number,
  last: number,
  length: number,
): HoldoutWeek[] {
  const purchases = new Array<number>(Math.floor((last - first + 1) / 7)).fill(0);
  for (const day of repeats) {
    const week = Math.floor((day - first) / 7);
    if (week < purchases.length) purchases[week]!++;
  }
  return purchases.map((count, week) => ({ end: (7 * week + 6) / length, purchases: count }));
}
