import { sbg } from "customer-kpis";
import fc from "fast-check";
import { describe, expect, test } from "vitest";
import golden from "../../golden/clv.json";
import { expectClose } from "../../golden/expectClose";

describe.each(golden.sbg)("survivors $survivors", (cohort) => {
  const { parameters } = cohort;

  test("the fit is R's", () => {
    const fit = sbg.fit(cohort.survivors);
    expect(fit).toMatchObject({ converged: true, n: 1000, warnings: [] });
    expectClose(fit.parameters.alpha, parameters.alpha, 1e-6);
    expectClose(fit.parameters.beta, parameters.beta, 1e-6);
    expect(Math.abs(fit.logLikelihood - cohort.logLikelihood)).toBeLessThan(1e-8);
  });

  test("survival, retention and lifetimes are R's", () => {
    cohort.survival.forEach((share, t) => {
      expectClose(sbg.survival(parameters, t + 1), share, 1e-12);
    });
    cohort.retention.forEach((rate, t) => {
      expectClose(sbg.retention(parameters, t + 1), rate, 1e-12);
    });
    for (const [discount, lifetime] of Object.entries(cohort.new)) {
      expectClose(
        sbg.expectedLifetime(parameters, { discount: Number(discount) }),
        lifetime,
        1e-12,
      );
    }
    for (const [discount, lifetimes] of Object.entries(cohort.residual)) {
      lifetimes.forEach((lifetime, renewals) => {
        const options = { discount: Number(discount), renewals };
        expectClose(sbg.expectedLifetime(parameters, options), lifetime, 1e-11);
      });
    }
  });
});

test("the printed parameters, and the shares projected for years 8 to 12", () => {
  // Fader and Hardie 2007: alpha .668, beta 3.806; .46 .436 .414 .395 .378
  const { parameters } = sbg.fit([1000, 869, 743, 653, 593, 551, 517, 491]);
  expect(parameters.alpha.toFixed(3)).toBe("0.668");
  expect(parameters.beta.toFixed(3)).toBe("3.806");
  const shares = [8, 9, 10, 11, 12].map((year) => sbg.survival(parameters, year).toFixed(3));
  expect(shares).toEqual(["0.460", "0.436", "0.414", "0.395", "0.378"]);
});

test.each([
  [golden.sbg[0]!.survivors, 0.10373490134, 0.785531511731],
  [golden.sbg[1]!.survivors, 0.0655989773107, 0.152475676375],
])(
  "standard errors of %j are those of the likelihood's curvature, by mpmath",
  (survivors, a, b) => {
    const { alpha, beta } = sbg.fit(survivors).standardErrors!;
    expectClose(alpha, a, 1e-5);
    expectClose(beta, b, 1e-5);
  },
);

const PARAMETERS = fc.record({
  alpha: fc.double({ min: 0.1, max: 20, noNaN: true }),
  beta: fc.double({ min: 0.1, max: 20, noNaN: true }),
});

test("survival is the product of retention, also from later on", () => {
  fc.assert(
    fc.property(PARAMETERS, fc.nat(20), fc.nat(20), (parameters, renewals, periods) => {
      let share = 1;
      for (let t = 1; t <= periods; t++) share *= sbg.retention(parameters, renewals + t);
      expectClose(sbg.survival(parameters, periods, { renewals }), share, 1e-11);
    }),
  );
});

test("a horizon bounds a lifetime that has no bound else", () => {
  const parameters = { alpha: 0.5, beta: 1 };
  expect(sbg.expectedLifetime(parameters, { discount: 0 })).toBe(null);
  // Of the first payment all are there, 1 / 1.5 of the second, and of those 2 / 2.5 of the third.
  const three = sbg.expectedLifetime(parameters, { discount: 0, horizon: 3 });
  expectClose(three, 1 + 2 / 3 + (2 / 3) * (2 / 2.5));
});

test("a lifetime within a horizon is the sum of discounted survival", () => {
  const discount = fc.double({ min: 0, max: 1, noNaN: true });
  fc.assert(
    fc.property(PARAMETERS, discount, fc.integer({ min: 1, max: 30 }), (parameters, d, horizon) => {
      let [fresh, renewed] = [0, 0];
      for (let t = 0; t < horizon; t++) {
        fresh += sbg.survival(parameters, t) / (1 + d) ** t;
        renewed += sbg.survival(parameters, t + 1, { renewals: 4 }) / (1 + d) ** t;
      }
      const options = { discount: d, horizon };
      expectClose(sbg.expectedLifetime(parameters, options), fresh, 1e-10);
      expectClose(sbg.expectedLifetime(parameters, { ...options, renewals: 4 }), renewed, 1e-10);
    }),
  );
});

