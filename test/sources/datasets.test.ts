import { datasets, headerLine, recognize, sources, validate } from "customer-kpis/sources";
import fc from "fast-check";
import { describe, expect, test } from "vitest";
import { linesOf, rowsBelow } from "../data/sources/readSample";

describe("Olist", () => {
  const [orders, payments, customers] = ["orders", "payments", "customers"].map((name) =>
    rowsBelow(linesOf(`olist-${name}.csv`), 1),
  ) as [Row[], Row[], Row[]];
  type Row = Record<string, string>;
  const all = [...orders, ...payments, ...customers];
  const right = [
    ["o1", "p1", 100],
    ["o2", "p2", 75.5],
    ["o4", "p1", 10],
  ];

  test("reads its three files in whatever order their rows come", () => {
    fc.assert(
      fc.property(fc.shuffledSubarray(all, { minLength: all.length }), (rows) => {
        const { records, joined, leftOut, rejected } = validate(datasets.olist, rows);
        const found = records.map(({ id, customerId, amount }) => [id, customerId, amount]);
        expect(found.toSorted()).toEqual(right);
        expect(records.length + joined + leftOut.length + rejected.length).toBe(rows.length);
      }),
    );
  });

  test("reads a table into which somebody merged them, each payment once", () => {
    const merged = orders.flatMap((order) =>
      payments
        .filter((payment) => payment["order_id"] === order["order_id"])
        .map((payment) => ({
          ...order,
          ...payment,
          ...customers.find((one) => one["customer_id"] === order["customer_id"]),
        })),
    );
    // As a table that is merged with the items of an order has every payment several times.
    const { records } = validate(datasets.olist, [...merged, ...merged]);
    expect(records.map(({ id, customerId, amount }) => [id, customerId, amount])).toEqual(right);
  });

  test("says which file is missing", () => {
    expect(() => validate(datasets.olist, [...orders, ...customers])).toThrow(
      'datasets.olist: payment is in a column "payment_value", which none of the files has',
    );
  });

  test("accounts for what belongs to no order, or lacks something", () => {
    const rows = [
      ...all,
      { order_id: "o9", payment_sequential: "1", payment_value: "5" },
      { ...orders[0], order_id: "o8", customer_id: "c8" },
      { customer_id: "c8", customer_unique_id: "p8" },
    ];
    const { leftOut, rejected } = validate(datasets.olist, rows);
    expect(leftOut.at(-1)).toMatchObject({ row: 17, reason: "no order" });
    expect(rejected.map(({ row, issues }) => [row, issues[0]!.message])).toEqual([
      [18, "row has no payment"],
      [19, "row has no payment"],
    ]);
    const other = { ...orders[0], customer_id: "c2" };
    expect(validate(datasets.olist, [...all, other]).rejected[0]!.issues[0]!.message).toMatch(
      /several values of/,
    );
  });
});

describe("Online Retail", () => {
  const line = { Quantity: "2", Country: "France", StockCode: "1" };

  test("is read in its first version, with days of a spreadsheet, and in ISO dates", () => {
    const old = { ...line, InvoiceNo: 536365, UnitPrice: 2.5, CustomerID: 17850, Quantity: 2 };
    // 40513.351388889 is 1 December 2010, 8:26, as a spreadsheet counts.
    const { records } = validate(datasets.onlineRetail, [{ ...old, InvoiceDate: 40513.351388889 }]);
    expect(records).toEqual([
      {
        id: 536365,
        customerId: 17850,
        at: new Date("2010-12-01T08:26Z"),
        amount: 5,
        currency: "GBP",
        segment: "France",
      },
    ]);
    const iso = { ...old, InvoiceDate: "2011-07-01 08:26:00" };
    // British summer time.
    expect(validate(datasets.onlineRetail, [iso]).records[0]!.at).toEqual(
      new Date("2011-07-01T07:26Z"),
    );
  });

  test("has invoices whole or not at all", () => {
    const row = { ...line, Invoice: "1", Price: "2", InvoiceDate: "1/2/2010 9:00" };
    const rows = [
      { ...row, "Customer ID": "7.0" },
      { ...row, "Customer ID": "7.0", Quantity: "" },
      { ...row, Invoice: "2", "Customer ID": "7.0" },
      { ...row, Invoice: "2", "Customer ID": "8.0" },
      { ...row, Invoice: "A3", "Customer ID": "8.0" },
    ];
    const { rejected, leftOut } = validate(datasets.onlineRetail, rows);
    expect(rejected.map(({ row, issues }) => [row, issues[0]!.message])).toEqual([
      [1, 'quantity is missing (column "Quantity")'],
      [2, 'quantity is missing (column "Quantity")'],
      [3, "row is of an invoice of two customers"],
      [4, "row is of an invoice of two customers"],
    ]);
    expect(leftOut.map(({ reason }) => reason)).toEqual(["bad debt"]);
  });
});

describe("CDNOW", () => {
  test("is recognized by a line, and has no header", () => {
    const sample = " 00004 0001 19970101  2   29.33";
    expect(recognize([sample], sources).map(({ source }) => source.name)).toEqual([
      "datasets.cdnow",
    ]);
    expect(headerLine([sample], datasets.cdnow)).toBe(0);
    expect(validate(datasets.cdnow, [sample]).records[0]).toMatchObject({
      customerId: "00004",
      cds: 2,
      amount: 29.33,
    });
  });

  test("rejects other lines", () => {
    const { rejected, leftOut } = validate(datasets.cdnow, [
      " 00001 19970101  1   11.77",
      " 00001 19971301  1   11.77",
      "id date cds amount",
      "",
    ]);
    expect(rejected.map(({ issues }) => issues[0]!.message)).toEqual([
      expect.stringMatching(/^at must be a date .*, got "1997-13-01"/),
      'row must be a line of such a file, got "id date cds amount"',
    ]);
    expect(leftOut).toEqual([{ row: 4, reason: "blank row", input: "" }]);
  });
});

test("years of the bank's customers are told in months", () => {
  const rows = [{ CustomerId: 1, Tenure: 2, Exited: 0 }];
  expect(validate(datasets.bankChurn, rows).records).toEqual([
    { customerId: 1, duration: 24, ended: false },
  ]);
});

test.each([1, 1n, true, "1.0", "TRUE", "WAHR", "بله"])("who left with %s has ended", (Exited) => {
  const customer = { CustomerId: "1", Tenure: "2", Exited };
  const rows = [customer, { ...customer, CustomerId: "2", Exited: 0n }];
  const { records } = validate(datasets.bankChurn, rows);
  expect(records.map(({ ended }) => ended)).toEqual([true, false]);
});
