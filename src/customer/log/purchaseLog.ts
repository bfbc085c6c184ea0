import { withRoom } from "../../fold/growing";
import {
  firstOf,
  initPairs,
  type OwnedRows,
  ownedRows,
  type PairsState,
  rowOf,
  secondOf,
} from "../../fold/pairs";
import { addAt, mergeAt, totalAt } from "../../stats/sum";

/** Orders and refunds of every customer by local day: one row each however many there were. */
export interface CustomerPurchasesState {
  /** Rows by customer and day, counted from 1970. */
  readonly index: PairsState;
  /** Of each row: orders, refunds, firstAt, lastAt, and spend and refunded with what rounding took of each. */
  figures: Float64Array;
}

/** What a customer bought on one day. */
export interface PurchaseDay {
  readonly day: number;
  readonly orders: number;
  readonly spend: number;
  /** When the first and the last order of the day were. */
  readonly firstAt: number;
  readonly lastAt: number;
  readonly refunds: number;
  /** What was paid back, above 0. */
  readonly refunded: number;
}

const WIDTH = 8;

/** The places of a row's two sums. */
const SPEND = 4;
const REFUNDED = 6;

/** No orders yet. */
export function initPurchases(): CustomerPurchasesState {
  return { index: initPairs(), figures: new Float64Array(8 * WIDTH) };
}

/** Takes an order in, or a refund. */
export function addPurchase(
  log: CustomerPurchasesState,
  owner: number,
  day: number,
  at: number,
  amount: number,
): void {
  const i = placeOf(log, owner, day);
  if (amount < 0) {
    log.figures[i + 1]! += 1;
    addAt(log.figures, i + REFUNDED, -amount);
  } else {
    widen(log.figures, i, at, at);
    log.figures[i]! += 1;
    addAt(log.figures, i + SPEND, amount);
  }
}

/** Takes the right's orders in, whose owners have other numbers on the left. */
export function mergePurchases(
  left: CustomerPurchasesState,
  { index, figures }: CustomerPurchasesState,
  owners: Int32Array,
): void {
  for (let row = 0; row < index.n; row++) {
    const from = row * WIDTH;
    const i = placeOf(left, owners[firstOf(index, row)]!, secondOf(index, row));
    const orders = figures[from]!;
    if (orders > 0) widen(left.figures, i, figures[from + 2]!, figures[from + 3]!);
    left.figures[i]! += orders;
    left.figures[i + 1]! += figures[from + 1]!;
    for (const sum of [SPEND, REFUNDED]) {
      mergeAt(left.figures, i + sum, figures, from + sum);
    }
  }
}

/** All purchases by customer. */
export function ownedPurchases(
  { index, figures }: CustomerPurchasesState,
  owners: number,
): OwnedRows {
  return ownedRows(index, figures, WIDTH, owners);
}

/** A customer's days with orders or refunds, in time order. */
export function daysOf({ begins, codes, figures }: OwnedRows, owner: number): PurchaseDay[] {
  const start = begins[owner]!;
  const days = new Array<PurchaseDay>(begins[owner + 1]! - start);
  for (let k = 0; k < days.length; k++) {
    const day = codes[start + k]!;
    const i = (start + k) * WIDTH;
    let place = k;
    for (; place > 0 && days[place - 1]!.day > day; place--) days[place] = days[place - 1]!;
    days[place] = {
      day,
      orders: figures[i]!,
      spend: totalAt(figures, i + SPEND),
      firstAt: figures[i + 2]!,
      lastAt: figures[i + 3]!,
      refunds: figures[i + 1]!,
      refunded: totalAt(figures, i + REFUNDED),
    };
  }
  return days;
}

/** Moves a day's first and last order apart, before the orders are added. */
function widen(figures: Float64Array, i: number, firstAt: number, lastAt: number): void {
  const isFirst = figures[i] === 0;
  figures[i + 2] = isFirst ? firstAt : Math.min(figures[i + 2]!, firstAt);
  figures[i + 3] = isFirst ? lastAt : Math.max(figures[i + 3]!, lastAt);
}

function placeOf(log: CustomerPurchasesState, owner: number, day: number): number {
  const row = rowOf(log.index, owner, day);
  log.figures = withRoom(log.figures, (row + 1) * WIDTH);
  return row * WIDTH;
}
