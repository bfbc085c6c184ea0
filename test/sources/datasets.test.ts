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

  test("reads no rows as none", () => {
    expect(validate(datasets.olist, []).records).toEqual([]);
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
    const [c8] = rows.slice(-1);
    const o8 = { ...orders[0], order_id: "o8", customer_id: "c8" };
    const paid = { order_id: "o8", payment_sequential: "1", payment_value: "5" };
    const nobodys = validate(datasets.olist, [...all, o8, paid]).rejected;
    expect(nobodys.map(({ issues }) => issues[0]!.message)).toEqual(
      Array(2).fill("row has no customer"),
    );
    const undated = { ...o8, order_purchase_timestamp: "" };
    const never = validate(datasets.olist, [...all, undated, paid, c8!]).rejected;
    expect(never.map(({ issues }) => issues[0]!.message)).toEqual(
      Array(3).fill("row has no order or no date"),
    );
    const other = { ...orders[0], customer_id: "c2" };
    expect(validate(datasets.olist, [...all, other]).rejected[0]!.issues[0]!.message).toMatch(
      /several values of/,
    );
  });
});

test("Olist's orders count whatever became of them, at the time of day in Brazil", () => {
  const statuses = ["created", "approved", "processing", "invoiced", "shipped", "delivered"];
  // Three hours behind UTC; two in the summer of 2017, which began on 15 October.
  const days = [
    ["2017-07-05 10:00:00", "2017-07-05T13:00Z"],
    ["2017-11-20 10:00:00", "2017-11-20T12:00Z"],
  ] as const;
  for (const status of statuses) {
    for (const [written, at] of days) {
      const order = { order_id: "o", order_status: status, order_purchase_timestamp: written };
      const whole = { ...order, payment_value: "5", customer_id: "c", customer_unique_id: "p" };
      expect(validate(datasets.olist, [whole]).records[0]!.at).toEqual(new Date(at));
      const review = { review_id: "r", order_id: "o", review_answer_timestamp: written };
      const { records } = validate(datasets.olistReviews, [{ ...review, review_score: "5" }]);
      expect(records[0]!.at).toEqual(new Date(at));
    }
  }
});

test("a row that stands twice is one customer's, or one review", () => {
  const telco = { customerID: "a", tenure: "1", Churn: "No", MonthlyCharges: "29.85" };
  const bank = { CustomerId: 1, Tenure: 2, Exited: 0, Geography: "France" };
  const at = "2018-01-05 10:00:00";
  const review = { review_id: "r", order_id: "o", review_answer_timestamp: at, review_score: "5" };
  // One review may be of several orders.
  const ofOther = { ...review, order_id: "o2" };
  for (const { records, leftOut } of [
    validate(datasets.telco, [telco, telco]),
    validate(datasets.bankChurn, [bank, bank]),
    validate(datasets.olistReviews, [review, review, ofOther]),
  ]) {
    expect(leftOut.map(({ row, reason }) => [row, reason])).toEqual([[2, "repeated"]]);
    expect(records.length).toBeGreaterThan(0);
  }
  expect(validate(datasets.olistReviews, [review, ofOther]).records).toHaveLength(2);
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
      // What a line brought is not known, nor when: nor what the invoice did.
      { ...row, Invoice: "4", "Customer ID": "8.0" },
      { ...row, Invoice: "4", "Customer ID": "8.0", Price: "" },
      { ...row, Invoice: "5", "Customer ID": "8.0" },
      { ...row, Invoice: "5", "Customer ID": "8.0", InvoiceDate: "" },
    ];
    const { rejected, leftOut } = validate(datasets.onlineRetail, rows);
    expect(rejected.map(({ row, issues }) => [row, issues[0]!.message])).toEqual([
      [1, 'quantity is missing (column "Quantity")'],
      [2, 'quantity is missing (column "Quantity")'],
      [3, "row is of an invoice of two customers"],
      [4, "row is of an invoice of two customers"],
      [6, 'price is missing (column "Price")'],
      [7, 'price is missing (column "Price")'],
      [8, 'at is missing (column "InvoiceDate")'],
      [9, 'at is missing (column "InvoiceDate")'],
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

  test("is read in the layouts of the whole file and of its sample", () => {
    const lines = [
      " 00010 19970112 12  111.99",
      " 00010  0004 19970101  2   29.33\r",
      "00010 19980630 1 .99",
    ];
    const { records } = validate(datasets.cdnow, lines);
    expect(
      records.map(({ at, cds, amount }) => [at.toISOString().slice(0, 10), cds, amount]),
    ).toEqual([
      ["1997-01-12", 12, 111.99],
      ["1997-01-01", 2, 29.33],
      ["1998-06-30", 1, 0.99],
    ]);
    for (const line of [
      "x 00010 19970112 1 1.99",
      "00010 19970112 1 1.99 2",
      "00010 19970112 1 1.999",
    ]) {
      expect(validate(datasets.cdnow, [line]).rejected).toHaveLength(1);
    }
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

test.each(["FAŁSZ", "YANLIŞ", "Non", "Nein", "خیر"])("who left with %s has not", (Exited) => {
  const { records } = validate(datasets.bankChurn, [{ CustomerId: "1", Tenure: "2", Exited }]);
  expect(records[0]!.ended).toBe(false);
});

test.each([
  1,
  1n,
  true,
  "1.0",
  "TRUE",
  "WAHR",
  "PRAWDA",
  "Oui",
  "ja",
  "Sí",
  "ИСТИНА",
  "بله",
  "بلی",
])("who left with %s has ended", (Exited) => {
  const customer = { CustomerId: "1", Tenure: "2", Exited };
  const rows = [customer, { ...customer, CustomerId: "2", Exited: 0n }];
  const { records } = validate(datasets.bankChurn, rows);
  expect(records.map(({ ended }) => ended)).toEqual([true, false]);
});
