import { churn, customerBase, retention } from "customer-kpis";
import { chargebee, validate } from "customer-kpis/sources";
import { describe, expect, expectTypeOf, test } from "vitest";

const row = {
  "subscriptions.id": "s",
  "subscriptions.plan_id": "pro",
  "subscriptions.plan_quantity": "2",
  "subscriptions.plan_unit_price": "1,049.50",
  "subscriptions.status": "Active",
  "subscriptions.trial_end": "",
  "subscriptions.started_at": "10-Mar-2025 09:00",
  "subscriptions.cancelled_at": "",
  "subscriptions.pause_date": "",
  "subscriptions.resume_date": "",
  "customers.id": "c",
};
const read = (own: object, options = {}) =>
  validate(
    chargebee.subscriptions,
    [
      Object.fromEntries(
        Object.entries({ ...row, ...own }).map(([name, cell]) => [
          name in row ? name : `subscriptions.${name}`,
          cell,
        ]),
      ),
    ],
    options,
  );

test("a record says the price of a billing period, and no monthly revenue", () => {
  // A thousand, as the tool has a decimal point.
  expect(read({ plan_unit_price: "1,049" }).records[0]!.price).toBe(2098);
  const { records, assumed } = read({ plan_unit_price: "1,049.50" });
  expectTypeOf(records[0]!).not.toHaveProperty("mrr");
  // 1,049.50 x 2
  expect(records[0]).toMatchObject({
    plan: "pro",
    price: 2099,
    startedAt: new Date("2025-03-10T09:00Z"),
  });
  expect(records[0]).not.toHaveProperty("mrr");
  expect(assumed).toEqual(["timeZone"]);
  expect(read({ plan_unit_price: "" }).records[0]!.price).toBe(null);
});

test("a price without its quantity is none: two seats brought as much as one", () => {
  const { "subscriptions.plan_quantity": _, ...rest } = row;
  expect(validate(chargebee.subscriptions, [rest]).records[0]!.price).toBe(null);
  expect(read({ plan_quantity: "" }).records[0]!.price).toBe(null);
});

test("times are in the site's zone", () => {
  // New York is 4 hours behind UTC from 9 March 2025 on, before that 5.
  const zone = { timeZone: "America/New_York" };
  const { records, assumed } = read({ started_at: "08-Mar-2025 09:00" }, zone);
  expect(records[0]!.startedAt).toEqual(new Date("2025-03-08T14:00Z"));
  expect(read({}, zone).records[0]!.startedAt).toEqual(new Date("2025-03-10T13:00Z"));
  expect(assumed).toEqual([]);
});

test("dates may have another layout, and ask for the day where they may be either", () => {
  expect(read({ started_at: "2025-03-10 09:00:00" }).records[0]!.startedAt).toEqual(
    new Date("2025-03-10T09:00Z"),
  );
  const numbers = { started_at: "03/10/2025 09:00" };
  expect(() => read(numbers)).toThrow(/dayFirst must be true or false/);
  expect(read(numbers, { dayFirst: false }).records[0]!.startedAt).toEqual(
    new Date("2025-03-10T09:00Z"),
  );
});

describe("a trial", () => {
  test("that was paid for begins at its end", () => {
    const { records } = read({ trial_end: "24-Mar-2025 09:00" });
    expect(records[0]!.startedAt).toEqual(new Date("2025-03-24T09:00Z"));
    expect(records[0]!.isTrial).toBe(false);
  });

  test("that lasts is one, whose customer is none yet", () => {
    const { records } = read({ status: "In Trial", trial_end: "24-Mar-2025 09:00" });
    expect(records[0]).toMatchObject({ isTrial: true, startedAt: new Date("2025-03-10T09:00Z") });
    expect(customerBase(records, { at: new Date("2025-03-20") }).value).toBe(0);
  });

  test.each(["20-Mar-2025 09:00", "24-Mar-2025 09:00"])("cancelled on %s never paid", (end) => {
    const cells = { status: "Cancelled", trial_end: "24-Mar-2025 09:00", cancelled_at: end };
    expect(read(cells).leftOut.map(({ reason }) => reason)).toEqual(["never paid"]);
    expect(read({ ...cells, status: "In Trial" }).leftOut).toHaveLength(1);
  });

  test("cancelled later was paid from its end on", () => {
    const cells = {
      status: "Cancelled",
      trial_end: "24-Mar-2025 09:00",
      cancelled_at: "24-Mar-2025 09:01",
    };
    expect(read(cells).records).toHaveLength(1);
  });
});

test("one that is not renewed is a customer's until its end", () => {
  const { records } = read({ status: "non_renewing", cancelled_at: "20-Feb-2026 08:00" });
  const month = (name: string, next: string) => ({
    period: { start: new Date(`${name}-01`), end: new Date(`${next}-01`) },
  });
  expect(retention(records, month("2026-01", "2026-02")).value).toBe(1);
  expect(churn(records, month("2026-02", "2026-03")).value).toBe(1);
});

test("in a pause its customer is none", () => {
  const cells = {
    status: "Paused",
    pause_date: "20-Dec-2025 08:00",
    resume_date: "20-Jan-2026 08:00",
  };
  const { records } = read(cells);
  const at = (day: string) => customerBase(records, { at: new Date(day) }).value;
  expect([at("2025-12-20"), at("2025-12-21"), at("2026-01-20"), at("2026-01-21")]).toEqual([
    1, 0, 0, 1,
  ]);
});

test("what has not begun or went elsewhere is left out", () => {
  const reasons = (own: object) => read(own).leftOut.map(({ reason }) => reason);
  expect(reasons({ status: "Future", started_at: "" })).toEqual(["future"]);
  expect(reasons({ status: "transferred" })).toEqual(["transferred"]);
  expect(
    reasons({ status: "Cancelled", started_at: "", cancelled_at: "01-Jan-2025 00:00" }),
  ).toEqual(["never paid"]);
});

test.each([
  [{ status: "Active", started_at: "" }, 'row is active, but has no "started_at"'],
  [{ status: "Cancelled" }, 'row is cancelled, but has no "cancelled_at"'],
  [{ status: "Paused" }, 'row is paused, but has no "pause_date"'],
  [
    { pause_date: "02-Jan-2026 00:00", resume_date: "01-Jan-2026 00:00" },
    "row is resumed before it is paused",
  ],
  [{ status: "Dunning" }, /^status must be one of "active", .*got "Dunning"/],
  [{ cancelled_at: "09-Mar-2025 09:00" }, /^endedAt must not be before startedAt/],
])("%j is rejected", (own, message) => {
  const { rejected } = read(own);
  expect(rejected[0]!.issues[0]!.message).toMatch(message);
});
