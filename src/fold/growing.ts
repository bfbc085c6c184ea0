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

/** Counts something once more, or so many times. */
export function countIn<Name>(counts: Map<Name, number>, name: Name, times = 1): void {
  counts.set(name, (counts.get(name) ?? 0) + times);
}

/** The list of a key: a new one where it is met for the first time. */
export function listIn<Name, Entry>(lists: Map<Name, Entry[]>, name: Name): Entry[] {
  const known = lists.get(name);
  if (known) return known;
  const list: Entry[] = [];
  lists.set(name, list);
  return list;
}
