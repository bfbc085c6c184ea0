import { type CountedFigures, countFigures, mergeFigures } from "../../fold/countedFigures";
import { isSomebody, keyAt, numberOf, numbersOf } from "../../fold/customers";
import { withRoom } from "../../fold/growing";
import { rowsByOwner } from "../../fold/pairs";
import { addTimes, addValue, initValues, stepsOfValues, type ValuesState } from "../../fold/values";
import { type Kpi, kpi } from "../../measure";
import { asGiven, level, oneOf, options, period } from "../../options";
import { type Currency, oneCurrency } from "../../record/currency";
import {
  type Exclusion,
  type ExclusionCounts,
  excludedIn,
  mergeExclusions,
} from "../../record/exclusions";
import { type Order, order } from "../../record/order";
import { reading } from "../../record/record";
import type { Key } from "../../slice";
import { meanOf, quantileOf, steppedDistribution } from "../../stats/distribution";
import type { Interval } from "../../stats/intervals";
import { type Share, shareOf } from "../../stats/share";
import { addTo, finite, initSum, mergeSums, type Sum, totalOf } from "../../stats/sum";
import { dayFinder, type Period } from "../../time";
import { checkRoom } from "./orderBook";

/** What {@link repeatPurchase} needs. */
export interface RepeatPurchaseOptions {
  /** The window: orders from `start` on, before `end`. */
  readonly period: Period;
  /** Whether orders of one `"day"` (default) are one purchase, or every `"order"` is. */
  readonly occasion?: "day" | "order";
  /** IANA zone whose midnights cut the days. Default `"UTC"`. */
  readonly timeZone?: string;
  /** The confidence level of the intervals. Default 0.95. */
  readonly level?: number;
}

/**
 * How long customers take from one purchase to the next, in milliseconds. A purchase of several orders of
 * one day is at the first of them; the `gaps` of a customer's view begin at the last.
 */
export interface TimeBetweenPurchases {
  /** The mean; `null` where nobody bought twice. */
  readonly mean: number | null;
  /** The median; `null` where nobody bought twice. */
  readonly median: number | null;
  /** How many pairs of consecutive purchases. */
  readonly n: number;
}

/** What {@link repeatPurchase} answers. Money is in the currency of the amounts. */
export interface RepeatPurchaseResult {
  /** It is a share. */
  readonly kind: "share";
  /** The repeat purchase rate: the share of customers who bought twice or more in the window. */
  readonly value: number | null;
  /** Customers who bought in the window. */
  readonly n: number;
  /** Those who bought twice or more in it. */
  readonly repeated: number;
  /** Wilson interval of the share; `null` without customers. */
  readonly interval: Interval | null;
  /**
   * The share of the window's customers who bought before the window or twice in it: Shopify's
   * returning customer rate.
   */
  readonly returningCustomers: Share;
  /** Purchases: days or orders, as `occasion` has it. */
  readonly purchases: number;
  /** Purchases per customer; `null` without customers. */
  readonly purchaseFrequency: number | null;
  /** Orders: amounts of 0 or more. */
  readonly orders: number;
  /** What they brought, refunds not taken off. */
  readonly revenue: number;
  /** `revenue / orders`; `null` without orders. */
  readonly averageOrder: number | null;
  /** From one purchase in the window to the same customer's next in it. */
  readonly timeBetween: TimeBetweenPurchases;
  /** Amounts below 0 in the window: no purchases, in no figure above. */
  readonly refunds: number;
  /** Orders of nobody: in no figure above. */
  readonly excluded: readonly Exclusion[];
}

/** What {@link repeatPurchase} holds in between: customers, and the orders of the window by column. */
export interface RepeatPurchaseState {
  /** Each customer's number, in the order they first appear. */
  readonly customers: Map<Key, number>;
  /** Whether each customer ordered before the window: 1 if so. */
  before: Uint8Array;
  /** The customer's number of each order in the window. */
  owner: Int32Array;
  /** When each of these orders came. */
  at: Float64Array;
  /** How many they are. */
  n: number;
  /** Purchases that are but counted: by the time since the one before, and whose they are. */
  readonly counted: CountedFigures;
  /** How many orders these are. */
  orders: number;
  /** What all orders in the window brought. */
  readonly revenue: Sum;
  /** Refunds in the window. */
  refunds: number;
  /** The currency of all. */
  currency: Currency;
  /** What was left out, and why. */
  readonly excluded: ExclusionCounts;
}

