import { drivers, gammaGamma, sayDoCorrelation, servqual } from "customer-kpis";
import { expect, test } from "vitest";

// What goes along with something else, step by step, has a correlation of 1 with it (Cauchy-Schwarz), or of
// -1 the other way round; rounding makes it 1.0000000000000002 now and then.

/** Some lists of whole numbers from 1 to 7, each of so many. */
const LISTS = Array.from({ length: 200 }, (_, seed) =>
  Array.from({ length: 5 + (seed % 9) }, (_, i) => 1 + ((seed * 31 + i * i * 7 + i * 3) % 7)),
);

function expectPerfect(correlations: readonly (number | null)[]): void {
  expect(correlations.length).toBeGreaterThan(50);
  expect(correlations.filter((one) => Math.abs(one ?? 0) > 1)).toEqual([]);
  for (const one of correlations) if (one !== null) expect(Math.abs(one)).toBeCloseTo(1, 9);
}

test("of an item with an outcome that is a multiple of it", () => {
  const found = LISTS.flatMap((list) => {
    const rows = list.map((score, i) => ({ all: score / 3, same: score, other: (i * i) % 5 }));
    const result = drivers(rows, { outcome: "all", items: ["same", "other"] });
    return result.drivers.filter(({ item }) => item === "same");
  });
  expectPerfect(found.map(({ correlation }) => correlation));
});

test("of spend with how often customers buy", () => {
  const price = (seed: number) => 0.1 * (1 + (seed % 13));
  const fits = LISTS.map((list, seed) =>
    gammaGamma.fit(list.map((frequency) => ({ frequency, monetary: price(seed) * frequency }))),
  );
  expectPerfect(fits.map(({ correlation }) => correlation));
});

test("of what customers do with what they say", () => {
  const found = LISTS.map((list) =>
    sayDoCorrelation(
      list.map((said) => ({ said, done: 0.7 * said + 0.1 })),
      { method: "pearson" },
    ),
  );
  expectPerfect(found.map(({ value }) => value));
});

test("of dimensions of SERVQUAL that run against the others", () => {
  const instrument = {
    dimensions: ["a", "b", "c"].map((name, i) => ({ name, items: [i + 1] })),
  };
  const found = LISTS.flatMap((list) => {
    const responses = list.map((score) => ({
      expectations: [score, 8 - score, score],
      perceptions: [4, 3, 4],
    }));
    return servqual(responses, { instrument }).warnings;
  });
  expectPerfect(found.map(({ correlation }) => correlation));
});
