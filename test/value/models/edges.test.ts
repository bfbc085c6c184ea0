import {
  bgNbd,
  evaluate,
  gammaGamma,
  type HoldoutSplit,
  lifetimeValue,
  mbgNbd,
  paretoNbd,
  purchaseModel,
  sbg,
} from "customer-kpis";
import { describe, expect, test } from "vitest";
import { logGamma } from "../../../src/stats/gamma";
import { tabulate } from "../../../src/value/models/patterns";
import { expectClose } from "../../golden/expectClose";

/** Everybody buys at a rate, half of them have stopped, and nobody does from now on. */
const even = purchaseModel({
  name: "even",
  names: ["rate"],
  times: [],
  logAlive: ({ rate }, { frequency, age }) => frequency * Math.log(rate) - rate * age,
  logOddsOfStopped: () => 0,
  updated: ({ rate }) => ({ rate }),
  expected: ({ rate }, horizon) => rate * horizon,
});
const one = { customerId: "ann", frequency: 2, recency: 5, age: 9, monetary: 40 };
const purchases = { model: even, parameters: { rate: 4 } };
const year = { purchases, spend: 10, horizon: 3, discount: 0.25 };

describe("lifetime value of a model by hand", () => {
  test("four purchases a step, half of them by the dead, each discounted by a fifth", () => {
    // 0.5 * 4 * 10 = 20 a step: 20 (0.8 + 0.64 + 0.512).
    const came = lifetimeValue([one], year);
    expectClose(came.value, 20 * 1.952, 1e-12);
    expect(came).toMatchObject({
      kind: "amount",
      n: 1,
      purchases: 6,
      excluded: [],
      interval: null,
    });
    expect(came.customers).toEqual([
      { customerId: "ann", value: came.value, purchases: 6, spend: 10 },
    ]);
    const half = (more: object) => lifetimeValue([one, one], { ...year, ...more });
    expectClose(half({ margin: 0.25 }).value, 10 * 1.952, 1e-12);
    expectClose(half({}).mean, 20 * 1.952, 1e-12);
    const middles = 0.8 ** 0.5 + 0.8 ** 1.5 + 0.8 ** 2.5;
    expectClose(half({ timing: "middle" }).mean, 20 * middles, 1e-12);
    // Two steps of 2 and of 1.
    expectClose(half({ step: 2 }).mean, 40 * 0.64 + 20 * 0.512, 1e-12);
    expectClose(half({ discount: 0, step: 2 }).mean, 60, 1e-12);
    expect(half({ horizon: 0 })).toMatchObject({ value: 0, mean: 0, interval: null });
    const free = half({ spend: -0 });
    expect([free.value, free.customers[0]]).toEqual([
      0,
      { customerId: "ann", value: 0, purchases: 6, spend: 0 },
    ]);
  });

  test("of the spend model, whose mean is infinite for some, and refused by others", () => {
    // p (v + 2 * 40) / (2 p + q - 1) is 2 (20 + 80) / 4; without repeats p v / (q - 1), q being 1.
    const spend = { parameters: { p: 2, q: 1, v: 20 } };
    const once = { ...one, customerId: "bob", frequency: 0, recency: 0, monetary: null };
    const back = { ...one, customerId: "cem", monetary: -5 };
    const { customers, n, value, excluded } = lifetimeValue([one, once, back], { ...year, spend });
    expect(customers.map((customer) => customer.spend)).toEqual([50, null, null]);
    expect(customers.slice(1).map((customer) => customer.value)).toEqual([null, null]);
    expect(n).toBe(1);
    expectClose(value, 100 * 1.952, 1e-12);
    expect(excluded).toEqual([
      { reason: "infinite spend", count: 1 },
      { reason: "spend not above 0", count: 1 },
    ]);
    expect(lifetimeValue([once], { ...year, spend })).toMatchObject({
      value: null,
      mean: null,
      n: 0,
      purchases: 6,
      interval: null,
    });
  });

  test("the interval: the value goes with the rate, and the spend with its parameters", () => {
    const widthOf = (more: object, level = 0.95) => {
      const { interval, value } = lifetimeValue([one], { ...year, ...more, level });
      expectClose(interval!.lower * interval!.upper, value! ** 2, 1e-12);
      expect(interval).toMatchObject({ level, method: "delta-log" });
      return Math.log(interval!.upper / value!);
    };
    const sure = { ...purchases, covariance: [[0.04]] };
    expectClose(widthOf({ purchases: sure }), 1.959963984540054 * 0.2, 1e-6);
    expectClose(widthOf({ purchases: sure }, 0.5), 0.6744897501960817 * 0.2, 1e-6);
    // By hand: ln of p (v + 80) / (2 p + q - 1) by ln p, ln q and ln v, at 2, 3 and 20.
    const slopes = [1 - 4 / 6, -3 / 6, 20 / 100];
    const covariance = [
      [0.09, 0.01, 0],
      [0.01, 0.16, 0.02],
      [0, 0.02, 0.25],
    ];
    const variance = slopes.reduce(
      (sum, a, i) => sum + slopes.reduce((s, b, j) => s + a * b * covariance[i]![j]!, 0),
      0,
    );
    const spend = { parameters: { p: 2, q: 3, v: 20 }, covariance };
    const wide = 1.959963984540054 * Math.sqrt(0.04 + variance);
    expectClose(widthOf({ purchases: sure, spend }), wide, 1e-6);
    for (const [lacks, given] of [
      ["spend", { purchases: sure, spend: { parameters: spend.parameters } }],
      ["purchases", { spend }],
      ["purchases", { purchases: { ...purchases, covariance: null }, spend: 3 }],
    ] as const) {
      expect(lifetimeValue([one], { ...year, ...given }).interval, lacks).toBeNull();
    }
    expect(lifetimeValue([one], { ...year, purchases: sure, margin: 0 }).interval).toBeNull();
    const unlike = { parameters: spend.parameters, covariance: [[1]] };
    expect(() => lifetimeValue([one], { ...year, purchases: sure, spend: unlike })).toThrow(
      "lifetimeValue: spend.covariance must be null, or 3 rows of 3 numbers, got Array",
    );
    // Beyond all numbers, or no number at all, it says nothing.
    for (const large of [1e6, 1e308, Infinity, Number.NaN]) {
      const vague = { ...purchases, covariance: [[large]] };
      expect(lifetimeValue([one], { ...year, purchases: vague }).interval).toBeNull();
    }
    for (const wrong of [[[1, 2]], [[1], [2]], [[]], [["1"]], [1], 1]) {
      const given = { ...purchases, covariance: wrong as never };
      expect(() => lifetimeValue([one], { ...year, purchases: given })).toThrow(
        "lifetimeValue: purchases.covariance must be null, or 1 rows of 1 numbers, got",
      );
    }
  });

  test("in the interval each customer counts by what they are expected to bring", () => {
    // Who came back twice buys 4 + 2 a step, half of them being there; who never did 4, and four in five.
    const keen = purchaseModel({
      name: "keen",
      names: ["rate", "more"],
      times: [],
      logAlive: () => 0,
      logOddsOfStopped: (_, { frequency }) => (frequency > 0 ? 0 : Math.log(0.25)),
      updated: ({ rate, more }, { frequency }) => ({ rate: rate + more * frequency, more }),
      expected: ({ rate }, horizon) => rate * horizon,
    });
    const once = { ...one, frequency: 0, recency: 0, monetary: null };
    const spend = { parameters: { p: 2, q: 3, v: 20 } };
    const none = [0, 0, 0].map(() => [0, 0, 0]);
    const parameters = { rate: 4, more: 1 };
    const certain = [0, 0].map(() => [0, 0]);
    const widthOf = (purchases: number[][], spends: number[][]) => {
      const { value, interval } = lifetimeValue([one, once], {
        ...year,
        purchases: { model: keen, parameters, covariance: purchases },
        spend: { ...spend, covariance: spends },
      });
      return Math.log(interval!.upper / value!) / 1.959963984540054;
    };
    // A spend of 2 * 100 / 6 of the first and of 20 of the second: 0.5 * 6 * 100 / 3 + 0.8 * 4 * 20 in all.
    const all = 100 + 64;
    // By ln v the spends grow by 2 * 20 / 6 and by 20, by ln more the first one's purchases by 0.5 * 2.
    const byV = [
      [0, 0, 0],
      [0, 0, 0],
      [0, 0, 0.01],
    ];
    expectClose(widthOf(certain, byV), (0.1 * (0.5 * 6 * (20 / 3) + 0.8 * 4 * 20)) / all, 1e-6);
    expectClose(
      widthOf(
        [
          [0, 0],
          [0, 0.01],
        ],
        none,
      ),
      (0.1 * (100 / 3)) / all,
      1e-6,
    );
    for (const wrong of [
      [
        [1, "2"],
        [3, 4],
      ],
      [
        [1, 2],
        [3, "4"],
      ],
      [[1, 2], [3]],
    ]) {
      expect(() => widthOf(wrong as never, none)).toThrow("must be null, or 2 rows of 2 numbers");
    }
  });

  test("five thousand steps are the most", () => {
    expectClose(lifetimeValue([one], { ...year, horizon: 5000, step: 1 }).value, 20 / 0.25, 1e-9);
  });

  test("what cannot be is refused", () => {
    for (const [horizon, says] of [
      [1e31, "0, or from 1e-30 to 1e+30, got 1e+31"],
      [1e-31, "0, or from 1e-30 to 1e+30, got 1e-31"],
      [Infinity, "a finite number, 0 or more, got Infinity"],
      ["3", 'a finite number, 0 or more, got "3"'],
    ] as const) {
      expect(() => lifetimeValue([one], { ...year, horizon: horizon as never })).toThrow(
        `lifetimeValue: horizon must be ${says}`,
      );
    }
    for (const horizon of [1e-30, 1e30, -0]) {
      const { customers } = lifetimeValue([one], { ...year, discount: 0, horizon });
      expect(customers[0]!.purchases).toBe(2 * horizon + 0);
    }
    for (const horizon of [0, 1.5, "3"]) {
      expect(() =>
        sbg.expectedLifetime({ alpha: 1, beta: 1 }, { discount: 0.1, horizon } as never),
      ).toThrow("sbg: horizon must be a whole number from 1, got ");
    }
    expect(() => lifetimeValue([one], { ...year, horizon: 5001 })).toThrow(
      "lifetimeValue: step must be long enough for at most 5000 steps, got 1",
    );
    expect(() => lifetimeValue(5 as never, year)).toThrow(
      "lifetimeValue: histories must be an array",
    );
    expect(() => lifetimeValue([one], { ...year, purchases: null as never })).toThrow(
      "lifetimeValue: purchases.model is missing: it must be a purchase model such as bgNbd",
    );
    expect(() => lifetimeValue([one], { ...year, spend: null as never })).toThrow(
      "lifetimeValue: spend must be a number or a gammaGamma fit, got null",
    );
  });
});

