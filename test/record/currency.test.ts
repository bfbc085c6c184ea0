import {
  customerView,
  customerViews,
  distinct,
  eachCustomerView,
  historicValue,
  holdoutSplit,
  type InputError,
  type Measure,
  marketShare,
  measure,
  profitability,
  purchaseHistories,
  repeatPurchase,
  revenueMovements,
  revenueRetention,
  rfm,
  shareOfWallet,
} from "customer-kpis";
import { ask } from "customer-kpis/sql";
import { afterAll, describe, expect, test } from "vitest";
import { type ColumnType, engines, tableOf } from "../sql/engines";

const START = new Date("2026-01-01");
const ASOF = new Date("2026-02-01");
const period = { start: START, end: ASOF };
const views = { asOf: ASOF };

const order = { customerId: "ann", at: new Date("2026-01-10"), amount: 10 };
const paid = { customerId: "ann", startedAt: new Date("2025-06-01"), endedAt: null, mrr: 10 };
const ordered = { kind: "order", ...order };
const member = { kind: "membership", ...paid };
const margin = { customerId: "ann", margin: 10 };
const part = { own: 1, spend: 2, market: 2 };

type Row = Readonly<Record<string, unknown>>;

/** Every measure that adds money up, with a record of it. */
const MONEY: readonly [string, Measure<any, unknown>, Row][] = [
  ["historicValue", historicValue({ asOf: ASOF }), order],
  [
    "historicValue with cohorts",
    historicValue({ asOf: ASOF, cohorts: { unit: "month", age: 30, refunds: "dated" } }),
    order,
  ],
  ["rfm", rfm({ asOf: ASOF }), order],
  ["repeatPurchase", repeatPurchase({ period }), order],
  ["purchaseHistories", purchaseHistories({ until: ASOF, nobody: "leave-out" }), order],
  ["holdoutSplit", holdoutSplit({ calibrateUntil: new Date("2026-01-20"), until: ASOF }), order],
  ["profitability", profitability(), margin],
  ["revenueRetention", revenueRetention({ period }), paid],
  ["revenueMovements", revenueMovements({ period }), paid],
  ["shareOfWallet", shareOfWallet(), part],
  ["marketShare", marketShare({ unit: "money" }), part],
  ["customerViews of orders", customerViews(views), ordered],
  ["customerViews of memberships", customerViews(views), member],
  ["eachCustomerView", eachCustomerView(views, distinct("customerId")), ordered],
];

function errorOf(call: () => unknown): InputError {
  try {
    call();
  } catch (error) {
    return error as InputError;
  }
  return expect.fail("not refused");
}

const MIXED = "currency must be named in every record or in none, got ";

describe.each(MONEY)("%s", (called, kpi, row) => {
  const name = called.split(" ")[0]!;
  const euro = { ...row, currency: "EUR" };
  const blanks = [row, { ...row, currency: null }, { ...row, currency: "" }];
  const inParts = (one: unknown, other: unknown) =>
    kpi.merge(kpi.step(kpi.init(), one), kpi.step(kpi.init(), other));

  test("takes one currency, and records without any, whatever a blank is", () => {
    expect(() => measure([euro, euro], kpi)).not.toThrow();
    expect(() => measure(blanks, kpi)).not.toThrow();
    expect(() => inParts(blanks[0], blanks[2])).not.toThrow();
    expect(() => kpi.merge(kpi.step(kpi.init(), euro), kpi.init())).not.toThrow();
    expect(() => kpi.merge(kpi.init(), kpi.step(kpi.init(), euro))).not.toThrow();
  });

  test.each(blanks)("refuses a currency beside none: it might be another", (blank) => {
    expect(errorOf(() => measure([euro, blank], kpi)).message).toContain(`${MIXED}null`);
    expect(errorOf(() => measure([blank, euro], kpi)).message).toContain(`${MIXED}"EUR"`);
    const refused = { kpi: name, field: "currency" };
    expect(errorOf(() => inParts(euro, blank))).toMatchObject(refused);
    expect(errorOf(() => inParts(blank, euro))).toMatchObject(refused);
  });

  test("refuses a second one", () => {
    const rial = { ...row, currency: "IRR" };
    for (const call of [() => measure([euro, rial], kpi), () => inParts(euro, rial)]) {
      const { message } = errorOf(call);
      expect(message).toMatch(RegExp(`^${name}: currency must be "EUR" throughout`));
    }
  });

  test("does not mind that of what is in no figure", () => {
    const later = new Date("2027-01-01");
    const unknown = { ...row, at: later, startedAt: later, currency: "IRR" };
    const nobodys = { ...row, customerId: null, currency: "IRR", own: null };
    for (const other of [nobodys, ...("at" in row || "startedAt" in row ? [unknown] : [])]) {
      expect(() => measure([euro, other], kpi)).not.toThrow();
    }
  });
});

test("customerView refuses it too", () => {
  const orders = [{ ...order, currency: "EUR" }, order];
  expect(errorOf(() => customerView({ orders }, views)).message).toBe(
    `customerView: ${MIXED}null (record 1)`,
  );
});

test("with rates, each record says its own", () => {
  const rates = { EUR: 1 };
  const rows = [{ ...paid, currency: "EUR" }, paid];
  expect(errorOf(() => revenueRetention(rows, { period, rates })).message).toBe(
    "revenueRetention: currency must be one of EUR, got null (record 1)",
  );
});

const all = await engines();
afterAll(() => {
  for (const engine of all) engine.close();
});

const ORDERS = { customerId: "text", at: "instant", amount: "number", currency: "text" } as const;
const PAID = {
  customerId: "text",
  startedAt: "instant",
  endedAt: "instant",
  mrr: "number",
  currency: "text",
} as const;
const MARGINS = { customerId: "text", margin: "number", currency: "text" } as const;
const PARTS = { own: "number", spend: "number", market: "number", currency: "text" } as const;
const TYPES = new Map<Row, Readonly<Record<string, ColumnType>>>([
  [order, ORDERS],
  [paid, PAID],
  [margin, MARGINS],
  [part, PARTS],
]);

describe.each(all)("$name", (engine) => {
  test.each(MONEY.filter(([, , row]) => TYPES.has(row)))("%s", async (_, kpi, row) => {
    const types = TYPES.get(row)!;
    const asked = async (rows: readonly Row[]) => {
      await engine.load(types, rows);
      return ask(engine.run, tableOf(engine, types), kpi);
    };
    const [none, blank, euro] = [null, "", "EUR"].map((currency) => ({ ...row, currency }));
    for (const other of [none!, blank!, { ...row, currency: "IRR" }]) {
      const error: any = await asked([euro!, other]).catch((thrown) => thrown);
      expect(error.field).toBe("currency");
    }
    // The same customer twice: a blank cell and none are one.
    expect(await asked([none!, blank!])).toEqual(measure([none, blank], kpi));
    expect(await asked([euro!, euro!])).toEqual(measure([euro, euro], kpi));
  });

  test("a subscription of another currency that is not known yet changes nothing", async () => {
    const rows: Row[] = [
      { ...paid, currency: "EUR" },
      { ...paid, startedAt: new Date("2026-03-01"), currency: "IRR" },
      { ...paid, customerId: "bob", startedAt: new Date("2026-03-01"), currency: null },
    ];
    await engine.load(PAID, rows);
    const kpi = revenueRetention({ period });
    const result = await ask(engine.run, tableOf(engine, PAID), kpi as Measure<any, any>);
    expect(result).toEqual(measure(rows as never, kpi));
    expect(result.start).toBe(10);
  });
});
