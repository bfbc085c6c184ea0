import { bgNbd, gammaGamma, lifetimeValue, mbgNbd } from "customer-kpis";
import { expect, test } from "vitest";
import golden from "../golden/clv.json";
import { expectClose } from "../golden/expectClose";
import { seeded } from "../seeded";
import { CDNOW } from "./cdnow";

const PURCHASES = { model: bgNbd, parameters: golden.bgNbd.parameters };
const SPEND = { parameters: golden.gammaGamma.parameters };
const YEAR = { purchases: PURCHASES, spend: SPEND, horizon: 52, discount: 0.002 };

test.each(golden.bgNbd.customers)(
  "12 months of $history are worth what lifetimes says",
  (customer) => {
    const { step, discount_per_step, spend, value } = customer.value;
    const history = { customerId: 1, monetary: 1, ...customer.history };
    const result = lifetimeValue([history], {
      purchases: PURCHASES,
      spend,
      horizon: 12 * step,
      step,
      discount: (1 + discount_per_step) ** (1 / step) - 1,
    });
    expectClose(result.value, value, 1e-11);
  },
);

test("without discounting, purchases times spend", () => {
  const result = lifetimeValue(CDNOW, { ...YEAR, discount: 0 });
  const { t, value } = golden.bgNbd.sum;
  expect(t).toBe(52);
  expectClose(result.purchases, value, 1e-11);
  for (const { value, purchases, spend } of result.customers) {
    expectClose(value, purchases * spend!, 1e-12);
  }
  expectClose(result.mean, result.value! / 2357);
});

test("margin scales, discount lowers, the middle of a step lies between", () => {
  const { value } = lifetimeValue(CDNOW, YEAR);
  expectClose(lifetimeValue(CDNOW, { ...YEAR, margin: 0.3 }).value, 0.3 * value!);
  expect(lifetimeValue(CDNOW, { ...YEAR, discount: 0.01 }).value).toBeLessThan(value!);
  const coarse = { ...YEAR, step: 26 };
  const end = lifetimeValue(CDNOW, coarse).value!;
  const middle = lifetimeValue(CDNOW, { ...coarse, timing: "middle" }).value!;
  const fine = lifetimeValue(CDNOW, { ...YEAR, step: 0.25, timing: "middle" }).value!;
  expect(end).toBeLessThan(value!);
  expect(Math.abs(middle - fine)).toBeLessThan(Math.abs(end - fine) / 5);
});

test("steps that do not fit the horizon end with a shorter one", () => {
  const cut = lifetimeValue(CDNOW, { ...YEAR, step: 40 });
  expectClose(cut.purchases, golden.bgNbd.sum.value, 1e-11);
  // What comes until 40 is paid at 40, or at 20 in the middle; the rest at 52, or at 46.
  const upTo = (horizon: number) => lifetimeValue(CDNOW, { ...YEAR, discount: 0, horizon }).value!;
  const [first, rest] = [upTo(40), upTo(52) - upTo(40)];
  expectClose(cut.value, first / 1.002 ** 40 + rest / 1.002 ** 52, 1e-11);
  const middle = lifetimeValue(CDNOW, { ...YEAR, step: 40, timing: "middle" });
  expectClose(middle.value, first / 1.002 ** 20 + rest / 1.002 ** 46, 1e-11);
});

