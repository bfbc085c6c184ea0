import { expect, test } from "vitest";
import { floydRivest } from "../../src/stats/floydRivest";
import { seeded } from "../seeded";

test("puts in its place what sorting would, less before it and more behind, and nothing else", () => {
  // All lists of five of three numbers, every stretch of them and every place in it.
  for (let code = 0; code < 3 ** 5; code++) {
    const list = Array.from({ length: 5 }, (_, i) => Math.floor(code / 3 ** i) % 3);
    for (let left = 0; left < 5; left++) {
      for (let right = left; right < 5; right++) {
        const sorted = list.slice(left, right + 1).sort();
        for (let k = left; k <= right; k++) {
          const numbers = Float64Array.from(list);
          floydRivest(numbers, k, left, right);
          const own = numbers[k]!;
          const isApart =
            own === sorted[k - left] &&
            numbers.subarray(left, k).every((number) => number <= own) &&
            numbers.subarray(k, right + 1).every((number) => number >= own) &&
            `${[...numbers].slice(0, left)}` === `${list.slice(0, left)}` &&
            `${[...numbers].slice(right + 1)}` === `${list.slice(right + 1)}` &&
            `${numbers.slice(left, right + 1).sort()}` === `${sorted}`;
          if (!isApart) expect.fail(`${list}: ${k} of ${left} to ${right} gave ${numbers}`);
        }
      }
    }
  }
});

test("of many it looks at each about one and a half times, and seldom moves one", () => {
  // Floyd and Rivest: n + min(k, n - k) comparisons, and of smaller order more.
  const random = seeded(3);
  for (const share of [0.5, 0.1, 0.9]) {
    const n = 40_000;
    const plain = Float64Array.from({ length: n }, random);
    const sorted = plain.slice().sort();
    let looks = 0;
    const counting = new Proxy(plain, {
      get: (numbers, name) => {
        looks++;
        return numbers[name as never];
      },
      set: (numbers, name, value) => {
        (numbers as unknown as Record<string | symbol, unknown>)[name] = value;
        return true;
      },
    });
    const k = Math.floor(share * n);
    floydRivest(counting, k, 0, n - 1);
    expect(plain[k]).toBe(sorted[k]);
    // What is moved is looked at twice more: half of all at the median.
    expect(looks / n).toBeLessThan(share === 0.5 ? 2.8 : 2);
  }
});
