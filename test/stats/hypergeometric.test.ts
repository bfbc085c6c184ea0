import fc from "fast-check";
import { expect, test } from "vitest";
import { hypergeometric } from "../../src/stats/hypergeometric";
import golden from "../golden/clv.json";
import { expectClose } from "../golden/expectClose";

test.each(golden.functions.hypergeometric)("F($a, $b; $c; $z) is mpmath's", (call) => {
  expectClose(hypergeometric(call.a, call.b, call.c, call.z), call.value, 1e-12);
});

test("where the lower parameter is an upper one, it is a power", () => {
  const part = fc.double({ min: 0.1, max: 20, noNaN: true });
  const z = fc.double({ min: 0, max: 0.9, noNaN: true });
  fc.assert(
    fc.property(part, part, z, (a, b, z) => {
      expectClose(hypergeometric(a, b, b, z), (1 - z) ** -a, 1e-11);
    }),
  );
});

test("as good as 1, z gives no number rather than a wrong one", () => {
  expect(hypergeometric(0.2, 0.3, 0.6, 1 - 1e-9)).toBeNaN();
});

test("a number too large for a double is infinite", () => {
  expect(hypergeometric(1000, 1000, 1.5, 0.9)).toBe(Number.POSITIVE_INFINITY);
});
