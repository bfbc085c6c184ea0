import { listIn } from "../../fold/growing";
import type { OwnedRows } from "../../fold/pairs";
import { unbroken } from "../../loyalty/members/memberHistory";
import type { Key } from "../../slice";
import { restOf, sumOf } from "../../stats/sum";
import { purchaseBefore } from "../../value/orders/purchaseDays";
import { type CustomerLife, lifeOf } from "../view/lifecycle";
import type { ViewSettings } from "../viewOptions";
import { type Counts, countsOf, ownedCounts } from "./countLog";
import { daysOf, ownedPurchases, type PurchaseDay } from "./purchaseLog";
import { type RefundOf, refundsByOwner } from "./refundLog";
import { historyIn, ownedValues, type ValueHistory } from "./valueLog";
import {
  type CustomerViewsState,
  FIGURE,
  figuresOf,
  type MembershipRowState,
  type OpenRowState,
  SURVEYS,
} from "./viewState";

/** All that a state knows of one customer, in the forms that the parts of a view read. */
export interface CustomerFacts {
  readonly customerId: Key;
  readonly aliases: readonly Key[];
  readonly records: number;
  readonly tickets: number;
  readonly interactions: number;
  readonly currency: string | null;
  readonly excluded: {
    readonly afterAsOf: number;
    readonly duplicates: number;
    readonly setAside: number;
  };
  /** `null` where there was nothing yet. */
  readonly firstSeen: number | null;
  readonly lastSeen: number | null;
  readonly lastActive: number | null;
  readonly counts: Counts;
  /** By the numbers in `VALUE`. */
  readonly values: readonly (ValueHistory | null)[];
  readonly surveys: readonly { readonly survey: string; readonly scores: ValueHistory }[];
  /** Days with orders or refunds, in time order. */
  readonly days: readonly PurchaseDay[];
  /** Days with orders alone. */
  readonly orderDays: readonly PurchaseDay[];
  /** The same for the models: their numbers, and what was spent less what was refunded. */
  readonly dayNumbers: readonly number[];
  readonly spends: readonly number[];
  readonly memberships: readonly MembershipRowState[];
  readonly life: CustomerLife;
  readonly open: readonly OpenRowState[];
}

/** Calls back for every customer with records up to the moment of looking. */
export function eachFacts(
  state: CustomerViewsState,
  { asOf, policies }: ViewSettings,
  take: (facts: CustomerFacts) => void,
): void {
  const { ids, figures, currency } = state;
  const names = Array.from(state.names.keys()) as string[];
  const counts = ownedCounts(state.counts, ids.length);
  const values = ownedValues(state.values, ids.length);
  const purchases = ownedPurchases(state.purchases, ids.length);
  const memberships = listsByOwner(state.memberships);
  const open = listsByOwner(state.open);
  const refunds = refundsByOwner(state.refunds);
  const aliases = aliasesIn(state);

  for (let owner = 0; owner < ids.length; owner++) {
    const i = figuresOf(owner);
    if (figures[i + FIGURE.records] === 0) continue;
    const days = daysOf(purchases, owner);
    const orderDays = days.some(({ orders }) => orders === 0)
      ? days.filter(({ orders }) => orders > 0)
      : days;
    const dayNumbers = orderDays.map(({ day }) => day);
    const own = memberships.get(owner) ?? [];
    take({
      customerId: ids[owner]!,
      aliases: aliases.get(owner) ?? [],
      currency: currency ?? null,
      records: figures[i + FIGURE.records]!,
      tickets: figures[i + FIGURE.tickets]!,
      interactions: figures[i + FIGURE.interactions]!,
      excluded: {
        afterAsOf: figures[i + FIGURE.afterAsOf]!,
        duplicates: figures[i + FIGURE.duplicates]!,
        setAside: figures[i + FIGURE.setAside]!,
      },
      firstSeen: finite(figures[i + FIGURE.firstSeen]!),
      lastSeen: finite(figures[i + FIGURE.lastSeen]!),
      lastActive: finite(figures[i + FIGURE.lastActive]!),
      counts: countsOf(counts, owner, names),
      values: valuesOf(values, owner),
      surveys: surveysOf(values, owner, names),
      days,
      orderDays,
      dayNumbers,
      spends: spendsOf(days, orderDays, dayNumbers, refunds.get(owner) ?? []),
      memberships: own,
      life: lifeOf(unbroken(own, policies.grace), orderDays, asOf, policies),
      open: open.get(owner) ?? [],
    });
  }
}

/** What is known of a customer without records. */
export function emptyFacts(customerId: Key): CustomerFacts {
  return {
    customerId,
    aliases: [],
    records: 0,
    tickets: 0,
    interactions: 0,
    currency: null,
    excluded: { afterAsOf: 0, duplicates: 0, setAside: 0 },
    firstSeen: null,
    lastSeen: null,
    lastActive: null,
    counts: countsOf(null, 0, []),
    values: [null, null, null],
    surveys: [],
    days: [],
    orderDays: [],
    dayNumbers: [],
    spends: [],
    memberships: [],
    life: { basis: "none", stretches: [] },
    open: [],
  };
}

function valuesOf(rows: OwnedRows, owner: number): (ValueHistory | null)[] {
  const list: (ValueHistory | null)[] = [null, null, null];
  for (let row = rows.begins[owner]!; row < rows.begins[owner + 1]!; row++) {
    const code = rows.codes[row]!;
    if (code < SURVEYS) list[code] = historyIn(rows, row);
  }
  return list;
}

function surveysOf(
  rows: OwnedRows,
  owner: number,
  names: readonly string[],
): { survey: string; scores: ValueHistory }[] {
  const surveys: { survey: string; scores: ValueHistory }[] = [];
  for (let row = rows.begins[owner]!; row < rows.begins[owner + 1]!; row++) {
    const code = rows.codes[row]!;
    if (code < SURVEYS) continue;
    surveys.push({ survey: names[code - SURVEYS]!, scores: historyIn(rows, row) });
  }
  return surveys.length > 1 ? surveys.sort((a, b) => (a.survey < b.survey ? -1 : 1)) : surveys;
}

/**
 * What was spent on each day with an order: a refund is taken off the day of the order that it names,
 * else off the last such day before it.
 */
function spendsOf(
  days: readonly PurchaseDay[],
  orderDays: readonly PurchaseDay[],
  dayNumbers: readonly number[],
  named: readonly RefundOf[],
): number[] {
  const parts = orderDays.map(({ spend }) => [spend]);
  if (parts.length === 0) return [];
  const add = (day: number, amount: number) => parts[purchaseBefore(dayNumbers, day)]!.push(amount);
  for (const { day, refunded } of days) if (refunded > 0) add(day, -refunded);
  for (const { day, amount, of } of named) {
    add(day, amount);
    add(of, -amount);
  }
  return parts.map((part) => restOf(sumOf(part), part[0]!));
}

function listsByOwner<Row extends { readonly owner: number }>(
  rows: readonly Row[],
): Map<number, Row[]> {
  const lists = new Map<number, Row[]>();
  for (const row of rows) listIn(lists, row.owner).push(row);
  return lists;
}

function aliasesIn({ numbers, ids }: CustomerViewsState): Map<number, Key[]> {
  const aliases = new Map<number, Key[]>();
  for (const [identity, number] of numbers) {
    if (number >= 0 && ids[number] !== identity) listIn(aliases, number).push(identity);
  }
  return aliases;
}

function finite(figure: number): number | null {
  return Number.isFinite(figure) ? figure : null;
}