test("models have a name, and call themselves by it", () => {
  for (const [name, model, parameters] of [
    ["bgNbd", bgNbd, { r: 1, alpha: 1, a: 1, b: 1 }],
    ["mbgNbd", mbgNbd, { r: 1, alpha: 1, a: 1, b: 1 }],
    ["paretoNbd", paretoNbd, { r: 1, alpha: 1, s: 1, beta: 1 }],
    ["even", even, { rate: 1 }],
  ] as const) {
    expect(model.name).toBe(name);
    expect(() => model.fit(5 as never)).toThrow(`${name}: histories must be an array`);
    expect(() => model.fit([{ ...one, customers: 1.5 }])).toThrow(
      `${name}: customers must be a whole number, 0 or more, got 1.5`,
    );
    expect(() => model.expectedPurchases(parameters as never, one, -1)).toThrow(
      `${name}: horizon must be a finite number, 0 or more, got -1`,
    );
    const large = Object.fromEntries(Object.keys(parameters).map((key) => [key, 1e51]));
    expect(() => model.probabilityAlive(large as never, one)).toThrow(
      /: parameter \w+ must be from 1e-50 to 1e\+50, got 1e\+51/,
    );
    expect(() => model.expectedPurchasesIfAlive(parameters as never, null as never, 1)).toThrow(
      `${name}: record must be an object with frequency and age, got null`,
    );
    expect(() => model.discountedPurchases?.(parameters as never, one, 1e-40)).toThrow(
      `${name}: rate must be 0, or from 1e-30 to 1e+30, got 1e-40`,
    );
  }
  expect([gammaGamma.name, sbg.name]).toEqual(["gammaGamma", "sbg"]);
  expect(() => gammaGamma.fit(5 as never)).toThrow("gammaGamma: histories must be an array");
  expect(() => sbg.survival({ alpha: 1, beta: 1 }, 1, { renewals: 0.5 })).toThrow(
    "sbg: renewals must be a whole number at least 0, got 0.5",
  );
  for (const none of [null, 5, "bgNbd"]) {
    expect(() => purchaseModel(none as never)).toThrow(
      "purchaseModel: process must be an object that says what happens, got ",
    );
  }
  const known = { r: 1, alpha: 1, a: 1, b: 1 };
  expect(bgNbd.purchaseDistribution(known, 1, 1000)).toHaveLength(1001);
  for (const [most, says] of [
    [1001, "at most 1000, got 1001"],
    [0.5, "a whole number, 0 or more, got 0.5"],
  ] as const) {
    expect(() => bgNbd.purchaseDistribution(known, 1, most)).toThrow(`bgNbd: most must be ${says}`);
  }
  // For ever, without interest: (a + b - 1) / (a - 1) where that is finite, of who has not stopped.
  const bounded = { ...known, a: 3 };
  expectClose(
    bgNbd.discountedPurchases(bounded, { frequency: 0, recency: 0, age: 1 }, 0),
    1.5,
    1e-12,
  );
  expect(bgNbd.discountedPurchases(known, one, 0)).toBeNull();
  expect(even.discountedPurchases?.({ rate: 1 }, one, 0)).toBeNull();
  // A rate of 2 for ever, at an interest of a quarter, half of them gone: 2 / 0.25 / 2.
  expectClose(even.discountedPurchases?.({ rate: 2 }, one, 0.25), 4, 1e-9);
  const endless = purchaseModel({
    name: "endless",
    names: ["rate"],
    times: [],
    logAlive: () => 0,
    logOddsOfStopped: () => -Infinity,
    updated: ({ rate }) => ({ rate }),
    expected: () => Infinity,
  });
  expect(() => endless.expectedPurchases({ rate: 1 }, one, 1)).toThrow(
    "endless: parameters must be small enough",
  );
});

