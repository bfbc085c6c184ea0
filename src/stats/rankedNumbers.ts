import { countBelow } from "./distribution";

/** Numbers of a known list that come and go, and any of those there by its rank. */
export interface RankedNumbers {
  /** How many are there. */
  readonly n: number;
  /** So many more of a number of the list; below 0, fewer. */
  readonly add: (value: number, count: number) => void;
  /** The one with so many others below it. */
  readonly rank: (k: number) => number;
}

/**
 * Numbers that come and go (Fenwick 1994): each change and each question costs the logarithm of the
 * list's length.
 *
 * @param list - All that may come, ascending.
 */
export function rankedNumbers(list: Float64Array): RankedNumbers {
  // Each place counts a stretch of the list, as long as the last binary digit of the place.
  const counts = new Int32Array(list.length + 1);
  const longest = 2 ** Math.floor(Math.log2(Math.max(1, list.length)));
  let n = 0;
  return {
    get n() {
      return n;
    },
    add(value, count) {
      n += count;
      for (let i = countBelow(list, value) + 1; i <= list.length; i += i & -i) counts[i]! += count;
    },
    rank(k) {
      let place = 0;
      let rest = k;
      for (let length = longest; length >= 1; length /= 2) {
        const next = place + length;
        if (next > list.length || counts[next]! > rest) continue;
        place = next;
        rest -= counts[next]!;
      }
      return list[place] as number;
    },
  };
}
