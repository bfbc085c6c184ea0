import { withRoom } from "../loyalty/customerNumbers";

/**
 * Rows by two whole numbers: a customer's own number, and that of a day, a product, a survey. Plain
 * arrays, as a Map of such pairs would be several times slower and larger.
 */
export interface PairIndex {
  /** The customer of each row. */
  owner: Int32Array;
  /** The second number of each row. */
  code: Int32Array;
  /** How many rows there are. */
  n: number;
  /** Where a row is found: its number plus 1 at its pair's place or the next free one after it. */
  slots: Int32Array;
}

/** No rows yet. */
export function initPairs(): PairIndex {
  return { owner: new Int32Array(8), code: new Int32Array(8), n: 0, slots: new Int32Array(16) };
}

/** The row of a pair: the next one, `index.n` until now, where it is met for the first time. */
export function rowOf(index: PairIndex, owner: number, code: number): number {
  const place = placeOf(index, owner, code);
  if (index.slots[place]! > 0) return index.slots[place]! - 1;
  const row = index.n++;
  index.owner = withRoom(index.owner, index.n);
  index.code = withRoom(index.code, index.n);
  index.owner[row] = owner;
  index.code[row] = code;
  if (2 * index.n > index.slots.length) rebuild(index);
  else index.slots[place] = row + 1;
  return row;
}

/** The rows of each owner, one owner after the other; those of owner `k` from `begins[k]`. */
export function rowsByOwner(
  { owner, n }: Pick<PairIndex, "owner" | "n">,
  owners: number,
): { readonly rows: Int32Array; readonly begins: Int32Array } {
  const begins = new Int32Array(owners + 1);
  for (let row = 0; row < n; row++) begins[owner[row]! + 1]!++;
  for (let k = 0; k < owners; k++) begins[k + 1]! += begins[k]!;
  const next = begins.slice();
  const rows = new Int32Array(n);
  for (let row = 0; row < n; row++) rows[next[owner[row]!]!++] = row;
  return { rows, begins };
}

function placeOf({ slots, owner, code }: PairIndex, own: number, second: number): number {
  const mask = slots.length - 1;
  let hash = Math.imul(own, 0x9e3779b1) ^ Math.imul(second, 0x85ebca6b);
  hash = Math.imul(hash ^ (hash >>> 15), 0x2c1b3c6d);
  let place = (hash ^ (hash >>> 13)) & mask;
  for (;;) {
    const row = slots[place]! - 1;
    if (row < 0 || (owner[row] === own && code[row] === second)) return place;
    place = (place + 1) & mask;
  }
}

function rebuild(index: PairIndex): void {
  index.slots = new Int32Array(2 * index.slots.length);
  for (let row = 0; row < index.n; row++) {
    index.slots[placeOf(index, index.owner[row]!, index.code[row]!)] = row + 1;
  }
}
