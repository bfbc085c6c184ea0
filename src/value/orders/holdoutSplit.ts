import { fail } from "../../check";
import { type Kpi, kpi } from "../../measure";
import { asGiven, moment, oneOf, options } from "../../options";
import { type Exclusion, excludedIn } from "../../record/exclusions";
import type { Order } from "../../record/order";
import { finite, sumOf } from "../../stats/sum";
import type { Instant } from "../../time";
import type { PurchaseHistory } from "../models/purchaseHistory";
import { observedUntil } from "./orderBook";
import { logged, type OrderLog } from "./orderLog";
import { eachCustomer, type PurchaseDays } from "./purchaseDays";
import { DAYS, summarize } from "./purchaseHistories";

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
  /** Orders after `until`, and of nobody: in no figure above. */
  readonly excluded: readonly Exclusion[];
}

/**
 * Splits the past in two, so that a model may be fitted to the first part and judged by the second.
 *
 * Histories up to `calibrateUntil` are those of {@link purchaseHistories}; beside each stands what the
 * customer did after, up to `until`. Who came only then is dropped, and counted; a refund in the
 * holdout of what was bought before is taken off neither part: it was not known. Orders of nobody
 * (`customerId` is `null` or `""`) are left out and counted.
 *
 * @function
 * @param records - Orders: `customerId`, `at`, `amount` (negative for a refund), `currency` and
 *   `orderId` if any.
 * @param options - `calibrateUntil` and `until` are required. Alone, they make the measure.
 * @throws InputError for an invalid date, an amount that is not finite, a second currency, an `until`
 *   not after `calibrateUntil` or 100,000 weeks after the first order, an unknown zone, unit or option,
 *   and a record without these fields.
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
  /* @__PURE__ */ kpi(
    /* @__PURE__ */ options<HoldoutSplitOptions>("holdoutSplit")({
      calibrateUntil: moment(),
      until: moment(),
      unit: oneOf(["day", "week"], "day"),
      timeZone: asGiven<string>(),
    }),
    ({ calibrateUntil, until, unit, timeZone }) => {
      const rule = observedUntil("holdoutSplit", until, timeZone);
      const middle = rule.dayOf(calibrateUntil);
      if (rule.last <= middle) {
        fail("holdoutSplit", "until", "at least a day after calibrateUntil", new Date(until));
      }
      return logged("holdoutSplit", rule, (log) => splitOf(log, middle, rule.last, DAYS[unit]));
    },
  );

function splitOf(log: OrderLog, middle: number, last: number, length: number): HoldoutSplit {
  const customers: HoldoutCustomer[] = [];
  const dropped = { customers: 0, purchases: 0 };
  const repeats: number[] = [];
  let first = middle;
  function take(purchases: PurchaseDays): void {
    const { days } = purchases;
    if (days.length === 0) return;
    if (days[0]! > middle) {
      dropped.customers++;
      dropped.purchases += days.length;
      return;
    }
    first = Math.min(first, days[0]!);
    for (let i = 1; i < days.length; i++) repeats.push(days[i]!);
    customers.push(customerOf(purchases, middle, length));
  }
  eachCustomer(log, take, middle);
  return {
    n: customers.length,
    duration: (last - middle) / length,
    calibration: (middle - first) / length,
    customers,
    weeks: customers.length > 0 ? countWeeks(repeats, first, last, length) : [],
    dropped,
    excluded: excludedIn(log.excluded),
  };
}

/** A customer's history up to the `middle` day, and what came after. */
function customerOf(
  { customerId, days, spends }: PurchaseDays,
  middle: number,
  length: number,
): HoldoutCustomer {
  const seen = days.filter((day) => day <= middle).length;
  const before = { customerId, days: days.slice(0, seen), spends: spends.slice(0, seen) };
  const later = spends.slice(seen);
  const history = summarize(before, middle, length);
  const monetary = later.length > 0 ? sumOf(later) / later.length : null;
  for (const figure of [history.monetary, monetary]) finite("holdoutSplit", "amount", figure ?? 0);
  return { ...history, holdout: { frequency: later.length, monetary } };
}

/** More are a wrong date, not a history. */
const MOST_WEEKS = 100_000;

/** Whole weeks only: a week cut short would look like a slump. */
function countWeeks(
  repeats: readonly number[],
  first: number,
  last: number,
  length: number,
): HoldoutWeek[] {
  const weeks = Math.floor((last - first + 1) / 7);
  if (weeks > MOST_WEEKS) {
    fail("holdoutSplit", "until", `at most ${MOST_WEEKS} weeks after the first order`, weeks);
  }
  const purchases = new Array<number>(weeks).fill(0);
  for (const day of repeats) {
    const week = Math.floor((day - first) / 7);
    if (week < purchases.length) purchases[week]!++;
  }
  return purchases.map((count, week) => ({ end: (7 * week + 6) / length, purchases: count }));
}
