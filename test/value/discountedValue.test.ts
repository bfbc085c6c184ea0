import { type DiscountedValueOptions, discountedValue } from "customer-kpis";
import fc from "fast-check";
import { expect, test } from "vitest";
import { expectClose } from "../golden/expectClose";

const RATES = { margin: 100, retention: 0.8, discount: 0.1 };
const DUE = { timing: "due", firstPayment: "included" } as const;
const AFTER = { timing: "due", firstPayment: "excluded" } as const;
const ORDINARY = { timing: "ordinary", firstPayment: "included" } as const;

test("before the first sale, paid when a period starts: 366.67", () => {
  expectClose(discountedValue({ ...RATES, ...DUE }).value, 1100 / 3);
});

test("after the first sale, paid when a period starts: 266.67", () => {
  expectClose(discountedValue({ ...RATES, ...AFTER }).value, 800 / 3);
});

test("before the first sale, paid when a period ends: 333.33", () => {
  expectClose(discountedValue({ ...RATES, ...ORDINARY }).value, 1000 / 3);
});

test("after the first sale, paid when a period ends: one discount less than when it starts", () => {
  const options = { timing: "ordinary", firstPayment: "excluded" } as const;
  expectClose(discountedValue({ ...RATES, ...options }).value, 800 / 3 / 1.1);
});

test("five payments alone: 292.06", () => {
  // 0.8 / 1.1 is 8 / 11, whose fifth power is 32768 / 161051.
  const value = (1100 / 3) * (1 - 32768 / 161051);
  expectClose(discountedValue({ ...RATES, ...DUE, horizon: 5 }).value, value);
});

// Gupta and Lehmann, "Customers as Assets", 2003: the multiples of the margin that they print.
test.each([
  [0.6, [1.2, 1.15, 1.11, 1.07]],
  [0.7, [1.75, 1.67, 1.59, 1.52]],
  [0.8, [2.67, 2.5, 2.35, 2.22]],
  [0.9, [4.5, 4.09, 3.75, 3.46]],
])(
  "with retention %f a customer is worth the margin times the printed multiples",
  (retention, printed) => {
    const multiples = [0.1, 0.12, 0.14, 0.16].map((discount) => {
      const { value } = discountedValue({ margin: 1, retention, discount, ...AFTER });
      return Math.round(100 * value!) / 100;
    });
    expect(multiples).toEqual(printed);
  },
);

test("payments expected are 1 / (1 - retention), and one less without the first", () => {
  expectClose(discountedValue({ ...RATES, ...DUE }).expectedPayments, 5);
  expectClose(discountedValue({ ...RATES, ...AFTER }).expectedPayments, 4);
});

test("who never stays pays once", () => {
  const rates = { ...RATES, retention: 0 };
  expect(discountedValue({ ...rates, ...DUE })).toMatchObject({ value: 100, expectedPayments: 1 });
  expect(discountedValue({ ...rates, ...AFTER })).toMatchObject({ value: 0, expectedPayments: 0 });
});

test("who always stays is worth a perpetuity", () => {
  const result = discountedValue({ margin: 100, retention: 1, discount: 0.25, ...ORDINARY });
  expectClose(result.value, 400);
  expect(result).toMatchObject({ reason: null, expectedPayments: null });
});

test("who always stays and is not discounted has no bound, and that is said", () => {
  expect(discountedValue({ margin: 100, retention: 1, discount: 0, ...DUE })).toEqual({
    kind: "amount",
    value: null,
    reason: "no-bound",
    expectedPayments: null,
  });
});

test("with a horizon there is always a bound", () => {
  const options = { margin: 100, retention: 1, discount: 0, ...DUE, horizon: 12 };
  expect(discountedValue(options)).toEqual({
    kind: "amount",
    value: 1200,
    reason: null,
    expectedPayments: 12,
  });
});

test("a loss a period is a loss", () => {
  expectClose(discountedValue({ ...RATES, margin: -100, ...DUE }).value, -1100 / 3);
});

