import {
  by,
  churn,
  churnReconciliation,
  cohorts,
  combine,
  firstResponseTime,
  historicValue,
  InputError,
  type Measure,
  marketShare,
  meanPerCustomer,
  measure,
  nps,
  over,
  profitability,
  purchaseHistories,
  purchasePatterns,
  repeatPurchase,
  retention,
  revenueMovements,
  revenueRetention,
  rfm,
  sums,
  tenures,
  where,
} from "customer-kpis";
import { ask, statement, type Table } from "customer-kpis/sql";
import { afterAll, describe, expect, test } from "vitest";
import { type ColumnType, engines, tableOf } from "./engines";

const all = await engines();
afterAll(() => {
  for (const engine of all) engine.close();
});

const period = { start: new Date("2025-01-01"), end: new Date("2026-01-01") };
const asOf = period.end;
const [early, late] = [new Date("2025-02-01"), new Date("2025-08-01")];

const ANSWERS = { score: "number", channel: "text", at: "instant" } as const;
const MEMBERSHIPS = { customerId: "text", startedAt: "instant", endedAt: "instant" } as const;
const SUBSCRIPTIONS = { ...MEMBERSHIPS, mrr: "number", currency: "text" } as const;
const ORDERS = { customerId: "text", at: "instant", amount: "number", currency: "text" } as const;
const TICKETS = { createdAt: "instant", firstRespondedAt: "instant" } as const;
const order = { customerId: "ann", at: early, amount: 3, currency: "EUR" };
const turned = { customerId: "ann", startedAt: late, endedAt: early };

type Row = Readonly<Record<string, unknown>>;
const CASES: readonly [string, Readonly<Record<string, ColumnType>>, Row, Measure<any, unknown>][] =
  [
    ["a score beyond the scale", ANSWERS, { score: 11, channel: "x", at: early }, nps()],
    ["half a score", ANSWERS, { score: 9.5, channel: "x", at: early }, by("channel", nps())],
    [
      "no price, of whom the prices are grouped by",
      SUBSCRIPTIONS,
      { customerId: "ann", startedAt: early, endedAt: null, mrr: null, currency: "EUR" },
      by("mrr", revenueRetention({ period })),
    ],
    ["no moment", ANSWERS, { score: 9, channel: "x", at: null }, over("month", nps())],
    [
      "a score that one of two refuses",
      ANSWERS,
      { score: 12, channel: "x", at: early },
      combine({ sums: sums("score"), nps: nps() }),
    ],
    ["an end before the start", MEMBERSHIPS, turned, retention({ period })],
    ["the same over months", MEMBERSHIPS, turned, retention({ period, unit: "month" })],
    ["the same in churn", MEMBERSHIPS, turned, churn({ period, method: "daily" })],
    ["the same in tenures", MEMBERSHIPS, turned, tenures({ asOf })],
    ["no start", MEMBERSHIPS, { ...turned, startedAt: null }, retention({ period })],
    [
      "a second currency",
      SUBSCRIPTIONS,
      { customerId: "bob", startedAt: early, endedAt: null, mrr: 5, currency: "USD" },
      revenueRetention({ period }),
    ],
    [
      "a currency that is not told",
      SUBSCRIPTIONS,
      { customerId: "bob", startedAt: early, endedAt: null, mrr: 5, currency: "" },
      revenueRetention({ period }),
    ],
    [
      "revenue below 0",
      SUBSCRIPTIONS,
      { customerId: "bob", startedAt: early, endedAt: null, mrr: -5, currency: "EUR" },
      revenueRetention({ period }),
    ],
    [
      "an order of nobody",
      ORDERS,
      { ...order, customerId: "" },
      purchaseHistories({ until: asOf }),
    ],
    [
      "a pattern of nobody",
      ORDERS,
      { ...order, customerId: "" },
      purchasePatterns({ until: asOf }),
    ],
    ["a second currency in RFM", ORDERS, { ...order, currency: "USD" }, rfm({ asOf })],
    ["a second currency in values", ORDERS, { ...order, currency: "USD" }, historicValue()],
    [
      "a currency beside none",
      ORDERS,
      { ...order, currency: "" },
      purchaseHistories({ until: asOf }),
    ],
    [
      "a second currency in repeats",
      ORDERS,
      { ...order, currency: "USD" },
      repeatPurchase({ period }),
    ],
    [
      "a cost below 0",
      { customerId: "text", margin: "number", costToServe: "number" },
      { customerId: "bob", margin: 5, costToServe: -1 },
      profitability(),
    ],
    [
      "a second currency in profits",
      { customerId: "text", margin: "number", currency: "text" },
      { customerId: "bob", margin: 5, currency: "USD" },
      profitability(),
    ],
    [
      "an answer too large to be squared",
      { customerId: "text", score: "number" },
      { customerId: "bob", score: -1e141 },
      meanPerCustomer(),
    ],
    [
      "a currency without a rate",
      SUBSCRIPTIONS,
      { customerId: "bob", startedAt: early, endedAt: null, mrr: 5, currency: "USD" },
      revenueMovements({ period, rates: { EUR: 1 } }),
    ],
    ["an order without amount", ORDERS, { ...order, amount: null }, rfm({ asOf })],
    ["an order of no moment", ORDERS, { ...order, at: null }, cohorts({ unit: "month", asOf })],
    [
      "an answer before the question",
      TICKETS,
      { createdAt: late, firstRespondedAt: early },
      firstResponseTime({ asOf }),
    ],
    [
      "more than there is",
      { own: "number", market: "number" },
      { own: 5, market: 3 },
      marketShare({ unit: "units" }),
    ],
  ];

