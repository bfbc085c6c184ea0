import { describe, expect, test } from "vitest";
import { adjustP } from "../../src/stats/multiple";
import { expectClose } from "../golden/expectClose";

describe("p of many is adjusted", () => {
  const given = [0.04, 0.01, null, 0.015, 0.5];
  // By hand, of the four that are there: 4 * 0.01, 3 * 0.015, ... for Holm, and none below one before.
  const cases = [
    ["holm", [0.08, 0.04, null, 0.045, 0.5]],
    ["benjamini-hochberg", [0.04 * (4 / 3), 0.03, null, 0.03, 0.5]],
    ["none", given],
  ] as const;
  test.each(cases)("by %s", (correction, expected) => {
    const before = [...given];
    const came = adjustP(given, correction);
    expected.forEach((p, i) => {
      if (p === null) expect(came[i]).toBeNull();
      else expectClose(came[i], p, 1e-15);
    });
    expect(came).toHaveLength(5);
    expect(given).toEqual(before);
  });

  test("never above 1, and none falls below a smaller one's", () => {
    expect(adjustP([0.6, 0.4], "holm")).toEqual([0.8, 0.8]);
    expect(adjustP([0.9, 0.6], "holm")).toEqual([1, 1]);
    expect(adjustP([0.9, 0.6], "benjamini-hochberg")).toEqual([0.9, 0.9]);
    expect(adjustP([], "holm")).toEqual([]);
    expect(adjustP([null], "benjamini-hochberg")).toEqual([null]);
  });
});
