import { historicValue } from "customer-kpis";
import { recognize, sources, validate, woocommerce } from "customer-kpis/sources";
import { expect, test } from "vitest";

const row = {
  Date: "2026-01-05 09:12:33",
  "Order #": "501",
  Status: "completed",
  Customer: "Ann A",
  "Customer type": "new",
  "Net sales": "1141.7",
};
const read = (...cells: object[]) =>
  validate(
    woocommerce.analytics,
    cells.map((own) => ({ ...row, ...own })),
  );

test("a refund is a row of its own, negative, on its own day, and names its order", () => {
  const { records, joined } = read(
    {},
    { Date: "2026-02-01 00:30:00", Status: "refunded", "Net sales": "-50" },
  );
  expect(records.map(({ id, orderId, amount }) => [id, orderId, amount])).toEqual([
    ["501", "501", 1141.7],
    ["501", "501", -50],
  ]);
  expect(joined).toBe(0);
  const { total, customers } = historicValue(records);
  // 1141.7 - 50
  expect(total).toBeCloseTo(1091.7, 9);
  expect(customers).toHaveLength(1);
});

test("which rows count is as the report counts", () => {
  const { records, leftOut } = read(
    ...["Processing", "on-hold", "refunded"].map((Status) => ({ Status })),
    ...["cancelled", "pending", "failed"].map((Status) => ({ Status })),
    { Status: "checkout-draft", "Order #": "502" },
    { Customer: " " },
  );
  expect(records).toHaveLength(3);
  expect(leftOut.map(({ reason }) => reason)).toEqual([
    "cancelled",
    "never paid",
    "failed",
    "never paid",
    "no customer",
  ]);
});

test("refunds of one order are many, and none stands twice", () => {
  const at = (day: string) => ({ Date: `2026-02-${day} 09:00:00` });
  const refunds = [
    { ...at("01"), "Net sales": "-10" },
    { ...at("02"), "Net sales": "-5" },
  ];
  const { records, leftOut, assumed } = read({}, ...refunds, ...refunds.slice(1));
  expect(records.map(({ amount }) => amount)).toEqual([Number(row["Net sales"]), -10, -5]);
  expect(leftOut.map(({ row, reason }) => [row, reason])).toEqual([[4, "repeated"]]);
  expect(assumed).not.toContain("id");
});

test.each([["N. Revenue"], ["Net Sales"]])(
  "the amount may be called %s, and never the formatted text",
  (name) => {
    const { "Net sales": net, ...rest } = row;
    const rows = [{ ...rest, "N. Revenue (formatted)": "€9,999.00", [name]: net }];
    expect(recognize(Object.keys(rows[0]!), sources).map(({ source }) => source.name)).toEqual([
      "woocommerce.analytics",
    ]);
    expect(validate(woocommerce.analytics, rows).records[0]!.amount).toBe(1141.7);
  },
);

test("an amount without cents has thousands, too", () => {
  expect(read({ "Net sales": "1,141" }).records[0]!.amount).toBe(1141);
});

test("times are in the shop's zone, which is assumed", () => {
  expect(read({}).assumed).toEqual(["timeZone"]);
  const { records } = validate(woocommerce.analytics, [row], { timeZone: "America/New_York" });
  // New York is 5 hours behind UTC in January.
  expect(records[0]!.at).toEqual(new Date("2026-01-05T14:12:33Z"));
});
