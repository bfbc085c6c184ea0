import { fail } from "../../check";
import { type CountedFigures, countFigures, mergeFigures } from "../../fold/countedFigures";
import { isSomebody, keyAt, numberOf, numbersOf } from "../../fold/customers";
import {
  firstOf,
  groupRows,
  initPairs,
  type PairsState,
  rowOf,
  rowsIn,
  secondOf,
} from "../../fold/pairs";
import { type Kpi, kpi } from "../../measure";
import { options } from "../../options";
import type { Figure } from "../../reads";
import { type ExclusionCounts, mergeExclusions } from "../../record/exclusions";
import { type Order, order } from "../../record/order";
import { type ColumnsOf, reading } from "../../record/record";
import type { Key } from "../../slice";
import type { CountedPattern } from "../models/purchaseHistory";
import { observedUntil } from "./orderBook";
import { DAYS, HISTORY_OPTIONS, type PurchaseHistoriesOptions } from "./purchaseHistories";

/** What {@link purchasePatterns} holds in between. */
export interface PurchasePatternsState {
  /** The customers, numbered as they first appear. */
  readonly customers: Map<Key, number>;
  /** A row for every customer and day with a purchase. */
  readonly days: PairsState;
  /** Customers who are counted already, by what they have in common: purchase days, first and last day. */
  readonly counted: CountedFigures;
  /** What was left out, and why. */
  readonly excluded: ExclusionCounts;
}

/**
 * How many customers bought how often and how lately: all that the purchase models `bgNbd`, `mbgNbd`
 * and `paretoNbd` are fitted to, in far fewer rows than there are customers.
 *
 * The same as {@link purchaseHistories}, with the customers of equal figures counted, and without their
 * names and spend. Several orders of a day are one purchase, refunds are none.
 *
 * @function
 * @param records - Orders: `customerId`, `at`, `amount`.
 * @param options - See {@link PurchaseHistoriesOptions}. Alone, they make the measure, to be composed.
 * @returns The patterns, by frequency, recency and age.
 * @throws InputError for a record without these fields, for one of nobody unless `nobody` is
 *   `"leave-out"`, and for wrong options.
 * @example
 * ```ts
 * import { purchasePatterns } from "customer-kpis";
 *
 * const orders = [
 *   { customerId: "ann", at: new Date("2026-01-01"), amount: 10 },
 *   { customerId: "ann", at: new Date("2026-01-21"), amount: 10 },
 *   { customerId: "bob", at: new Date("2026-01-11"), amount: 10 },
 *   { customerId: "cy", at: new Date("2026-01-11"), amount: 99 },
 * ];
 * purchasePatterns(orders, { until: new Date("2026-01-31") });
 * // => [
 * //   { frequency: 0, recency: 0, age: 20, customers: 2 },
 * //   { frequency: 1, recency: 20, age: 30, customers: 1 },
 * // ]
 * ```
 */
export const purchasePatterns: Kpi<
  Pick<Order, "customerId" | "at" | "amount">,
  CountedPattern[],
  PurchasePatternsState,
  [options: PurchaseHistoriesOptions]
> = /* @__PURE__ */ kpi(
  /* @__PURE__ */ options<PurchaseHistoriesOptions>("purchasePatterns")(HISTORY_OPTIONS),
  ({ until, unit, timeZone, nobody }) => {
    const { dayOf, last, end, when } = observedUntil("purchasePatterns", until, timeZone);
    const where: Figure["where"] = [{ field: "bought", is: "from", bound: 1 }];
    const measure = reading("purchasePatterns", order, ["customerId", "at", "amount"], {
      init: (): PurchasePatternsState => ({
        customers: new Map(),
        days: initPairs(),
        counted: new Map(),
        excluded: new Map(),
      }),
      take(state, columns) {
        if (nobody === "refuse") refuseNobody(columns, end);
        const { at, amount } = columns;
        const who = numbersOf(state.customers, columns.customerId, state.excluded);
        for (let i = 0; i < who.length; i++) {
          const isPurchase = amount[i]! >= 0 && at[i]! < end && who[i]! >= 0;
          if (isPurchase) rowOf(state.days, who[i]!, dayOf(at[i]!));
        }
      },
      merge,
      finish: (state) => patternsOf(state, last, DAYS[unit]),
      summary: {
        per: "customerId",
        each: {
          occasions: { field: "at", calendar: when.calendar, amount: "amount" },
          figures: [
            { how: "count", where },
            { how: "first", where },
            { how: "last", where },
          ],
        },
        known: { field: "at", before: end },
        isNobodyAlike: nobody !== "refuse",
        count(state, [days, first, last], customers) {
          if (days! > 0) {
            countFigures(state.counted, [days!, dayOf(first!), dayOf(last!)], customers);
          }
          return state;
        },
      },
    });
    // Of a moment but its day matters.
    const reads = measure.reads!.map((read) => (read.field === "at" ? { ...read, ...when } : read));
    return { ...measure, reads };
  },
);

/** Throws where an order that counts is nobody's. */
function refuseNobody(
  { length, customerId, at, row }: ColumnsOf<Pick<Order, "customerId" | "at">>,
  end: number,
): void {
  for (let i = 0; i < length; i++) {
    const key = keyAt(customerId, i);
    if (at[i]! >= end || isSomebody(key)) continue;
    fail("purchasePatterns", "customerId", 'somebody, unless nobody is "leave-out"', key, row(i));
  }
}

function merge(left: PurchasePatternsState, right: PurchasePatternsState): PurchasePatternsState {
  const numbers = Array.from(right.customers.keys(), (key) => numberOf(left.customers, key));
  for (let row = 0; row < right.days.n; row++) {
    rowOf(left.days, numbers[firstOf(right.days, row)]!, secondOf(right.days, row));
  }
  mergeFigures(left.counted, right.counted);
  mergeExclusions(left.excluded, right.excluded);
  return left;
}

function patternsOf(
  { customers, days, counted }: PurchasePatternsState,
  last: number,
  length: number,
): CountedPattern[] {
  const all: CountedFigures = new Map();
  const grouped = groupRows(days, customers.size);
  for (let customer = 0; customer < customers.size; customer++) {
    const own = Array.from(rowsIn(grouped, customer), (row) => secondOf(days, row));
    if (own.length > 0) countFigures(all, [own.length, Math.min(...own), Math.max(...own)], 1);
  }
  mergeFigures(all, counted);
  const patterns = Array.from(all.values(), ({ figures, count }) => {
    const [days, first, latest] = figures as [number, number, number];
    return {
      frequency: days - 1,
      recency: (latest - first) / length,
      age: (last - first) / length,
      customers: count,
    };
  });
  return patterns.sort(
    (a, b) => a.frequency - b.frequency || a.recency - b.recency || a.age - b.age,
  );
}