test("where almost all stay and little is discounted, no digits are lost", () => {
  // 12 payments, nearly undiscounted: 12 - (0 + 1 + ... + 11) * 2e-9, and squares of it.
  const rates = { margin: 1, retention: 1 - 1e-9, discount: 1e-9 };
  expectClose(discountedValue({ ...rates, ...DUE, horizon: 12 }).value, 12 - 66 * 2e-9, 1e-14);
});

const rates = fc.record({
  margin: fc.integer({ min: -500, max: 500 }),
  retention: fc.integer({ min: 0, max: 99 }).map((percent) => percent / 100),
  discount: fc.integer({ min: 0, max: 50 }).map((percent) => percent / 100),
  timing: fc.constantFrom("due" as const, "ordinary" as const),
  firstPayment: fc.constantFrom("included" as const, "excluded" as const),
});

/** Payment by payment: its chance, its discount. */
function byLoop(options: DiscountedValueOptions, horizon: number) {
  const { margin, retention, discount, timing, firstPayment } = options;
  let [value, payments] = [0, 0];
  const first = firstPayment === "included" ? 0 : 1;
  for (let period = first; period < first + horizon; period++) {
    const isThere = (retention as number) ** period;
    value += (margin * isThere) / (1 + discount) ** (timing === "due" ? period : period + 1);
    payments += isThere;
  }
  return { value, payments };
}

/** Expects sums to agree whose parts are of about the margin's size, even where they cancel. */
function expectSum(came: number, expected: number): void {
  expect(Math.abs(came - expected)).toBeLessThanOrEqual(1e-9 * Math.max(1, Math.abs(expected)));
}

test("so many payments are worth their sum, one by one", () => {
  fc.assert(
    fc.property(rates, fc.integer({ min: 1, max: 60 }), (options, horizon) => {
      const result = discountedValue({ ...options, horizon });
      const { value, payments } = byLoop(options, horizon);
      expectSum(result.value!, value);
      expectClose(result.expectedPayments, payments);
    }),
  );
});

test("all payments are worth what very many are", () => {
  fc.assert(
    fc.property(rates, (options) => {
      const all = discountedValue(options);
      const many = byLoop(options, 3000);
      expectSum(all.value!, many.value);
      expectClose(all.expectedPayments, many.payments);
    }),
  );
});

test("the first payment is worth the margin, when it is paid at once", () => {
  fc.assert(
    fc.property(rates, (options) => {
      const value = (firstPayment: "included" | "excluded") =>
        discountedValue({ ...options, timing: "due", firstPayment }).value!;
      expect(value("included") - value("excluded")).toBeCloseTo(options.margin, 8);
    }),
  );
});

test("the later a payment comes the less it is worth", () => {
  fc.assert(
    fc.property(rates, (options) => {
      const value = (discount: number) =>
        discountedValue({ ...options, margin: 1, discount }).value!;
      expect(value(options.discount + 0.01)).toBeLessThanOrEqual(value(options.discount));
    }),
  );
});

test.each([
  ["margin", Number.NaN, "a finite number", "NaN"],
  ["margin", Number.POSITIVE_INFINITY, "a finite number", "Infinity"],
  ["retention", 1.2, "from 0 to 1", "1.2"],
  ["retention", -0.1, "from 0 to 1", "-0.1"],
  ["retention", 80, "from 0 to 1", "80"],
  ["discount", -0.1, "a finite number at least 0", "-0.1"],
  ["discount", Number.POSITIVE_INFINITY, "a finite number at least 0", "Infinity"],
  ["horizon", 0, "a whole number from 1", "0"],
  ["horizon", 2.5, "a whole number from 1", "2.5"],
  ["horizon", Number.NaN, "a whole number from 1", "NaN"],
])("a %s of %f is refused", (field, number, allowed, shown) => {
  expect(() => discountedValue({ ...RATES, ...DUE, [field]: number })).toThrow(
    `discountedValue: ${field} must be ${allowed}, got ${shown}`,
  );
});

