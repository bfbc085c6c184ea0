import * as kpis from "customer-kpis";
import * as charts from "customer-kpis/charts";
import * as schema from "customer-kpis/schema";
import * as sources from "customer-kpis/sources";
import * as sql from "customer-kpis/sql";
import { describe, expect, test } from "vitest";

type Calls<Module> = Readonly<Record<keyof Module, (...args: unknown[]) => unknown>>;

/** The doors as they are called without their types. */
const k = kpis as unknown as Calls<typeof kpis>;
const c = charts as unknown as Calls<typeof charts>;
const z = schema as unknown as Calls<typeof schema>;
const s = sources as unknown as Calls<typeof sources>;
const q = sql as unknown as Calls<typeof sql>;

/** What a message says, and the call that ends in it. */
type Hostile = [message: string, call: () => unknown];

/** An object that no text can be made of. */
const bare = Object.create(null);
const { bgNbd, csat, nps } = kpis;
const parameters = { r: 0.5, alpha: 20, a: 0.8, b: 2.4 };
const history = { customerId: 1, frequency: 1, recency: 19, age: 30, monetary: 40 };
const split = {
  n: 1,
  duration: 28,
  calibration: 30,
  customers: [{ ...history, holdout: { frequency: 1, monetary: 40 } }],
  weeks: [{ end: 6, purchases: 0 }],
};
const asOf = new Date("2026-03-01");
const dialect = sql.duckdb;
const half = { name: "half", perCall: () => 0 };

