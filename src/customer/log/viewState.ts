import { isSomebody, numberOf } from "../../fold/customers";
import { withRoom } from "../../fold/growing";
import type { MemberStretch } from "../../loyalty/members/memberHistory";
import type { Currency } from "../../record/currency";
import { failKey, isKey } from "../../record/fields";
import type { Key } from "../../slice";
import type { ViewSettings } from "../viewOptions";
import { type CustomerCountsState, initCounts, mergeCounts } from "./countLog";
import type { CustomerEvent } from "./customerEvent";
import { type CustomerPurchasesState, initPurchases, mergePurchases } from "./purchaseLog";
import type { ReadEventState } from "./readEvent";
import { type CustomerRefundsState, initRefunds, mergeRefunds } from "./refundLog";
import { type CustomerValuesState, initValues, mergeValues } from "./valueLog";

/** What `customerViews` holds in between: nothing of a record but what its view needs. */
export interface CustomerViewsState {
  /** Every identity met, with its customer's number; below 0 for those in no view. */
  readonly numbers: Map<Key, number>;
  /** Each customer's own id, by number. */
  readonly ids: Key[];
  /** The names of channels, campaigns, products, surveys, numbered as they first appear. */
  readonly names: Map<Key, number>;
  /** Of each customer: records, first and last seen, tickets, what is left out. */
  figures: Float64Array;
  readonly counts: CustomerCountsState;
  readonly values: CustomerValuesState;
  readonly purchases: CustomerPurchasesState;
  readonly refunds: CustomerRefundsState;
  readonly memberships: MembershipRowState[];
  readonly open: OpenRowState[];
  /** Records with an id, which a later one may still replace. */
  readonly held: Readonly<Record<CustomerEvent["kind"], Map<Key, HeldEventState>>>;
  /** Records in no view, and those left out of one. */
  readonly excluded: {
    orphans: number;
    unknown: number;
    others: number;
    afterAsOf: number;
    duplicates: number;
    setAside: number;
  };
  /** The currency of all orders, and that of all memberships. */
  currency: Currency;
  mrrCurrency: Currency;
}

/** A membership of a customer by number. */
export interface MembershipRowState extends MemberStretch {
  readonly owner: number;
  readonly plan: string | null;
  readonly mrr: number | null;
  readonly renewsAt: number | null;
}

/** An open ticket or order of a customer by number. */
export interface OpenRowState {
  readonly owner: number;
  readonly id: Key;
  readonly at: number;
  readonly channel: string | null;
  /** Whether a ticket has been answered; of an order `null`. */
  readonly answered: boolean | null;
  /** An order's amount; of a ticket `null`. */
  readonly amount: number | null;
}

/** A record with an id, and how many it has replaced. */
export interface HeldEventState {
  readonly event: ReadEventState;
  readonly replaced: number;
}

/** The places of a customer's figures. */
export const FIGURE = {
  records: 0,
  firstSeen: 1,
  lastSeen: 2,
  /** The last sign of life, in which memberships have no part. */
  lastActive: 3,
  tickets: 4,
  afterAsOf: 5,
  duplicates: 6,
  setAside: 7,
  interactions: 8,
} as const;

const WIDTH = 9;

/** Where a customer's figures begin. */
export function figuresOf(owner: number): number {
  return owner * WIDTH;
}

/** What each value is of: what is below {@link SURVEYS} is no survey. */
export const VALUE = { amount: 0, response: 1, resolution: 2 } as const;
export const SURVEYS = 3;

/** The numbers of those who are in no view. */
export const NOBODY = { orphans: -1, unknown: -2, others: -3 } as const;

/** No records yet. */
export function initViews(): CustomerViewsState {
  return {
    numbers: new Map(),
    ids: [],
    names: new Map(),
    figures: new Float64Array(8 * WIDTH),
    counts: initCounts(),
    values: initValues(),
    purchases: initPurchases(),
    refunds: initRefunds(),
    memberships: [],
    open: [],
    held: {
      order: new Map(),
      ticket: new Map(),
      answer: new Map(),
      interaction: new Map(),
      membership: new Map(),
    },
    excluded: { orphans: 0, unknown: 0, others: 0, afterAsOf: 0, duplicates: 0, setAside: 0 },
    currency: undefined,
    mrrCurrency: undefined,
  };
}

