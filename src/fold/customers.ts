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

/**
 * The number of each record's customer, for many records at once; -1 where it names nobody, or there
 * is a reason to leave it out, which is counted. The only place where it is decided who a customer is:
 * whose records are all left out is none.
 */
export function numbersOf(
  customers: Map<Key, number>,
  keys: Keys,
  excluded: ExclusionCounts,
  reasonOf: (i: number) => string | null = () => null,
): Int32Array {
  const given = "codes" in keys ? keys.codes : keys;
  const numbers = new Int32Array(given.length).fill(-1);
  let nobody = 0;
  for (let i = 0; i < given.length; i++) {
    const key = keyAt(keys, i);
    if (!isSomebody(key)) {
      nobody++;
      continue;
    }
    const reason = reasonOf(i);
    if (reason === null) numbers[i] = numberOf(customers, key);
    else exclude(excluded, reason);
  }
  if (nobody > 0) exclude(excluded, NOBODY, nobody);
  return numbers;
}
