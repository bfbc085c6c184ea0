import * as kpis from "customer-kpis";
import * as sources from "customer-kpis/sources";
import { expect, test } from "vitest";

/** The library as it is called without its types. */
const k = kpis as unknown as Readonly<Record<keyof typeof kpis, (...args: unknown[]) => unknown>>;
const { bgNbd, csat, nps, sbg } = kpis;

/** A list of three whose second place was never filled: `map` and `every` pass over it. */
function holed(first: unknown, last: unknown): never {
  const list = new Array(3);
  list[0] = first;
  list[2] = last;
  return list as never;
}

const at = new Date("2026-01-05");
const asOf = new Date("2026-03-01");
const orders = [{ customerId: 1, at, amount: 5 }];
const tickets = [{ ticketId: 1, createdAt: at, firstRespondedAt: at, resolvedAt: null }];
const target = { name: "a", ends: "firstRespondedAt", within: 3_600_000 };
const groups = holed({ key: 1, result: nps([9, 3, 5]) }, { key: 2, result: nps([9, 9, 8]) });
const numbers = holed(1, 3);
const parameters = { r: 1, alpha: 1, a: 2, b: 2 };
const history = { customerId: 1, frequency: 1, recency: 2, age: 3, monetary: 10 };
const rows = [1, 1, 1, 1].map(() => [1, 1, 1, 1]);

function valueWith(covariance: never): unknown {
  const purchases = { model: bgNbd, parameters, covariance };
  return kpis.lifetimeValue([history], { purchases, spend: 10, horizon: 10, discount: 0 });
}

test.each<[string, () => unknown]>([
  ["sbg: survivors is missing: it must be a whole number", () => sbg.fit(numbers)],
  [
    "percentages: distribution[1].score is missing",
    () => k.percentages(holed({ score: 1, count: 3 }, { score: 3, count: 1 })),
  ],
  [
    "rfm: cuts.recency is missing: it must be finite numbers",
    () => {
      const cuts = { recency: numbers, frequency: numbers, monetary: numbers };
      return k.rfm(orders, { asOf, cuts });
    },
  ],
  [
    "rfm segments: options is missing: it must be an object",
    () => k.rfm(orders, { asOf, segments: holed({ name: "a", recency: [5, 5] }, { name: "b" }) }),
  ],
  [
    "scorecard: score.bounds of b is missing",
    () => {
      const measure = { name: "b", result: { value: 2 }, score: { by: "bands", bounds: numbers } };
      return k.scorecard({ objectives: [{ name: "a", measures: [measure] }] });
    },
  ],
  [
    "firstResponseTime: quantiles[1] is missing",
    () => k.firstResponseTime(tickets, { quantiles: holed(0.5, 0.9) }),
  ],
  [
    "firstResponseTime: buckets[1] is missing",
    () => k.firstResponseTime(tickets, { buckets: holed(60_000, 120_000) }),
  ],
  [
    "serviceLevel: targets[1]: options is missing",
    () => k.serviceLevel(tickets, { asOf, targets: holed(target, { ...target, name: "b" }) }),
  ],
  ["survival: at[1] is missing", () => k.survival([{ duration: 5, ended: true }], { at: numbers })],
  [
    "businessTime: week.monday is missing: it must be a list of shifts",
    () => k.businessTime({ week: { monday: holed(["09:00", "12:00"], ["13:00", "17:00"]) } }),
  ],
  [
    "businessTime: changes: options is missing",
    () => {
      const [first, last] = [
        { from: "2026-01-01", week: {} },
        { from: "2026-02-01", week: {} },
      ];
      return k.businessTime({ week: {}, changes: holed(first, last) });
    },
  ],
  ["trend: points[1] must be { key, result }", () => k.trend(groups)],
  ["compareWithRest: groups[1] must be { key, result }", () => k.compareWithRest(groups)],
  ["weakPoints: groups[1] must be { key, result }", () => k.weakPoints(groups)],
  ["compareNps: before must be a result", () => k.compareNps(holed(nps([9]), nps([8])), nps([9]))],
  [
    "compareAllShares: shares[1] must be a result",
    () => k.compareAllShares(holed(csat([4, 5]), csat([4, 1]))),
  ],
  ["cronbachAlpha: rows[1] is missing", () => k.cronbachAlpha(holed([1, 2], [3, 4]))],
  [
    "npsReasons: reason must be text, a list of texts, or null",
    () => k.npsReasons([{ score: 9, reason: holed("price", "speed") }]),
  ],
  [
    "lifetimeValue: purchases.covariance must be null, or 4 rows",
    () => valueWith(holed(rows[0], rows[1])),
  ],
  [
    "lifetimeValue: purchases.covariance must be null, or 4 rows",
    () => valueWith([...rows.slice(1), new Array(4)] as never),
  ],
  [
    "evaluate: split must be what holdoutSplit answers",
    () => {
      const split = { n: 0, duration: 28, calibration: 30, customers: new Array(1), weeks: [] };
      return k.evaluate(split, { model: bgNbd, parameters });
    },
  ],
  [
    "cohorts: brackets is missing: it must be whole numbers from 0",
    () =>
      k.cohorts(orders, { unit: "month", asOf, mode: "brackets", brackets: holed([1, 2], [4, 5]) }),
  ],
  [
    "recognize: columns must be a list of column names",
    () => sources.recognize(holed("Id", "Tags"), sources.sources),
  ],
])("of a list with an empty place it is said: %s", (message, call) => {
  expect(call).toThrow(kpis.InputError);
  expect(call).toThrow(message);
});

test("an empty place among answers is no answer, of one respondent as of many", () => {
  const full = [
    [1, 2, 1],
    [3, 4, 4],
    [2, 5, 4],
  ];
  const without = kpis.cronbachAlpha(full);
  const withOne = kpis.cronbachAlpha([...full, holed(1, 3)]);
  expect(withOne.excluded).toEqual([{ reason: "incomplete", count: 1 }]);
  expect(withOne.value).toBe(without.value);
});
