import {
  bgNbd,
  gammaGamma,
  lifetimeValue,
  mbgNbd,
  type PurchaseModel,
  paretoNbd,
} from "customer-kpis";
import fc from "fast-check";
import { describe, expect, test } from "vitest";
import golden from "../../golden/clv.json";
import { expectClose } from "../../golden/expectClose";
import { CDNOW } from "../cdnow";

type Parameters = Record<string, number>;

interface Golden {
  readonly parameters: Parameters;
  readonly logLikelihood: number;
  readonly new: readonly { t: number; value: number }[];
  readonly customers: readonly {
    history: { frequency: number; recency: number; age: number };
    alive: number;
    logLikelihood: number;
    expected: Record<string, number>;
    discounted?: { delta: number; value: number };
  }[];
  readonly sum?: { t: number; value: number };
  readonly distribution?: readonly { t: number; n: number; value: number }[];
}

const MODELS = [bgNbd, mbgNbd, paretoNbd].map((model) => ({
  name: model.name,
  model: model as unknown as Required<PurchaseModel<Parameters>>,
  golden: golden[model.name as "bgNbd"] as unknown as Golden,
}));

/** As many as tell the same in a moment. */
const SOME = CDNOW.filter((_, i) => i % 12 === 0);

const HISTORY = fc
  .tuple(fc.nat(60), fc.double({ min: 0.01, max: 1, noNaN: true }), fc.nat(400))
  .map(([frequency, part, days]) => ({
    frequency,
    recency: frequency > 0 ? part * (days + 1) : 0,
    age: days + 1,
  }));

