import { expect, test } from "vitest";
import { highWords } from "../../src/stats/highWords";

test("the words with the exponent, by IEEE 754", () => {
  // 1 is 3FF00000 00000000, 2 is 40000000 00000000 and 0.1 is 3FB99999 9999999A.
  const { words, first } = highWords(Float64Array.of(5, 1, 2, 0.1).subarray(1));
  const high = [0, 2, 4].map((at) => words[first + at]!.toString(16));
  expect(high).toEqual(["3ff00000", "40000000", "3fb99999"]);
  expect(words).toHaveLength(6);
  expect(words[4 + 1 - first]!.toString(16)).toBe("9999999a");
});
