import fc from "fast-check";
import { expect, test } from "vitest";
import { rankedNumbers } from "../../src/stats/rankedNumbers";

test("any number has the place that it has among those sorted that are there", () => {
  const changes = fc.array(fc.tuple(fc.nat(12), fc.boolean()), { maxLength: 40 });
  fc.assert(
    fc.property(changes, (list) => {
      const numbers = rankedNumbers(Float64Array.from(list, ([value]) => value).sort());
      const there: number[] = [];
      for (const [value, isGone] of list) {
        const at = there.indexOf(value);
        if (isGone && at >= 0) there.splice(at, 1);
        else there.push(value);
        numbers.add(value, isGone && at >= 0 ? -1 : 1);
        expect(numbers.n).toBe(there.length);
        const sorted = there.toSorted((a, b) => a - b);
        expect(sorted.map((_, k) => numbers.rank(k))).toEqual(sorted);
      }
    }),
  );
});