describe.each(MODELS)("$name", ({ name, model, golden }) => {
  const { parameters } = golden;
  const names = Object.keys(parameters);

  test("the fit to 2,357 customers is scipy's", () => {
    const fit = model.fit(CDNOW);
    expect(fit).toMatchObject({ converged: true, n: 2357, warnings: [] });
    for (const name of names) expectClose(fit.parameters[name], parameters[name]!, 1e-5);
    expect(Math.abs(fit.logLikelihood - golden.logLikelihood)).toBeLessThan(1e-8);
    expect(fit.gradientNorm).toBeLessThan(1e-9);
    // Each step asks at least once, and a good start takes few.
    expect(fit.iterations).toBeGreaterThan(2);
    expect(fit.evaluations).toBeGreaterThanOrEqual(fit.iterations);
    expect(fit.evaluations).toBeLessThan(200);
    expectClose(fit.aic, 2 * 4 - 2 * golden.logLikelihood);
    expectClose(fit.bic, 4 * Math.log(2357) - 2 * golden.logLikelihood);
  });

  test("customers' figures are mpmath's", () => {
    for (const { history, alive, logLikelihood, expected, discounted } of golden.customers) {
      expectClose(model.probabilityAlive(parameters, history), alive, 1e-12);
      expectClose(model.logLikelihood(parameters, history), logLikelihood, 1e-12);
      for (const [t, value] of Object.entries(expected)) {
        expectClose(model.expectedPurchases(parameters, history, Number(t)), value, 1e-12);
      }
      if (discounted) {
        const { delta, value } = discounted;
        expectClose(model.discountedPurchases(parameters, history, delta), value, 1e-12);
      }
    }
    for (const { t, value } of golden.new) {
      expectClose(model.expectedPurchasesOfNew(parameters, t), value, 1e-12);
    }
    for (const { t, n, value } of golden.distribution ?? []) {
      expectClose(model.purchaseDistribution(parameters, t, 20)[n], value, 1e-12);
    }
    if (golden.sum) {
      const { t, value } = golden.sum;
      const sum = CDNOW.reduce((s, h) => s + model.expectedPurchases(parameters, h, t), 0);
      expectClose(sum, value, 1e-11);
    }
  });

  test("the likelihood of all is that of each, and its standard errors those of its curvature", () => {
    const { standardErrors, parameters, logLikelihood } = model.fit(SOME);
    const sum = (at: Parameters) =>
      SOME.reduce((s, history) => s + model.logLikelihood(at, history), 0);
    expectClose(sum(parameters), logLikelihood, 1e-12);
    // The Hessian by central differences of the sum; its inverse's diagonal by Cramer's rule.
    const nudge = (i: number, by: number, at: Parameters) => {
      const name = names[i]!;
      return { ...at, [name]: at[name]! * (1 + by) };
    };
    const E = 1e-3;
    const hessian = names.map((_, i) =>
      names.map((_, j) => {
        const at = (a: number, b: number) => sum(nudge(j, b * E, nudge(i, a * E, parameters)));
        return -(at(1, 1) - at(1, -1) - at(-1, 1) + at(-1, -1)) / (4 * E * E);
      }),
    );
    names.forEach((name, i) => {
      const minor = hessian.filter((_, k) => k !== i).map((row) => row.filter((_, k) => k !== i));
      const variance = determinant(minor) / determinant(hessian);
      expectClose(standardErrors![name], parameters[name]! * Math.sqrt(variance), 1e-3);
    });
  });

  test("another unit of time changes nothing but the unit", () => {
    const weeks = model.fit(SOME);
    const seconds = model.fit(
      SOME.map((h) => ({ ...h, recency: h.recency * 604_800, age: h.age * 604_800 })),
    );
    const purchases = SOME.reduce((sum, { frequency }) => sum + frequency, 0);
    expect(seconds.converged).toBe(true);
    for (const name of names) {
      const unit = name === "alpha" || name === "beta" ? 604_800 : 1;
      const isTime = name === "alpha" || (name === "beta" && model.name === "paretoNbd");
      expectClose(seconds.parameters[name], weeks.parameters[name]! * (isTime ? unit : 1), 1e-9);
    }
    expectClose(seconds.logLikelihood, weeks.logLikelihood - purchases * Math.log(604_800), 1e-12);
  });

  test("order does not matter, and twice the customers halve the variances", () => {
    const once = model.fit(SOME);
    const twice = model.fit([...SOME, ...SOME.toReversed()]);
    for (const name of names) {
      expectClose(twice.parameters[name], once.parameters[name]!, 1e-8);
      const ratio = once.standardErrors![name]! / twice.standardErrors![name]!;
      expectClose(ratio, Math.SQRT2, 1e-6);
    }
  });

  test("chances are chances, and expectations grow with time and never turn", () => {
    fc.assert(
      fc.property(HISTORY, fc.double({ min: 0.01, max: 1e4, noNaN: true }), (history, t) => {
        const alive = model.probabilityAlive(parameters, history);
        expect(alive).toBeGreaterThanOrEqual(0);
        expect(alive).toBeLessThanOrEqual(1);
        const [now, later] = [t, 1.5 * t].map((horizon) =>
          model.expectedPurchases(parameters, history, horizon),
        ) as [number, number];
        expect(now).toBeGreaterThanOrEqual(0);
        expect(later).toBeGreaterThanOrEqual(now);
        // Nobody buys more while alive than at the mean rate.
        const rate = (parameters["r"]! + history.frequency) / (parameters["alpha"]! + history.age);
        expect(now).toBeLessThanOrEqual(rate * t * (1 + 1e-12));
        expect(model.expectedPurchases(parameters, history, 0)).toBe(0);
        const ifAlive = model.expectedPurchasesIfAlive(parameters, history, t);
        expectClose(alive * ifAlive, now, 1e-12);
      }),
    );
  });

  test("expected purchases join smoothly where their formula changes", () => {
    const history = { frequency: 3, recency: 20, age: 30 };
    let before = model.expectedPurchases(parameters, history, 0.1);
    for (let t = 0.2; t < 3000; t *= 1.01) {
      const next = model.expectedPurchases(parameters, history, t);
      // The rate of purchases falls, so that a step of 1 % never brings more than 1 %.
      expect(next - before).toBeGreaterThan(0);
      if (t > 0.25) expect(next / before - 1).toBeLessThan(0.01);
      before = next;
    }
  });

  test("the distribution of purchases has the expected mean and adds up to 1", () => {
    const chances = model.purchaseDistribution(parameters, 39, 400);
    expectClose(
      chances.reduce((sum, chance) => sum + chance, 0),
      1,
      1e-9,
    );
    const mean = chances.reduce((sum, chance, n) => sum + n * chance, 0);
    expectClose(mean, model.expectedPurchasesOfNew(parameters, 39), 1e-6);
  });

  test("discounted purchases are the sum of discounted expectations", () => {
    const history = { frequency: 2, recency: 30.43, age: 38.86 };
    const rate = 0.05;
    // Middles of narrow steps, and what comes after them is nothing.
    let [sum, before] = [0, 0];
    for (let t = 0.25; t <= 600; t += 0.25) {
      const next = model.expectedPurchases(parameters, history, t);
      sum += (next - before) * Math.exp(-rate * (t - 0.125));
      before = next;
    }
    expectClose(model.discountedPurchases(parameters, history, rate), sum, 1e-5);
  });

  test("without a bound, discounted purchases are null", () => {
    const history = { frequency: 2, recency: 30.43, age: 38.86 };
    const [few, many] = [0.9, 3].map((last) => ({ ...parameters, a: last, s: last }));
    expect(model.discountedPurchases(few!, history, 0)).toBe(null);
    const one = { ...parameters, a: 1, s: 1 };
    expect(model.discountedPurchases(one, history, 0)).toBe(null);
    const all = model.discountedPurchases(many!, history, 0)!;
    expectClose(all, model.expectedPurchases(many!, history, 1e9), 1e-6);
    expectClose(model.discountedPurchases(many!, history, 1e-9), all, 1e-4);
  });

  test("where a formula has a hole, its neighbors join", () => {
    const history = { frequency: 2, recency: 30.43, age: 38.86 };
    const at = (last: number) =>
      model.expectedPurchases({ ...parameters, a: last, s: last }, history, 39);
    expectClose(at(1), (at(1 - 1e-4) + at(1 + 1e-4)) / 2, 1e-7);
  });

  describe("data without a finite optimum says so and never throws", () => {
    const cases: Record<string, { frequency: number; recency: number; age: number }[]> = {
      "identical customers": Array(600).fill({ frequency: 2, recency: 10, age: 20 }),
      "one customer": [{ frequency: 2, recency: 10, age: 20 }],
    };
    test.each(Object.entries(cases))("%s", (_, histories) => {
      const fit = model.fit(histories);
      expect(fit.converged).toBe(false);
      expect(fit.standardErrors).toBe(null);
      expect(fit.warnings).toContain("no-finite-optimum");
      expect(Object.values(fit.parameters).every(Number.isFinite)).toBe(true);
      expect(Number.isFinite(fit.logLikelihood)).toBe(true);
      expect(JSON.parse(JSON.stringify(fit))).toEqual(fit);
    });
  });

  test("nobody came back: nothing to fit", () => {
    const fit = model.fit(Array(600).fill({ frequency: 0, recency: 0, age: 20 }));
    expect(fit).toMatchObject({ converged: false, iterations: 0, warnings: ["no-repeaters"] });
  });

  test("nobody at all: nothing to fit", () => {
    const fit = model.fit([]);
    expect(fit).toMatchObject({ converged: false, n: 0, aic: null, bic: null });
    expect(fit.warnings).toEqual(["no-customers"]);
  });

  test("few customers and few repeaters are told", () => {
    expect(model.fit(CDNOW.slice(0, 300)).warnings).toContain("few-customers");
    const onceOnly = Array(5000).fill({ frequency: 0, recency: 0, age: 20 });
    expect(model.fit([...onceOnly, ...CDNOW.slice(0, 100)]).warnings).toContain("few-repeaters");
  });

  test("ages of zero say nothing", () => {
    const fit = model.fit([...CDNOW, { frequency: 0, recency: 0, age: 0 }]);
    expectClose(fit.logLikelihood, golden.logLikelihood, 1e-12);
    expect(
      model.probabilityAlive(parameters, { frequency: 0, recency: 0, age: 0 }),
    ).toBeGreaterThan(0.5);
    expect(model.fit([{ frequency: 0, recency: 0, age: 0 }]).converged).toBe(false);
  });

  test("thousands of purchases and a long silence stay numbers", () => {
    const history = { frequency: 5000, recency: 100, age: 1e6 };
    expect(model.probabilityAlive(parameters, history)).toBe(0);
    expect(Number.isFinite(model.logLikelihood(parameters, history))).toBe(true);
    const busy = { frequency: 5000, recency: 1000, age: 1000 };
    expectClose(model.expectedPurchases(parameters, busy, 1) / 4.95, 1, 0.02);
  });

  test("a penalty pulls parameters together and gives identical customers an optimum", () => {
    const alike = Array(600).fill({ frequency: 2, recency: 10, age: 20 });
    const fit = model.fit(alike, { penalty: 0.01 });
    expect(fit.converged).toBe(true);
    const strong = model.fit(CDNOW, { penalty: 10 });
    expectClose(strong.parameters["r"], 1, 0.2);
    expect(strong.logLikelihood).toBeLessThan(golden.logLikelihood);
    const ofEach = CDNOW.map((h) => model.logLikelihood(strong.parameters, h));
    expectClose(
      strong.logLikelihood,
      ofEach.reduce((sum, log) => sum + log, 0),
      1e-11,
    );
  });

  test.each([
    [
      { frequency: 1.5, recency: 1, age: 2 },
      "frequency must be a whole number, 0 or more, got 1.5",
    ],
    [{ frequency: -1, recency: 0, age: 2 }, "frequency must be a whole number, 0 or more, got -1"],
    [{ frequency: 1, recency: 3, age: 2 }, "recency must be from 0 to age (2), got 3"],
    [{ frequency: 1, recency: -1, age: 2 }, "recency must be from 0 to age (2), got -1"],
    [{ frequency: 1, recency: "1", age: 2 }, 'recency must be from 0 to age (2), got "1"'],
    [{ frequency: 1, recency: 1, age: "2" }, 'age must be a finite number, 0 or more, got "2"'],
    [{ frequency: 0, recency: 1, age: 2 }, "recency must be 0 where frequency is 0, got 1"],
    [{ frequency: 2, recency: 0, age: 2 }, "recency must be above 0 where frequency is 2, got 0"],
    [{ frequency: 0, recency: 0, age: -2 }, "age must be a finite number, 0 or more, got -2"],
  ])("%j is refused", (history, message) => {
    const error = `${name}: ${message}`;
    expect(() => model.fit([history as never])).toThrow(error);
    expect(() => model.probabilityAlive(parameters, history as never)).toThrow(error);
  });

  test("no history, no parameter, no time, no option is refused", () => {
    const history = { frequency: 0, recency: 0, age: 1 };
    expect(() => model.fit([null as never])).toThrow(
      `${name}: record must be an object with frequency, recency and age, got null`,
    );
    const wrong = { ...parameters, r: 0 };
    expect(() => model.probabilityAlive(wrong, history)).toThrow(
      `${name}: parameter r must be a finite number above 0, got 0`,
    );
    expect(() => model.expectedPurchases(parameters, history, -1)).toThrow(
      `${name}: horizon must be a finite number, 0 or more, got -1`,
    );
    expect(() => model.discountedPurchases(parameters, history, -1)).toThrow(
      `${name}: rate must be a finite number, 0 or more, got -1`,
    );
    expect(() => model.purchaseDistribution(parameters, 1, 0.5)).toThrow(
      `${name}: most must be a whole number, 0 or more, got 0.5`,
    );
    expect(() => model.fit([], { penalty: -1 })).toThrow(
      `${name}: penalty must be a finite number at least 0 and at most 1000000, got -1`,
    );
    // @ts-expect-error: misspelt
    expect(() => model.fit([], { penalties: 1 })).toThrow(
      `${name}: has no option "penalties"; it has penalty`,
    );
  });
});