test.each([
  ["margin", "100", "a finite number", '"100"'],
  ["retention", "0.8", "from 0 to 1", '"0.8"'],
  // Added to 1, this text would make a discount of 910 %.
  ["discount", "0.1", "a finite number at least 0", '"0.1"'],
  ["discount", null, "a finite number at least 0", "null"],
  ["horizon", "5", "a whole number from 1", '"5"'],
  ["timing", "end", 'one of "due", "ordinary"', '"end"'],
  ["firstPayment", true, 'one of "included", "excluded"', "true"],
])("a %s of %j is refused", (field, wrong, allowed, shown) => {
  expect(() => discountedValue({ ...RATES, ...DUE, [field]: wrong })).toThrow(
    `discountedValue: ${field} must be ${allowed}, got ${shown}`,
  );
});

test("timing and first payment have no default", () => {
  // @ts-expect-error: no timing
  expect(() => discountedValue({ ...RATES, firstPayment: "included" })).toThrow(
    'discountedValue: timing is missing: it must be one of "due", "ordinary"',
  );
  // @ts-expect-error: no first payment
  expect(() => discountedValue({ ...RATES, timing: "due" })).toThrow(
    'discountedValue: firstPayment is missing: it must be one of "included", "excluded"',
  );
});

test("a misspelt option is refused", () => {
  // @ts-expect-error: misspelt
  expect(() => discountedValue({ ...RATES, ...DUE, periods: 5 })).toThrow(
    'discountedValue: has no option "periods"; it has margin, retention, discount, timing, firstPayment, horizon, growth',
  );
});

test("nothing in place of options is refused", () => {
  // @ts-expect-error: no options
  expect(() => discountedValue()).toThrow(
    "discountedValue: margin is missing: it must be a finite number",
  );
});

test("growth and varying retention: payment by payment", () => {
  const share = fc.double({ min: 0, max: 1, noNaN: true });
  const options = fc.record({
    retention: fc.array(share, { minLength: 1, maxLength: 6 }),
    growth: fc.double({ min: -0.5, max: 0.5, noNaN: true }),
    discount: fc.double({ min: 0, max: 1, noNaN: true }),
    timing: fc.constantFrom("due" as const, "ordinary" as const),
    firstPayment: fc.constantFrom("included" as const, "excluded" as const),
    horizon: fc.integer({ min: 1, max: 40 }),
  });
  fc.assert(
    fc.property(options, ({ retention, growth, discount, timing, firstPayment, horizon }) => {
      const first = firstPayment === "included" ? 0 : 1;
      let [sum, weight] = [0, 1];
      for (let t = 0; t < first + horizon; t++) {
        if (t > 0)
          weight *= ((retention[t - 1] ?? retention.at(-1)!) * (1 + growth)) / (1 + discount);
        if (t >= first) sum += 100 * weight;
      }
      if (timing === "ordinary") sum /= 1 + discount;
      const came = discountedValue({
        margin: 100,
        retention,
        growth,
        discount,
        timing,
        firstPayment,
        horizon,
      });
      expect(Math.abs(came.value! - sum)).toBeLessThan(1e-9 * (1 + sum));
    }),
  );
});

test("growth as fast as interest and loss together has no bound", () => {
  const options = { margin: 1, retention: 0.9, discount: 0.1, ...DUE };
  // 0.9 * 1.23 is above 1.1.
  expect(discountedValue({ ...options, growth: 0.23 })).toMatchObject({
    value: null,
    reason: "no-bound",
  });
  expect(discountedValue({ ...options, growth: 0.22 }).value).toBeGreaterThan(100);
  // Nobody stays beyond the second period, so that growth has no hold.
  const ends = { ...options, retention: [0.9, 0], growth: 5 };
  expect(discountedValue(ends).reason).toBe(null);
});

test("a growth of -1 and no rate at all are refused", () => {
  const options = { margin: 1, retention: 0.9, discount: 0.1, ...DUE };
  expect(() => discountedValue({ ...options, growth: -1 })).toThrow(
    "discountedValue: growth must be a finite number above -1, got -1",
  );
  expect(() => discountedValue({ ...options, retention: [] })).toThrow(
    "discountedValue: retention must be one rate at least, got Array",
  );
  expect(() => discountedValue({ ...options, retention: [0.9, 1.2] })).toThrow(
    "discountedValue: retention must be from 0 to 1, got 1.2",
  );
});

