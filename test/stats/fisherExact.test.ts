import fc from "fast-check";
import { expect, test } from "vitest";
import { logFisherExact } from "../../src/stats/fisherExact";
import { normalTail } from "../../src/stats/normal";

// The chances of all tables with these margins, each a product of ratios, summed with 30 digits
// (mpmath); between equal sides, twice the lower tail.
test.each([
  [250_000_000, 500_000_000, 250_020_000, 500_000_000, -1.5802389536467454],
  [5, 500_000_000, 17, 500_000_000, -4.080409809979694],
])("%d of %d against %d of %d", (yes1, n1, yes2, n2, logP) => {
  expect(logFisherExact(yes1, n1, yes2, n2)).toBeCloseTo(logP, 10);
});

test("p is the sum of all tables that are no likelier", () => {
  const side = fc.nat(40).chain((n) => fc.tuple(fc.nat(n), fc.constant(n)));
  fc.assert(
    fc.property(side, side, ([yes1, n1], [yes2, n2]) => {
      const yes = yes1 + yes2;
      const chances = Array.from(
        { length: yes + 1 },
        (_, k) => choose(n1, k) * choose(n2, yes - k),
      );
      const own = chances[yes1]!;
      const extreme = chances.filter((chance) => chance <= own).reduce((sum, c) => sum + c, 0n);
      const p = Number((extreme * 10n ** 20n) / choose(n1 + n2, yes)) / 1e20;
      expect(Math.exp(logFisherExact(yes1, n1, yes2, n2))).toBeCloseTo(p, 10);
    }),
  );
});

test("so many that chances become an area have the same p as so many that are added up", () => {
  // Ten million standard deviations are 1e14 answers: the normal distribution is as good.
  const [n, apart] = [5e14, 2e7];
  const yes = n + apart;
  const deviation = Math.sqrt((yes * (2 * n - yes)) / (8 * n));
  const p = 2 * normalTail((apart / 2 - 0.5) / deviation);
  expect(Math.exp(logFisherExact(n / 2, n, n / 2 + apart, n)) / p).toBeCloseTo(1, 6);
  // With a spread of 96,000 they are added up, with one of 136,000 not: p changes smoothly.
  const [before, middle, after] = [7.4e10, 1e11, 1.48e11].map((n) =>
    logFisherExact(n / 2, n, n / 2 + Math.round(Math.sqrt(n)), n),
  );
  expect(middle).toBeCloseTo(before!, 4);
  expect(middle).toBeCloseTo(after!, 4);
});

test("a trillion answers take a moment, and a table as odd as can be keeps its digits", () => {
  // All of one side, none of the other: one table, the least likely, n1! n2! / (n1 + n2)!, twice.
  const n = 5e11;
  const stirling = 2 * n * Math.LN2 - Math.log(Math.PI * n) / 2;
  expect(logFisherExact(0, n, n, n) / (Math.LN2 - stirling)).toBeCloseTo(1, 12);
});

test("every table of two sides up to seven, by counting the ways to deal its answers", () => {
  // Pascal's triangle: so small that all its numbers are exact.
  const ways: number[][] = [[1]];
  for (let n = 1; n <= 14; n++) {
    ways.push(
      Array.from({ length: n + 1 }, (_, k) => (ways[n - 1]![k - 1] ?? 0) + (ways[n - 1]![k] ?? 0)),
    );
  }
  for (let n1 = 1; n1 <= 7; n1++) {
    for (let n2 = 1; n2 <= 7; n2++) {
      for (let yes = 0; yes <= n1 + n2; yes++) {
        const tables = Array.from(
          { length: n1 + 1 },
          (_, k) => ways[n1]![k]! * (ways[n2]![yes - k] ?? 0),
        );
        tables.forEach((own, k) => {
          if (own === 0) return;
          const extreme = tables.reduce((sum, other) => sum + (other <= own ? other : 0), 0);
          const p = Math.exp(logFisherExact(k, n1, yes - k, n2));
          expect(
            Math.abs(p / (extreme / ways[n1 + n2]![yes]!) - 1),
            `${k}/${n1}, ${yes - k}/${n2}`,
          ).toBeLessThan(1e-12);
        });
      }
    }
  }
});

function choose(n: number, k: number): bigint {
  if (k > n) return 0n;
  let ways = 1n;
  for (let i = 0; i < k; i++) ways = (ways * BigInt(n - i)) / BigInt(i + 1);
  return ways;
}