describe("the spend model", () => {
  const parameters = { p: 2, q: 3, v: 20 };

  test("expects the mean of all where nothing is known, and nothing where that is infinite", () => {
    expect(gammaGamma.expectedSpend(parameters, { frequency: 0 } as never)).toBe(20);
    expect(
      gammaGamma.expectedSpend({ ...parameters, q: 1 }, { frequency: 0, monetary: null }),
    ).toBe(null);
    expect(gammaGamma.outside({ frequency: 1, monetary: 0 })).toBe("spend not above 0");
  });

  test("a fit to nobody is plain data, and one to equal frequencies has no correlation", () => {
    for (const histories of [[], [{ frequency: 0, monetary: null }]]) {
      const fit = gammaGamma.fit(histories);
      expect(JSON.parse(JSON.stringify(fit))).toEqual(fit);
      expect(fit.warnings).toEqual(["no-customers"]);
    }
    const spends = [10, 20, 30, 45, 80].map((monetary) => ({ frequency: 2, monetary }));
    expect(gammaGamma.fit(spends).correlation).toBeNull();
    // 1, 2 and 3 with 10, 20 and 60: 50 over the roots of 2 and of 1,400.
    const rising = [10, 20, 60].map((monetary, i) => ({ frequency: i + 1, monetary }));
    expectClose(gammaGamma.fit(rising).correlation, 50 / Math.sqrt(2 * 1400), 1e-12);
  });
});