test.each([
  [{ r: 200, alpha: 100, s: 50, beta: 300 }, 39, 0.0771417354881332, 0.000734373320094171],
  [{ r: 300, alpha: 2, s: 0.5, beta: 20 }, 100, 0.000167139977841999, 0.000162220250475947],
  [{ r: 0.5, alpha: 20, s: 300, beta: 5000 }, 1000, 0.781894110764647, 1.14911792596896e-8],
])(
  "where customers are much alike, Pareto/NBD's chances are mpmath's: %j",
  (at, horizon, none, sixty) => {
    const chances = paretoNbd.purchaseDistribution(at, horizon, 400);
    expectClose(chances[0], none, 1e-12);
    expectClose(chances[60], sixty, 1e-11);
  },
);

// ((a + b - 1) / (a - 1)) (1 - (alpha / (alpha + t))^r F(r, b; a + b - 1; t / (alpha + t))) by mpmath's hyp2f1,
// 30 digits (at a = 1 the integral over p): near the formula's hole, where its series are long, and where
// next to nothing is expected.
test.each([
  [0.24, 4.4, 1, 2.4, 39, 1.07080866792265],
  [0.24, 4.4, 1.000000001, 2.4, 39, 1.07080866745244],
  [0.24, 4.4, 0.6, 0.45, 39, 0.80390152362265],
  [0.24, 4.4, 0.3, 0.3, 39, 0.994062343764118],
  [0.24, 4.4, 0.8, 2.4, 1e6, 50.544428622203],
  [200, 1000, 0.8, 2.4, 1e-3, 0.000199994975145003],
  [5, 10, 0.8, 2.4, 4, 1.56820453933431],
  [0.05, 10, 0.8, 2.4, 9, 0.0407230196053792],
  [1e-4, 1, 0.8, 2.4, 100, 0.00231735196599468],
  [0.5, 10, 3, 0.2, 4.9, 0.183909702812021],
  [30, 2, 2.5, 40, 500, 27.6551699385108],
  [0.24, 4.4, 5, 900, 1000, 33.1080457287507],
])("BG/NBD expects of r %d, alpha %d, a %d, b %d what mpmath does", (r, alpha, a, b, t, value) => {
  expectClose(bgNbd.expectedPurchasesOfNew({ r, alpha, a, b }, t), value, 1e-12);
});

