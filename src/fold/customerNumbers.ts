import type { Key } from "../measure";

/** The customer's number: the next one where they are met for the first time. */
export function numberOf(customers: Map<Key, number>, customerId: Key): number {
  const known = customers.get(customerId);
  if (known !== undefined) return known;
  const number = customers.size;
  customers.set(customerId, number);
  return number;
}

/** The array itself where it is long enough, else a copy that has room for as much again. */
export function withRoom<Numbers extends Float64Array | Int32Array | Uint8Array>(
  numbers: Numbers,
  length: number,
  rest = 0,
): Numbers {
  if (length <= numbers.length) return numbers;
  const Constructor = numbers.constructor as new (length: number) => Numbers;
  const larger = new Constructor(2 * length);
  larger.set(numbers);
  if (rest !== 0) larger.fill(rest, numbers.length);
  return larger;
}