describe("a fit", () => {
  /** The largest age is 1, and so is the mean spend: the unit of the parameters. */
  const some = Array.from({ length: 40 }, (_, i) => {
    const [frequency, age] = [[0, 3, 1, 0, 2, 7][i % 6]!, 1 - (i % 5) / 10];
    return {
      frequency,
      recency: frequency === 0 ? 0 : (age * (3 + (i % 4))) / 7,
      age,
      monetary: [0.5, 1.5, 0.8, 1.2][i % 4]!,
    };
  });
  const scale = some.filter(({ frequency }) => frequency > 0);
  const mean = scale.reduce((sum, { monetary }) => sum + monetary, 0) / scale.length;
  const repeaters = scale.map((history) => ({ ...history, monetary: history.monetary / mean }));
  const start = { bgNbd, mbgNbd, paretoNbd };
  const spendLikelihood = (at: Record<string, number>, x: number, mean: number) => {
    // The density of a mean of x spends in Fader and Hardie's note on the model, of 2013.
    const [p, q, v] = [at["p"]!, at["q"]!, at["v"]!];
    return (
      logGamma(p * x + q) -
      logGamma(p * x) -
      logGamma(q) +
      q * Math.log(v) +
      (p * x - 1) * Math.log(mean) +
      p * x * Math.log(x) -
      (p * x + q) * Math.log(x * mean + v)
    );
  };
  // More than are summed one by one.
  const busy = [...some, { frequency: 5000, recency: 0.9, age: 1, monetary: 1 }];
  const lists = [
    ["", some],
    [" with somebody who bought 5,000 times", busy],
  ] as const;
  const models = [
    ...Object.entries(start).flatMap(([name, model]) =>
      lists.map(([more, list]) => ({
        name: `${name}${more}`,
        fitted: (penalty: number) => model.fit(list, { penalty }),
        of: (at: Record<string, number>) =>
          list.reduce((sum, history) => sum + model.logLikelihood(at as never, history), 0),
        n: list.length,
      })),
    ),
    {
      name: "gammaGamma",
      fitted: (penalty: number) => gammaGamma.fit(repeaters, { penalty }),
      of: (at: Record<string, number>) =>
        repeaters.reduce(
          (sum, { frequency, monetary }) => sum + spendLikelihood(at, frequency, monetary),
          0,
        ),
      n: 0,
    },
  ];

  test.each(models)(
    "of $name ends where nothing rises, and its covariance is the inverse of the bend",
    ({ fitted, of, n }) => {
      const penalty = 0.05;
      const came = fitted(penalty);
      expect(came.converged).toBe(true);
      const names = Object.keys(came.parameters);
      const best = Object.values(came.parameters).map(Math.log);
      const size = n || came.n;
      const height = (logs: readonly number[]) =>
        of(Object.fromEntries(names.map((name, i) => [name, Math.exp(logs[i]!)]))) -
        penalty * size * logs.reduce((sum, log) => sum + log * log, 0);
      const E = 1e-3;
      const moved = (i: number, a: number, j = 0, b = 0) =>
        height(best.map((log, k) => log + (k === i ? a * E : 0) + (k === j ? b * E : 0)));
      names.forEach((_, i) => {
        expect(Math.abs(moved(i, 1) - moved(i, -1)) / (2 * E)).toBeLessThan(1e-3);
      });
      const bend = names.map((_, i) =>
        names.map(
          (_, j) =>
            (moved(i, 1, j, 1) - moved(i, 1, j, -1) - moved(i, -1, j, 1) + moved(i, -1, j, -1)) /
            (4 * E * E),
        ),
      );
      names.forEach((name, i) => {
        names.forEach((_, j) => {
          const product = names.reduce(
            (sum, _, k) => sum - came.covariance![i]![k]! * bend[k]![j]!,
            0,
          );
          expect(product).toBeCloseTo(i === j ? 1 : 0, 3);
        });
        const error = Object.values(came.standardErrors!)[i]!;
        expectClose(
          error,
          came.parameters[name as never] * Math.sqrt(came.covariance![i]![i]!),
          1e-12,
        );
      });
      expectClose(came.logLikelihood, of(came.parameters as never), 1e-9);
      expectClose(came.aic, 2 * names.length - 2 * came.logLikelihood, 1e-12);
      expectClose(came.bic, names.length * Math.log(size) - 2 * came.logLikelihood, 1e-12);
    },
  );

  test("in another unit of time is the same, and nobody with a pattern changes nothing", () => {
    const inWeeks = some.map((one) => ({ ...one, recency: 7 * one.recency, age: 7 * one.age }));
    const [own, weeks] = [some, inWeeks].map((list) => bgNbd.fit(list, { penalty: 0.05 }));
    const { alpha, ...others } = own!.parameters;
    expectClose(weeks!.parameters.alpha, 7 * alpha, 1e-9);
    for (const [name, value] of Object.entries(others)) {
      expectClose(weeks!.parameters[name as "r"], value, 1e-9);
    }
    const purchases = some.reduce((sum, { frequency }) => sum + frequency, 0);
    expectClose(weeks!.logLikelihood, own!.logLikelihood - purchases * Math.log(7), 1e-12);
    const [days, sevenths] = [some, inWeeks].map((list) => paretoNbd.fit(list, { penalty: 0.05 }));
    for (const [name, unit] of [
      ["r", 1],
      ["alpha", 7],
      ["s", 1],
      ["beta", 7],
    ] as const) {
      expectClose(sevenths!.parameters[name], unit * days!.parameters[name], 1e-8);
    }
    const nobody = { frequency: 9, recency: 50, age: 99, customers: 0 };
    expect(bgNbd.fit([...some, nobody], { penalty: 0.05 })).toEqual(own);
    // Who has just come says nothing, and is no number's end.
    const fresh = bgNbd.fit([{ frequency: 0, recency: 0, age: 0 }]);
    expect(JSON.parse(JSON.stringify(fresh))).toEqual(fresh);
  });

  test("its criteria by hand, and none of nobody", () => {
    const fit = even.fit([
      { frequency: 2, recency: 20, age: 30 },
      { frequency: 1, recency: 30, age: 60 },
    ]);
    // 3 purchases in 90 days, half of each customer's likelihood twice: 3 ln(1 / 30) - 3 + 2 ln 2.
    const logLikelihood = 2 * Math.LN2 - 3 * Math.log(30) - 3;
    expectClose(fit.logLikelihood, logLikelihood, 1e-9);
    expectClose(fit.aic, 2 - 2 * logLikelihood, 1e-9);
    expectClose(fit.bic, Math.LN2 - 2 * logLikelihood, 1e-9);
    expect(even.fit([])).toMatchObject({ aic: null, bic: null });
  });

  test("parameters have a size, and are numbers", () => {
    const alive = (r: unknown) => () =>
      bgNbd.probabilityAlive({ r, alpha: 1, a: 1, b: 1 } as never, one);
    for (const r of [1e-50, 1e50]) expect(alive(r)).not.toThrow();
    for (const [r, says] of [
      [1e-51, "from 1e-50 to 1e+50, got 1e-51"],
      [1e51, "from 1e-50 to 1e+50, got 1e+51"],
      [Infinity, "a finite number above 0, got Infinity"],
      [Number.NaN, "a finite number above 0, got NaN"],
      ["1", 'a finite number above 0, got "1"'],
      [-1, "a finite number above 0, got -1"],
    ] as const) {
      expect(alive(r)).toThrow(`bgNbd: parameter r must be ${says}`);
    }
    expect(() => bgNbd.probabilityAlive(null as never, one)).toThrow(
      "bgNbd: parameter r is missing: it must be a finite number above 0",
    );
  });
});

