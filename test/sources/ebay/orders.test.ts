import { ebay, headerLine, recognize, sources, validate } from "customer-kpis/sources";
import { describe, expect, test } from "vitest";

const row = {
  "Sales Record Number": "12",
  "Order Number": "18-15123-90442",
  "Buyer Username": "buyer_b",
  "Buyer Country": "US",
  "Item Title": "",
  "Total Price": "$1,054.00",
  "Sale Date": "Jan-20-26",
  "Paid On Date": "Jan-21-26",
};
const item = { "Item Title": "Ring", "Total Price": "", "Sale Date": "", "Paid On Date": "" };
const read = (cells: object[], options = {}) =>
  validate(
    ebay.orders,
    cells.map((own) => ({ ...row, ...own })),
    options,
  );

describe("the lines around", () => {
  const blank = Object.fromEntries(Object.keys(row).map((name) => [name, ""]));

  test("the header is below a line of commas", () => {
    const lines = [
      ",,,,,,,",
      Object.keys(row)
        .map((name) => `"${name}"`)
        .join(","),
      ",,,,,,,",
    ];
    expect(headerLine(lines, ebay.orders)).toBe(2);
  });

  test("the data are left out by name", () => {
    const { records, leftOut } = validate(ebay.orders, [
      blank,
      row,
      { ...blank, "Sales Record Number": "1", "Order Number": "record(s) downloaded," },
      { ...blank, "Sales Record Number": "Seller ID : testshop" },
    ]);
    expect(records).toHaveLength(1);
    expect(leftOut.map(({ row, reason }) => [row, reason])).toEqual([
      [1, "blank row"],
      [3, "footer"],
      [4, "footer"],
    ]);
  });

  test("an order that says nothing else is no footer", () => {
    const { rejected } = validate(ebay.orders, [
      row,
      { ...blank, "Order Number": "18-15123-90443" },
    ]);
    expect(rejected.map(({ row }) => row)).toEqual([2]);
  });

  test("an order whose number is not read is no footer either, nor is its item", () => {
    const cut = { "Order Number": "", "Sales Record Number": "" };
    const { rejected, leftOut } = read([{ ...cut, "Sale Date": "soon" }]);
    expect([rejected.length, leftOut.length]).toEqual([1, 0]);
    const number = { "Sales Record Number": "12", "Order Number": "18-15123-90443" };
    expect(validate(ebay.orders, [row, { ...blank, ...number }]).rejected).toHaveLength(1);
  });
});

test("the items of an order are joined to the row with its total", () => {
  const { records, joined } = read([{}, item, item]);
  expect(records).toEqual([
    {
      id: "18-15123-90442",
      customerId: "buyer_b",
      at: new Date("2026-01-20"),
      amount: 1054,
      currency: "$",
    },
  ]);
  expect(joined).toBe(2);
});

test("items without their order are rejected", () => {
  const { rejected } = read([item]);
  expect(rejected[0]!.issues.map(({ field }) => field)).toEqual(["at", "amount"]);
});

test("what was not paid is left out, with its items", () => {
  const { records, leftOut } = read([{ "Paid On Date": "" }, item]);
  expect(records).toEqual([]);
  expect(leftOut.map(({ reason }) => reason)).toEqual(["never paid", "never paid"]);
});

describe("another country's file", () => {
  test("has other capitals, the day first and pounds", () => {
    const british = {
      "Sales record number": "11",
      "Order number": "18-15123-90441",
      "Buyer username": "buyer_a",
      "Post to country": "United Kingdom",
      "Postage and packaging": "£4.00",
      "Total price": "£1,054.50",
      "Sale date": "05-Jan-26",
      "Paid on date": "05-Jan-26",
    };
    const found = recognize(Object.keys(british), sources);
    expect(found.map(({ source, missing }) => [source.name, missing])).toEqual([
      ["ebay.orders", []],
    ]);
    const { records } = validate(ebay.orders, [british], { timeZone: "Europe/London" });
    expect(records[0]).toMatchObject({
      amount: 1054.5,
      currency: "£",
      at: new Date("2026-01-05T00:00Z"),
    });
  });

  test("is German, with a comma in amounts and German months", () => {
    const german = {
      Verkaufsprotokollnummer: "1",
      Bestellnummer: "23-12345-12345",
      "Nutzername des Käufers": "kaeufer",
      Gesamtbetrag: "1.116,99 €",
      "Verkauft am": "10-Dez-25",
      Zahlungsdatum: "11-Dez-25",
    };
    expect(validate(ebay.orders, [german]).rejected[0]!.issues[0]!.message).toMatch(/decimal: ","/);
    const { records } = validate(ebay.orders, [german], {
      decimal: ",",
      timeZone: "Europe/Berlin",
    });
    // Berlin is an hour ahead of UTC in December.
    expect(records[0]).toMatchObject({
      amount: 1116.99,
      currency: "€",
      at: new Date("2025-12-09T23:00Z"),
    });
  });

  test("says which dollars it means", () => {
    const { records } = read([{ "Total Price": "AU $1,054.00" }]);
    expect(records[0]).toMatchObject({ amount: 1054, currency: "AU $" });
  });

  test("is older, with other names", () => {
    const old = {
      "Sales Record Number": "7",
      "User Id": "buyer_a",
      "Total Price": "$30.00",
      "Sale Date": "Jan-05-12",
      "Paid on Date": "Jan-06-12",
    };
    expect(validate(ebay.orders, [old]).records[0]).toMatchObject({
      id: "7",
      at: new Date("2012-01-05"),
    });
  });
});

test("a date of numbers alone may be either way round, and is asked for", () => {
  const cells = { "Sale Date": "05/01/26", "Paid On Date": "05/01/26" };
  expect(() => read([cells])).toThrow(/^ebay.orders: dayFirst must be true or false/);
  expect(read([cells], { dayFirst: true }).records[0]!.at).toEqual(new Date("2026-01-05"));
});
