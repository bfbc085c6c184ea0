import { bgNbd, evaluate, lifetimeValue, purchaseModel } from "customer-kpis";
import { expect, test } from "vitest";
import { logBetaFall, logRise } from "../../../src/stats/gamma";
import { betaMean } from "../../../src/stats/integrate";
import golden from "../../golden/clv.json";
import { expectClose } from "../../golden/expectClose";
import { runs } from "../../runs";
import { CDNOW } from "../cdnow";

/** BG/NBD by its formulas alone: no derivatives, no discounting, no distribution. */
const short = purchaseModel({
  name: "short",
  names: ["r", "alpha", "a", "b"],
  times: ["alpha"],
  logAlive: ({ r, alpha, a, b }, { frequency, age }) =>
    logRise(r, frequency) +
    r * Math.log(alpha) -
    (r + frequency) * Math.log(alpha + age) +
    logBetaFall(a, b, frequency),
  logOddsOfStopped: ({ r, alpha, a, b }, { frequency, recency, age }) =>
    frequency === 0
      ? -Infinity
      : Math.log(a / (b + frequency - 1)) +
        (r + frequency) * Math.log((alpha + age) / (alpha + recency)),
  updated: ({ r, alpha, a, b }, { frequency, age }) => ({
    r: r + frequency,
    alpha: alpha + age,
    a,
    b: b + frequency,
  }),
  expected: ({ r, alpha, a, b }, horizon) =>
    betaMean(a, b, (p) => -Math.expm1(-r * Math.log1p((p * horizon) / alpha)) / p),
});

test("a model without derivatives is fitted as one with them", () => {
  const [own, whole] = [short.fit(CDNOW), bgNbd.fit(CDNOW)];
  expect(own).toMatchObject({ converged: true, n: 2357, excluded: [], warnings: [] });
  expect(Math.abs(own.logLikelihood - golden.bgNbd.logLikelihood)).toBeLessThan(1e-6);
  for (const name of ["r", "alpha", "a", "b"] as const) {
    expectClose(own.parameters[name], golden.bgNbd.parameters[name], 1e-5);
    expectClose(own.standardErrors![name], whole.standardErrors![name], 1e-3);
  }
});

test("a penalty tames it too, and nobody to learn from leaves the start", () => {
  const same = Array.from({ length: 600 }, () => ({ frequency: 2, recency: 10, age: 20 }));
  expect(short.fit(same, { penalty: 0.01 }).converged).toBe(true);
  expect(short.fit([])).toMatchObject({ converged: false, n: 0, warnings: ["no-customers"] });
});

test("its discounted purchases are those of the model that has a formula", () => {
  const { parameters } = golden.bgNbd;
  for (const { history } of golden.bgNbd.customers.slice(0, runs(20))) {
    for (const rate of [0.001, 0.1, 5]) {
      const value = bgNbd.discountedPurchases(parameters, history, rate)!;
      expectClose(short.discountedPurchases!(parameters, history, rate), value, 1e-9);
    }
    // Nothing is said of a limit.
    expect(short.discountedPurchases!(parameters, history, 0)).toBe(null);
  }
});

test("what it does not know it does not have", () => {
  expect(short.purchaseDistribution).toBe(undefined);
  expect("purchaseDistribution" in bgNbd).toBe(true);
});

test("it serves where the others do", () => {
  const { parameters } = golden.bgNbd;
  const options = { spend: 20, horizon: 52, discount: 0.001, step: 4 };
  const [own, whole] = [short, bgNbd].map((model) =>
    lifetimeValue(CDNOW.slice(0, 50), { ...options, purchases: { model, parameters } }),
  );
  expectClose(own!.value, whole!.value!, 1e-10);
  const split = {
    n: 1,
    duration: 39,
    calibration: 39,
    customers: [{ ...CDNOW[0]!, holdout: { frequency: 1, monetary: 20 } }],
    weeks: [],
    dropped: { customers: 0, purchases: 0 },
    excluded: [],
  };
  expectClose(
    evaluate(split, { model: short, parameters }).expected,
    bgNbd.expectedPurchases(parameters, CDNOW[0]!, 39),
    1e-10,
  );
});

test("a likelihood with an edge for its top has no maximum that is found, and says so", () => {
  const edged = purchaseModel({
    name: "edged",
    names: ["pause"],
    times: ["pause"],
    logAlive: ({ pause }, { age }) =>
      Math.min(100 * Math.log((2 * pause) / age), Math.log(age / (2 * pause))),
    logOddsOfStopped: () => -Infinity,
    updated: ({ pause }) => ({ pause }),
    expected: ({ pause }, horizon) => horizon / pause,
  });
  const fit = edged.fit(Array(600).fill({ frequency: 2, recency: 20, age: 60 }));
  expect(fit).toMatchObject({ converged: false, standardErrors: null, covariance: null });
  expect(fit.warnings).toEqual(["not-converged"]);
  expectClose(fit.parameters.pause, 30, 1e-3);
  // A customer's slope is 100 before the edge and -1 after it.
  expect(fit.gradientNorm).toBeGreaterThan(0.9);
  expect(fit.gradientNorm).toBeLessThan(101);
});

test("where the first start leads nowhere the next is tried, and the highest point is kept", () => {
  // A hill whose top is where a pause is half of the largest age; far below it all is flat.
  const hill = (starts: number[][]) =>
    purchaseModel({
      name: "hill",
      names: ["pause"],
      times: ["pause"],
      logAlive: ({ pause }) => -Math.min(4, Math.log(2 * pause) ** 2),
      logOddsOfStopped: () => -Infinity,
      updated: ({ pause }) => ({ pause }),
      expected: ({ pause }, horizon) => horizon / pause,
      starts,
    }).fit(Array(600).fill({ frequency: 1, recency: 20, age: 60 }));
  const offset = 600 * Math.log(60);
  for (const starts of [[[1]], [[1e-6], [1]], [[1], [1e-6]], [[1e-6], [1], [1e-5]]]) {
    const fit = hill(starts);
    expect(fit.converged).toBe(true);
    expectClose(fit.parameters.pause, 30, 1e-6);
    expectClose(fit.logLikelihood, -offset, 1e-9);
  }
  const flat = hill([[1e-6]]);
  expect(flat).toMatchObject({ converged: false, warnings: ["no-finite-optimum"] });
  expectClose(flat.logLikelihood, -4 * 600 - offset, 1e-9);
});

test("where everybody buys at one rate, its mean and standard error are known", () => {
  const poisson = purchaseModel({
    name: "poisson",
    names: ["pause"],
    times: ["pause"],
    logAlive: ({ pause }, { frequency, age }) => -frequency * Math.log(pause) - age / pause,
    logOddsOfStopped: () => -Infinity,
    updated: ({ pause }) => ({ pause }),
    expected: ({ pause }, horizon) => horizon / pause,
  });
  const histories = [
    { frequency: 2, recency: 20, age: 30 },
    { frequency: 1, recency: 30, age: 60 },
  ];
  const { parameters, standardErrors, logLikelihood } = poisson.fit(histories);
  // 3 purchases in 90 days; the logarithm's error is 1 / sqrt(3).
  expectClose(parameters.pause, 30, 1e-7);
  expectClose(standardErrors!.pause, 30 / Math.sqrt(3), 1e-4);
  expectClose(logLikelihood, -3 * Math.log(30) - 3, 1e-9);
  // A purchase in 30 days for ever, at a rate of 1 in 100: 100 / 30.
  expectClose(poisson.discountedPurchases!(parameters, histories[0]!, 0.01), 100 / 30, 1e-6);
});