/**
 * Repeat purchases: how many customers of a period bought more than once in it, how often, for how
 * much and after how long.
 *
 * Two rates that are often confused:
 *
 * - `value`, the repeat purchase rate: customers with two or more purchases in the window, per
 *   customer with one or more in it. The longer the window, the higher.
 * - `returningCustomers`, Shopify's rate: customers who had bought before, per customer of the window.
 *   Their first purchase may lie before it, so give all orders, not only those of the window.
 *
 * Orders of one customer on one day are one purchase, unless `occasion` is `"order"`. Refunds, amounts
 * below 0, are no purchases and are counted beside. Orders of nobody (`customerId` is `null` or `""`)
 * are left out and counted.
 *
 * Without customers in the window the rates are `null`.
 *
 * @function
 * @param records - Orders: `customerId`, `at`, `amount` (negative for a refund), `currency` if any.
 * @param options - `period` is required. Alone, they make the measure, to be composed.
 * @throws InputError for an invalid date, an amount that is not finite, a second currency, an unknown
 *   zone, occasion or option, a level not between 0 and 1 and a record without these fields.
 * @example
 * ```ts
 * import { repeatPurchase } from "customer-kpis";
 *
 * const orders = [
 *   { customerId: "ann", at: new Date("2025-12-01"), amount: 20 },
 *   { customerId: "ann", at: new Date("2026-01-05"), amount: 30 },
 *   { customerId: "bob", at: new Date("2026-01-07"), amount: 10 },
 *   { customerId: "bob", at: new Date("2026-01-17"), amount: 20 },
 *   { customerId: "cy", at: new Date("2026-01-20"), amount: 40 },
 * ];
 * const period = { start: new Date("2026-01-01"), end: new Date("2026-02-01") };
 * const result = repeatPurchase(orders, { period });
 * result.value; // ~> 0.3333
 * result.returningCustomers.value; // ~> 0.6667
 * result.averageOrder; // => 25
 * result.timeBetween.median; // => 10 * 86_400_000
 * ```
 */
export const repeatPurchase: Kpi<
  Order,
  RepeatPurchaseResult,
  RepeatPurchaseState,
  [options: RepeatPurchaseOptions]
> = /* @__PURE__ */ kpi(
  /* @__PURE__ */ options<RepeatPurchaseOptions>("repeatPurchase")({
    period: period(),
    occasion: oneOf(["day", "order"], "day"),
    timeZone: asGiven<string>(),
    level: level(),
  }),
  ({ period: { start, end }, occasion, timeZone, level }) => {
    const dayOf = dayFinder(KPI, timeZone);
    return reading(KPI, order, ["customerId", "at", "amount", "currency"], {
      init,
      take(state, { length, customerId, at, amount, currency, row }) {
        const isIn = (i: number) => at[i]! >= start && at[i]! < end;
        let common = state.currency;
        for (let i = 0; i < length; i++) {
          const own = currency[i] ?? null;
          if (own === common || !isIn(i) || amount[i]! < 0) continue;
          if (isSomebody(keyAt(customerId, i))) common = oneCurrency(KPI, common, own, row(i));
        }
        checkRoom(KPI, state.n + length);
        state.currency = common;
        const owners = numbersOf(state.customers, customerId, state.excluded);
        state.before = withRoom(state.before, state.customers.size);
        for (let i = 0; i < length; i++) {
          const owner = owners[i]!;
          if (owner < 0) continue;
          if (amount[i]! < 0) state.refunds += Number(isIn(i));
          else if (at[i]! < start) state.before[owner] = 1;
          else if (isIn(i)) {
            append(state, owner, at[i]!);
            addTo(state.revenue, amount[i]!);
          }
        }
      },
      merge,
      finish: (state) => answer(state, occasion === "day" ? dayOf : null, level),
      summary: {
        per: "customerId",
        each: {
          gaps: {
            ...{ field: "at", amount: "amount", within: { start, end } },
            ...(occasion === "day" && { calendar: { unit: "day", timeZone: timeZone ?? "UTC" } }),
          },
        },
        same: "currency",
        isNobodyAlike: true,
        count: (state, figures, times, currency) =>
          countPurchases(state, figures, times, currency, occasion),
      },
    });
  },
);

const KPI = "repeatPurchase";

function init(): RepeatPurchaseState {
  return {
    customers: new Map(),
    before: new Uint8Array(16),
    owner: new Int32Array(16),
    at: new Float64Array(16),
    n: 0,
    counted: new Map(),
    orders: 0,
    revenue: initSum(),
    refunds: 0,
    currency: undefined,
    excluded: new Map(),
  };
}

function append(state: RepeatPurchaseState, owner: number, at: number): void {
  const row = state.n++;
  state.owner = withRoom(state.owner, state.n);
  state.at = withRoom(state.at, state.n);
  state.owner[row] = owner;
  state.at[row] = at;
}

