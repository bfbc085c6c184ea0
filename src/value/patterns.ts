import type { FitWarning } from "./fit";
import { checkPattern, type PurchasePattern } from "./purchaseHistory";

/** Distinct patterns with how often each occurs, in units of the largest age. */
export interface Patterns {
  readonly frequency: Float64Array;
  readonly recency: Float64Array;
  readonly age: Float64Array;
  readonly count: Float64Array;
  /** How many customers. */
  readonly n: number;
  /** The largest age: what one unit is. */
  readonly unit: number;
  /** What the logarithm of the likelihood loses by that unit. */
  readonly offset: number;
  /** What is wrong with these customers. */
  readonly warnings: readonly FitWarning[];
}

/** Counts customers of the same frequency, recency and age: a likelihood needs each pattern once. */
export function countPatterns(model: string, histories: Iterable<PurchasePattern>): Patterns {
  const table = new PatternTable();
  let n = 0;
  let unit = 0;
  let purchases = 0;
  let repeaters = 0;
  for (const history of histories) {
    checkPattern(model, history);
    const { frequency, recency, age } = history;
    n++;
    purchases += frequency;
    if (frequency > 0) repeaters++;
    if (age > unit) unit = age;
    table.add(frequency, recency, age);
  }
  if (unit === 0) unit = 1;
  const warnings: FitWarning[] = [];
  if (n === 0) warnings.push("no-customers");
  else if (n < 500) warnings.push("few-customers");
  if (n > 0 && repeaters === 0) warnings.push("no-repeaters");
  else if (repeaters < 0.02 * n) warnings.push("few-repeaters");
  return {
    frequency: table.columns[0]!.slice(0, table.size),
    recency: table.columns[1]!.slice(0, table.size).map((time) => time / unit),
    age: table.columns[2]!.slice(0, table.size).map((time) => time / unit),
    count: table.columns[3]!.slice(0, table.size),
    n,
    unit,
    offset: purchases * Math.log(unit),
    warnings,
  };
}

/**
 * Triples of numbers with counts, found by open addressing: a `Map` would need a key made of three
 * numbers, which takes five times as long.
 */
class PatternTable {
  size = 0;
  columns: Float64Array[] = [0, 1, 2, 3].map(() => new Float64Array(512));
  private slots: Int32Array = new Int32Array(1024).fill(-1);
  private readonly number = new Float64Array(1);
  private readonly halves = new Int32Array(this.number.buffer);

  add(frequency: number, recency: number, age: number): void {
    const [frequencies, recencies, ages, counts] = this.columns as [
      Float64Array,
      Float64Array,
      Float64Array,
      Float64Array,
    ];
    const mask = this.slots.length - 1;
    let slot = this.hash(frequency, recency, age) & mask;
    for (; ; slot = (slot + 1) & mask) {
      const at = this.slots[slot]!;
      if (at < 0) break;
      if (frequencies[at] === frequency && recencies[at] === recency && ages[at] === age) {
        counts[at]!++;
        return;
      }
    }
    const at = this.size++;
    this.slots[slot] = at;
    frequencies[at] = frequency;
    recencies[at] = recency;
    ages[at] = age;
    counts[at] = 1;
    if (this.size === frequencies.length) this.grow();
  }

  private grow(): void {
    this.columns = this.columns.map((column) => {
      const larger = new Float64Array(2 * column.length);
      larger.set(column);
      return larger;
    });
    const [frequencies, recencies, ages] = this.columns as [
      Float64Array,
      Float64Array,
      Float64Array,
    ];
    this.slots = new Int32Array(2 * this.slots.length).fill(-1);
    const mask = this.slots.length - 1;
    for (let at = 0; at < this.size; at++) {
      let slot = this.hash(frequencies[at]!, recencies[at]!, ages[at]!) & mask;
      while (this.slots[slot]! >= 0) slot = (slot + 1) & mask;
      this.slots[slot] = at;
    }
  }

  private hash(frequency: number, recency: number, age: number): number {
    let hash = 0;
    for (const value of [frequency, recency, age]) {
      this.number[0] = value;
      hash = Math.imul(hash ^ this.halves[0]!, 0x9e3779b1);
      hash = Math.imul(hash ^ (hash >>> 15) ^ this.halves[1]!, 0x85ebca6b);
      hash ^= hash >>> 13;
    }
    return hash;
  }
}
