import fc from "fast-check";
import { describe, expect, test } from "vitest";
import { censoredMedian } from "../../src/stats/censoredMedian";
import { exactDistribution } from "../../src/stats/exactDistribution";

type Lifetime = readonly [time: number, ended: boolean];

function medianOf(lifetimes: readonly Lifetime[]): number | null {
  const times = (ended: boolean) =>
    exactDistribution(
      Float64Array.from(lifetimes.filter((life) => life[1] === ended).map(([time]) => time)),
    );
  return censoredMedian(times(true), times(false), 0.95).value;
}

/** The same, straight from its definition and in whole numbers: the share left is `left / of`. */
function exactMedianOf(lifetimes: readonly Lifetime[]): number | null {
  let [left, of] = [1n, 1n];
  let halfAt: number | null = null;
  const times = [...new Set(lifetimes.map(([time]) => time))].sort((a, b) => a - b);
  for (const now of times) {
    const atRisk = lifetimes.filter(([time]) => time >= now).length;
    const ends = lifetimes.filter(([time, ended]) => ended && time === now).length;
    if (ends > 0 && halfAt !== null) return (halfAt + now) / 2;
    left *= BigInt(atRisk - ends);
    of *= BigInt(atRisk);
    if (2n * left < of) return now;
    if (2n * left === of && halfAt === null) halfAt = now;
  }
  return halfAt === null ? null : (halfAt + times.at(-1)!) / 2;
}

/** Weeks to relapse of leukemia patients, 1 where it was seen (Miller 1997, Survival Analysis). */
const MAINTAINED = "9 13 13+ 18 23 28+ 31 34 45+ 48 161+";
const NOT_MAINTAINED = "5 5 8 8 12 16+ 23 27 30 33 43 45";
const read = (weeks: string): Lifetime[] =>
  weeks.split(" ").map((week) => [Number.parseInt(week, 10), !week.endsWith("+")]);

describe("censoredMedian", () => {
  test("agrees with R's survfit on Miller's patients", () => {
    expect(medianOf(read(MAINTAINED))).toBe(31);
    expect(medianOf(read(NOT_MAINTAINED))).toBe(23);
    expect(medianOf([...read(MAINTAINED), ...read(NOT_MAINTAINED)])).toBe(27);
  });

  test("lets who was last seen at a moment still be at risk at it", () => {
    // 4/5 are left after 2, and 4/5 * 2/3 = 8/15 after 3: not yet half.
    expect(medianOf(read("2 2+ 3 3+ 5"))).toBe(5);
  });

  test("is the middle between two where exactly half are left for a while", () => {
    expect(medianOf(read("1 2 3 4"))).toBe(2.5);
    expect(medianOf(read("1 4"))).toBe(2.5);
    // 1/2 are left from 2 to 7, whoever is lost to sight in between.
    expect(medianOf(read("1 2 5+ 7"))).toBe(4.5);
  });

  test("is the middle of where half are left and the last is seen, where no more end", () => {
    expect(medianOf(read("1 3+"))).toBe(2);
    expect(medianOf(read("1 2 3+ 9+"))).toBe(5.5);
    // Both at once: nothing is seen after it.
    expect(medianOf(read("3 3+"))).toBe(3);
  });

  test("is null where fewer than half have ended", () => {
    expect(medianOf(read("3+ 5+ 8+"))).toBeNull();
    expect(medianOf(read("1 5+ 8+"))).toBeNull();
    expect(medianOf([])).toBeNull();
  });

  test("is the plain median where all have ended", () => {
    expect(medianOf(read("7"))).toBe(7);
    expect(medianOf(read("1 7 9"))).toBe(7);
    expect(medianOf(read("5 5 5 5"))).toBe(5);
    expect(medianOf(read("0 0 8"))).toBe(0);
  });

  test("does not mind who was lost to sight before the first end", () => {
    expect(medianOf(read("1+ 1+ 1+ 4 6 8"))).toBe(6);
  });

  test("finds the exact half among a million ends", () => {
    for (const n of [1000, 200_000, 1_000_000]) {
      const ended = exactDistribution(Float64Array.from({ length: n }, (_, i) => i + 1));
      for (const lost of [0, 1000]) {
        const lasting = exactDistribution(new Float64Array(lost));
        expect(censoredMedian(ended, lasting, 0.95).value).toBe((n + 1) / 2);
      }
    }
  });

  test("agrees with the definition in whole numbers", () => {
    const life = fc.tuple(fc.nat(12), fc.boolean());
    fc.assert(
      fc.property(fc.array(life, { maxLength: 40 }), (lifetimes) => {
        expect(medianOf(lifetimes)).toBe(exactMedianOf(lifetimes));
      }),
      { numRuns: 1000 },
    );
  });
});