describe("what is passed by mistake is named, never by the engine", () => {
  test.each<Hostile>([
    ["evaluate: split must be", () => k.evaluate({ ...split, weeks: [null] }, { model: bgNbd })],
    [
      "evaluate: split must be",
      () => k.evaluate({ ...split, weeks: [{ end: 6, purchases: 9n }] }, { model: bgNbd }),
    ],
    [
      "evaluate: split must be",
      () => {
        const customers = [{ ...history, holdout: { frequency: new Date(0) } }];
        return k.evaluate({ ...split, customers }, { model: bgNbd, parameters });
      },
    ],
    ["evaluate: model must be", () => k.evaluate(split, { model: half, parameters })],
    [
      "lifetimeValue: purchases.model must be",
      () => k.lifetimeValue([history], { purchases: { model: half, parameters }, spend: 1 }),
    ],
    ["purchaseModel: process is missing", () => k.purchaseModel()],
    [
      "frequency must be",
      () => bgNbd.expectedPurchasesIfAlive(parameters, { frequency: bare, age: 3 }, 5),
    ],
    ["scorecardBy: groups must be", () => k.scorecardBy([null], () => ({}))],
    ["scorecardBy: makeCard must be", () => k.scorecardBy([{ key: 1, result: 2 }], {})],
    [
      "compare: after.n must be",
      () => k.compare({ kind: "share", value: 0.5 }, { kind: "share", value: 0.5, n: bare }),
    ],
    [
      "servqual: instrument must be of dimensions with names",
      () => k.servqual([], { instrument: { dimensions: [{ name: bare, items: [1] }] } }),
    ],
    ["cronbachAlpha: rows[0] must be an array of answers, got 5", () => k.cronbachAlpha([5])],
    ["crmReturn: name in costs", () => k.crmReturn({ costs: [bare], effects: [] })],
    [
      "crmReturn: name in effects",
      () => k.crmReturn({ costs: [], effects: [{ moved: "other", name: bare }] }),
    ],
    ["sums: field must be", () => k.sums(5)],
    [
      "over: field must be a field's name, got Object",
      () => k.over({ unit: "day", field: {} }, nps()),
    ],
    ["derive: answer must be a function, got 5", () => k.derive(5, nps())],
    [
      "renamed: customerId must be the name of a field, got Object",
      () => k.renamed({ customerId: bare }, nps()),
    ],
    ["loadChart: weekday", () => c.loadChart({ n: 1, hours: [{ hour: 1 }] })],
    [
      "loadChart: hour must",
      () => c.loadChart({ n: 1, hours: [{ weekday: "monday", hour: bare }] }),
    ],
    ["sparklineChart: key must", () => c.sparklineChart([{ key: bare, result: nps([9]) }])],
    ["scorecardChart: perspectives", () => c.scorecardChart({ perspectives: 5, objectives: [] })],
    ["distributionChart: count", () => c.distributionChart([{ score: 1, count: new Date(0) }])],
    [
      "comparisonChart: format must be a function to a text",
      () => c.comparisonChart([{ key: "a", result: csat([4]) }], { format: () => 1 }),
    ],
    ["schemas: scale must be", () => z.schemas({ scale: null })],
    [
      "schemas: scale must be whole numbers, min and a higher max, got { min: 0 }",
      () => z.schemas({ scale: { min: 0 } }),
    ],
    [
      "customerView: forecast.purchases.model",
      () => k.customerView({}, { asOf, forecast: { horizon: 1, unit: "week" } }),
    ],
    [
      "serviceLevel: targets[0].within must be times by priority",
      () => {
        const target = { name: "a", ends: "firstRespondedAt", within: new Date(0) };
        return k.serviceLevel([], { targets: [target], asOf });
      },
    ],
    [
      "serviceStandings: targets[0].time must be",
      () => {
        const within = 7_200_000;
        const target = { name: "a", ends: "firstRespondedAt", within, time: new Set() };
        return k.serviceStandings(
          { createdAt: asOf, firstRespondedAt: null },
          { targets: [target], asOf },
        );
      },
    ],
    [
      "journey: stages must be a list of texts",
      () => k.journey([], { measure: nps(), stages: [bare] }),
    ],
    [
      "businessTime: changes.from must",
      () =>
        k.businessTime({
          timeZone: "UTC",
          week: { monday: [["09:00", "17:00"]] },
          changes: [{ from: bare, week: {} }],
        }),
    ],
    ["survival: steps must be", () => k.survival([], { steps: bare })],
    [
      "servqual: reversed must be a list",
      () =>
        k.servqual([], { instrument: { dimensions: [{ name: "a", items: [1] }], reversed: 5 } }),
    ],
    [
      "cohortChart: period.key is missing",
      () => c.cohortChart({ cohorts: [{ size: 1, cells: [] }], overall: [] }),
    ],
    [
      "cohortChart: offset must",
      () =>
        c.cohortChart({
          cohorts: [{ size: 1, cells: [], period: { key: "a" } }],
          overall: [{ offset: bare, through: 1 }],
        }),
    ],
    [
      "whaleChart: peak must",
      () => c.whaleChart({ n: 1, curve: [{ customers: 1, profit: 1 }], total: 1, peak: 5 }),
    ],
    [
      "smallMultiplesChart: key must",
      () =>
        c.smallMultiplesChart([{ key: "a", result: [{ key: Symbol("odd"), result: nps([9]) }] }]),
    ],
    ["comparisonChart: labelOf must", () => c.comparisonChart([{ key: bare, result: csat([4]) }])],
    ["severalFiles: fields is missing: it must be", () => s.severalFiles(null, () => () => {})],
    ["validate: schema must be", () => s.validate({ sorter: () => 1 }, [])],
    [
      "headerLine: source must be",
      () => s.headerLine(["a"], { name: "x", marks: [[]], fields: {} }),
    ],
    [
      "servqual: reversed must be item numbers",
      () => {
        const instrument = { dimensions: [{ name: "a", items: [1] }], reversed: [Symbol("odd")] };
        return k.servqual([], { instrument });
      },
    ],
    ["source: options is missing", () => s.source()],
    ["source: name must be a text, got 5", () => s.source({ name: 5, fields: {} })],
    ["source: fields.at must be a column", () => s.source({ name: "x", fields: { at: null } })],
    ["recognize: sources[0] must be", () => s.recognize(["a"], [{ name: "x", marks: 5 }])],
    [
      "recognize: sources[0].fields must",
      () => s.recognize(["a"], [{ name: "x", marks: ["a"], fields: 5 }]),
    ],
    ['headerLine: source must be what source() answers, got "4h"', () => s.headerLine(["a"], "4h")],
    [
      "headerLine: source must be",
      () => s.headerLine(["a"], { name: {}, marks: ["b"], fields: {} }),
    ],
    [
      "headerLine: lines must be texts or lists of texts",
      () => s.headerLine([["a", 5]], sources.datasets.telco),
    ],
    ["headerLine: lines must be a list of lines", () => s.headerLine(5, sources.datasets.telco)],
    ["recognize: columns must be a list of column names", () => s.recognize("a", sources.sources)],
    ["recognize: sources must be a list of sources", () => s.recognize(["a"], 5)],
    [
      "words: list must be an array or an object, got null",
      () => (sources.column.words as any)("X", null),
    ],
    ["wait: after is missing: it must be a field's name", () => (sources.column.wait as any)("X")],
    [
      'wait: unit must be one of "milliseconds", "seconds", "minutes", "hours", "days", got "weeks"',
      () => (sources.column.wait as any)("X", { after: "at", unit: "weeks" }),
    ],
    ...[
      { marks: ["b"], fields: {} },
      { name: "x", fields: {} },
      { name: "x", marks: [5], fields: {} },
      { name: "x", marks: [[]], fields: {} },
      { name: "x", marks: [[5]], fields: {} },
      { name: "x", marks: ["b"], fields: {}, line: "a" },
    ].map((none) => {
      const allowed = "headerLine: source must be what source() answers";
      return [allowed, () => s.headerLine(["a"], none)] as Hostile;
    }),
    [
      "headerLine: source.fields must be columns by field",
      () => s.headerLine(["a"], { name: "x", marks: ["b"], fields: [] }),
    ],
    [
      "headerLine: source.fields.a must be a column",
      () => s.headerLine(["a"], { name: "x", marks: ["b"], fields: { a: null } }),
    ],
    ["severalFiles: fields.a must be a column", () => s.severalFiles({ fields: { a: 5 } })],
    ["readBelow: most is missing", () => s.readBelow()],
    ["readBelow: most must be a number", () => s.readBelow({ most: "1", is: () => true })],
    ["readBelow: is must be a function", () => s.readBelow({ most: 1, is: 5 })],
    ["holdRows: by is missing", () => s.holdRows(null, true, () => {})],
    [
      "holdRows: by must be a field's name",
      () => s.holdRows({ by: [], rows: () => null }, true, () => {}),
    ],
    ["holdRows: rows must be a function", () => s.holdRows({ by: "id", rows: 5 }, true, () => {})],
    ["statement: measure must", () => q.statement({ dialect, from: "answers" }, null)],
    [
      "statement: table.dialect must",
      () => q.statement({ dialect: { quote: String }, from: "answers" }, nps()),
    ],
    ...["quote", "milliseconds", "remainder", "whole", "text", "apart", "ordered"].map((name) => {
      const odd = { ...dialect, [name]: 5 };
      return [
        "statement: table.dialect must be a dialect, such as duckdb or postgres of this door, or your own",
        () => q.statement({ dialect: odd, from: "answers" }, nps()),
      ] as Hostile;
    }),
    ...[5, null, undefined, "", {}, { sql: 5 }, { sql: " " }].map((column) => {
      const table = { dialect, from: "answers", columns: { score: column } };
      return ["statement: table.columns.score ", () => q.statement(table, nps())] as Hostile;
    }),
    [
      "table.columns.score must be a column's name, or { sql } of your own, got 5",
      () => q.statement({ dialect, from: "t", columns: { score: 5 } }, nps()),
    ],
    ...["score", null, ["score"], 5].map((columns) => {
      const allowed = "statement: table.columns must be an object of columns by field";
      return [allowed, () => q.statement({ dialect, from: "t", columns }, nps())] as Hostile;
    }),
    ["statement: table.from must be a table's", () => q.statement({ dialect, from: 5 }, nps())],
    [
      'statement: table must be an object with dialect and from, got "answers"',
      () => q.statement("answers", nps()),
    ],
  ])("%s", (message, call) => {
    expect(call).toThrow(kpis.InputError);
    expect(call).toThrow(message);
  });

  test("an engine is asked of a table and by a function", async () => {
    await expect(q.ask(async () => [], 5, nps())).rejects.toThrow("statement: table must be");
    await expect(q.ask({ dialect, from: "answers" }, nps())).rejects.toThrow("ask: run must be");
    await expect(q.ask(5, { dialect, from: "answers" }, nps())).rejects.toThrow("ask: run must be");
  });

  test("a cell that is an object is no text, and its row is rejected", () => {
    const { key, words, wait } = sources.column;
    const fields = {
      id: key("Id"),
      state: words("State", ["open"]),
      at: wait("At (min)", { after: "id" }),
    };
    const till = sources.source({ name: "till", fields });
    const { rejected } = sources.validate(till, [{ Id: bare, State: bare, "At (min)": bare }]);
    expect(rejected.map(({ issues }) => issues.length)).toEqual([3]);
  });
});

