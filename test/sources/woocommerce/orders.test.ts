import { validate, validateAsync, woocommerce } from "customer-kpis/sources";
import { describe, expect, test } from "vitest";

const row = {
  "Order Number": "501",
  "Order Status": "Completed",
  "Order Date": "2026-01-05 09:12",
  "Email (Billing)": "Ann@example.com",
  "Order Refund Amount": "0",
  "Order Total Amount": "141.70",
  "Item Name": "Beans",
};
const read = (...cells: object[]) =>
  validate(
    woocommerce.orders,
    cells.map((own) => ({ ...row, ...own })),
  );

describe("the rows of an order", () => {
  const item = {
    "Order Status": "",
    "Order Date": "",
    "Email (Billing)": "",
    "Order Refund Amount": "",
    "Order Total Amount": "",
  };

  test("repeat it, or hold it on the first alone: it counts once", () => {
    for (const more of [{}, item]) {
      const { records, joined } = read({}, { ...more, "Item Name": "Filter" }, more);
      expect(records.map(({ amount }) => amount)).toEqual([141.7]);
      expect(joined).toBe(2);
    }
  });

  test("stand together in a stream", async () => {
    const rows = [row, row, { ...row, "Order Number": "502" }];
    const amounts = [];
    for await (const { records } of validateAsync(
      woocommerce.orders,
      rows.map((one) => [one]),
    )) {
      amounts.push(...records.map(({ amount }) => amount));
    }
    expect(amounts).toEqual([141.7, 141.7]);
  });

  test("of an order are settled when another one comes", async () => {
    const rows = [row, row, { ...row, "Order Number": "502" }];
    const counts = [];
    for await (const { records } of validateAsync(
      woocommerce.orders,
      rows.map((one) => [one]),
    )) {
      counts.push(records.length);
    }
    expect(counts).toEqual([0, 0, 1, 1]);
  });

  test.each([
    ["Order Status", "Completed"],
    ["Order Refund Amount", "5"],
    ["Order Total Amount", "141.70"],
    ["Order Total Amount (- Refund)", "141.70"],
  ])("that say but %s of it are of a second order of that number", (name, cell) => {
    const net = { "Order Total Amount (- Refund)": "" };
    const { rejected } = read({ ...net }, { ...net, ...item, [name]: cell });
    expect(rejected.map(({ issues }) => issues[0]!.message)).toEqual([
      "row is of an order that stands twice, in two states",
      "row is of an order that stands twice, in two states",
    ]);
  });

  test("that contradict each other are rejected, all of them", () => {
    const { rejected } = read({}, { "Order Total Amount": "99" });
    expect(rejected.map(({ row, issues }) => [row, issues[0]!.message])).toEqual([
      [1, "row is of an order that stands twice, in two states"],
      [2, "row is of an order that stands twice, in two states"],
    ]);
  });
});

describe("the amount", () => {
  test.each([
    ["is the total", {}, 141.7],
    [
      "less a refund of a part",
      { "Order Total Amount": "85", "Order Refund Amount": "20.50" },
      64.5,
    ],
    [
      "also one with a minus",
      { "Order Total Amount": "85", "Order Refund Amount": "-20.50" },
      64.5,
    ],
    [
      "is nothing of what was refunded",
      { "Order Status": "Refunded", "Order Refund Amount": "141.70" },
      0,
    ],
    [
      "also where nobody says how much",
      { "Order Status": "Refunded", "Order Refund Amount": "" },
      0,
    ],
    ["has thousands", { "Order Total Amount": "1,141.70" }, 1141.7],
    ["also without cents", { "Order Total Amount": "1,141" }, 1141],
    ["may be below nothing, as of an exchange", { "Order Total Amount": "-20" }, -20],
  ])("%s", (_, own, amount) => {
    expect(read(own).records.map((one) => one.amount)).toEqual([amount]);
  });

  test("is not reduced twice where the column says that it is net", () => {
    const { "Order Total Amount": _, ...rest } = { ...row, "Order Refund Amount": "20" };
    const net = { "Order Total Amount (- Refund)": "121.70" };
    const rows = [{ ...rest, ...net }];
    expect(validate(woocommerce.orders, rows).records[0]!.amount).toBe(121.7);
    expect(read({ "Order Refund Amount": "20", ...net }).records[0]!.amount).toBe(121.7);
    const kept = { "Order Status": "Refunded", "Order Total Amount (- Refund)": "9.90" };
    expect(read(kept).records[0]!.amount).toBe(9.9);
  });

  test("is never below nothing by a refund", () => {
    const { rejected } = read({ "Order Refund Amount": "150" });
    expect(rejected[0]!.issues[0]!.message).toBe(
      'row takes back 150 of 141.7 by "Order Refund Amount"',
    );
  });

  test.each(["Order Currency", "Currency"])("is in the currency that %s says", (name) => {
    expect(read({ [name]: "eur" }).records[0]!.currency).toBe("EUR");
    expect(read({}).records[0]!.currency).toBe(null);
  });

  test("with a decimal comma asks for it", () => {
    const rows = [{ ...row, "Order Total Amount": "1.141,70" }];
    expect(validate(woocommerce.orders, rows).rejected[0]!.issues[0]!.message).toMatch(
      /decimal: ","/,
    );
    const { records } = validate(woocommerce.orders, rows, { decimal: "," });
    expect(records[0]!.amount).toBe(1141.7);
  });
});

test("which orders count, in the words of the shop and of its database", () => {
  const words = [
    "Processing",
    "On hold",
    "wc-completed",
    "Cancelled",
    "Pending payment",
    "wc-failed",
    "wc-pending",
  ];
  const { records, leftOut } = read(
    ...words.map((status, i) => ({ "Order Number": i, "Order Status": status })),
    { "Order Number": "g", "Email (Billing)": "" },
  );
  expect(records.map(({ status }) => status)).toEqual(["processing", "on hold", "completed"]);
  expect(leftOut.map(({ reason }) => reason)).toEqual([
    "cancelled",
    "never paid",
    "failed",
    "never paid",
    "no customer",
  ]);
  expect(read({ "Order Status": "Shipped" }).rejected[0]!.issues[0]!.message).toMatch(
    /^status must be one of "completed", .*got "Shipped"/,
  );
});

test("a customer is known by the address, whatever its case; a time is in the shop's zone", () => {
  const rows = [row, { ...row, "Order Number": "502", "Email (Billing)": "ANN@EXAMPLE.COM" }];
  const { records, assumed } = validate(woocommerce.orders, rows, { timeZone: "Europe/Berlin" });
  expect(new Set(records.map(({ customerId }) => customerId))).toEqual(
    new Set(["ann@example.com"]),
  );
  // Berlin is an hour ahead of UTC in January.
  expect(records[0]!.at).toEqual(new Date("2026-01-05T08:12Z"));
  expect(assumed).toEqual([]);
});