test("the papers' own rounded figures", () => {
  // Fader, Hardie and Lee 2005: r .243, alpha 4.414, a .793, b 2.426, LL -9582.4; customer: 1.226.
  const { parameters, logLikelihood } = bgNbd.fit(CDNOW);
  expect(Object.values(parameters).map((value) => value.toFixed(3))).toEqual([
    "0.243",
    "4.414",
    "0.793",
    "2.426",
  ]);
  expect(logLikelihood.toFixed(1)).toBe("-9582.4");
  const customer = { frequency: 2, recency: 30.43, age: 38.86 };
  expect(bgNbd.expectedPurchases(parameters, customer, 39).toFixed(3)).toBe("1.226");
});

function determinant(matrix: readonly (readonly number[])[]): number {
  if (matrix.length === 0) return 1;
  return matrix[0]!.reduce((sum, head, j) => {
    const minor = matrix.slice(1).map((row) => row.filter((_, k) => k !== j));
    return sum + (j % 2 === 0 ? 1 : -1) * head * determinant(minor);
  }, 0);
}

test("an error of a fit says which history it is about, and what that has instead", () => {
  const good = { customerId: 1, frequency: 1, recency: 2, age: 3, monetary: 10 };
  const bad = { ...good, recency: 5 };
  const order = { customerId: 1, at: new Date("2026-01-05"), amount: 10 };
  expect(() => bgNbd.fit([good, bad])).toThrow(
    "bgNbd: recency must be from 0 to age (3), got 5 (record 1)",
  );
  expect(() => bgNbd.fit([order as never])).toThrow(
    "bgNbd: frequency is missing: it must be a whole number, 0 or more (the record has customerId, at, amount) (record 0)",
  );
  expect(() => gammaGamma.fit([good, good, { ...good, monetary: null }])).toThrow(
    "gammaGamma: monetary must be a finite number where frequency is above 0, got null (record 2)",
  );
  const purchases = { model: bgNbd, parameters: { r: 1, alpha: 1, a: 2, b: 2 } };
  const options = { purchases, spend: 10, horizon: 10, discount: 0 };
  expect(() => lifetimeValue([good, bad], options)).toThrow("got 5 (record 1)");
  // What is wrong with the parameters is wrong with no history.
  const without = { ...options, purchases: { model: bgNbd, parameters: {} as never } };
  expect(() => lifetimeValue([good], without)).toThrow(
    /^bgNbd: parameter r is missing: it must be a finite number above 0$/,
  );
});
