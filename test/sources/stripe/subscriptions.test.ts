import { retention, revenueRetention } from "customer-kpis";
import { stripe, validate } from "customer-kpis/sources";
import { expect, test } from "vitest";

test("columns of the account's own are none of Stripe's, whatever they are called", () => {
  const row = {
    id: "sub_1",
    "Customer ID": "cus_1",
    Status: "active",
    Amount: "12.00",
    Quantity: "1",
    Interval: "month",
    "Ended At (metadata)": "2025-07-01 00:00",
    "Trial End (metadata)": "2025-06-01 00:00",
    "Start Date (UTC)": "2025-01-01 00:00",
    "Ended At (UTC)": "",
  };
  for (const options of [{}, { timeZone: "Europe/Berlin" }]) {
    const { records } = validate(stripe.subscriptions, [row], options);
    expect(records[0]).toMatchObject({ startedAt: new Date("2025-01-01"), endedAt: null });
  }
});

const row = {
  id: "sub_1",
  "Customer ID": "cus_1",
  Status: "active",
  Amount: "147.00",
  Quantity: "1",
  Interval: "month",
  "Start Date (UTC)": "2025-01-31 00:00",
  "Ended At (UTC)": "",
};

// The plan's price buys the whole period: 147 of three months are 49 a month.
test.each([
  ["a month", "month", "2025-10-31", "2025-11-30", {}, 147],
  ["the shortest month", "month", "2026-01-31", "2026-02-28", {}, 147],
  ["two months, the shortest", "month", "2026-01-31", "2026-03-31", {}, 73.5],
  ["a quarter", "month", "2025-10-31", "2026-01-31", {}, 49],
  ["half a year", "month", "2025-10-31", "2026-04-30", {}, 24.5],
  ["two years", "year", "2025-01-31", "2027-01-31", {}, 147 / 24],
  [
    "the rest of a month, to the day on which all pay",
    "month",
    "2025-10-20",
    "2025-10-31",
    {},
    147,
  ],
  [
    "as many as the count says",
    "month",
    "2025-10-31",
    "2026-01-31",
    { "Interval Count": "6" },
    24.5,
  ],
  [
    "a trial, which has its own length",
    "month",
    "2025-10-31",
    "2026-01-31",
    { Status: "trialing" },
    147,
  ],
])("monthly revenue is that of the current period: %s", (_, Interval, from, to, own, mrr) => {
  const period = { "Current Period Start (UTC)": from, "Current Period End (UTC)": to };
  const { records } = validate(stripe.subscriptions, [{ ...row, Interval, ...period, ...own }]);
  expect(records[0]!.mrr).toBeCloseTo(mrr, 9);
});

test("a file without quantities says who stayed, and not what they paid: two seats brought as much as one", () => {
  const { Quantity: _, ...rest } = row;
  const { records } = validate(stripe.subscriptions, [rest]);
  const period = { start: new Date("2025-10-01"), end: new Date("2025-11-01") };
  expect(retention(records, { period }).value).toBe(1);
  expect(() => revenueRetention(records, { period })).toThrow(/mrr is missing/);
});

test("a price over no interval, or below 0, is no revenue", () => {
  const issueOf = (own: object) =>
    validate(stripe.subscriptions, [{ ...row, ...own }]).rejected[0]?.issues[0]?.message;
  const counts = 'row must have a "Quantity", and an "Interval Count" of 1 or more';
  expect(issueOf({ "Interval Count": "0" })).toBe(counts);
  expect(issueOf({ "Interval Count": "-3" })).toBe(counts);
  expect(issueOf({ Amount: "-147.00" })).toMatch("mrr must be 0 or more, got -147");
  expect(issueOf({ Amount: "0.00" })).toBeUndefined();
});
