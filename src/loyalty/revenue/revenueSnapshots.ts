import { fail } from "../../check";
import { numberOf, withRoom } from "../../fold/table";
import type { Key, Measure } from "../../measure";
import { readMembership } from "../../record/legacy";
import type { Membership } from "../../record/membership";

/** A subscription with its currency, where records may differ in it. */
export interface RevenueRecord extends Membership {
  /** Monthly recurring revenue, 0 or more: a year's price divided by twelve. */
  readonly mrr: number;
  /** The currency, such as `"EUR"`. May be left out where all records have the same. */
  readonly currency?: string | null | undefined;
}

/** What a unit of each currency is worth in the one that results shall be in. */
export type CurrencyRates = Readonly<Record<string, number>>;

/** What the revenue KPIs hold in between: every customer's revenue at every snapshot. */
export interface RevenueState {
  /** The customers, numbered as they first appear. */
  readonly customers: Map<Key, number>;
  /** For each customer in turn, the revenue at each snapshot. */
  revenue: Float64Array;
  /** When each customer first paid. */
  firstPaidAt: Float64Array;
  /** The currency of all records so far; `undefined` before the first, and where rates are given. */
  currency: string | null | undefined;
  /** Records without revenue: trials and free plans. */
  free: number;
}

/** The fold that sums every customer's revenue at each of the ascending `moments`. */
export function revenueAt(
  kpi: string,
  moments: readonly number[],
  rates: CurrencyRates | undefined,
): Omit<Measure<RevenueRecord, unknown, RevenueState>, "finish"> {
  const width = moments.length;
  checkRates(kpi, rates);

  function rateOf(state: RevenueState, record: RevenueRecord): number {
    const { currency = null } = record;
    if (!rates) {
      if (state.currency === undefined) state.currency = currency;
      else if (state.currency !== currency) failOnMix(state.currency, currency);
      return 1;
    }
    if (typeof currency !== "string" || !Object.hasOwn(rates, currency)) {
      fail(kpi, "currency", `one of ${Object.keys(rates).join(", ")}`, currency);
    }
    return rates[currency] as number;
  }

  function failOnMix(known: string | null, came: string | null): never {
    const allowed = `${known ?? "left out"}, as before, unless rates are given`;
    return fail(kpi, "currency", allowed, came);
  }

  return {
    init: () => ({
      customers: new Map(),
      revenue: new Float64Array(8 * width),
      firstPaidAt: new Float64Array(8).fill(Infinity),
      currency: undefined,
      free: 0,
    }),
    step(state, record) {
      const { customerId, startedAt, endedAt } = readMembership(kpi, record);
      const { mrr } = record;
      if (typeof mrr !== "number" || !(mrr >= 0 && mrr < Infinity)) {
        fail(kpi, "mrr", "a finite number, 0 or more", mrr);
      }
      if (mrr === 0) {
        state.free++;
        return state;
      }
      const amount = mrr * rateOf(state, record);
      const customer = placeOf(state, customerId, width);
      state.firstPaidAt[customer] = Math.min(state.firstPaidAt[customer]!, startedAt);
      for (let i = 0; i < width; i++) {
        const moment = moments[i]!;
        if (moment >= endedAt) break;
        if (moment >= startedAt) state.revenue[customer * width + i]! += amount;
      }
      return state;
    },
    merge(left, right) {
      if (left.currency === undefined) left.currency = right.currency;
      else if (right.currency !== undefined && right.currency !== left.currency) {
        failOnMix(left.currency, right.currency);
      }
      for (const [customerId, from] of right.customers) {
        const to = placeOf(left, customerId, width);
        left.firstPaidAt[to] = Math.min(left.firstPaidAt[to]!, right.firstPaidAt[from]!);
        for (let i = 0; i < width; i++) {
          left.revenue[to * width + i]! += right.revenue[from * width + i]!;
        }
      }
      left.free += right.free;
      return left;
    },
  };
}

/** What happened to a customer's revenue. */
export type RevenueMovement =
  | "new"
  | "reactivation"
  | "expansion"
  | "contraction"
  | "churn"
  | "unchanged";

/** One customer's revenue at two snapshots. */
export interface RevenueChange {
  readonly movement: RevenueMovement;
  readonly before: number;
  readonly after: number;
}

/**
 * Calls back for every customer with revenue at one of two consecutive snapshots. New is who paid at
 * no earlier snapshot, nor up to the first one.
 */
export function forEachChange(
  { customers, revenue, firstPaidAt }: RevenueState,
  moments: readonly number[],
  snapshot: number,
  take: (customerId: Key, change: RevenueChange) => void,
): void {
  const width = moments.length;
  for (const [customerId, customer] of customers) {
    const before = revenue[customer * width + snapshot]!;
    const after = revenue[customer * width + snapshot + 1]!;
    if (before === 0 && after === 0) continue;
    const movement = before === 0 ? beginningOf(customer) : movementOf(before, after);
    take(customerId, { movement, before, after });
  }

  function beginningOf(customer: number): RevenueMovement {
    const earlier = revenue.subarray(customer * width, customer * width + snapshot);
    const isFormer = firstPaidAt[customer]! <= moments[0]! || earlier.some((amount) => amount > 0);
    return isFormer ? "reactivation" : "new";
  }
}

function movementOf(before: number, after: number): RevenueMovement {
  if (after === 0) return "churn";
  // Sums of fractions differ in their last digits by their order alone: that is no movement.
  if (Math.abs(after - before) <= 1e-12 * Math.max(after, before)) return "unchanged";
  return after > before ? "expansion" : "contraction";
}

/** The customer's number, with room for their revenue. */
function placeOf(state: RevenueState, customerId: Key, width: number): number {
  const number = numberOf(state.customers, customerId);
  if (number >= state.firstPaidAt.length) {
    state.revenue = withRoom(state.revenue, (number + 1) * width);
    state.firstPaidAt = withRoom(state.firstPaidAt, number + 1, Infinity);
  }
  return number;
}

function checkRates(kpi: string, rates: CurrencyRates | undefined): void {
  if (rates === undefined) return;
  if (typeof rates !== "object" || rates === null) {
    fail(kpi, "rates", "an object with a rate for every currency", rates);
  }
  for (const [currency, rate] of Object.entries(rates)) {
    if (typeof rate !== "number" || !(rate > 0 && rate < Infinity)) {
      fail(kpi, `rates.${currency}`, "a finite number above 0", rate);
    }
  }
}
