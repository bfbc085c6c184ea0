import { gammaGamma, purchaseHistories } from "customer-kpis";
import fc from "fast-check";
import { expect, test } from "vitest";
import golden from "../../golden/clv.json";
import { expectClose } from "../../golden/expectClose";
import { CDNOW } from "../cdnow";

const { parameters, logLikelihood, mean, correlation, customers } = golden.gammaGamma;

test("the fit to 946 repeat customers is scipy's", () => {
  const fit = gammaGamma.fit(CDNOW);
  expect(fit).toMatchObject({ converged: true, n: 946, warnings: [] });
  expectClose(fit.parameters.p, parameters.p, 1e-6);
  expectClose(fit.parameters.q, parameters.q, 1e-6);
  expectClose(fit.parameters.v, parameters.v, 1e-6);
  expect(Math.abs(fit.logLikelihood - logLikelihood)).toBeLessThan(1e-8);
  expectClose(fit.correlation, correlation);
  // Of 2,357 customers.
  expect(fit.excluded).toEqual([{ reason: "no repeat purchase", count: 1411 }]);
});

test("standard errors are those of the likelihood's curvature, by mpmath", () => {
  const { p, q, v } = gammaGamma.fit(CDNOW).standardErrors!;
  expectClose(p, 1.1896881356, 1e-5);
  expectClose(q, 0.290165717333, 1e-5);
  expectClose(v, 4.15999637501, 1e-5);
});

test.each(customers)("$frequency purchases of $monetary promise mpmath's spend", (customer) => {
  expectClose(gammaGamma.expectedSpend(parameters, customer), customer.spend, 1e-13);
});

test("without repeats, the mean over customers", () => {
  expectClose(gammaGamma.expectedSpend(parameters, { frequency: 0, monetary: null }), mean, 1e-13);
});

test("expected spend lies between the customer's own mean and that of all", () => {
  const spend = fc.double({ min: 0.01, max: 1000, noNaN: true });
  fc.assert(
    fc.property(fc.integer({ min: 1, max: 100 }), spend, (frequency, monetary) => {
      const expected = gammaGamma.expectedSpend(parameters, { frequency, monetary })!;
      expect(expected).toBeGreaterThanOrEqual(Math.min(monetary, mean) - 1e-9);
      expect(expected).toBeLessThanOrEqual(Math.max(monetary, mean) + 1e-9);
    }),
  );
});

test("another currency unit changes nothing but the unit", () => {
  const euros = gammaGamma.fit(CDNOW);
  const cents = gammaGamma.fit(
    CDNOW.map((h) => ({ ...h, monetary: h.monetary === null ? null : 100 * h.monetary })),
  );
  expectClose(cents.parameters.p, euros.parameters.p, 1e-9);
  expectClose(cents.parameters.v, 100 * euros.parameters.v, 1e-9);
  expectClose(cents.logLikelihood, euros.logLikelihood - 946 * Math.log(100), 1e-12);
});

test("spend of zero and below is kept out, and counted", () => {
  const odd = [
    { frequency: 2, monetary: 0 },
    { frequency: 1, monetary: -5 },
  ];
  const fit = gammaGamma.fit([...CDNOW, ...odd]);
  expect(fit.n).toBe(946);
  expect(fit.excluded).toContainEqual({ reason: "spend not above 0", count: 2 });
  for (const history of odd) {
    expect(gammaGamma.outside(history)).toBe("spend not above 0");
    expect(gammaGamma.expectedSpend(parameters, history)).toBe(null);
  }
  expect(gammaGamma.outside(CDNOW[0]!)).toBe(null);
  expectClose(fit.parameters.p, parameters.p, 1e-6);
});

test("spend that goes with frequency is warned of", () => {
  const fit = gammaGamma.fit(
    Array.from({ length: 600 }, (_, i) => ({
      frequency: 1 + (i % 5),
      monetary: 10 * (1 + (i % 5)) + (i % 7),
    })),
  );
  expect(fit.correlation).toBeGreaterThan(0.9);
  expect(fit.warnings).toContain("spend-follows-frequency");
});

test("a mean that is infinite is warned of, and null", () => {
  // A Pareto distribution of index 0.6: the few largest outweigh all others.
  const fit = gammaGamma.fit(
    Array.from({ length: 600 }, (_, i) => ({
      frequency: 1 + (i % 3),
      monetary: ((i + 0.5) / 600) ** (-1 / 0.6),
    })),
  );
  expect(fit.parameters.q).toBeLessThan(1);
  expect(fit.warnings).toContain("infinite-mean");
  expect(gammaGamma.expectedSpend(fit.parameters, { frequency: 0, monetary: null })).toBe(null);
});

test("equal spends have no finite optimum", () => {
  const fit = gammaGamma.fit(Array(600).fill({ frequency: 2, monetary: 20 }));
  expect(fit.converged).toBe(false);
  expect(fit.warnings).toContain("no-finite-optimum");
  expect(fit.correlation).toBe(null);
});

test("who all spend the same are not told to spend by frequency, in cents as well", () => {
  // A mean of 12.49 over some numbers of purchases is 12.490000000000002 for a computer.
  const orders = Array.from({ length: 12 }, (_, customerId) =>
    Array.from({ length: 2 + ((customerId * 7) % 11) }, (_, i) => {
      return { customerId, at: new Date(Date.UTC(2026, 0, 1 + 3 * i)), amount: 12.49 };
    }),
  ).flat();
  const histories = purchaseHistories(orders, { until: new Date("2026-03-01") });
  const fit = gammaGamma.fit(histories);
  expect(fit.correlation).toBe(null);
  expect(fit.warnings).not.toContain("spend-follows-frequency");
});

test("nobody who came back: nothing to fit", () => {
  const fit = gammaGamma.fit([{ frequency: 0, monetary: null }]);
  expect(fit).toMatchObject({ converged: false, n: 0, warnings: ["no-customers"] });
});

test("amounts out of all proportion are refused by the fit and by what follows from it", () => {
  const large = { frequency: 1, monetary: 1e308 };
  const message = "gammaGamma: monetary must be 0, or from 1e-30 to 1e+30, got 1e+308";
  expect(() => gammaGamma.fit([large, large])).toThrow(message);
  expect(() => gammaGamma.expectedSpend(parameters, large)).toThrow(message);
});

test("what cannot be is refused", () => {
  for (const history of [null, 5]) {
    expect(() => gammaGamma.fit([history as never])).toThrow(
      "gammaGamma: record must be an object with frequency and monetary, got ",
    );
  }
  expect(() => gammaGamma.fit([undefined as never])).toThrow(
    "gammaGamma: record is missing: it must be an object with frequency and monetary",
  );
  expect(() => gammaGamma.fit([{ frequency: 1, monetary: null }])).toThrow(
    "gammaGamma: monetary must be a finite number where frequency is above 0, got null",
  );
  expect(() => gammaGamma.expectedSpend(parameters, { frequency: 1, monetary: NaN })).toThrow(
    "gammaGamma: monetary must be a finite number where frequency is above 0, got NaN",
  );
  expect(() => gammaGamma.fit([{ frequency: 0.5, monetary: 1 }])).toThrow(
    "gammaGamma: frequency must be a whole number, 0 or more, got 0.5",
  );
  expect(() => gammaGamma.expectedSpend({ p: 1, q: 0, v: 1 }, CDNOW[0]!)).toThrow(
    "gammaGamma: parameter q must be a finite number above 0, got 0",
  );
});