test("what no number can hold names what made it so large, and no bound is none of that", () => {
  const rates = { retention: 0.9, discount: 0.1, ...DUE };
  expect(() => discountedValue({ ...rates, margin: 1e308 })).toThrow(
    /^discountedValue: margin must be small enough/,
  );
  const grown = { ...rates, margin: 1, growth: 1e300, horizon: 5 };
  expect(() => discountedValue(grown)).toThrow(/^discountedValue: growth must be small enough/);
  const { horizon: _, ...endless } = grown;
  expect(discountedValue(endless)).toMatchObject({ value: null, reason: "no-bound" });
  expect(discountedValue({ ...rates, margin: 1e307, retention: 0 }).value).toBe(1e307);
  expect(Object.is(discountedValue({ ...rates, margin: -0 }).value, 0)).toBe(true);
});

test("what grows just as fast as interest and loss has no bound, whatever rounding says", () => {
  // r (100 + g) is 100 (100 + d) in hundredths: 57 * 200 is 100 * 114. As fractions, it is 1 - 1e-16.
  let [found, wrong] = [0, 0];
  for (let r = 1; r <= 100; r++) {
    for (let d = 1; d <= 30; d++) {
      const g = (100 * (100 + d)) / r - 100;
      if (!Number.isInteger(g) || g > 100) continue;
      found++;
      const rates = { retention: r / 100, discount: d / 100, growth: g / 100 };
      const { value, reason } = discountedValue({ margin: 1, ...rates, ...DUE });
      if (value !== null || reason !== "no-bound") wrong++;
    }
  }
  expect(found).toBeGreaterThan(50);
  expect(wrong).toBe(0);
});

test("of rates that change, each counts once and the last one goes on, by hand", () => {
  const rates = { margin: 10, retention: [0.9, 0.8, 0.5], discount: 0.25, timing: "due" } as const;
  const with1 = { ...rates, firstPayment: "included" } as const;
  const without = { ...rates, firstPayment: "excluded" } as const;
  // 0.9, 0.72, then half each time; the factor is 0.8: 1, 0.72, 0.4608, and 0.4 of it each time.
  const chances = [1, 0.9, 0.72, 0.36, 0.18];
  const worth = [10, 7.2, 4.608, 1.8432, 0.73728];
  const sum = (list: readonly number[]) => list.reduce((a, b) => a + b, 0);
  for (const horizon of [1, 2, 3, 4, 5]) {
    const came = discountedValue({ ...with1, horizon });
    expectClose(came.value, sum(worth.slice(0, horizon)), 1e-12);
    expectClose(came.expectedPayments, sum(chances.slice(0, horizon)), 1e-12);
  }
  for (const horizon of [1, 2, 3, 4]) {
    const came = discountedValue({ ...without, horizon });
    expectClose(came.value, sum(worth.slice(1, horizon + 1)), 1e-12);
    expectClose(came.expectedPayments, sum(chances.slice(1, horizon + 1)), 1e-12);
  }
  expectClose(discountedValue(with1).value, 10 + 7.2 + 4.608 / 0.6, 1e-12);
  expectClose(discountedValue(without).value, 7.2 + 4.608 / 0.6, 1e-12);
  // Without interest and with all staying, as many as there are.
  const loyal = { ...with1, retention: [1, 1, 1], discount: 0, horizon: 7 };
  expect(discountedValue(loyal)).toMatchObject({ value: 70, expectedPayments: 7 });
  // Who leaves at once pays once, however much the margin would grow.
  const gone = { ...with1, retention: [0, 1], growth: 9 };
  expect(discountedValue(gone)).toMatchObject({ value: 10, expectedPayments: 1, reason: null });
  expect(discountedValue({ ...without, retention: [0, 1] })).toMatchObject({ value: 0 });
});
