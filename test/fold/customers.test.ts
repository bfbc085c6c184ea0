import { expect, test } from "vitest";
import { numbersOf } from "../../src/fold/customers";
import { cohorts, columns, historicValue } from "../../src/index";

const AT = Date.UTC(2026, 0, 5);

/** Orders of customers by code: the first order is of customer 0, amounts are 1, 2, 3 ... */
function ordersOf(codes: Int32Array, values: readonly (string | null)[]) {
  return columns({
    customerId: { codes, values },
    at: new Float64Array(codes.length).fill(AT),
    amount: Float64Array.from(codes, (_, i) => i + 1),
  });
}

test("customers of a dictionary are the same however many values and orders it has", () => {
  // 30,000 orders in turn of 3,000 customers, of whom the last two are nobody.
  const values = Array.from({ length: 3000 }, (_, k) => (k < 2998 ? `customer-${k}` : null));
  const codes = Int32Array.from({ length: 30_000 }, (_, i) => i % 3000);
  const { customers, excluded } = historicValue(ordersOf(codes, values));
  expect(customers).toHaveLength(2998);
  // Customer k has the orders k + 1, k + 3,001 ... k + 27,001: 10 (k + 1) + 3,000 (0 + 1 + ... + 9).
  for (const k of [0, 1, 2997]) {
    const value = 10 * (k + 1) + 3000 * 45;
    expect(customers[k]).toEqual({ customerId: `customer-${k}`, value, orders: 10 });
  }
  expect(excluded).toEqual([{ reason: "no customer", count: 20 }]);
  const asOf = AT + 86_400_000;
  expect(cohorts(ordersOf(codes, values), { unit: "day", asOf }).n).toBe(2998);
});

test("values that stand there twice are one customer", () => {
  const codes = Int32Array.from({ length: 20_000 }, (_, i) => i % 4);
  const { customers } = historicValue(ordersOf(codes, ["ann", "bob", "ann", "bob"]));
  // Odd amounts are Ann's: 10,000 of them, 1 + 3 + ... + 19,999 = 10,000 squared.
  expect(customers).toEqual([
    { customerId: "ann", value: 100_000_000, orders: 10_000 },
    { customerId: "bob", value: 100_010_000, orders: 10_000 },
  ]);
});

test("a dictionary that grows between two slices has its new customers, too", () => {
  const customers = new Map();
  const values = ["ann", "bob"];
  const read = (codes: Int32Array) => [...numbersOf(customers, { codes, values }, new Map())];
  expect(read(Int32Array.of(0, 1, 0))).toEqual([0, 1, 0]);
  values.push("cid");
  expect(read(Int32Array.of(2, 1, 2))).toEqual([2, 1, 2]);
});

test("a value of a dictionary that is no customer is refused where an order has it, and only there", () => {
  // 20,000 orders are taken in several slices: the one with the wrong value is among the last.
  const values = ["ann", "bob", new Date(AT)] as unknown as string[];
  const codes = Int32Array.from({ length: 20_000 }, (_, i) => i % 2);
  expect(historicValue(ordersOf(codes, values)).n).toBe(2);
  codes[19_998] = 2;
  expect(() => historicValue(ordersOf(codes, values))).toThrow(
    /^historicValue: customerId must be a text, number, boolean or null, got .* \(record 19998\)$/,
  );
  expect(() => historicValue(ordersOf(codes, [...values].reverse()))).toThrow(/\(record 0\)$/);
});

test("a dictionary that gets a value after it was counted is looked through again", () => {
  const values: unknown[] = ["ann", "bob"];
  const codes = Int32Array.of(0, 1, 0);
  const orders = ordersOf(codes, values as string[]);
  expect(historicValue(orders).n).toBe(2);
  values.push(new Date(AT));
  expect(historicValue(orders).n).toBe(2);
  codes[2] = 2;
  expect(() => historicValue(orders)).toThrow(/customerId must be .* \(record 2\)$/);
});
