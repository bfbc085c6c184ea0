import fc from "fast-check";
import { expect, test } from "vitest";
import { evenly } from "../../src/stats/evenly";

const spread = (...given: Parameters<typeof evenly>) =>
  evenly(...given).flatMap(([length, times]) => Array.from({ length: times }, () => length));

test("a sum is dealt out evenly between its ends, by hand", () => {
  // 23 less 1 and 9 leaves 13 for three; 100 less 0 and 100 nothing for two.
  expect(spread(5, 1, 9, 23)).toEqual([1, 4, 4, 5, 9]);
  expect(spread(4, 0, 100, 100)).toEqual([0, 0, 0, 100]);
  expect(spread(2, 3, 7, 10)).toEqual([3, 7]);
  expect(evenly(2, 3, 7, 10).flat().every(Number.isFinite)).toBe(true);
});

test("so many whole numbers, from the least to the most, have that sum", () => {
  const list = fc.array(fc.nat(1000), { minLength: 2, maxLength: 20 });
  fc.assert(
    fc.property(list, (numbers) => {
      const sum = numbers.reduce((a, b) => a + b, 0);
      const [least, most] = [Math.min(...numbers), Math.max(...numbers)];
      const dealt = spread(numbers.length, least, most, sum);
      expect(dealt).toHaveLength(numbers.length);
      expect(dealt.reduce((a, b) => a + b, 0)).toBe(sum);
      expect(dealt).toEqual(dealt.toSorted((a, b) => a - b));
      expect([dealt[0], dealt.at(-1)]).toEqual([least, most]);
      const between = dealt.slice(1, -1);
      if (between.length > 0) expect(between.at(-1)! - between[0]!).toBeLessThanOrEqual(1);
    }),
  );
});