test("a priority that every object has, such as constructor, is one without a target", () => {
  const createdAt = new Date("2026-03-02T09:00:00Z");
  const tickets = ["constructor", "__proto__", "high"].map((priority) => {
    return { createdAt, firstRespondedAt: null, priority };
  });
  const within = { high: 7_200_000 };
  const targets = [{ name: "answer", ends: "firstRespondedAt", within } as const];
  const late = new Date("2026-03-02T14:00:00Z");
  expect(kpis.serviceLevel(tickets, { targets, asOf: late })).toMatchObject({
    late: 1,
    n: 1,
    untargeted: 2,
  });
});

describe("large numbers give numbers, or are named", () => {
  test("one amount has no variance, however large it is", () => {
    const huge = [{ amount: -1e308 }];
    expect(kpis.measure(huge, kpis.sums("amount"))).toMatchObject({ n: 1, variance: null });
    const left = kpis.sums("amount");
    const joined = left.merge(left.init(), left.step(left.init(), huge[0]!));
    expect(left.finish(joined)).toMatchObject({ sum: -1e308, variance: null });
  });

  test("amounts whose squares are too large are refused", () => {
    const two = [{ amount: 1e200 }, { amount: -1e200 }];
    expect(() => kpis.measure(two, kpis.sums("amount"))).toThrow(
      "sums: amount must be small enough",
    );
  });

  test("the middle of two durations is between them", () => {
    const lives = [
      { duration: 1e308, ended: true },
      { duration: 34, ended: false },
    ];
    expect(kpis.survival(lives).value).toBe(1e308);
  });

  test("a benefit that is no number any more is refused", () => {
    const effect = { moved: "retention", customers: 6000, before: 0.8, after: 0.9 };
    const effects = [{ ...effect, valuePerCustomer: 1e308, attributed: 1 }];
    expect(() => k.crmReturn({ costs: [], effects })).toThrow("crmReturn: effects must be small");
  });

  test("the spread of durations that have none is none", () => {
    const lives = [
      { duration: 1, ended: true },
      { duration: 1e308, ended: false },
    ];
    expect(kpis.survival(lives).restrictedMean).toMatchObject({
      value: 5e307,
      standardError: null,
    });
  });

  test("a loss of next to nothing is none", () => {
    const startedAt = new Date("2025-06-01");
    const period = { start: new Date("2026-01-01"), end: new Date("2026-02-01") };
    const paid = [
      { customerId: "ann", startedAt, endedAt: new Date("2026-01-15"), mrr: 5e-324 },
      { customerId: "bob", startedAt: new Date("2026-01-15"), endedAt: null, mrr: 50 },
    ];
    const { quickRatio, quickRatioReason } = kpis.revenueRetention(paid, { period });
    expect([quickRatio, quickRatioReason]).toEqual([null, "no-loss"]);
  });

  test("who loses nobody in no time at all loses nobody in a year", () => {
    expect(kpis.rescaleChurn(0, { from: 5e-324, to: "year" })).toBe(0);
    expect(kpis.rescaleChurn(-0, { from: "month", to: "year" })).toBe(0);
    expect(kpis.rescaleChurn(1, { from: 1e308, to: 5e-324 })).toBe(1);
  });

  test("next to nobody perceives: no ratio", () => {
    const gap = kpis.deliveryGap({ value: 0.8, n: 362 }, { value: 5e-324, n: 362 });
    expect(gap).toMatchObject({ believed: 0.8, ratio: null });
  });
});

test("customers come in the order of their first record, whatever its kind", () => {
  const at = new Date("2026-01-05");
  const records = [
    { kind: "order", customerId: "ann", at, amount: 1 },
    { kind: "answer", customerId: "bob", at, survey: "nps", score: 9 },
    { kind: "order", customerId: "cy", at, amount: 1 },
  ] as const;
  const { customers } = kpis.customerViews(records, { asOf: new Date("2026-02-01") });
  expect(customers.map(({ customerId }) => customerId)).toEqual(["ann", "bob", "cy"]);
});

test("the days of fifty years are cut in a moment, in UTC and elsewhere", () => {
  const span = { start: new Date("1976-01-01"), end: new Date("2026-01-01") };
  const days = kpis.periods({ ...span, unit: "day" });
  expect(days).toHaveLength((span.end.getTime() - span.start.getTime()) / 86_400_000);
  expect(kpis.periods({ ...span, unit: "day", timeZone: "Europe/Berlin" })).toHaveLength(
    days.length + 1,
  );
});
