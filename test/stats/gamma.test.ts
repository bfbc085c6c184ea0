import fc from "fast-check";
import { expect, test } from "vitest";
import { digamma, logBetaFall, logGamma, logRise, trigamma } from "../../src/stats/gamma";
import golden from "../golden/clv.json";
import { expectClose } from "../golden/expectClose";

const POSITIVE = fc.double({ min: 1e-3, max: 1e3, noNaN: true });

test.each(golden.functions.logGamma)("logGamma($x) is mpmath's", ({ x, value }) => {
  expectClose(logGamma(x), value, 1e-13);
});

test.each(golden.functions.digamma)("digamma($x) is mpmath's", ({ x, value }) => {
  expectClose(digamma(x), value, 1e-14);
});

test.each(golden.functions.trigamma)("trigamma($x) is mpmath's", ({ x, value }) => {
  expectClose(trigamma(x), value, 1e-14);
});

test("the factorial's recurrence holds for each of them", () => {
  fc.assert(
    fc.property(POSITIVE, (x) => {
      const close = (came: number, expected: number, size: number) =>
        expect(Math.abs(came - expected)).toBeLessThan(1e-13 * (1 + Math.abs(size)));
      close(logGamma(x + 1) - logGamma(x), Math.log(x), logGamma(x));
      close(digamma(x + 1) - digamma(x), 1 / x, digamma(x));
      close(trigamma(x + 1) - trigamma(x), -1 / (x * x), trigamma(x));
    }),
  );
});

// By mpmath, 20 digits.
test.each([
  [0.25, 5, 2.2733533856886194],
  [1e-10, 1, -23.025850929940457],
  [3.5, 2 ** 31, 43996705729.38402],
  [1e8, 0.3, 5.52620422213571],
  [0.79, 1e-9, -9.882274060236804e-10],
  [20, 30, 105.2258597591454],
])("from gamma(%d) the logarithm rises in %d steps", (x, n, value) => {
  expectClose(logRise(x, n), value, 1e-10);
});

// log(beta(a, b + n) / beta(a, b)) by mpmath.
test.each([
  [0.668, 3.806, 12, -0.972754157380684],
  [0.668, 3.806, 2 ** 31, -13.489495398500347],
  [1e6, 2, 100, -1013.2017095497565],
  [1e8, 1e3, 1e8, -138617621.73618466],
])("beta falls: a %d, b %d, %d times", (a, b, n, value) => {
  expectClose(logBetaFall(a, b, n), value, 1e-13);
});
