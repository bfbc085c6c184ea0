import fc from "fast-check";
import { expect, test } from "vitest";
import { betaMean, integrate } from "../../src/stats/integrate";
import golden from "../golden/clv.json";
import { expectClose } from "../golden/expectClose";

test("an exponential falls to what is left of it", () => {
  const fall = fc.double({ min: 0.01, max: 1000, noNaN: true });
  const end = fc.double({ min: 0.01, max: 10, noNaN: true });
  fc.assert(
    fc.property(fall, end, (k, end) => {
      expectClose(
        integrate(end, k, (v) => Math.exp(-k * v)),
        -Math.expm1(-k * end) / k,
        1e-12,
      );
    }),
  );
});

test.each(golden.functions.ahead)("purchases ahead are mpmath's for $a, $b, $r, $y", (call) => {
  const mean = betaMean(call.a, call.b, (p) => -Math.expm1(-call.r * Math.log1p(p * call.y)) / p);
  expectClose(mean, call.value, 1e-11);
});

test("the beta distribution has its mean and variance, however far from the middle", () => {
  const part = fc.double({ min: -3, max: 4, noNaN: true });
  fc.assert(
    fc.property(part, part, (logA, logB) => {
      const [a, b] = [10 ** logA, 10 ** logB];
      expectClose(
        betaMean(a, b, (p) => p),
        a / (a + b),
        1e-11,
      );
      expectClose(
        betaMean(a, b, (_, rest) => rest),
        b / (a + b),
        1e-11,
      );
      const square = (a * (a + 1)) / ((a + b) * (a + b + 1));
      expectClose(
        betaMean(a, b, (p) => p * p),
        square,
        1e-11,
      );
    }),
  );
});

test("what swings too fast still gives a number", () => {
  expect(betaMean(1, 1, (p) => Math.sin(1e6 * p))).toBeLessThan(1);
});
