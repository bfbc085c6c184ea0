import { historicValue } from "customer-kpis";
import { hubspot, validate } from "customer-kpis/sources";
import { describe, expect, test } from "vitest";

const deal = {
  "Record ID": "1",
  "Deal Name": "Ten",
  "Deal Stage": "Closed won",
  "Close Date": "2026-01-10 00:30",
  Amount: "100",
  "Associated Company IDs": "9001",
};

function read(...rows: object[]) {
  return validate(
    hubspot.deals,
    rows.map((row) => ({ ...deal, ...row })),
    { timeZone: "Asia/Dubai" },
  );
}

describe("a deal", () => {
  test("that was won is an order", () => {
    const { records } = read({ Currency: "eur", "Associated Company IDs": "9004;9005" });
    expect(records).toEqual([
      // Dubai is 4 h ahead of UTC.
      {
        id: "1",
        customerId: "9004",
        at: new Date("2026-01-09T20:30:00Z"),
        amount: 100,
        currency: "EUR",
      },
    ]);
  });

  test("without a company is its first contact's", () => {
    const { records, leftOut } = read(
      { "Associated Contact IDs": "101;102" },
      { "Associated Company IDs": "", "Associated Contact IDs": "101;102" },
      { "Associated Company IDs": "", "Associated Contact IDs": "" },
    );
    expect(records.map(({ customerId }) => customerId)).toEqual(["9001", "101"]);
    expect(leftOut.map(({ reason }) => reason)).toEqual(["no customer"]);
  });

  test("in another stage is left out by name, whatever it lacks", () => {
    const { records, leftOut } = read(
      { "Deal Stage": "closedwon" },
      { "Deal Stage": "Closed Won (Sales Pipeline)" },
      { "Deal Stage": "Closed lost", Amount: "" },
      { "Deal Stage": "Closed lost (Sales Pipeline)" },
      { "Deal Stage": "Proposal", Amount: "", "Associated Company IDs": "" },
      { "Deal Stage": "Not closed won" },
      { "Deal Stage": "Closed  won" },
      { "Deal Stage": "closed_won" },
    );
    expect(records).toHaveLength(4);
    expect(leftOut.map(({ reason }) => reason)).toEqual(["lost", "lost", "open", "open"]);
  });

  test("in a stage of another name was won where HubSpot says so", () => {
    const { records, leftOut } = read(
      { "Deal Stage": "Gewonnen", "Is Closed Won": "true" },
      { "Deal Stage": "Verloren", "Is Closed Won": "false" },
      { "Deal Stage": "Gagné", "Is Closed Won": "VRAI" },
      { "Deal Stage": "Perdu", "Is Closed Won": "FAUX" },
    );
    expect(records).toHaveLength(2);
    expect(leftOut.map(({ reason }) => reason)).toEqual(["open", "open"]);
  });

  test("that was won without an amount is rejected, without a company left out", () => {
    const { rejected, leftOut } = read({ Amount: "" }, { "Associated Company IDs": " " });
    expect(rejected.map(({ issues }) => issues[0]!.message)).toEqual([
      'amount is missing (column "Amount")',
    ]);
    expect(leftOut.map(({ reason }) => reason)).toEqual(["no customer"]);
  });

  test("is not left out for a cell that cannot be read", () => {
    const { rejected, leftOut } = read(
      { "Is Closed Won": "true", "Associated Company IDs": "1.14E+11" },
      { "Is Closed Won": "maybe", "Deal Stage": "Verkauft" },
      { "Is Closed Won": "", "Deal Stage": "Verkauft" },
    );
    expect(rejected.map(({ issues }) => issues[0]!.message)).toEqual([
      'customerId must be an id, got "1.14E+11", spoilt by a spreadsheet (column "Associated Company IDs")',
      expect.stringMatching(
        /^won must be one of .*"yes", "no", .* got "maybe" \(column "Is Closed Won"\)$/,
      ),
    ]);
    expect(leftOut.map(({ reason }) => reason)).toEqual(["open"]);
  });

  test("has an amount as people write it", () => {
    const { records } = read({ Amount: "125,000" }, { Amount: "1250.50" }, { Amount: "1,250" });
    // 125,000 + 1,250.50 + 1,250
    expect(historicValue(records).total).toBe(127_500.5);
    expect(historicValue(read({ Amount: "$125,000" }).records).total).toBe(125_000);
    expect(read({ Amount: "a lot" }).rejected).toHaveLength(1);
  });
});
