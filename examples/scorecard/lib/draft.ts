import { Growing } from "./growing";
import { ownCopy } from "./ownCopy";
import type { Codes, Column } from "./table";

/** A column that is being filled. */
export interface Draft<Row> {
  /** Takes in the field of a record; those before that it was not told of have none. */
  readonly add: (place: number, value: unknown, row: Row) => void;
  /** The column of so many records. */
  readonly column: (length: number) => Column;
}

/**
 * A column of whatever comes: numbers and moments are held as numbers, anything else once, with a code
 * for each record.
 */
export class ValueDraft implements Draft<unknown> {
  /** Before anything came, nobody knows of what kind it is. */
  #kept: Growing<Float64Array> | ValueCodes | null = null;

  add(place: number, value: unknown): void {
    if (value === null || value === undefined) return;
    const number = numberOf(value);
    this.#kept ??= number === null ? new ValueCodes() : new Growing(Float64Array);
    if (this.#kept instanceof Growing && number === null) this.#kept = coded(this.#kept);
    if (this.#kept instanceof Growing) {
      this.#kept.fill(Number.NaN, place);
      this.#kept.push(number as number);
    } else this.#kept.add(place, value);
  }

  column(length: number): Column {
    if (this.#kept === null) return { codes: new Int8Array(length).fill(NOTHING), values: [] };
    if (this.#kept instanceof ValueCodes) return this.#kept.column(length);
    this.#kept.fill(Number.NaN, length);
    return this.#kept.joined(Float64Array);
  }
}

/** The code that stands for no value. */
const NOTHING = -1;

/** A number, or the milliseconds of a moment; `null` for anything else. */
function numberOf(value: unknown): number | null {
  if (typeof value === "number") return value;
  const ms = value instanceof Date ? value.getTime() : Number.NaN;
  return ms >= FIRST && ms <= LAST ? ms : null;
}

/** Moments that KPIs take as numbers, as others may be seconds: 1965 and 9999-12-31 they take as a `Date`. */
const FIRST = Date.UTC(1974, 0);
const LAST = Date.UTC(2200, 0);

/** Different values, and for each record the position of its own. */
class ValueCodes {
  readonly #codes = new Growing(Int32Array);
  readonly #positions = new Map<unknown, number>();
  readonly #values: unknown[] = [];

  add(place: number, value: unknown): void {
    this.#codes.fill(NOTHING, place);
    let position = this.#positions.get(keyOf(value));
    if (position === undefined) {
      position = this.#values.length;
      const own = typeof value === "string" ? ownCopy(value) : value;
      this.#positions.set(keyOf(own), position);
      this.#values.push(own);
    }
    this.#codes.push(position);
  }

  column(length: number): Column {
    this.#codes.fill(NOTHING, length);
    const values = this.#values;
    const make = MAKES.find(([most]) => values.length <= most)?.[1] ?? Int32Array;
    return { codes: this.#codes.joined<Codes>(make), values };
  }
}

/** Arrays that have room for the codes of so many values. */
const MAKES: readonly (readonly [number, new (length: number) => Codes])[] = [
  [2 ** 7, Int8Array],
  [2 ** 15, Int16Array],
];

/** By what values are one: two `Date`s of one moment are two objects. */
function keyOf(value: unknown): unknown {
  return value instanceof Date ? value.getTime() : value;
}

/** The same where numbers are but some of the values. */
function coded(numbers: Growing<Float64Array>): ValueCodes {
  const codes = new ValueCodes();
  for (const [place, number] of numbers.joined(Float64Array).entries()) {
    if (!Number.isNaN(number)) codes.add(place, number);
  }
  return codes;
}
