import { InputError } from "customer-kpis";
import { recognize, type Source, sources, validate, validateAsync } from "customer-kpis/sources";
import { describe, expect, test } from "vitest";

/** What such files lack, and a word of the way on. */
const REFUSED: readonly (readonly [name: string, header: readonly string[], why: RegExp])[] = [
  [
    "stripe.balance",
    ["id", "Type", "Source", "Amount", "Fee", "Net", "Currency", "Created", "Available On"],
    /names no customer.*stripe\.payments/,
  ],
  [
    "stripe.customers",
    ["id", "Email", "Created (UTC)", "Delinquent", "Status", "Total Spend", "Payment Count"],
    /without dates.*stripe\.payments/,
  ],
  ["ga4.report", ["Session source", "Active users", "Sessions"], /names no customer.*BigQuery/],
  [
    "amazon.orders",
    ["amazon-order-id", "purchase-date", "order-status", "item-price", "currency"],
    /names no customer.*source\(\)/,
  ],
  [
    "paddle.transactions",
    ["id", "status", "customer_id", "currency_code", "subtotal", "total", "billed_at"],
    /in cents.*source\(\)/,
  ],
];

describe.each(REFUSED)("%s", (name, header, why) => {
  const [found, ...others] = recognize(header, sources);
  const refused = found?.source as Source<unknown>;
  const row = Object.fromEntries(header.map((column) => [column, "1"]));

  test("is recognized alone, and says why it is refused, and the way on", async () => {
    expect([refused.name, ...others]).toEqual([name]);
    expect(refused.refused).toMatch(why);
    for (const rows of [[], [row]]) {
      expect(() => validate(refused, rows)).toThrow(InputError);
      expect(() => validate(refused, rows)).toThrow(`${name}: ${refused.refused}`);
    }
    await expect(validateAsync(refused, [[row]]).next()).rejects.toThrow(why);
  });
});

test("only these are refused", () => {
  const refused = sources.filter((one) => one.refused !== null).map((one) => one.name);
  expect(refused.toSorted()).toEqual(REFUSED.map(([name]) => name).toSorted());
});
