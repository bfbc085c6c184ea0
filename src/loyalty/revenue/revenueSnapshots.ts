import { fail } from "../../check";
import { isSomebody, numberOf, numbersOf } from "../../fold/customers";
import { withRoom } from "../../fold/growing";
import type { Measure } from "../../measure";
import { type Figure, STEP, type Summary } from "../../reads";
import { type Currency, oneCurrency } from "../../record/currency";
import { type ExclusionCounts, mergeExclusions } from "../../record/exclusions";
import { STRETCH, type Subscription, stretchesOf, subscription } from "../../record/membership";
import { type ColumnsOf, type Invalid, reading } from "../../record/record";
import { type Column, type Key, valueAt } from "../../slice";
import { addAt, LEAST_CHANGE, mergeAt, totalAt } from "../../stats/sum";
import type { CurrencyRates } from "./currencyRates";
import { MOVEMENTS, movementOf, type RevenueChange, type RevenueMovement } from "./revenueChange";

/** What the revenue KPIs hold in between: every customer's revenue at every snapshot. */
export interface RevenueState {
  /** The customers, numbered as they first appear. */
  readonly customers: Map<Key, number>;
  /** For each customer in turn, the revenue at each snapshot, and what rounding took of it. */
  revenue: Float64Array;
  /** When each customer first paid. */
  firstPaidAt: Float64Array;
  /** The currency of all; `undefined` where rates are given. */
  currency: Currency;
  /** Movements of customers who are but counted. */
  readonly counted: CountedMovement[];
  /** What was left out, and why. */
  readonly excluded: ExclusionCounts;
}

/** So many customers of the same movement from a snapshot to the next. */
export interface CountedMovement {
  /** The position of the snapshot that it starts at. */
  readonly snapshot: number;
  /** What happened to their revenue. */
  readonly movement: RevenueMovement;
  /** How many. */
  readonly customers: number;
  /** Their revenue at the start. */
  readonly before: number;
  /** By how much it changed. */
  readonly change: number;
}

/** The fields that say what a subscription brings, and when. */
const PAID = [...STRETCH, "mrr", "currency"] as const;

type Paid = ColumnsOf<Pick<Subscription, (typeof PAID)[number]>>;

/** What is read of subscriptions, and what becomes of them. */
export interface RevenueReading<Result> {
  /** The snapshots, ascending. */
  readonly moments: readonly number[];
  readonly rates: CurrencyRates | null;
  readonly invalid: Invalid;
  /** Whether customers of the same movement may be counted, and not be named. */
  readonly isCounted: boolean;
  readonly finish: (state: RevenueState) => Result;
}

/** The measure that sums every customer's revenue at each of the moments. */
export function revenueAt<Result>(
  kpi: string,
  { moments, rates, invalid, isCounted, finish }: RevenueReading<Result>,
): Measure<Subscription, Result, RevenueState> {
  const cuts = Float64Array.from(moments);
  return reading(kpi, subscription, PAID, {
    init: (): RevenueState => ({
      customers: new Map(),
      revenue: new Float64Array(8 * 2 * cuts.length),
      firstPaidAt: new Float64Array(8).fill(Infinity),
      currency: undefined,
      counted: [],
      excluded: new Map(),
    }),
    take(state, columns) {
      const amounts = amountsOf(kpi, state, columns, { cuts, rates });
      const who = numbersOf(state.customers, columns.customerId, state.excluded, (i) =>
        amounts[i] === 0 ? "free plan" : null,
      );
      makeRoom(state, cuts.length);
      const stretches = stretchesOf(columns, who);
      for (let i = 0; i < stretches.who.length; i++) {
        const customer = stretches.who[i]!;
        if (customer < 0) continue;
        const amount = amounts[stretches.of ? stretches.of[i]! : i]!;
        const start = stretches.startedAt[i]!;
        const end = stretches.endedAt[i]!;
        if (start < state.firstPaidAt[customer]!) state.firstPaidAt[customer] = start;
        for (let m = 0; m < cuts.length && cuts[m]! <= end; m++) {
          const place = 2 * (customer * cuts.length + m);
          if (start < cuts[m]!) addAt(state.revenue, place, amount);
        }
      }
    },
    merge(left, right) {
      left.currency = oneCurrency(kpi, left.currency, right.currency, undefined, OR_RATES);
      for (const [customerId, from] of right.customers) {
        const to = numberOf(left.customers, customerId);
        makeRoom(left, cuts.length);
        left.firstPaidAt[to] = Math.min(left.firstPaidAt[to]!, right.firstPaidAt[from]!);
        const [ours, theirs] = [2 * to * cuts.length, 2 * from * cuts.length];
        for (let k = 0; k < 2 * cuts.length; k += 2) {
          mergeAt(left.revenue, ours + k, right.revenue, theirs + k);
        }
      }
      for (const change of right.counted) left.counted.push(change);
      mergeExclusions(left.excluded, right.excluded);
      return left;
    },
    excluded: ({ excluded }) => excluded,
    invalid,
    finish,
    summary: isCounted && !rates ? movementsAt(kpi, moments) : revenuesAt(kpi, moments, rates),
  });
}

type RevenueSummary = Omit<Summary<RevenueState>, "order" | "marks">;