test("the interval is that of refits to resampled customers, roughly", { timeout: 60_000 }, () => {
  const purchases = { model: bgNbd, ...bgNbd.fit(CDNOW) };
  const spend = gammaGamma.fit(CDNOW);
  const options = { ...YEAR, step: 13, purchases, spend };
  const { value, interval } = lifetimeValue(CDNOW, options);
  expect(interval).toMatchObject({ level: 0.95, method: "delta-log" });
  expectClose(interval!.lower * interval!.upper, value! * value!);
  // Half of the customers have twice the variance, and half of it is shared with all of them: fits
  // to halves vary about the fit to all as that one varies about the truth.
  const logs: number[] = [];
  const uniform = seeded(1);
  for (let k = 0; k < 20; k++) {
    const half = CDNOW.filter(() => uniform() < 0.5);
    const refit = { model: bgNbd, ...bgNbd.fit(half) };
    logs.push(
      Math.log(
        lifetimeValue(CDNOW, { ...options, purchases: refit, spend: gammaGamma.fit(half) }).value!,
      ),
    );
  }
  const mean = logs.reduce((a, b) => a + b) / logs.length;
  const spread = Math.sqrt(
    logs.reduce((sum, log) => sum + (log - mean) ** 2, 0) / (logs.length - 1),
  );
  const claimed = Math.log(interval!.upper / interval!.lower) / 2 / 1.959964;
  expect(spread / claimed).toBeGreaterThan(0.5);
  expect(spread / claimed).toBeLessThan(1.7);
});

test("the interval is as wide as the values of other parameters say", () => {
  const purchases = { model: bgNbd, ...bgNbd.fit(CDNOW) };
  const spend = gammaGamma.fit(CDNOW);
  const options = { ...YEAR, step: 52 / 12, purchases, spend };
  const some = CDNOW.slice(0, 300);
  const { interval } = lifetimeValue(some, options);
  // The delta method: how ln value changes with ln parameters, about which the covariances are.
  const spreadOf = (field: "purchases" | "spend"): number => {
    const { parameters, covariance } = options[field];
    const slopes = Object.entries(parameters).map(([name, at]) => {
      const [less, more] = [0.999, 1.001].map((times) => {
        const moved = { ...parameters, [name]: at * times };
        const other = { ...options, [field]: { ...options[field], parameters: moved } };
        return Math.log(lifetimeValue(some, other as typeof options).value!);
      });
      return (more! - less!) / Math.log(1.001 / 0.999);
    });
    const terms = slopes.flatMap((a, i) => slopes.map((b, j) => a * covariance![i]![j]! * b));
    return terms.reduce((sum, term) => sum + term, 0);
  };
  const width = 2 * 1.959964 * Math.sqrt(spreadOf("purchases") + spreadOf("spend"));
  expectClose(Math.log(interval!.upper / interval!.lower), width, 1e-4);
});

test("a wider level gives a wider interval, a missing covariance none", () => {
  const purchases = { model: mbgNbd, ...mbgNbd.fit(CDNOW) };
  const spend = { ...gammaGamma.fit(CDNOW) };
  const some = CDNOW.slice(0, 300);
  const narrow = lifetimeValue(some, { ...YEAR, purchases, spend, level: 0.5 }).interval!;
  const wide = lifetimeValue(some, { ...YEAR, purchases, spend }).interval!;
  expect(wide.lower).toBeLessThan(narrow.lower);
  const fixed = lifetimeValue(some, { ...YEAR, purchases, spend: 20 }).interval!;
  expect(fixed.upper / fixed.lower).toBeLessThan(wide.upper / wide.lower);
  expect(lifetimeValue(some, { ...YEAR, purchases }).interval).toBe(null);
  expect(lifetimeValue(some, { ...YEAR, spend }).interval).toBe(null);
});

test("customers without a finite spend are left out, and counted", () => {
  const spend = { parameters: { p: 2, q: 0.5, v: 10 } };
  const result = lifetimeValue(CDNOW, { ...YEAR, spend });
  expect(result.n).toBe(946);
  expect(result.excluded).toEqual([{ reason: "infinite spend", count: 1411 }]);
  expect(result.customers.find(({ spend }) => spend === null)).toMatchObject({ value: null });
  const nobody = lifetimeValue([{ ...CDNOW[4]!, frequency: 0, recency: 0 }], { ...YEAR, spend });
  expect(nobody).toMatchObject({ value: null, n: 0, mean: null, interval: null });
  expect(nobody.excluded).toEqual([{ reason: "infinite spend", count: 1 }]);
});