test("without discounting, a lifetime has a bound only where few enough stay", () => {
  // The mean of 1 / theta, (alpha + beta - 1) / (alpha - 1).
  expectClose(sbg.expectedLifetime({ alpha: 3, beta: 5 }, { discount: 0 }), 3.5, 1e-11);
  expect(sbg.expectedLifetime({ alpha: 1, beta: 5 }, { discount: 0 })).toBe(null);
});

test("several cohorts, of any age, are fitted together", () => {
  const one = sbg.fit([1000, 869, 743, 653]);
  const split = sbg.fit([
    [600, 520, 450, 400],
    [400, 349, 293, 253],
  ]);
  expectClose(split.parameters.alpha, one.parameters.alpha, 1e-9);
  const younger = sbg.fit([
    [1000, 869, 743, 653],
    [500, 430],
  ]);
  expect(younger.n).toBe(1500);
  expect(younger.parameters.alpha).not.toBeCloseTo(one.parameters.alpha, 3);
});

test.each([
  ["the same rate in all periods", [1000, 800, 640, 512], "no-finite-optimum"],
  ["falling retention", [1000, 900, 700, 300], "no-finite-optimum"],
  ["nobody leaves", [1000, 1000, 1000], "no-finite-optimum"],
  ["all leave", [1000, 0], "no-finite-optimum"],
  ["one period", [1000, 500], "no-finite-optimum"],
  ["no period", [1000], "no-customers"],
  ["nobody", [], "no-customers"],
])("%s: no maximum, and no throw", (_, survivors, warning) => {
  const fit = sbg.fit(survivors);
  expect(fit.converged).toBe(false);
  expect(fit.warnings).toContain(warning);
  expect(JSON.parse(JSON.stringify(fit))).toEqual(fit);
});

test("a cohort of which no renewal is known yet changes nothing, and is counted", () => {
  const seen = [1000, 869, 743, 653];
  const options = { penalty: 0.01 };
  const { excluded, ...fit } = sbg.fit([seen, [5000], [40]], options);
  expect({ ...fit, excluded: [] }).toEqual(sbg.fit(seen, options));
  expect(excluded).toEqual([{ reason: "no renewal yet", count: 5040 }]);
  expect(sbg.fit([[20, 15], [5000]]).warnings).toContain("few-customers");
  expect(sbg.fit([[], [0]]).excluded).toEqual([]);
});

test("few subscribers are told", () => {
  expect(sbg.fit([100, 63, 47, 38, 33]).warnings).toEqual(["few-customers"]);
  expect(sbg.fit([499, 315, 235, 190, 165]).warnings).toEqual(["few-customers"]);
  expect(sbg.fit([500, 315, 235, 190, 165]).warnings).toEqual([]);
});

test("what cannot be is refused", () => {
  const parameters = { alpha: 1, beta: 2 };
  expect(() => sbg.fit([10, 11])).toThrow(
    "sbg: survivors must be at most those before (10), got 11",
  );
  expect(() => sbg.fit([10, 9.5])).toThrow(
    "sbg: survivors must be a whole number, 0 or more, got 9.5",
  );
  expect(() => sbg.fit("no" as never)).toThrow(
    'sbg: survivors must be an array of counts, got "no"',
  );
  expect(() => sbg.fit([[10, 9], 8] as never)).toThrow(
    "sbg: survivors must be arrays of counts, or one of them, got 8",
  );
  expect(() => sbg.survival(parameters, 3, { renewals: 0.5 })).toThrow(
    "sbg: renewals must be a whole number at least 0, got 0.5",
  );
  expect(() => sbg.survival(parameters, -1)).toThrow(
    "sbg: periods must be a whole number, 0 or more, got -1",
  );
  expect(() => sbg.retention(parameters, 0)).toThrow(
    "sbg: period must be a whole number from 1, got 0",
  );
  expect(() => sbg.expectedLifetime(parameters, { discount: -0.1 })).toThrow(
    "sbg: discount must be a finite number at least 0, got -0.1",
  );
  expect(() => sbg.expectedLifetime(parameters, { discount: 0.1, horizon: 0 })).toThrow(
    "sbg: horizon must be a whole number from 1, got 0",
  );
  expect(() => sbg.expectedLifetime({ alpha: 0, beta: 1 }, { discount: 0.1 })).toThrow(
    "sbg: parameter alpha must be a finite number above 0, got 0",
  );
});

test.each([1.1, 1.02, 1.01, 1.001, 1.00001])(
  "a lifetime without discounting has its bound also where few are enough: alpha %d",
  (alpha) => {
    // Of all S(t) the sum is (alpha + beta - 1) / (alpha - 1); who renewed 4 times has beta + 4, and
    // of theirs the first is left out.
    const parameters = { alpha, beta: 2 };
    const fresh = sbg.expectedLifetime(parameters, { discount: 0 });
    expectClose(fresh, (alpha + 1) / (alpha - 1), 1e-11);
    const renewed = sbg.expectedLifetime(parameters, { discount: 0, renewals: 4 });
    expectClose(renewed, 6 / (alpha - 1), 1e-11);
  },
);