/** What each customer brings at each of the moments, and since when. */
function paidWhen(moments: readonly number[]) {
  const at = (bound: number) => ({ field: "startedAt", is: "before", bound }) as const;
  const sums = moments.map((bound): Figure => {
    const where = [at(bound), { field: "endedAt", is: "from", bound } as const];
    return { how: "sum", field: "mrr", where };
  });
  const begun: Figure = { how: "earliest", field: "startedAt", where: [] };
  const limits = [["mrr", 0, Number.MAX_VALUE]] as const;
  const rest = { per: "customerId", nothing: "mrr", limits, isNobodyAlike: true } as const;
  return { sums, begun, rest };
}

/** The same of customers by name; where there are rates, apart by currency. */
function revenuesAt(
  kpi: string,
  moments: readonly number[],
  rates: CurrencyRates | null,
): RevenueSummary {
  const { sums, begun, rest } = paidWhen(moments);
  return {
    ...rest,
    each: { figures: [...sums, begun] },
    isNamed: true,
    ...(rates ? { keys: [{ field: "currency", kind: "text" }] } : { same: "currency" }),
    count(state, figures, _customers, label, keys) {
      const since = figures.at(-1)!;
      // Of what no snapshot shows only matters when it began, in whatever currency.
      const isSeen = since < moments[0]! || moments.some((_at, m) => figures[m]! > 0);
      if (isSeen && !rates) {
        state.currency = oneCurrency(kpi, state.currency, label, undefined, OR_RATES);
      }
      const worth = isSeen && rates ? worthOf(kpi, rates, keys[0] as string | null) : 1;
      const customer = numberOf(state.customers, keys.at(-1)!);
      makeRoom(state, moments.length);
      moments.forEach((_at, m) => {
        addAt(state.revenue, 2 * (customer * moments.length + m), figures[m]! * worth);
      });
      state.firstPaidAt[customer] = Math.min(state.firstPaidAt[customer]!, since);
      return state;
    },
  };
}

/** The movements of customers who are but counted. */
function movementsAt(kpi: string, moments: readonly number[]): RevenueSummary {
  const { rest, ...paid } = paidWhen(moments);
  return {
    ...rest,
    each: { steps: { ...paid, moments, leastChange: LEAST_CHANGE } },
    same: "currency",
    count(state, [snapshot, step, before, change], customers, currency) {
      // Of who is not there yet nothing is known, nor later of whom no snapshot showed.
      if (step === STEP.notYet || (step === STEP.notBack && snapshot! > 0)) return state;
      state.currency = oneCurrency(kpi, state.currency, currency, undefined, OR_RATES);
      const movement = MOVEMENTS[step!];
      if (!movement) return state;
      const [from, by] = [before!, change!];
      state.counted.push({ snapshot: snapshot!, movement, customers, before: from, change: by });
      return state;
    },
  };
}

/** What each record brings, in the one currency. Throws, before anything is changed, where it cannot be. */
function amountsOf(
  kpi: string,
  state: RevenueState,
  { length, customerId, startedAt, endedAt, mrr, currency, row }: Paid,
  { cuts, rates }: { readonly cuts: Float64Array; readonly rates: CurrencyRates | null },
): Float64Array {
  const amounts = mrr.slice();
  let known = state.currency;
  for (let i = 0; i < length; i++) {
    if (mrr[i] === 0 || !isSomebody(valueAt(customerId as Column, i) as Key)) continue;
    const name = currency[i] ?? null;
    if (!rates && name === known) continue;
    if (!isSeen(cuts, startedAt[i]!, endedAt[i]!)) continue;
    if (rates) amounts[i] = mrr[i]! * worthOf(kpi, rates, name, row(i));
    else known = oneCurrency(kpi, known, name, row(i), OR_RATES);
  }
  state.currency = known;
  return amounts;
}

/** What a unit of a currency is worth. */
function worthOf(kpi: string, rates: CurrencyRates, currency: string | null, record?: unknown) {
  if (currency !== null && Object.hasOwn(rates, currency)) return rates[currency]!;
  const names = Object.keys(rates).join(", ");
  const allowed = names ? `one of ${names}` : "in rates, which are empty";
  return fail(kpi, "currency", allowed, currency, record);
}

/** Whether a snapshot shows the subscription, or it began before the first. */
function isSeen(cuts: Float64Array, start: number, end: number): boolean {
  const next = cuts.findIndex((cut) => start < cut);
  return next === 0 || (next > 0 && cuts[next]! <= end);
}

/** What else can be done about two currencies. */
const OR_RATES = ", unless rates are given";

function makeRoom(state: RevenueState, width: number): void {
  state.revenue = withRoom(state.revenue, 2 * state.customers.size * width);
  state.firstPaidAt = withRoom(state.firstPaidAt, state.customers.size, Infinity);
}

/**
 * Calls back for every customer with revenue at one of two consecutive snapshots. New is who never paid
 * before the first of them.
 */
export function forEachChange(
  { customers, revenue, firstPaidAt }: RevenueState,
  moments: readonly number[],
  snapshot: number,
  take: (customerId: Key, change: RevenueChange) => void,
): void {
  const width = moments.length;
  for (const [customerId, customer] of customers) {
    const before = paidAt(customer, snapshot);
    const after = paidAt(customer, snapshot + 1);
    if (before === 0 && after === 0) continue;
    const beginning = firstPaidAt[customer]! < moments[snapshot]! ? "reactivation" : "new";
    const movement = before === 0 ? beginning : movementOf(before, after);
    take(customerId, { movement, before, after });
  }

  function paidAt(customer: number, moment: number): number {
    return totalAt(revenue, 2 * (customer * width + moment));
  }
}
