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

  test("the data may have other cells, or be in another language", () => {
    const { leftOut } = validate(ebay.orders, [
      row,
      {
        ...blank,
        "Sales Record Number": "1",
        "Order Number": "record(s) downloaded,",
        "Buyer Username": "from",
      },
      { ...blank, "Sales Record Number": "1", "Order Number": "Datensätze heruntergeladen," },
    ]);
    expect(leftOut.map(({ reason }) => reason)).toEqual(["footer", "footer"]);
  });

  test("a row of another title than a footer's is rejected", () => {
    const { rejected } = read([{ "Item Title": "Best seller ID holder", "Total Price": "soon" }]);
    expect(rejected).toHaveLength(1);
    // Nor is an order that is right, whatever it sells.
    expect(read([{ "Item Title": "Seller ID: a card" }]).records).toHaveLength(1);
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

test("the items of an order may stand before it, and two orders of one number are none", () => {
  expect(read([item, {}]).records.map(({ amount }) => amount)).toEqual([1054]);
  const { rejected } = read([{}, { "Total Price": "$99.00" }]);
  expect(rejected.map(({ issues }) => issues[0]!.message)).toEqual([
    "row is of an order that stands twice, in two states",
    "row is of an order that stands twice, in two states",
  ]);
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

  test.each([
    ["Nutzername des Käufers", "Verkauft am", "Gesamtbetrag", "Zahlungsdatum", "Bestellnummer"],
    ["Mitgliedsname", "Verkaufsdatum", "Gesamtpreis", "Bezahlt am", "Verkaufsprotokollnummer"],
    ["Mitgliedsname", "Verkaufsdatum", "Gesamtpreis", "Bezahldatum", "Bestellnummer"],
  ])("is German, with %s, %s, %s, %s and %s", (buyer, sold, total, paid, number) => {
    const german = { [number]: "7", [buyer]: "k", [total]: "5,50 €", [sold]: "10-Dez-25" };
    const unpaid = { ...german, [number]: "8", [paid]: "" };
    const rows = [{ ...german, [paid]: "11-Dez-25" }, unpaid];
    const { records, leftOut } = validate(ebay.orders, rows, { decimal: "," });
    expect(records).toEqual([
      { id: "7", customerId: "k", at: new Date("2025-12-10"), amount: 5.5, currency: "€" },
    ]);
    expect(leftOut.map(({ reason }) => reason)).toEqual(["never paid"]);
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
