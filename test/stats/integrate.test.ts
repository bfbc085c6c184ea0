import fc from "fast-check";
import { expect, test } from "vitest";
import { betaMean, eachPoint, gammaMean, integrate } from "../../src/stats/integrate";
import golden from "../golden/clv.json";
import { expectClose } from "../golden/expectClose";

test("an exponential falls to what is left of it", () => {
  const fall = fc.double({ min: 0.01, max: 1000, noNaN: true });
  const end = fc.double({ min: 0.01, max: 10, noNaN: true });
  fc.assert(
    fc.property(fall, end, (k, end) => {
      let sum = 0;
      eachPoint(end, k, (v, weight) => {
        sum += weight * Math.exp(-k * v);
      });
      expectClose(sum, -Math.expm1(-k * end) / k, 1e-12);
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

test("the gamma distribution has its mean and variance, of any shape", () => {
  fc.assert(
    fc.property(fc.double({ min: -3, max: 8, noNaN: true }), (logShape) => {
      const shape = 10 ** logShape;
      expectClose(
        gammaMean(shape, (x) => x),
        shape,
        1e-11,
      );
      expectClose(
        gammaMean(shape, (x) => x * x),
        shape * (shape + 1),
        1e-11,
      );
    }),
  );
});

// E[1 / (c + x)] is hyperu(1, 2 - shape, c) of mpmath.
test.each([
  [0.606, 0.03, 6.648651730491641],
  [0.606, 1e-18, 27843542.86078103],
  [2.5, 1e-18, 0.6666666666666666],
  [0.001, 0.001, 993.6829590763489],
  [1, 1e6, 9.99999000002e-7],
  [0.5, 1e-30, 1772453850905514],
])("a gamma distribution of shape %d: mean of 1 / (%d + x)", (shape, c, value) => {
  expectClose(
    gammaMean(shape, (x) => 1 / (c + x)),
    value,
    1e-12,
  );
});

test("no integral takes more than a hundred thousand panels", () => {
  let points = 0;
  eachPoint(Number.POSITIVE_INFINITY, 1, () => points++);
  expect(points).toBe(1_200_000);
});

test("what swings too fast still gives a number", () => {
  expect(betaMean(1, 1, (p) => Math.sin(1e6 * p))).toBeLessThan(1);
});

test("polynomials are exact, and a function is asked where it is", () => {
  // Of v^3 from 0 to 2: 2^4 / 4; of what falls by half its rate: (1 - e^-18) / 2.
  expectClose(
    integrate(2, 1, (v) => v ** 3),
    4,
    1e-14,
  );
  expectClose(
    integrate(9, 2, (v) => Math.exp(-2 * v)),
    -Math.expm1(-18) / 2,
    1e-13,
  );
  const points: number[] = [];
  eachPoint(6, 1, (point) => points.push(point));
  // Two panels of three.
  expect([points.length, Math.min(...points) > 0, Math.max(...points) < 6]).toEqual([
    24,
    true,
    true,
  ]);
});

test.each([
  [1e-3, 1e-3],
  [1e-3, 1e4],
  [1e4, 1e-3],
  [1e4, 1e4],
  [1, 1],
  [30, 2],
])("a beta distribution of %d and %d has its mean, and that of its square", (a, b) => {
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
  expectClose(
    betaMean(a, b, (p) => p * p),
    (a * (a + 1)) / ((a + b) * (a + b + 1)),
    1e-11,
  );
});
