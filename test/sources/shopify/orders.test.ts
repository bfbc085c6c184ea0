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
});
