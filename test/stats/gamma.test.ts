import fc from "fast-check";
import { expect, test } from "vitest";
import { digamma, logGamma, trigamma } from "../../src/stats/gamma";
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
