import fc from "fast-check";
import { describe, expect, test } from "vitest";
import { censoredMedian } from "../../src/stats/censoredMedian";
import { exactDistribution } from "../../src/stats/exactDistribution";
import { reachOfLevel } from "../../src/stats/intervals";
import figures from "../golden/medians.json";

function medianOf(ended: readonly number[], lasting: readonly number[], level = 0.95) {
  const [over, last] = [ended, lasting].map((times) => exactDistribution(Float64Array.from(times)));
  return censoredMedian(over!, last!, level);
}

test.each(figures)(
  "$name: median and interval are those of R",
  ({ time, event, median, lower, upper }) => {
    const ended = time.filter((_, i) => event[i] === 1);
    const lasting = time.filter((_, i) => event[i] === 0);
    expect(medianOf(ended, lasting)).toEqual({
      value: median,
      interval: { lower, upper, level: 0.95, method: "log-log" },
    });
  },
);

/** The textbook's loop over all times, with the curve of those left and those around it. */
function byTheBook(ended: readonly number[], lasting: readonly number[], level: number) {
  const z = reachOfLevel(level);
  const times = Array.from(new Set(ended)).sort((a, b) => a - b);
  const curves: [number, number, number][] = [];
  let left = 1;
  let spread = 0;
  for (const time of times) {
    const atRisk = [...ended, ...lasting].filter((other) => other >= time).length;
    const ends = ended.filter((other) => other === time).length;
    left *= 1 - ends / atRisk;
    spread += ends / (atRisk * (atRisk - ends));
    const reach = (z * Math.sqrt(spread)) / Math.log(left);
    curves.push([left, left ** Math.exp(-reach), left ** Math.exp(reach)]);
  }
  const crossing = (curve: 0 | 1 | 2) => {
    const i = curves.findIndex((values) => values[curve] <= 0.5 + 1e-9);
    if (i < 0) return null;
    if (curves[i]![curve] < 0.5 - 1e-9) return times[i]!;
    return (times[i]! + (times[i + 1] ?? Math.max(times[i]!, ...lasting))) / 2;
  };
  return { value: crossing(0), lower: crossing(1), upper: crossing(2) };
}

describe("against the textbook's loop", () => {
  const some = fc.array(fc.nat(30), { maxLength: 40 });

  test("for few, with ties", () => {
    fc.assert(
      fc.property(some, some, (ended, lasting) => {
        const { value, interval } = medianOf(ended, lasting);
        const expected = byTheBook(ended, lasting, 0.95);
        expect({ value, lower: interval?.lower ?? null, upper: interval?.upper ?? null }).toEqual(
          expected,
        );
      }),
      { numRuns: 500 },
    );
  });

  test.each([0, 0.05, 0.5, 0.8])("for many, of whom a share of %f last", (share) => {
    let seed = 7;
    const random = () => {
      seed = (seed * 48_271) % 2_147_483_647;
      return seed / 2_147_483_647;
    };
    const ended: number[] = [];
    const lasting: number[] = [];
    for (let i = 0; i < 3000; i++) {
      const time = Math.floor(random() ** 3 * 500);
      if (random() < share) lasting.push(Math.floor(time * (0.1 + 2 * random())));
      else ended.push(time);
    }
    for (const level of [0.8, 0.95, 0.999]) {
      const { value, interval } = medianOf(ended, lasting, level);
      expect({ value, lower: interval?.lower, upper: interval?.upper }).toEqual(
        byTheBook(ended, lasting, level),
      );
    }
  });
});

test("nobody has no median", () => {
  expect(medianOf([], [])).toEqual({ value: null, interval: null });
});
