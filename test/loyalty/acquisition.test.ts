import { acquisition, customerBase } from "customer-kpis";
import { expect, test } from "vitest";
import { expectEnds } from "../golden/expectClose";
import { expectLaws } from "../laws";
import { day, hundred, JANUARY, member } from "./memberships";

function ofJanuary(records: Parameters<typeof member>[], options = {}) {
  return acquisition(
    records.map((each) => member(...each)),
    { period: JANUARY, ...options },
  );
}

test("new customers are counted beside the base, whether or not they stayed", () => {
  const result = acquisition(hundred(), { period: JANUARY, cost: 500, prospects: 80 });
  expect(result).toMatchObject({
    value: 0.2,
    n: 100,
    acquired: 20,
    reactivated: 0,
    atEnd: 109,
    costPerAcquisition: 25,
  });
  expect(result.conversion).toMatchObject({ value: 0.25, n: 80 });
});

test("who comes back is not acquired", () => {
  expect(
    ofJanuary([
      ["ann", -60, -20],
      ["ann", 10],
      ["bob", -30],
    ]),
  ).toMatchObject({
    acquired: 0,
    reactivated: 1,
    value: 0,
    costPerAcquisition: null,
    conversion: null,
  });
});

test("nobody at the start, no new customers and no prospects have no rates", () => {
  const result = ofJanuary([], { cost: 100, prospects: 0 });
  expect(result).toMatchObject({ value: null, n: 0, costPerAcquisition: null });
  expect(result.conversion).toEqual({ value: null, n: 0, count: 0, interval: null });
});

test("more customers than prospects are a ratio without an interval", () => {
  const { conversion } = ofJanuary(
    [
      ["ann", 5],
      ["bob", 6],
    ],
    { prospects: 1 },
  );
  expect(conversion).toEqual({ value: 2, n: 1, count: 2, interval: null });
});

test("the base counts customers, not what they hold", () => {
  const records = [member("ann", 1), member("ann", 5), member("bob", 1, 10), member("cy", 20)];
  const count = (at: number) => {
    const { value, n, everBefore } = customerBase(records, { at: day(at) });
    return [value, n, everBefore];
  };
  expect(count(7)).toEqual([2, 3, 2]);
  // Who ends at the moment ends after it, who begins at it begins after it.
  expect(count(10)).toEqual([2, 3, 2]);
  expect(count(11)).toEqual([1, 2, 2]);
  expect(count(20)).toEqual([1, 2, 2]);
  expect(customerBase([], { at: day(10) })).toEqual({
    kind: "count",
    value: 0,
    n: 0,
    everBefore: 0,
    at: day(10).getTime(),
    excluded: [],
  });
});

test("several moments have an answer each, in the order given", () => {
  const records = [member("ann", 1), member("bob", 1, 10)];
  const at = [day(20), day(5), day(20)];
  const bases = customerBase(records, { at });
  expect(bases).toEqual(at.map((moment) => customerBase(records, { at: moment })));
  expect(bases.map(({ value }) => value)).toEqual([1, 2, 1]);
  expect(customerBase(records, { at: [] })).toEqual([]);
});

test("by month, the cost and the prospects are those of each month", () => {
  const records = [member("ann", 1), member("bob", 5), member("cy", 40)];
  const period = { start: day(1), end: day(60) };
  const months = acquisition(records, {
    period,
    unit: "month",
    cost: { "2026-01": 100, "2026-02": 70 },
    prospects: { "2026-02": 4 },
  });
  expect(months.map(({ result }) => [result.acquired, result.costPerAcquisition])).toEqual([
    [2, 50],
    [1, 70],
  ]);
  expect(months.map(({ result }) => result.conversion?.value ?? null)).toEqual([null, 0.25]);
  expect(() => acquisition(records, { period, unit: "month", cost: 170 })).toThrow(
    'acquisition: cost must be by period: { "2026-01": 900 }, got 170',
  );
  expect(() => acquisition(records, { period, cost: { "2026-01": 100 } })).toThrow(
    "acquisition: cost must be a number, without a unit, got Object",
  );
});

test("numbers of no period are refused, those of other periods are not read", () => {
  const records = [member("ann", 1), member("bob", 40)];
  const period = { start: day(1), end: day(60) };
  const costsOf = (cost: Record<string, number>) =>
    acquisition(records, { period, unit: "month", cost }).map(
      ({ result }) => result.costPerAcquisition,
    );
  expect(costsOf({ "2025-12": 5, "2026-01": 7, "2026-03": 9 })).toEqual([7, null]);
  for (const key of ["Jan 2026", "2026-1", "2026-Q1", "2026"]) {
    expect(() => costsOf({ [key]: 5, "2026-02": 7 })).toThrow(
      `acquisition: cost must be by period, as "2026-01" to "2026-02", got "${key}"`,
    );
  }
  // 2026-01-05 is a Monday.
  const weeks = { period: { start: day(5), end: day(19) }, unit: "week" } as const;
  expect(() => acquisition(records, { ...weeks, prospects: { "2026-01-06": 5 } })).toThrow(
    'acquisition: prospects must be by period, as "2026-01-05" to "2026-01-12", got "2026-01-06"',
  );
});

test("acquisition and the base keep the laws of a measure", () => {
  const records = hundred().slice(80);
  expectLaws(acquisition({ period: JANUARY, cost: 100, prospects: 40 }), records);
  expectLaws(customerBase({ at: day(12) }), records, { bad: [{}, null, member("ann", 5, 4)] });
  expectLaws(customerBase({ at: [day(12), day(2)] }), records);
  const months = { period: { start: day(1), end: day(91) }, unit: "month" } as const;
  expectLaws(acquisition(months), records, { bad: [{}, null, member("ann", 5, 4)] });
});

test.each([
  [{ cost: -1 }, "cost must be a finite number at least 0, got -1"],
  [{ prospects: 1.5 }, "prospects must be a whole number at least 0, got 1.5"],
])("options %j are refused", (options, message) => {
  expect(() => ofJanuary([], options)).toThrow(`acquisition: ${message}`);
});

test("a conversion has Wilson's interval, unless there are more customers than prospects", () => {
  const { conversion } = acquisition(hundred(), { period: JANUARY, prospects: 80 });
  expectEnds(conversion!.interval, [0.168062318575, 0.354846746192]);
  const three = (prospects: number) =>
    ofJanuary(
      [
        ["ann", 2],
        ["bob", 3],
        ["cy", 4],
      ],
      { prospects },
    ).conversion;
  expect(three(2)).toEqual({ value: 1.5, n: 2, count: 3, interval: null });
  expect(three(0)).toEqual({ value: null, n: 0, count: 3, interval: null });
  // All of three: from 3 / (3 + z^2) on, where z is 1.959963984540054.
  expectEnds(three(3)!.interval, [3 / (3 + 1.959963984540054 ** 2), 1]);
});
