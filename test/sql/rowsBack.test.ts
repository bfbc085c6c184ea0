import {
  acquisition,
  by,
  churn,
  cohorts,
  combine,
  customerBase,
  firstResponseTime,
  historicValue,
  type Measure,
  meanPerCustomer,
  measure,
  over,
  profitability,
  purchaseHistories,
  purchasePatterns,
  repeatPurchase,
  resolutionTime,
  retention,
  revenueMovements,
  revenueRetention,
  rfm,
  serviceLevel,
  tally,
  tenureCounts,
  tenures,
  where,
} from "customer-kpis";
import { ask, type EngineRow } from "customer-kpis/sql";
import { afterAll, describe, expect, test } from "vitest";
import { expectSame } from "../laws";
import { seeded } from "../seeded";
import { type ColumnType, engines, tableOf } from "./engines";
import { sorted } from "./kpis";

const all = await engines();
afterAll(() => {
  for (const engine of all) engine.close();
});

const DAY = 86_400_000;
const start = Date.UTC(2025, 0, 1);
const asOf = new Date(Date.UTC(2026, 0, 1));
const period = { start: new Date(start), end: asOf };
const CUSTOMERS = 300;

const TYPES: Readonly<Record<string, ColumnType>> = {
  customerId: "text",
  startedAt: "instant",
  endedAt: "instant",
  reason: "text",
  isTrial: "flag",
  mrr: "number",
  currency: "text",
  createdAt: "instant",
  firstRespondedAt: "instant",
  resolvedAt: "instant",
  channel: "text",
  at: "instant",
  amount: "number",
  score: "number",
  margin: "number",
  costToServe: "number",
};

/** Records of which no two agree in their moments: memberships, tickets and orders at once. */
function records(count: number): Record<string, unknown>[] {
  const random = seeded(7);
  return Array.from({ length: count }, (_, i) => {
    const at = start + Math.floor(random() * 360 * DAY);
    const lasts = 1 + Math.floor(random() * 200 * DAY);
    const waits = 1 + Math.floor(random() * DAY);
    return {
      customerId: i % 10 === 0 ? null : `c${i % CUSTOMERS}`,
      startedAt: new Date(at),
      endedAt: i % 3 === 0 ? null : new Date(at + lasts),
      reason: i % 2 === 0 ? "price" : null,
      isTrial: i % 7 === 0,
      mrr: i % 11 === 0 ? 0 : 1 + random(),
      currency: "EUR",
      createdAt: new Date(at),
      firstRespondedAt: new Date(at + waits),
      resolvedAt: new Date(at + 3 * waits),
      channel: i % 2 === 0 ? "web" : "mail",
      at: new Date(at),
      amount: random(),
      score: i % 4,
      margin: random() - 0.2,
      costToServe: random(),
    };
  });
}

const TICKET = ["createdAt", "firstRespondedAt", "resolvedAt"];
const MEMBERSHIP = ["customerId", "startedAt", "endedAt", "reason", "isTrial"];
const PAID = [...MEMBERSHIP.filter((name) => name !== "reason"), "mrr", "currency"];
const targets = [{ name: "done", ends: "resolvedAt", within: DAY }] as const;

const ORDER = ["customerId", "at", "amount"];
const until = new Date(+asOf - 1);
const BRACKETS = {
  mode: "brackets",
  brackets: [
    [1, 3],
    [4, 12],
  ],
} as const;

