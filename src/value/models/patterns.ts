import { eachRecord } from "../../check";
import { withRoom } from "../../fold/growing";
import { checkCount } from "../../options";
import { type FitWarning, warningsOf } from "./fit";
import { type CountedPattern, checkPattern } from "./purchaseHistory";

/** Distinct patterns with how often each occurs, in units of the largest age. */
export interface Patterns {
  /** Repeat purchases of each pattern. */
  readonly frequency: Float64Array;
  /** Time from the first to the last purchase of each. */
  readonly recency: Float64Array;
  /** Time from the first purchase to the end of observation of each. */
  readonly age: Float64Array;
  /** How many customers have each. */
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
export function countPatterns(model: string, histories: Iterable<CountedPattern>): Patterns {
  const table = tabulate();
  let n = 0;
  let unit = 0;
  let purchases = 0;
  let repeaters = 0;
  eachRecord(model, "histories", histories, (history) => {
    checkPattern(model, history);
    const { frequency, recency, age, customers = 1 } = history;
    checkCount(model, "customers", customers, history);
    if (customers === 0) return;
    n += customers;
    purchases += frequency * customers;
    if (frequency > 0) repeaters += customers;
    if (age > unit) unit = age;
    table.add(frequency, recency, age, customers);
  });
  if (unit === 0) unit = 1;
  const warnings = warningsOf(n);
  if (n > 0 && repeaters === 0) warnings.push("no-repeaters");
  else if (repeaters < 0.02 * n) warnings.push("few-repeaters");
  const [frequency, recency, age, count] = table.columns();
  return {
    frequency,
    recency: recency.map((time) => time / unit),
    age: age.map((time) => time / unit),
    count,
    n,
    unit,
    offset: purchases * Math.log(unit),
    warnings,
  };
}

/** Distinct triples of numbers, with the sum of their weights. */
export interface Tabulation {
  readonly add: (frequency: number, recency: number, age: number, weight: number) => void;
  /** Frequencies, recencies, ages and weights. */
  readonly columns: () => readonly [Float64Array, Float64Array, Float64Array, Float64Array];
}

/**
 * Finds equal triples by open addressing: a `Map` would need a key made of three numbers, which
 * takes five times as long.
 */
export function tabulate(): Tabulation {
  let size = 0;
  let [frequencies, recencies, ages, weights] = [512, 512, 512, 512].map(
    (length) => new Float64Array(length),
  ) as [Float64Array, Float64Array, Float64Array, Float64Array];
  let slots = new Int32Array(1024).fill(-1);
  const number = new Float64Array(1);
  const halves = new Int32Array(number.buffer);

  function mix(hash: number, value: number): number {
    number[0] = value;
    const mixed = Math.imul(hash ^ halves[0]!, 0x9e3779b1);
    const more = Math.imul(mixed ^ (mixed >>> 15) ^ halves[1]!, 0x85ebca6b);
    return more ^ (more >>> 13);
  }
  /** The slot of this triple, or the free one where it belongs. */
  function find(frequency: number, recency: number, age: number): number {
    const mask = slots.length - 1;
    let slot = mix(mix(mix(0, frequency), recency), age) & mask;
    for (; ; slot = (slot + 1) & mask) {
      const at = slots[slot]!;
      if (at < 0) return slot;
      if (frequencies[at] === frequency && recencies[at] === recency && ages[at] === age) {
        return slot;
      }
    }
  }
  function grow(): void {
    frequencies = withRoom(frequencies, size + 1);
    recencies = withRoom(recencies, size + 1);
    ages = withRoom(ages, size + 1);
    weights = withRoom(weights, size + 1);
    slots = new Int32Array(2 * slots.length).fill(-1);
    for (let at = 0; at < size; at++) {
      slots[find(frequencies[at]!, recencies[at]!, ages[at]!)] = at;
    }
  }

  return {
    add(frequency, recency, age, weight) {
      const slot = find(frequency, recency, age);
      if (slots[slot]! >= 0) {
        weights[slots[slot]!]! += weight;
        return;
      }
      slots[slot] = size;
      frequencies[size] = frequency;
      recencies[size] = recency;
      ages[size] = age;
      weights[size] = weight;
      if (++size === ages.length) grow();
    },
    columns: () => [
      frequencies.slice(0, size),
      recencies.slice(0, size),
      ages.slice(0, size),
      weights.slice(0, size),
    ],
  };
}