function merge(left: RepeatPurchaseState, right: RepeatPurchaseState): RepeatPurchaseState {
  checkRoom(KPI, left.n + right.n);
  left.currency = oneCurrency(KPI, left.currency, right.currency);
  const numbers = Int32Array.from(right.customers.keys(), (customer) =>
    numberOf(left.customers, customer),
  );
  left.before = withRoom(left.before, left.customers.size);
  numbers.forEach((to, from) => {
    left.before[to]! |= right.before[from]!;
  });
  for (let i = 0; i < right.n; i++) append(left, numbers[right.owner[i]!]!, right.at[i]!);
  mergeFigures(left.counted, right.counted);
  left.orders += right.orders;
  mergeSums(left.revenue, right.revenue);
  left.refunds += right.refunds;
  mergeExclusions(left.excluded, right.excluded);
  return left;
}

/** Takes in so many purchases or refunds of the same figures. */
function countPurchases(
  state: RepeatPurchaseState,
  [kind, gap, purchases, wasBefore, orders, revenue]: readonly number[],
  times: number,
  currency: string | null,
  occasion: "day" | "order",
): RepeatPurchaseState {
  if (kind !== 1) {
    if (kind === 0) state.refunds += orders!;
    return state;
  }
  state.currency = oneCurrency(KPI, state.currency, currency);
  addTo(state.revenue, revenue!);
  state.orders += orders!;
  countFigures(state.counted, [gap!, purchases!, wasBefore!], times);
  // Orders of one moment are one row.
  const atOnce = occasion === "order" ? orders! - times : 0;
  if (atOnce > 0) countFigures(state.counted, [0, 0, 0], atOnce);
  return state;
}

/** How often customers bought, and how long after the last time. */
interface Tally {
  n: number;
  repeated: number;
  returning: number;
  purchases: number;
  readonly gaps: ValuesState;
}

/** Counts purchases of the window; `dayOf` numbers the days where the orders of one are one purchase. */
function tallied(state: RepeatPurchaseState, dayOf: ((ms: number) => number) | null): Tally {
  const tally = { n: 0, repeated: 0, returning: 0, purchases: 0, gaps: initValues() };
  const addCustomers = (purchases: number, wasBefore: boolean, times: number) => {
    tally.n += times;
    tally.purchases += purchases * times;
    if (purchases > 1) tally.repeated += times;
    if (wasBefore || purchases > 1) tally.returning += times;
  };
  eachCustomersMoments(state, (customer, moments) => {
    const own = dayOf ? moments.filter((_, i) => i === 0 || isNextDay(dayOf, moments, i)) : moments;
    addCustomers(own.length, state.before[customer] === 1, 1);
    for (let i = 1; i < own.length; i++) addValue(tally.gaps, own[i]! - own[i - 1]!);
  });
  for (const { figures, count } of state.counted.values()) {
    const [gap, purchases, wasBefore] = figures as [number, number, number];
    if (gap >= 0) addTimes(tally.gaps, gap, count);
    else addCustomers(purchases, wasBefore === 1, count);
  }
  return tally;
}

/** The result; see {@link tallied}. */
function answer(
  state: RepeatPurchaseState,
  dayOf: ((ms: number) => number) | null,
  level: number,
): RepeatPurchaseResult {
  const { n, repeated, returning, purchases, gaps } = tallied(state, dayOf);
  const revenue = finite(KPI, "amount", totalOf(state.revenue));
  const { value, interval } = shareOf(repeated, n, level);
  const orders = state.n + state.orders;
  return {
    kind: "share",
    value,
    n,
    repeated,
    interval,
    returningCustomers: shareOf(returning, n, level),
    purchases,
    purchaseFrequency: n > 0 ? purchases / n : null,
    orders,
    revenue,
    averageOrder: orders > 0 ? revenue / orders : null,
    timeBetween: timeBetween(gaps),
    refunds: state.refunds,
    excluded: excludedIn(state.excluded),
  };
}

/** The moments of each customer's orders in the window, ascending; customers without any are left out. */
function eachCustomersMoments(
  { customers, owner, at, n }: RepeatPurchaseState,
  take: (customer: number, moments: Float64Array) => void,
): void {
  const { rows, begins } = rowsByOwner(owner, n, customers.size);
  const moments = new Float64Array(n);
  for (let i = 0; i < n; i++) moments[i] = at[rows[i]!]!;
  for (let c = 0; c < customers.size; c++) {
    if (begins[c + 1]! > begins[c]!) take(c, moments.subarray(begins[c], begins[c + 1]).sort());
  }
}

function isNextDay(dayOf: (ms: number) => number, moments: Float64Array, i: number): boolean {
  return dayOf(moments[i]!) !== dayOf(moments[i - 1]!);
}

function timeBetween(gaps: ValuesState): TimeBetweenPurchases {
  const { times, counts } = stepsOfValues(gaps);
  const often = counts ?? new Float64Array(times.length).fill(1);
  const total = initSum();
  let n = 0;
  for (let i = 0; i < times.length; i++) {
    addTo(total, times[i]! * often[i]!);
    n += often[i]!;
  }
  const all = steppedDistribution(n, totalOf(total), { times, counts: often });
  return { mean: meanOf(all), median: quantileOf(all, 0.5), n };
}
