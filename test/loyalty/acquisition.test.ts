import { acquisition, customerBase } from "customer-kpis";
import { expect, test } from "vitest";
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
    atStart: 100,
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
  expect(result.conversion).toEqual({ value: null, n: 0, interval: null });
});

test("more customers than prospects are a ratio without an interval", () => {
  const { conversion } = ofJanuary(
    [
      ["ann", 5],
      ["bob", 6],
    ],
    { prospects: 1 },
  );
  expect(conversion).toEqual({ value: 2, n: 1, interval: null });
});

test("the base counts customers, not what they hold", () => {
  const records = [member("ann", 1), member("ann", 5), member("bob", 1, 10), member("cy", 20)];
  expect(customerBase(records, { at: day(7) })).toEqual({ value: 2, n: 3, everBefore: 2 });
  expect(customerBase(records, { at: day(10) })).toEqual({ value: 1, n: 2, everBefore: 2 });
  expect(customerBase([], { at: day(10) })).toEqual({ value: 0, n: 0, everBefore: 0 });
});

test("acquisition and the base keep the laws of a measure", () => {
  const records = hundred().slice(80);
  expectLaws(acquisition({ period: JANUARY, cost: 100, prospects: 40 }), records);
  expectLaws(customerBase({ at: day(12) }), records);
});

test.each([
  [{ cost: -1 }, "cost must be a finite number, 0 or more, got -1"],
  [{ prospects: 1.5 }, "prospects must be a whole number, 0 or more, got 1.5"],
])("options %j are refused", (options, message) => {
  expect(() => ofJanuary([], options)).toThrow(new RangeError(`acquisition: ${message}`));
});
