import { type ExclusionCounts, exclude } from "../record/exclusions";
import type { Keys } from "../record/fields";
import type { Dictionary, Key } from "../slice";

/** The customer's number: the next one where they are met for the first time. */
export function numberOf(customers: Map<Key, number>, customerId: Key): number {
  const known = customers.get(customerId);
  if (known !== undefined) return known;
  const number = customers.size;
  customers.set(customerId, number);
  return number;
}

/** Why a record is left out that names no customer. */
export const NOBODY = "no customer";

/** Whether a key names somebody: `null`, `undefined` and `""` do not. */
export function isSomebody(customerId: Key | undefined): boolean {
  return customerId !== null && customerId !== undefined && customerId !== "";
}

/** The position of the first of many keys that names nobody; -1 where each names somebody. */
export function firstNobody(keys: Keys): number {
  const length = "codes" in keys ? keys.codes.length : keys.length;
  for (let i = 0; i < length; i++) if (!isSomebody(keyAt(keys, i))) return i;
  return -1;
}

/** One of many keys; `null` where there is none. */
export function keyAt(keys: Keys, i: number): Key {
  const { codes, values } = keys as Dictionary<Key>;
  // Without codes it is an array, or a typed one.
  const key = codes === undefined ? (keys as readonly Key[])[i] : values[codes[i]!];
  return key ?? null;
}

/** Tells the number of a record's customer; -1 where it names nobody. */
export function numbering(customers: Map<Key, number>, keys: Keys): (i: number) => number {
  const numberAt = (i: number) => {
    const key = keyAt(keys, i);
    return isSomebody(key) ? numberOf(customers, key) : -1;
  };
  const found = "codes" in keys ? foundOf(customers, keys.values) : null;
  if (found === null) return numberAt;
  const { codes } = keys as Dictionary<Key>;
  return (i) => {
    const code = codes[i]!;
    // One more than the number, as 0 is not found yet: the key itself is then never looked at again.
    const known = found[code];
    if (known) return known - 1;
    const number = numberAt(i);
    found[code] = number + 1;
    return number;
  };
}

/** What was looked up already: among many customers that takes longer than all else of an order. */
const FOUND = /* @__PURE__ */ new WeakMap<object, { values: object; found: Int32Array }>();

/** The numbers found of a dictionary's values; `null` where there are few customers beside it. */
function foundOf(customers: Map<Key, number>, values: readonly Key[]): Int32Array | null {
  if (8 * customers.size < values.length) return null;
  let known = FOUND.get(customers);
  // A dictionary may have grown since.
  if (known?.values !== values || known.found.length < values.length) {
    known = { values, found: new Int32Array(values.length) };
    FOUND.set(customers, known);
  }
  return known.found;
}

/**
 * The number of each record's customer, for many records at once; -1 where it names nobody, or there
 * is a reason to leave it out, which is counted. The only place where it is decided who a customer is:
 * whose records are all left out is none.
 */
export function numbersOf(
  customers: Map<Key, number>,
  keys: Keys,
  excluded: ExclusionCounts,
  reasonOf: ((i: number) => string | null) | null = null,
): Int32Array {
  const given = "codes" in keys ? keys.codes : keys;
  const numbers = new Int32Array(given.length);
  const numberAt = numbering(customers, keys);
  let nobody = 0;
  for (let i = 0; i < given.length; i++) {
    const reason = reasonOf && isSomebody(keyAt(keys, i)) ? reasonOf(i) : null;
    if (reason === null) {
      numbers[i] = numberAt(i);
      if (numbers[i]! < 0) nobody++;
    } else {
      numbers[i] = -1;
      exclude(excluded, reason);
    }
  }
  if (nobody > 0) exclude(excluded, NOBODY, nobody);
  return numbers;
}