describe("patterns of customers", () => {
  test("are warned of by how many came back", () => {
    const warnings = (repeaters: number, others: number) =>
      bgNbd.fit([
        { frequency: 1, recency: 3, age: 9, customers: repeaters },
        { frequency: 3, recency: 8, age: 11, customers: 0 },
        { frequency: 0, recency: 0, age: 9, customers: others },
      ]).warnings;
    expect(warnings(0, 600)).toEqual(["no-repeaters"]);
    expect(warnings(0, 499)).toEqual(["few-customers", "no-repeaters"]);
    expect(warnings(9, 491)).toContain("few-repeaters");
    expect(warnings(10, 490)).not.toContain("few-repeaters");
    expect(warnings(0, 0)).toEqual(["no-customers"]);
  });

  test("customers who are counted are as good as one by one", () => {
    const some = [
      { frequency: 2, recency: 10, age: 30 },
      { frequency: 0, recency: 0, age: 20 },
      { frequency: 5, recency: 25, age: 40 },
    ];
    const [counted, single] = [
      bgNbd.fit(some.map((pattern, i) => ({ ...pattern, customers: 20 * (i + 1) }))),
      bgNbd.fit(some.flatMap((pattern, i) => Array(20 * (i + 1)).fill(pattern))),
    ];
    expect(counted.n).toBe(120);
    expect(counted).toEqual(single);
  });

  test("a table keeps apart what differs, and sums up what does not, however much there is", () => {
    const { add, columns } = tabulate();
    const known = new Map<string, number>();
    for (let i = 0; i < 9000; i++) {
      // 7,000 triples, of which many agree in two of three: some of them in their place, too.
      const triple = [i % 100, (Math.floor(i / 100) % 10) / 2, Math.floor(i / 1000) % 7] as const;
      add(...triple, 1 + (i % 2));
      const name = triple.join();
      known.set(name, (known.get(name) ?? 0) + 1 + (i % 2));
    }
    const [frequencies, recencies, ages, weights] = columns();
    const came = Array.from(frequencies, (frequency, i) => {
      return [[frequency, recencies[i], ages[i]].join(), weights[i]!] as const;
    });
    expect([came.length, recencies.length, ages.length, weights.length]).toEqual([
      7000, 7000, 7000, 7000,
    ]);
    expect(new Map(came)).toEqual(known);
  });
});

