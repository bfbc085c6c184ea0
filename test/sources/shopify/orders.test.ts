import { historicValue } from "customer-kpis";
import { shopify, validate } from "customer-kpis/sources";
import { describe, expect, test } from "vitest";

const order = {
  Name: "#1",
  Email: "ann@example.com",
  "Financial Status": "paid",
  Total: "10.50",
  "Refunded Amount": "0.00",
  Currency: "EUR",
  "Created at": "2026-03-08 01:59:59 -0500",
};

function read(...rows: object[]) {
  return validate(
    shopify.orders,
    rows.map((row, i) => ({ ...order, Name: `#${i}`, ...row })),
  );
}

describe("what is left of an order", () => {
  test("is its total less what was refunded", () => {
    const { records } = read(
      {},
      { "Financial Status": "partially_refunded", "Refunded Amount": "2.125", Currency: "KWD" },
      { "Financial Status": "refunded", "Refunded Amount": "10.50" },
    );
    // 10.5 - 2.125 = 8.375
    expect(records.map(({ amount }) => amount)).toEqual([10.5, 8.375, 0]);
  });

  test("is nothing where it was refunded and older files do not say how much", () => {
    const { "Refunded Amount": _, ...older } = order;
    const { records, rejected } = validate(shopify.orders, [
      older,
      { ...older, Name: "#2", "Financial Status": "refunded" },
      { ...older, Name: "#3", "Financial Status": "partially_refunded" },
    ]);
    expect(historicValue(records)).toMatchObject({ total: 10.5, orders: 2 });
    expect(rejected[0]!.issues[0]!.message).toBe(
      'row is partly refunded, but does not say how much in "Refunded Amount"',
    );
  });

  test("is not below nothing: more than was paid cannot be refunded", () => {
    const { rejected } = read({ "Financial Status": "refunded", "Refunded Amount": "12.00" });
    expect(rejected[0]!.issues[0]!.message).toBe('row takes back 12 of 10.5 by "Refunded Amount"');
  });
});

test("a file of another tool is none of this one", () => {
  expect(() => validate(shopify.orders, [{ Order: "1" }])).toThrow(
    'shopify.orders: this is no such file: its columns are "Order" (recognize may know it)',
  );
});

describe("an order", () => {
  test("counts where it was paid, and is left out by name where it was not", () => {
    const statuses = [...["paid", "partially_paid", "pending", "authorized", "expired", "voided"]];
    const { records, leftOut } = read(
      ...statuses.map((status) => ({ "Financial Status": status })),
      { "Cancelled at": "2026-03-09 10:00:00 -0500" },
      { Email: "" },
    );
    expect(records.map(({ id }) => id)).toEqual(["#0", "#1"]);
    const never = ["never paid", "never paid", "never paid"];
    expect(leftOut.map(({ reason }) => reason)).toEqual([
      ...never,
      "voided",
      "cancelled",
      "no customer",
    ]);
  });

  test("is cancelled with one l, too", () => {
    const { leftOut } = read({ "Canceled at": "2026-03-09 10:00:00 -0500" }, { "Canceled at": "" });
    expect(leftOut.map(({ row, reason }) => [row, reason])).toEqual([[1, "cancelled"]]);
  });

  test("is held by the row that says anything of it, wherever that stands", () => {
    const item = { "Financial Status": "", Total: "", "Refunded Amount": "", Currency: "" };
    const rows = [{ ...order, ...item }, order, { ...order, ...item }];
    const { records, joined } = validate(shopify.orders, rows);
    expect(records.map(({ amount }) => amount)).toEqual([10.5]);
    expect(joined).toBe(2);
    // Of a refund, a status or a total alone nobody knows what it is: it is a second order's.
    for (const own of [
      { "Refunded Amount": "1.00" },
      { "Financial Status": "paid" },
      { Total: "10.50" },
    ]) {
      const odd = validate(shopify.orders, [order, { ...order, ...item, ...own }]);
      expect(odd.rejected.map(({ issues }) => issues[0]!.message)).toEqual([
        "row is of an order that stands twice, in two states",
        "row is of an order that stands twice, in two states",
      ]);
    }
  });
});

describe("an amount with one mark before three digits", () => {
  test("is that of a currency with three, else of thousands or not: nobody knows", () => {
    const { records, rejected } = read(
      { Total: "4.900", Currency: "KWD" },
      { Total: "4.900", Currency: "JPY" },
      { Total: "4.900", Currency: "eur" },
      { Total: "4900", Currency: "JPY" },
      { Total: "4900.00", Currency: "JPY" },
      { Total: "0.900", Currency: "EUR" },
      { Total: "1,250", Currency: "EUR" },
      { Total: "12,345", Currency: "JPY" },
    );
    expect(records.map(({ amount }) => amount)).toEqual([4.9, 4900, 4900, 0.9, 1250, 12_345]);
    expect(rejected.map(({ row, issues }) => [row, issues[0]!.message])).toEqual(
      [2, 3].map((row) => [
        row,
        'total must be a number, got "4.900", which may be 4900 or 4.900 (say decimal: "." or ",") (column "Total")',
      ]),
    );
  });

  test.each([
    [".", 4.9],
    [",", 4900],
  ] as const)("is what the caller says with %j", (decimal, amount) => {
    const row = { ...order, Total: "4.900", "Refunded Amount": "", Currency: "JPY" };
    expect(validate(shopify.orders, [row], { decimal }).records[0]!.amount).toBe(amount);
  });
});