/** The number of whose record it is: one of {@link NOBODY}'s, below 0, where they are in no view. */
export function ownerOf(
  state: CustomerViewsState,
  settings: ViewSettings,
  { customerId, at }: Pick<ReadEventState, "customerId" | "at">,
): number {
  return state.numbers.get(customerId) ?? addIdentity(state, settings, customerId, at);
}

/** Why somebody is in no view: one of {@link NOBODY}'s numbers; `null` where they are in one. */
export function nobodyOf(
  { kpi, resolve, known, only }: ViewSettings,
  came: Key | undefined,
): number | null {
  if (!isSomebody(came)) return NOBODY.orphans;
  if (!isKey(came)) failKey(kpi, "customerId", came);
  const customerId = resolve(came);
  if (known && !known.has(customerId)) return NOBODY.unknown;
  return only === undefined || only === customerId ? null : NOBODY.others;
}

function addIdentity(
  state: CustomerViewsState,
  settings: ViewSettings,
  identity: Key,
  at: number,
): number {
  const nobody = nobodyOf(settings, identity);
  if (nobody === NOBODY.orphans) return nobody;
  const customerId = settings.resolve(identity);
  const number = nobody ?? state.numbers.get(customerId) ?? addCustomer(state, customerId);
  // Met in what is not known yet, it is no alias so far.
  if (at < settings.asOf) state.numbers.set(identity, number);
  return number;
}

/** Joins two states. */
export function mergeViews(
  left: CustomerViewsState,
  right: CustomerViewsState,
  halfLife: number,
): CustomerViewsState {
  const owners = Int32Array.from(right.ids, (id) => left.numbers.get(id) ?? addCustomer(left, id));
  for (const [identity, number] of right.numbers) {
    left.numbers.set(identity, number < 0 ? number : owners[number]!);
  }
  const names = Int32Array.from(right.names.keys(), (name) => numberOf(left.names, name));
  const codes = new Int32Array(SURVEYS + names.length);
  for (let code = 0; code < codes.length; code++) {
    codes[code] = code < SURVEYS ? code : SURVEYS + names[code - SURVEYS]!;
  }
  for (const [number, owner] of owners.entries()) {
    mergeFigures(left.figures, owner * WIDTH, right.figures, number * WIDTH);
  }
  mergeCounts(left.counts, right.counts, owners, names);
  mergeValues(left.values, right.values, owners, codes, halfLife);
  mergePurchases(left.purchases, right.purchases, owners);
  mergeRefunds(left.refunds, right.refunds, owners);
  for (const row of right.memberships) {
    left.memberships.push({ ...row, owner: owners[row.owner]! });
  }
  for (const row of right.open) left.open.push({ ...row, owner: owners[row.owner]! });
  for (const reason of Object.keys(left.excluded) as (keyof CustomerViewsState["excluded"])[]) {
    left.excluded[reason] += right.excluded[reason];
  }
  return left;
}

function addCustomer(state: CustomerViewsState, customerId: Key): number {
  const number = state.ids.push(customerId) - 1;
  state.numbers.set(customerId, number);
  const i = number * WIDTH;
  state.figures = withRoom(state.figures, i + WIDTH);
  state.figures[i + FIGURE.firstSeen] = Infinity;
  state.figures[i + FIGURE.lastSeen] = -Infinity;
  state.figures[i + FIGURE.lastActive] = -Infinity;
  return number;
}

function mergeFigures(left: Float64Array, i: number, right: Float64Array, j: number): void {
  for (let k = 0; k < WIDTH; k++) {
    const [ours, theirs] = [left[i + k]!, right[j + k]!];
    if (k === FIGURE.firstSeen) left[i + k] = Math.min(ours, theirs);
    else if (k === FIGURE.lastSeen || k === FIGURE.lastActive) {
      left[i + k] = Math.max(ours, theirs);
    } else left[i + k] = ours + theirs;
  }
}