const CASES: readonly [string, string[], Measure<never, unknown>, most: number][] = [
  ["a sketch", TICKET, firstResponseTime({ asOf, relativeError: 0.05 }), 150],
  ["a sketch of all", TICKET, resolutionTime({ relativeError: 0.05 }), 150],
  [
    "a sketch by month",
    TICKET,
    over("month", firstResponseTime({ period, relativeError: 0.25 })),
    250,
  ],
  ["a service level", ["channel", ...TICKET], by("channel", serviceLevel({ asOf, targets })), 12],
  [
    "two sketches of one wait",
    TICKET,
    combine({
      fine: firstResponseTime({ asOf, relativeError: 0.1 }),
      coarse: firstResponseTime({ asOf, relativeError: 0.25 }),
    }),
    150,
  ],
  [
    // What comes after the earlier report comes as it is.
    "two reports",
    TICKET,
    combine({
      now: firstResponseTime({ asOf, relativeError: 0.1 }),
      before: firstResponseTime({ asOf: new Date(start + 200 * DAY), relativeError: 0.25 }),
    }),
    1000,
  ],
  ["retention", MEMBERSHIP, retention({ period }), 20],
  ["acquisition", MEMBERSHIP, acquisition({ period }), 20],
  [
    "a base where",
    ["channel", ...MEMBERSHIP],
    where({ channel: "web" }, customerBase({ at: asOf })),
    20,
  ],
  ["churn", MEMBERSHIP, churn({ period }), 40],
  ["churn by month", MEMBERSHIP, churn({ period, unit: "month" }), 150],
  [
    "churn by channel",
    ["channel", ...MEMBERSHIP],
    by("channel", churn({ period, method: "stripe" })),
    80,
  ],
  ["tenures", MEMBERSHIP, tenureCounts({ asOf }), 500],
  // One of each unbroken stretch, and one each for nobody and trials.
  ["tenures by name", MEMBERSHIP, tenures({ asOf }), tenures(records(2000) as any, { asOf }).n + 5],
  ["revenue", PAID, revenueRetention({ period }), 15],
  ["revenue by month", PAID, revenueRetention({ period, unit: "month" }), 100],
  // One of each customer, and one each for nobody, trials and free plans.
  ["revenue by name", PAID, revenueMovements({ period, unit: "month" }), CUSTOMERS + 5],
  ["revenue at rates", PAID, revenueRetention({ period, rates: { EUR: 2 } }), CUSTOMERS + 5],
  // Of 300 customers with 6 or 7 answers each: as many as sums of these.
  ["means", ["customerId", "score"], meanPerCustomer(), 40],
  ["profit", ["customerId", "margin", "costToServe"], profitability(), CUSTOMERS + 1],
  // One of each customer, nobody's, and the span.
  ["rfm", ORDER, rfm({ asOf }), CUSTOMERS + 2],
  ["histories", ORDER, purchaseHistories({ until, nobody: "leave-out" }), CUSTOMERS + 2],
  ["historic value", ORDER, historicValue({ asOf }), CUSTOMERS + 1],
  // As many as different numbers of purchases, first and last days: here all differ.
  ["patterns", ORDER, purchasePatterns({ until, nobody: "leave-out" }), CUSTOMERS + 2],
  // 12 months: 78 cells, nobody's, and the span.
  ["cohorts", ORDER, cohorts({ unit: "month", asOf }), 80],
  // In their first month customers are seen for the last time, or not.
  ["cohorts on or after", ORDER, cohorts({ unit: "month", asOf, mode: "onOrAfter" }), 80 + 12],
  // Of each cell those who were in the one before, and those who were not.
  ["cohorts to previous", ORDER, cohorts({ unit: "month", asOf, mode: "previous" }), 146],
  // Of each cell those who start for the first time, and those who start anew.
  ["cohorts recurring", ORDER, cohorts({ unit: "month", asOf, start: "recurring" }), 92],
  // Of each cell 4 answers at most, beside the 80 of the table; and nobody's and the span once more.
  [
    "cohorts with a measure",
    [...ORDER, "score"],
    cohorts({ unit: "month", asOf, measure: tally({ min: 0, max: 3 }) }),
    80 + 4 * 78 + 2,
  ],
  ["cohorts in brackets", ORDER, cohorts({ unit: "month", asOf, ...BRACKETS }), 12 * 3 * 2 + 2],
  // A month is 30 days for some and 31 for others; of each, those who are in it for more or less.
  ["cohorts rolling", ORDER, cohorts({ unit: "month", asOf, windows: "rolling" }), 2 * 100],
  // As many as purchases follow one another on different days, by the millisecond.
  ["repeat purchases", ORDER, repeatPurchase({ period }), 1800 - CUSTOMERS + 60],
  [
    "several at once",
    MEMBERSHIP,
    combine({ kept: retention({ period }), lost: churn({ period }) }),
    60,
  ],
];

describe.each(all)("$name", (engine) => {
  test("as many rows come back as the answer has parts, not as there are records, and say what memory says", async () => {
    const list = records(2000);
    await engine.load(TYPES, list);
    for (const [name, fields, of, most] of CASES) {
      let back = 0;
      const run = async (text: string) => {
        const rows: EngineRow[] = [...(await engine.run(text))];
        back += rows.length;
        return rows;
      };
      const types = Object.fromEntries(fields.map((field) => [field, TYPES[field]!]));
      const asked = await ask(run, tableOf(engine, types), of);
      expect(back, name).toBeLessThanOrEqual(most);
      expect(back, name).toBeGreaterThan(0);
      const rows = list.map((row) =>
        Object.fromEntries(fields.map((field) => [field, row[field]])),
      );
      const inMemory = measure(rows, of as Measure<any, unknown>);
      // Thousands of fractions add up in another order.
      expectSame(sorted(asked), sorted(inMemory), 1e-9, name);
    }
  });
});