describe("an evaluation", () => {
  const history = { customerId: 1, recency: 0, age: 10, monetary: null };
  const split = (weeks: HoldoutSplit["weeks"] = []): HoldoutSplit => ({
    n: 4,
    duration: 2,
    calibration: 10,
    customers: [0, 6, 7, 9].map((frequency, i) => ({
      ...history,
      frequency,
      recency: frequency > 0 ? 5 : 0,
      age: 10 - i,
      holdout: { frequency: 2 * i, monetary: null },
    })),
    weeks,
    dropped: { customers: 0, purchases: 0 },
    excluded: [],
  });

  test("by hand: all are expected to buy four times", () => {
    // 0, 2, 4 and 6 against 4: errors of 4, 2, 0 and 2.
    const came = evaluate(split(), purchases);
    expect(came).toMatchObject({
      kind: "mean",
      value: 2,
      n: 4,
      actual: 12,
      expected: 16,
      bias: 1,
      spearman: null,
      gini: 0,
      byFrequency: [
        { frequency: 0, n: 1, actual: 0, expected: 4 },
        { frequency: 6, n: 1, actual: 2, expected: 4 },
        { frequency: 7, n: 2, actual: 5, expected: 4 },
      ],
      byWeek: [],
    });
    expectClose(came.variance, 8 / 3, 1e-12);
    expectClose(came.rootMeanSquaredError, Math.sqrt(24 / 4), 1e-12);
    // All are expected to buy alike: the best tenth buys what all do.
    expectClose(came.topDecileLift, 1, 1e-12);
    expect(evaluate(split(), { ...purchases, level: 0.5 }).interval!.level).toBe(0.5);
  });

  test("week by week, from when each came", () => {
    // They came at 0, 1, 2 and 3; half of a rate of 4 is expected, 2 a unit of time.
    const weeks = [
      { end: 2, purchases: 1 },
      { end: 10, purchases: 3 },
      { end: 11, purchases: 2 },
    ];
    const cumulative = [2 * (2 + 1), 2 * (10 + 9 + 8 + 7), 2 * (11 + 10 + 9 + 8)];
    expect(evaluate(split(weeks), purchases).byWeek).toEqual(
      weeks.map(({ end, purchases: actual }, i) => ({
        end,
        isHoldout: end > 10,
        actual,
        expected: cumulative[i]! - (cumulative[i - 1] ?? 0),
        cumulativeActual: [1, 4, 6][i],
        cumulativeExpected: cumulative[i],
      })),
    );
  });

  test("of what is no split is refused", () => {
    const good = split([{ end: 2, purchases: 1 }]);
    for (const wrong of [
      null,
      { ...good, calibration: Number.NaN },
      { ...good, duration: undefined },
      { ...good, weeks: null },
      { ...good, weeks: [null] },
      { ...good, weeks: [{ end: "2", purchases: 1 }] },
      { ...good, weeks: [{ end: 2, purchases: 1.5 }] },
      { ...good, customers: 5 },
      { ...good, customers: [null] },
      { ...good, customers: [{ ...good.customers[0], holdout: null }] },
      { ...good, customers: [{ ...good.customers[0], holdout: { frequency: -1 } }] },
    ]) {
      expect(() => evaluate(wrong as never, purchases)).toThrow(
        "evaluate: split must be what holdoutSplit answers, got",
      );
    }
    expect(() => evaluate(good, { parameters: { rate: 1 } } as never)).toThrow(
      "evaluate: model is missing: it must be a purchase model such as bgNbd",
    );
    const deaf = { ...even, expectedPurchasesOfNew: undefined };
    expect(() => evaluate(good, { ...purchases, model: deaf as never })).toThrow(
      "evaluate: model must be a purchase model such as bgNbd, got Object",
    );
  });
});
