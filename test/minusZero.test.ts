import {
  acquisition,
  bgNbd,
  cohorts,
  lifetimeValue,
  retentionFromCounts,
  revenueRetention,
  rfm,
  survival,
} from "customer-kpis";
import { expect, test } from "vitest";

// A computer knows -0, which "-0" in a file becomes. No result holds it: it is shown as "-0", and
// `toStrictEqual` takes it for something else than 0.

const day = (date: number) => Date.UTC(2026, 0, date);
const period = { start: day(1), end: day(32) };
const member = { customerId: "ann", startedAt: day(2), endedAt: null };
const history = { customerId: "ann", frequency: 1, recency: 1, age: 2, monetary: 5 };
const purchases = { model: bgNbd, parameters: { r: 0.24, alpha: 4.4, a: 0.79, b: 2.4 } };
const order = { customerId: "ann", at: day(1), amount: -0 };

test.each<[string, (zero: number) => unknown]>([
  [
    "a duration",
    (zero) =>
      survival([
        { duration: zero, ended: true },
        { duration: 2, ended: false, entered: zero },
      ]),
  ],
  ["the last duration", (zero) => survival([{ duration: zero, ended: false }], { steps: "rows" })],
  ["a duration asked for", (zero) => survival([{ duration: 3, ended: true }], { at: [zero] })],
  ["counts", (zero) => retentionFromCounts({ atStart: zero, atEnd: zero, acquired: zero })],
  ["a cost", (zero) => acquisition([member], { period, cost: zero, prospects: zero })],
  [
    "a cost of a month",
    (zero) => acquisition([member], { period, unit: "month", cost: { "2026-01": zero } }),
  ],
  [
    "a price, a horizon, a discount and a margin",
    (zero) =>
      lifetimeValue([history], {
        purchases,
        spend: zero,
        horizon: zero,
        discount: zero,
        margin: zero,
      }),
  ],
  [
    "thresholds",
    (zero) => {
      const cuts = { recency: [zero, 1], frequency: [zero, 1], monetary: [zero, 1] };
      return rfm([order], { asOf: day(9), cuts });
    },
  ],
  [
    "a bracket",
    (zero) =>
      cohorts([order], {
        unit: "month",
        asOf: day(40),
        mode: "brackets",
        brackets: [[zero, zero]],
      }),
  ],
])("%s of -0 is 0", (_, ask) => {
  expect(ask(-0)).toStrictEqual(ask(0));
});

test("costs and rates are those that were given, whatever becomes of the list", () => {
  const cost: Record<string, number> = { "2026-01": 90 };
  const measure = acquisition({ period, unit: "month", cost });
  cost["2026-01"] = Number.NaN;
  const answer = measure.finish(measure.step(measure.init(), member));
  expect(answer[0]?.result.costPerAcquisition).toBe(90);
  const rates: Record<string, number> = { EUR: 2 };
  const revenue = revenueRetention({ period, rates });
  rates["EUR"] = Number.NaN;
  const paid = { ...member, mrr: 10, currency: "EUR" };
  expect(revenue.finish(revenue.step(revenue.init(), paid)).new).toBe(20);
});
