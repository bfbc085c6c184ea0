import { historicValue } from "customer-kpis";
import { recognize, sources, stripe, validate } from "customer-kpis/sources";
import { describe, expect, test } from "vitest";

const row = {
  id: "ch_0",
  "Created (UTC)": "2026-01-05 09:12",
  Amount: "100.00",
  "Amount Refunded": "0.00",
  Currency: "usd",
  Mode: "Live",
  Status: "Paid",
  "Customer ID": "cus_a",
  Captured: "true",
};
const read = (...cells: object[]) =>
  validate(
    stripe.payments,
    cells.map((own) => ({ ...row, ...own })),
  );

describe("what is left of a payment", () => {
  test.each([
    ["whole", {}, 100],
    ["in part refunded", { Status: "Partial refund", "Amount Refunded": "12.50" }, 87.5],
    ["refunded in a newer word", { Status: "Partially refunded", "Amount Refunded": "1" }, 99],
    ["refunded", { Status: "Refunded", "Amount Refunded": "100.00" }, 0],
    ["refunded without an amount", { Status: "Refunded", "Amount Refunded": "" }, 0],
    [
      "disputed",
      { Status: "Disputed", "Disputed Amount": "100", "Dispute Status": "needs_response" },
      100,
    ],
    ["won", { "Disputed Amount": "100.00", "Dispute Status": "won" }, 100],
    ["lost in part", { "Disputed Amount": "40.00", "Dispute Status": "lost" }, 60],
    ["lost", { Status: "Dispute lost" }, 0],
    ["lost, told as what was taken", { "Disputed Amount": "-40", "Dispute Status": "lost" }, 60],
  ])("that is %s", (_, own, amount) => {
    expect(read(own).records.map((one) => one.amount)).toEqual([amount]);
  });

  test("is not known where nobody says how much was refunded", () => {
    const { "Amount Refunded": _, ...rest } = { ...row, Status: "Partial refund" };
    expect(validate(stripe.payments, [rest]).rejected[0]!.issues[0]!.message).toBe(
      'row is partly refunded, but does not say how much in "Amount Refunded"',
    );
    expect(read({ Status: "Partial refund", "Amount Refunded": "0.00" }).rejected).toHaveLength(1);
  });

  test("is nothing where all was paid back in two parts, whatever a computer makes of fractions", () => {
    const paid = { Amount: "4.35", "Amount Refunded": "1.10" };
    const { records } = read({ ...paid, "Disputed Amount": "3.25", "Dispute Status": "lost" });
    // 4.35 - 1.10 - 3.25; for a computer 4.35 - 1.1 is a little less than 3.25.
    expect(records.map(({ amount }) => amount)).toEqual([0]);
  });

  test("is not below nothing", () => {
    const { rejected } = read(
      { Status: "Refunded", "Amount Refunded": "100.01" },
      { "Amount Refunded": "30", "Disputed Amount": "100", "Dispute Status": "lost" },
    );
    // What is left of the second is 100 - 30 = 70.
    expect(rejected.map(({ issues }) => issues[0]!.message)).toEqual([
      'row takes back 100.01 of 100 by "Amount Refunded"',
      'row takes back 100 of 70 by "Disputed Amount"',
    ]);
  });
});

test("rows of Sigma or the interface, with amounts in cents, are rejected, whatever is renamed", () => {
  // 49.00 dollars, all of it refunded: https://docs.stripe.com/api/charges/object has both in cents.
  const charge = {
    id: "ch_1",
    amount: "4900",
    amount_refunded: "4900",
    status: "succeeded",
    created: "2026-01-05 09:12:00",
    customer_id: "cus_a",
    currency: "usd",
    captured: "true",
  };
  const rename = { customerId: "customer_id" };
  const { records, rejected } = validate(stripe.payments, [charge], { rename });
  expect(records).toEqual([]);
  expect(rejected[0]!.issues[0]!.message).toBe("row has amounts in cents: export Payments");
});

test("what was not paid is left out by name, and what was not taken", () => {
  const { records, leftOut } = read(
    { Status: "Failed", Captured: "false" },
    { Status: "requires_payment_method" },
    { Status: "Uncaptured", Captured: "false" },
    { Status: "Paid", Captured: "false" },
    { Mode: "Test" },
    { "Customer ID": "" },
    {},
  );
  expect(leftOut.map(({ reason }) => reason)).toEqual([
    "failed",
    "pending",
    "uncaptured",
    "uncaptured",
    "test",
    "no customer",
  ]);
  expect(records).toHaveLength(1);
});

test("guests count by their address where the caller says so", () => {
  const rows = [{ ...row, "Customer ID": "", "Customer Email": "ann@example.com" }];
  const rename = { customerId: "Customer Email" };
  const { records } = validate(stripe.payments, rows, { rename });
  expect(records[0]!.customerId).toBe("ann@example.com");
});

test("a status that nobody knows is rejected", () => {
  expect(read({ Status: "Reversed" }).rejected[0]!.issues[0]!.message).toMatch(
    /^status must be one of "paid", .*got "Reversed" \(column "Status"\)$/,
  );
});

test.each(["Created", "Created (UTC)", "Created date (UTC)", "Created (America/New_York)"])(
  "the generation whose moment is called %s is read",
  (name) => {
    const { "Created (UTC)": created, ...rest } = row;
    const rows = [{ ...rest, [name]: `${created}:33` }];
    const found = recognize(Object.keys(rows[0]!), sources);
    expect(found.map(({ source, missing }) => [source.name, missing])).toEqual([
      ["stripe.payments", []],
    ]);
    const { records, assumed } = validate(stripe.payments, rows);
    // New York is 5 hours behind UTC in January.
    const hour = name.includes("New_York") ? "14" : "09";
    expect(records[0]!.at).toEqual(new Date(`2026-01-05T${hour}:12:33Z`));
    expect(assumed).toEqual(name === "Created" ? ["timeZone"] : []);
  },
);

test("amounts are read as the dashboard's language writes them", () => {
  const cells = { Amount: "1.249,00", "Amount Refunded": "49,50" };
  expect(read(cells).rejected).toHaveLength(1);
  const { records } = validate(stripe.payments, [{ ...row, ...cells }], { decimal: "," });
  // 1249 - 49.5
  expect(records[0]!.amount).toBe(1199.5);
});

test("two currencies are not added up", () => {
  const { records } = read({}, { Currency: "eur" });
  expect(records.map(({ currency }) => currency)).toEqual(["USD", "EUR"]);
  expect(() => historicValue(records)).toThrow(/currency/);
});
