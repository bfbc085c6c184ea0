import { withRoom } from "./growing";

/**
 * Rows by two whole numbers: a customer's own number, and that of a day, a product, a survey. Plain
 * arrays, as a Map of such pairs would be several times slower and larger.
 */
export interface PairsState {
  /** The two numbers of each row, one after the other: they are always read together. */
  pairs: Int32Array;
  /** How many rows there are. */
  n: number;
  /** Where a row is found: its number plus 1 at its pair's place or the next free one after it. */
  slots: Int32Array;
}

/** No rows yet. */
export function initPairs(): PairsState {
  return { pairs: new Int32Array(16), n: 0, slots: new Int32Array(16) };
}

/** The row of a pair: the next one, `index.n` until now, where it is met for the first time. */
export function rowOf(index: PairsState, first: number, second: number): number {
  const place = placeOf(index, first, second);
  const known = index.slots[place]! - 1;
  if (known >= 0) return known;
  const row = index.n++;
  index.pairs = withRoom(index.pairs, 2 * index.n);
  index.pairs[2 * row] = first;
  index.pairs[2 * row + 1] = second;
  if (2 * index.n > index.slots.length) rebuild(index);
  else index.slots[place] = row + 1;
  return row;
}

/** A row's first number. */
export function firstOf({ pairs }: PairsState, row: number): number {
  return pairs[2 * row]!;
}

/** A row's second number. */
export function secondOf({ pairs }: PairsState, row: number): number {
  return pairs[2 * row + 1]!;
}

/** The rows of each first number, one after the other; those of number `k` from `begins[k]`. */
export interface GroupedRows {
  readonly rows: Int32Array;
  readonly begins: Int32Array;
}

/** Groups the rows by their first number, of which there are `size`. */
export function groupRows({ pairs, n }: PairsState, size: number): GroupedRows {
  return grouped(pairs, 2, n, size);
}

/** Groups the first `n` rows by their owner, of whom there are `size`. */
export function rowsByOwner(owners: Int32Array, n: number, size: number): GroupedRows {
  return grouped(owners, 1, n, size);
}

function grouped(numbers: Int32Array, width: number, n: number, size: number): GroupedRows {
  const begins = new Int32Array(size + 1);
  for (let row = 0; row < n; row++) begins[numbers[width * row]! + 1]!++;
  for (let k = 0; k < size; k++) begins[k + 1]! += begins[k]!;
  const next = begins.slice();
  const rows = new Int32Array(n);
  for (let row = 0; row < n; row++) rows[next[numbers[width * row]!]!++] = row;
  return { rows, begins };
}

/** The rows of one first number. */
export function rowsIn({ rows, begins }: GroupedRows, first: number): Int32Array {
  return rows.subarray(begins[first]!, begins[first + 1]!);
}

/** Rows by customer, one after the other: those of customer `k` from `begins[k]` on. */
export interface OwnedRows {
  readonly begins: Int32Array;
  /** The second number of each row. */
  readonly codes: Int32Array;
  /** The figures of each row, `width` of them. */
  readonly figures: Float64Array;
}

/**
 * Brings rows and their figures into the order of customers. Done for all at once, as to fetch them
 * customer by customer from all over memory takes several times as long.
 */
export function ownedRows(
  index: PairsState,
  figures: Float64Array,
  width: number,
  owners: number,
): OwnedRows {
  const { rows, begins } = groupRows(index, owners);
  const codes = new Int32Array(index.n);
  const ordered = new Float64Array(index.n * width);
  for (let i = 0; i < rows.length; i++) {
    const row = rows[i]!;
    codes[i] = secondOf(index, row);
    for (let k = 0; k < width; k++) ordered[i * width + k] = figures[row * width + k]!;
  }
  return { begins, codes, figures: ordered };
}

function placeOf({ slots, pairs }: PairsState, first: number, second: number): number {
  const mask = slots.length - 1;
  let hash = Math.imul(first, 0x9e3779b1) ^ Math.imul(second, 0x85ebca6b);
  hash = Math.imul(hash ^ (hash >>> 15), 0x2c1b3c6d);
  let place = (hash ^ (hash >>> 13)) & mask;
  for (;;) {
    const row = slots[place]! - 1;
    if (row < 0 || (pairs[2 * row] === first && pairs[2 * row + 1] === second)) return place;
    place = (place + 1) & mask;
  }
}

function rebuild(index: PairsState): void {
  index.slots = new Int32Array(2 * index.slots.length);
  for (let row = 0; row < index.n; row++) {
    const place = placeOf(index, index.pairs[2 * row]!, index.pairs[2 * row + 1]!);
    index.slots[place] = row + 1;
  }
}