/** A record that all of these measures take. */
const GOOD: Row = {
  score: 9,
  channel: "web",
  at: late,
  customerId: "ann",
  startedAt: new Date("2024-02-01"),
  endedAt: late,
  mrr: 3,
  currency: "EUR",
  amount: 4,
  margin: 2,
  costToServe: 1,
  createdAt: early,
  firstRespondedAt: late,
  own: 1,
  market: 2,
};

describe.each(all)("$name", (engine) => {
  test.each(CASES)("%s is refused in the KPI's own words", async (_, types, bad, of) => {
    const rows = [GOOD, bad, GOOD].map((row) =>
      Object.fromEntries(Object.keys(types).map((name) => [name, row[name]])),
    );
    await engine.load(types, rows);
    const inMemory = errorOf(() => measure(rows, of));
    const asked: any = await ask(engine.run, tableOf(engine, types), of).catch((error) => error);
    expect(asked).toBeInstanceOf(InputError);
    // A table has no positions.
    expect(asked.message).toBe(inMemory.message.replace(/ \(record \d+\)$/, ""));
    expect(asked.field).toBe(inMemory.field);
  });

  test.each([
    ["retention", retention({ period, invalid: "exclude" })],
    ["churn", churn({ period, unit: "month", invalid: "exclude" })],
    ["tenures", tenures({ asOf, invalid: "exclude" })],
  ])("%s leaves it out and counts it, where told to", async (_, of: Measure<any, any>) => {
    const rows = [
      { customerId: "ann", startedAt: early, endedAt: late },
      turned,
      turned,
      { ...turned, customerId: "bob" },
      { customerId: null, startedAt: early, endedAt: null },
      { customerId: "", startedAt: early, endedAt: null },
    ];
    await engine.load(MEMBERSHIPS, rows);
    const asked = await ask(engine.run, tableOf(engine, MEMBERSHIPS), of);
    expect(asked).toEqual(measure(rows, of));
    expect(JSON.stringify(asked)).toContain('{"reason":"ended before it started","count":3}');
    expect(JSON.stringify(asked)).toContain('{"reason":"no customer","count":2}');
  });

  test.each([
    ["cohorts", cohorts({ unit: "month", asOf })],
    ["cohorts, rolling", cohorts({ unit: "month", asOf, windows: "rolling", start: "recurring" })],
    ["historic value", historicValue({ asOf })],
    ["RFM", rfm({ asOf })],
  ])(
    "%s counts what is nobody's, and first what comes from asOf on",
    async (_, of: Measure<any, any>) => {
      const rows = [
        order,
        { ...order, customerId: null },
        { ...order, customerId: "" },
        { ...order, at: asOf },
        { ...order, at: new Date("2027-01-01"), customerId: "bob", currency: "USD" },
        { ...order, at: asOf, customerId: "" },
      ];
      await engine.load(ORDERS, rows);
      const asked = await ask(engine.run, tableOf(engine, ORDERS), of);
      expect(asked).toEqual(measure(rows, of));
      expect(asked.excluded).toEqual([
        { reason: "from asOf on", count: 3 },
        { reason: "no customer", count: 2 },
      ]);
    },
  );

  test("a currency that no snapshot shows is not looked at, and one of before the first is", async () => {
    const euros = {
      customerId: "ann",
      startedAt: period.start,
      endedAt: null,
      mrr: 3,
      currency: "EUR",
    };
    const dollars = { ...euros, customerId: "bob", currency: "USD" };
    const [day, next] = [new Date("2025-03-10"), new Date("2025-03-20")];
    const between = [euros, { ...dollars, startedAt: day, endedAt: next }];
    const before = [
      euros,
      { ...dollars, startedAt: new Date("2024-03-10"), endedAt: new Date("2024-03-20") },
    ];
    for (const of of [
      revenueRetention({ period, unit: "month" }),
      revenueMovements({ period, unit: "month" }),
    ] as Measure<any, unknown>[]) {
      await engine.load(SUBSCRIPTIONS, between);
      const table = tableOf(engine, SUBSCRIPTIONS);
      expect(await ask(engine.run, table, of)).toEqual(measure(between, of));
      await engine.load(SUBSCRIPTIONS, before);
      const { message } = errorOf(() => measure(before, of));
      expect(message).toContain("currency must be");
      await expect(ask(engine.run, table, of)).rejects.toThrow("currency must be");
    }
  });

  test("repeat purchases know two currencies apart within the period alone", async () => {
    const rows = [
      { ...order, at: new Date("2024-05-01"), currency: "USD" },
      { ...order, at: new Date("2024-06-01"), currency: "USD", customerId: "bob" },
      order,
      { ...order, amount: -1, currency: "USD" },
    ];
    await engine.load(ORDERS, rows);
    const asked = await ask(engine.run, tableOf(engine, ORDERS), repeatPurchase({ period }));
    expect(asked).toEqual(measure(rows, repeatPurchase({ period })));
    // Ann has bought before, in dollars.
    expect(asked).toMatchObject({ n: 1, returningCustomers: { value: 1 }, revenue: 3, refunds: 1 });
  });

  test("what comes at a moment itself comes after it, for engines too", async () => {
    const [day, week] = [86_400_000, 7 * 86_400_000];
    const rows = [
      // Four weeks and five to the millisecond before the table's moment, and one that is not.
      { ...order, at: new Date(+asOf - 4 * week) },
      { ...order, at: new Date(+asOf - 2 * week) },
      { ...order, at: new Date(+asOf - 5 * week), customerId: "bob" },
      { ...order, at: new Date(+asOf - 3 * week - day), customerId: "cy" },
      // In the period from its first moment on, and before.
      { ...order, at: period.start, customerId: "dee" },
      { ...order, at: new Date(+period.start - 1), customerId: "eve" },
      { ...order, at: late, customerId: "eve" },
    ];
    await engine.load(ORDERS, rows);
    const table = tableOf(engine, ORDERS);
    const rolling = cohorts({ unit: "week", asOf, windows: "rolling" });
    const came = await ask(engine.run, table, rolling);
    expect(came).toEqual(measure(rows, rolling));
    // The fifth week of who began five weeks ago is over, and no sixth has begun.
    const bob = came.cohorts.find(({ period }) => period.key === "2025-11-24");
    expect(bob?.cells.map(({ complete }) => complete)).toEqual(Array(5).fill(true));
    const repeats = await ask(engine.run, table, repeatPurchase({ period }));
    expect(repeats).toEqual(measure(rows, repeatPurchase({ period })));
    expect(repeats).toMatchObject({ n: 5, returningCustomers: { count: 2 } });
  });

  test.each([
    ["cohorts", cohorts({ unit: "month", asOf })],
    ["cohorts, recurring", cohorts({ unit: "month", asOf, start: "recurring" })],
    ["patterns", purchasePatterns({ until: asOf })],
    ["repeats", repeatPurchase({ period })],
  ])("%s are refused where a moment is beyond the span", async (_, of: Measure<any, any>) => {
    await engine.load(ORDERS, [order, { ...order, at: late }]);
    const table = tableOf(engine, ORDERS);
    for (const [start, end] of [
      [period.start, new Date("2025-05-01")],
      [new Date("2025-05-01"), asOf],
    ] as const) {
      const { text, finish } = statement(table, of as Measure<never, unknown>, {
        span: { start, end },
      });
      const rows = await engine.run(text);
      expect(() => finish(rows)).toThrow("span must be around all that the table has in at");
    }
  });

  describe("a number of seconds where milliseconds belong", () => {
    const seconds = 1767225600;
    const record = {
      customerId: "ann",
      amount: 5,
      at: seconds,
      startedAt: seconds,
      endedAt: null,
      createdAt: 1000 * seconds,
      firstRespondedAt: seconds + 60,
    };
    const cells = Object.entries(record).map(([field, value]) => {
      const cell = typeof value === "string" ? `'${value}'` : (value ?? "cast(null as bigint)");
      return `${cell} as ${engine.dialect.quote(field)}`;
    });
    const table: Table = {
      dialect: engine.dialect,
      from: `(select ${cells.join(", ")})`,
      // SQLite has nothing else.
      ...(engine.name !== "SQLite" && { instants: "milliseconds" }),
    };
    const measures: readonly [string, Measure<any, unknown>][] = [
      ["over", over("month", sums("amount"))],
      ["historicValue", historicValue()],
      ["purchaseHistories", purchaseHistories({ until: asOf })],
      ["rfm", rfm({ asOf })],
      ["repeatPurchase", repeatPurchase({ period })],
      ["cohorts", cohorts({ unit: "month", asOf })],
      ["retention", retention({ period })],
      ["churn", churn({ period, method: "daily" })],
      ["tenures", tenures({ asOf })],
      ["firstResponseTime", firstResponseTime({ asOf })],
      ["a sketch of firstResponseTime", firstResponseTime({ asOf, relativeError: 0.01 })],
    ];

    test.each(measures)("is refused as in memory: %s", async (_, kpi) => {
      const { message } = errorOf(() => measure([record], kpi));
      expect(message).toContain("this may be seconds");
      await expect(ask(engine.run, table, kpi)).rejects.toThrow(message.replace(" (record 0)", ""));
    });
  });

  test.runIf(engine.name === "SQLite")(
    "a blank text is no moment, and is called none",
    async () => {
      await engine.load({ ...MEMBERSHIPS, endedAt: "text" }, [
        { customerId: "ann", startedAt: early, endedAt: "" },
      ]);
      await expect(ask(engine.run, tableOf(engine, {}), retention({ period }))).rejects.toThrow(
        'statement: endedAt must be a date or a timestamp, or with instants: "milliseconds" a whole number of them, got ""',
      );
    },
  );

  test("what happened before 1973 has its period, and before 1900 the KPI's own error", async () => {
    const ORDER = { at: "instant", amount: "number" } as const;
    const first = { at: new Date("1950-03-01"), amount: 5 };
    const rows = [first, { at: new Date("2026-01-01"), amount: 6 }];
    // Numbers before 1973 are taken for seconds: an engine that has no timestamps has no such past.
    if (engine.name !== "SQLite") {
      await engine.load(ORDER, rows);
      const byMonth = over("month", sums("amount"));
      expect(await ask(engine.run, tableOf(engine, ORDER), byMonth)).toEqual(
        measure(rows, byMonth),
      );
    }
    await engine.load(ORDER, [
      { ...first, at: new Date("0001-01-01T00:00:00Z") },
      ...rows.slice(1),
    ]);
    await expect(
      ask(engine.run, tableOf(engine, ORDER), over("day", sums("amount"))),
    ).rejects.toThrow("over: at must be");
  });

  test.runIf(engine.name !== "SQLite")("a date for never has its period, too", async () => {
    const rows = [order, { ...order, at: late }, { ...order, at: new Date("9999-12-31") }];
    await engine.load(ORDERS, rows);
    const table = tableOf(engine, ORDERS);
    const never: Measure<any, any>[] = [
      over("day", sums("amount")),
      cohorts({ unit: "day", asOf }),
      rfm({ asOf }),
      purchaseHistories({ until: asOf }),
      purchasePatterns({ until: asOf }),
      repeatPurchase({ period }),
    ];
    for (const of of never) expect(await ask(engine.run, table, of)).toEqual(measure(rows, of));
    const days = await ask(engine.run, table, over("day", sums("amount")) as Measure<never, any>);
    expect(days.map(({ key }: any) => key)).toEqual(["2025-02-01", "2025-08-01", "9999-12-31"]);
  });

  test("of two reasons at one moment the first by its characters counts, as in memory", async () => {
    const types = { ...MEMBERSHIPS, reason: "text" } as const;
    // U+1F600 comes after U+FF01, though the first half of it, U+D83D, comes before.
    const reasons = ["\u{1F600}", "\uFF01", "\uFF01!"];
    const rows = reasons.map((reason) => {
      return { customerId: "ann", startedAt: new Date("2024-01-01"), endedAt: early, reason };
    });
    await engine.load(types, rows);
    const { byReason } = await ask(engine.run, tableOf(engine, types), churn({ period }));
    expect(byReason).toEqual([{ reason: "\uFF01", churned: 1 }]);
    expect(measure(rows, churn({ period })).byReason).toEqual(byReason);
  });

  test("what nobody has on trial is nobody's, by customer too", async () => {
    const types = { ...MEMBERSHIPS, isTrial: "flag" } as const;
    const rows = [{ customerId: null, startedAt: early, endedAt: late, isTrial: true }];
    await engine.load(types, rows);
    const of = by("customerId", retention({ period }));
    const [group] = await ask(engine.run, tableOf(engine, types), of as Measure<never, any>);
    expect(group).toMatchObject({
      key: null,
      result: { excluded: [{ reason: "trial", count: 1 }] },
    });
  });

  test("a score that no bracket of a cohort shows is not looked at, as in memory", async () => {
    const types = { customerId: "text", at: "instant", score: "number" } as const;
    const rows = [
      { customerId: "ann", at: early, score: 9 },
      { customerId: "ann", at: late, score: 11 },
    ];
    await engine.load(types, rows);
    const inBrackets = (last: number) =>
      cohorts({
        ...{ unit: "month", asOf, mode: "brackets", brackets: [[0, last]] },
        measure: nps(),
      } as const) as Measure<any, any>;
    const table = tableOf(engine, types);
    // February's score alone, and then August's, six months later.
    const few = await ask(engine.run, table, inBrackets(5));
    expect(few.overall[0].result.n).toBe(1);
    expect(few).toEqual(measure(rows, inBrackets(5)));
    await expect(ask(engine.run, table, inBrackets(6))).rejects.toThrow(
      "nps: score must be a whole number from 0 to 10, got 11",
    );
  });

  test("a text in place of a number is no number", async () => {
    await engine.load({ score: "text" }, [{ score: "9" }, { score: "ten" }]);
    await expect(ask(engine.run, tableOf(engine, {}), nps())).rejects.toThrow(
      'nps: score must be a whole number from 0 to 10, got "ten"',
    );
  });

  test.each<[string, Measure<any, unknown>]>([
    ["amount", historicValue()],
    ["amount", historicValue({ asOf })],
    ["amount", purchaseHistories({ until: asOf })],
    ["amount", rfm({ asOf })],
    ["amount", repeatPurchase({ period })],
    ["score", meanPerCustomer()],
    ["margin", profitability()],
  ])("less than any number is no %s: %o", async (field, of) => {
    const types = { ...ORDERS, [field]: "number" } as const;
    const rows = [order, { ...order, customerId: "bob" }].map((row) => ({ ...row, [field]: 2 }));
    await engine.load(types, rows);
    const { columns, ...table } = tableOf(engine, types);
    const bob = `${engine.dialect.quote("customerId")} = 'bob'`;
    const infinite = { sql: `case when ${bob} then -1e308 * 10 else 3 end` };
    const { message } = errorOf(() =>
      measure([rows[0]!, { ...rows[1]!, [field]: Number.NEGATIVE_INFINITY }], of),
    );
    expect(message).toContain(`got -Infinity`);
    await expect(
      ask(engine.run, { ...table, columns: { ...columns, [field]: infinite } }, of),
    ).rejects.toThrow(message.replace(" (record 1)", ""));
  });

  test.runIf(engine.name === "DuckDB")("a day or no number is no group of customers", async () => {
    await engine.load(MEMBERSHIPS, [
      { customerId: "ann", startedAt: early, endedAt: null },
      { customerId: "bob", startedAt: early, endedAt: late },
    ]);
    const table = tableOf(engine, MEMBERSHIPS);
    const keys = ["date '2025-02-01'", "'nan'::double", "'-inf'::double"] as const;
    const values = [early, Number.NaN, Number.NEGATIVE_INFINITY];
    for (const [i, sql] of keys.entries()) {
      const columns = { ...table.columns, plan: { sql } };
      const rows = [{ customerId: "ann", startedAt: early, endedAt: null, plan: values[i] }];
      for (const of of [
        by("plan", retention({ period })),
        by("plan", churn({ period })),
        where({ plan: null }, tenures({ asOf })),
      ] as Measure<any, unknown>[]) {
        const { message } = errorOf(() => measure(rows, of));
        expect(message).toContain("plan must be a");
        await expect(ask(engine.run, { ...table, columns }, of)).rejects.toThrow(
          message.replace(" (record 0)", ""),
        );
      }
    }
  });

  test("a field may be called as what all objects have", async () => {
    await engine.load({ score: "number", plan: "text" }, [{ score: 9, plan: "pro" }]);
    const columns = JSON.parse('{ "score": "score", "__proto__": "plan" }');
    const groups = await ask(
      engine.run,
      { ...tableOf(engine, {}), columns },
      by("__proto__", nps()) as Measure<never, any>,
    );
    expect(groups.map(({ key, result }: any) => [key, result.n])).toEqual([["pro", 1]]);
  });

  test("customers with numbers too large for JavaScript are not mixed up", async () => {
    await engine.load({ customerId: "number", startedAt: "instant", endedAt: "instant" }, []);
    const columns = { customerId: { sql: "9007199254740993" } };
    await engine.load(MEMBERSHIPS, [{ customerId: "x", startedAt: early, endedAt: null }]);
    const table = { ...tableOf(engine, MEMBERSHIPS), columns };
    await expect(ask(engine.run, table, churnReconciliation({ period }))).rejects.toThrow(
      "statement: customerId must be a whole number below 2^53, or a text: let `columns` cast it",
    );
    // Where customers are counted there, no name is sent.
    expect((await ask(engine.run, table, churn({ period }))).excluded).toEqual([]);
  });
});

function errorOf(act: () => unknown): InputError {
  try {
    act();
  } catch (error) {
    return error as InputError;
  }
  return expect.fail("memory does not refuse it");
}