test("who took back more than was bought is left out by the fit and by the value alike", () => {
  const refunded = { ...CDNOW[0]!, customerId: "refunded", monetary: -5 };
  const fit = gammaGamma.fit([...CDNOW, refunded]);
  const result = lifetimeValue([...CDNOW, refunded], YEAR);
  const left = { reason: "spend not above 0", count: 1 };
  expect(fit.excluded).toContainEqual(left);
  expect(result).toMatchObject({ n: 2357, excluded: [left] });
  expect(result.customers.at(-1)).toMatchObject({ value: null, spend: null });
  expect(result.value).toBe(lifetimeValue(CDNOW, YEAR).value);
});

test("nobody is worth null, a horizon of 0 nothing", () => {
  expect(lifetimeValue([], YEAR)).toMatchObject({ value: null, n: 0, mean: null, customers: [] });
  expect(lifetimeValue(CDNOW, { ...YEAR, horizon: 0 }).value).toBe(0);
});

test.each([
  [{ horizon: -1 }, "horizon must be a finite number, 0 or more, got -1"],
  [{ discount: -0.1 }, "discount must be a finite number, 0 or more, got -0.1"],
  [{ step: 0 }, "step must be a finite number above 0, got 0"],
  [{ margin: 2 }, "margin must be a finite number at least 0 and at most 1 (0.02 for 2 %), got 2"],
  [{ level: 1 }, "level must be a finite number above 0 and below 1, got 1"],
  [{ spend: Number.NaN }, "spend must be a finite number, 0 or more, got NaN"],
])("%j is refused", (wrong, message) => {
  expect(() => lifetimeValue([], { ...YEAR, ...wrong })).toThrow(`lifetimeValue: ${message}`);
});

test("what is of another kind is refused", () => {
  const refused = (wrong: object, message: string) =>
    expect(() => lifetimeValue([], { ...YEAR, ...wrong })).toThrow(`lifetimeValue: ${message}`);
  refused({ timing: "start" }, 'timing must be one of "end", "middle", got "start"');
  refused({ spend: {} }, "spend must be a number or a gammaGamma fit, got Object");
  refused(
    { purchases: {} },
    "purchases.model is missing: it must be a purchase model such as bgNbd",
  );
  refused(
    { rate: 1 },
    'has no option "rate"; it has purchases, spend, horizon, discount, timing, step, margin, level',
  );
});

test("what goes in is checked, and what comes out is a number or named", () => {
  for (const histories of [0, null, "ann"]) {
    expect(() => lifetimeValue(histories as never, YEAR)).toThrow(
      /^lifetimeValue: histories must be an array or another iterable, got /,
    );
  }
  expect(() => lifetimeValue(CDNOW, { ...YEAR, spend: 1e308 })).toThrow(
    "lifetimeValue: spend must be 0, or from 1e-30 to 1e+30, got 1e+308",
  );
  expect(() => lifetimeValue(CDNOW, { ...YEAR, step: 1e-4 })).toThrow(
    "lifetimeValue: step must be long enough for at most 5000 steps, got 0.0001",
  );
  // Four parameters have a covariance of four by four; the spend model's three, of three by three.
  for (const covariance of [5e-324, [[1]], [[1, 0], [0]], Array(4).fill([0, 0, 0, "0"])]) {
    expect(() =>
      lifetimeValue(CDNOW, { ...YEAR, purchases: { ...PURCHASES, covariance } as never }),
    ).toThrow("lifetimeValue: purchases.covariance must be null, or 4 rows of 4 numbers, got ");
  }
  const { parameters } = gammaGamma.fit(CDNOW);
  expect(() => lifetimeValue(CDNOW, { ...YEAR, spend: { parameters, covariance: [[1]] } })).toThrow(
    "lifetimeValue: spend.covariance must be null, or 3 rows of 3 numbers, got Array",
  );
  // An interval so wide that it says nothing is none.
  const covariance = [1, 1, 1, 1].map((_, i) => [1, 1, 1, 1].map((_, j) => (i === j ? 1e6 : 0)));
  const purchases = { ...PURCHASES, covariance };
  expect(lifetimeValue(CDNOW, { ...YEAR, purchases, spend: 20 }).interval).toBe(null);
});
