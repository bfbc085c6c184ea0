import { bgNbd, gammaGamma, mbgNbd, type PurchaseModel, paretoNbd, sbg } from "customer-kpis";
import fc from "fast-check";
import { describe, expect, test } from "vitest";
import golden from "../../golden/clv.json";
import { expectClose } from "../../golden/expectClose";
import { CDNOW } from "../cdnow";

type Parameters = Record<string, number>;

const MODELS = [bgNbd, mbgNbd, paretoNbd].map((model) => ({
  model: model as unknown as Required<PurchaseModel<Parameters>>,
  parameters: golden[model.name as "bgNbd"].parameters as Parameters,
}));

describe.each(MODELS)("$model.name", ({ model, parameters }) => {
  test("a history of two billion purchases takes a moment", () => {
    const history = { frequency: 2 ** 31, recency: 1e6, age: 1e6 };
    const log = model.logLikelihood(parameters, history);
    expect(Number.isFinite(log)).toBe(true);
    // One more purchase in the same time: its rate, and the chance to have stayed.
    const more = model.logLikelihood(parameters, { ...history, frequency: 2 ** 31 + 1 });
    const rate = (parameters["r"]! + 2 ** 31) / (parameters["alpha"]! + 1e6);
    expect(Math.abs(more - log - Math.log(rate))).toBeLessThan(1e-3);
    expectClose(model.expectedPurchasesIfAlive(parameters, history, 1), rate, 1e-2);
  });

  test("more purchases than are summed one by one have the same likelihood", () => {
    const histories = [
      ...CDNOW.slice(0, 50),
      { frequency: 4096, recency: 30, age: 38 },
      { frequency: 4097, recency: 31, age: 38 },
      { frequency: 90_000, recency: 38.5, age: 39 },
    ];
    const fit = model.fit(histories);
    const sum = histories.reduce((s, h) => s + model.logLikelihood(fit.parameters, h), 0);
    expectClose(fit.logLikelihood, sum, 1e-11);
    // At the top all slopes are 0: those of the sum, by differences.
    expect(fit.gradientNorm).toBeLessThan(1e-6);
    for (const name of Object.keys(fit.parameters)) {
      const at = (by: number) => {
        const moved = { ...fit.parameters, [name]: fit.parameters[name]! * (1 + by) };
        return histories.reduce((s, h) => s + model.logLikelihood(moved, h), 0);
      };
      if (fit.converged) expect(Math.abs(at(1e-4) - at(-1e-4)) / 2e-4).toBeLessThan(0.05);
    }
  });

  test("chances of large numbers of purchases are not lost, and more than 1,000 are refused", () => {
    // Nobody stops, and all buy once a week: a Poisson distribution of mean 900.
    const steady = { r: 1e9, alpha: 1e9, a: 1e-9, b: 1, s: 1e-9, beta: 1e9 };
    const chances = model.purchaseDistribution(steady, 900, 1000);
    expectClose(chances[900], Math.exp(-Math.log(2 * Math.PI * 900) / 2 - 1 / 10_800), 1e-5);
    // From one number to the next a Poisson distribution rises by 900 / n.
    let ratio = 1;
    for (let n = 881; n <= 900; n++) ratio *= n / 900;
    expectClose(chances[880]! / chances[900]!, ratio, 1e-5);
    ratio = 1;
    for (let n = 901; n <= 950; n++) ratio *= 900 / n;
    expectClose(chances[950]! / chances[900]!, ratio, 1e-5);
    expect(() => model.purchaseDistribution(parameters, 10, 2 ** 31)).toThrow(
      `${model.name}: most must be at most 1000, got 2147483648`,
    );
  });

  test("a horizon without end in sight comes to an end", () => {
    const chances = model.purchaseDistribution(parameters, 1e20, 5);
    for (const chance of chances) expect(chance).toBeGreaterThan(0);
    expect(chances.reduce((sum, chance) => sum + chance)).toBeLessThan(1);
  });

  test("discounted purchases are right at any rate, and rates of no size are refused", () => {
    const history = { frequency: 2, recency: 30.43, age: 38.86 };
    let before = 0;
    for (const rate of [1e20, 1, 1e-3, 1e-10, 1e-18, 1e-30]) {
      const value = model.discountedPurchases(parameters, history, rate)!;
      expect(value).toBeGreaterThan(before);
      before = value;
    }
    // Where a thousandth of a unit counts, purchases come at the mean rate while alive.
    const alive = model.probabilityAlive(parameters, history);
    const rate = (parameters["r"]! + 2) / (parameters["alpha"]! + 38.86);
    expectClose(model.discountedPurchases(parameters, history, 1e9), (alive * rate) / 1e9, 1e-8);
    expect(() => model.discountedPurchases(parameters, history, 5e-324)).toThrow(
      `${model.name}: rate must be 0, or from 1e-30 to 1e+30, got 5e-324`,
    );
  });

  test("a penalty out of all proportion is refused, a strong one holds all parameters", () => {
    expect(() => model.fit(CDNOW, { penalty: 1e308 })).toThrow(
      `${model.name}: penalty must be a finite number at least 0 and at most 1000000, got 1e+308`,
    );
    const unit = Math.max(...CDNOW.map(({ age }) => age));
    for (const [name, value] of Object.entries(model.fit(CDNOW, { penalty: 1e6 }).parameters)) {
      const isTime = name === "alpha" || name === "beta";
      expectClose(value, isTime ? unit : 1, 1e-4);
    }
  });

  test("ages and parameters of no size are refused alike by the fit and what follows", () => {
    const old = { frequency: 1, recency: 1, age: 1e308 };
    const message = `${model.name}: age must be 0, or from 1e-30 to 1e+30, got 1e+308`;
    expect(() => model.fit([old, old])).toThrow(message);
    expect(() => model.probabilityAlive(parameters, old)).toThrow(message);
    expect(() => model.expectedPurchasesOfNew({ ...parameters, r: 1e308 }, 1)).toThrow(
      `${model.name}: parameter r must be from 1e-50 to 1e+50, got 1e+308`,
    );
  });

  test("whatever a fit answers, its predictions take", () => {
    const size = fc.double({ min: -9, max: 9, noNaN: true }).map((log) => 10 ** log);
    const history = fc
      .tuple(
        fc.constantFrom(0, 1, 2, 30, 5000),
        size,
        fc.double({ min: 0.01, max: 1, noNaN: true }),
      )
      .map(([frequency, age, part]) => ({ frequency, age, recency: frequency ? part * age : 0 }));
    fc.assert(
      fc.property(fc.array(history, { minLength: 1, maxLength: 6 }), (histories) => {
        const fit = model.fit(histories);
        const figures = histories.flatMap((one) => [
          model.expectedPurchases(fit.parameters, one, one.age),
          model.discountedPurchases(fit.parameters, one, 1 / one.age)!,
        ]);
        for (const figure of [fit.logLikelihood, fit.gradientNorm, ...figures]) {
          expect(Number.isFinite(figure)).toBe(true);
        }
      }),
      { numRuns: 10 },
    );
  });
});

test("two billion periods of a subscription take a moment", () => {
  const parameters = { alpha: 0.668, beta: 3.806 };
  // exp of log(beta(a, b + n) / beta(a, b)) by mpmath.
  expectClose(sbg.survival(parameters, 2 ** 31), Math.exp(-13.489495398500345), 1e-12);
  expectClose(
    sbg.survival(parameters, 2 ** 31, { renewals: 7 }),
    sbg.survival(parameters, 2 ** 31 + 7) / sbg.survival(parameters, 7),
    1e-12,
  );
});

test("spends of any currency are of one size, and of no size refused", () => {
  const rials = CDNOW.map((h) => ({
    ...h,
    monetary: h.monetary === null ? null : 1e20 * h.monetary,
  }));
  const [dollars, large] = [gammaGamma.fit(CDNOW), gammaGamma.fit(rials)];
  expectClose(large.parameters.v, 1e20 * dollars.parameters.v, 1e-9);
  expectClose(large.correlation, dollars.correlation!, 1e-12);
});
