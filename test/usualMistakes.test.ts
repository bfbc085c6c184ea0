import * as kpis from "customer-kpis";
import { schemas } from "customer-kpis/schema";
import * as sources from "customer-kpis/sources";
import { duckdb, statement } from "customer-kpis/sql";
import { expect, test } from "vitest";

/** The library as it is called without its types. */
const k = kpis as unknown as Readonly<Record<keyof typeof kpis, (...args: unknown[]) => unknown>>;
const s = sources as unknown as Readonly<Record<"source", (...args: unknown[]) => unknown>>;
const column = sources.column as unknown as Readonly<
  Record<keyof typeof sources.column, (...args: unknown[]) => unknown>
>;
const at = new Date("2026-01-05");
const period = { start: new Date("2026-01-01"), end: new Date("2026-02-01") };
const membership = { customerId: 7, startedAt: at, endedAt: null };
const { nps, sums } = kpis;
const answers = [9, 3].map((score, i) => ({ score, at: new Date(Date.UTC(2026, i, 5)) }));
const months = kpis.measure(answers, kpis.over("month", nps()));
const orders = [{ customerId: 1, at, amount: 5 }];
const cardOf = (result: unknown) =>
  k.scorecard({ objectives: [{ name: "Loved", measures: [{ name: "NPS", result, target: 40 }] }] });
const groupHint = "must be a result: of a group, its .result, got Object";

test.each<[string, () => unknown, string | RegExp]>([
  [
    "fields as the database spells them",
    () => k.retention([{ customer_id: 7, started_at: at, ended_at: null }], { period }),
    'the record has customer_id, started_at, ended_at; did you mean "customer_id"? Use renamed(...)',
  ],
  [
    "a field of another name",
    () => k.nps([{ rating: 9 }]),
    "score is missing: it must be a whole number from 0 to 10 (the record has rating; use select(...))",
  ],
  ["numbers as text", () => k.nps([{ score: "9" }]), 'got "9"; use Number(...)'],
  ["amounts as text", () => k.measure([{ a: "9.50" }], sums("a")), 'got "9.50"; use Number(...)'],
  [
    "an empty cell, of which Number() would make 0",
    () => k.nps([{ score: "" }]),
    'score must be a whole number from 0 to 10, got "" (record 0)',
  ],
  [
    "dates as JSON has them",
    () => k.retention([{ ...membership, startedAt: at.toJSON() }], { period }),
    'startedAt must be a valid Date from 1900 on, or milliseconds since 1970 (text needs new Date(...)), got "2026-01-05T00:00:00.000Z"',
  ],
  [
    "a period as text",
    () => k.churn([], { period: { start: "2026-01-01", end: "2026-02-01" } }),
    "(text needs new Date(...))",
  ],
  [
    "seconds",
    () => k.retention([{ ...membership, startedAt: 1_767_571_200 }], { period }),
    "seconds: multiply by 1,000",
  ],
  ["groupBy", () => k.nps([9], { groupBy: "channel" }), 'no option "groupBy"; it has scale, '],
  ["groupBy", () => k.nps([9], { groupBy: "channel" }), "; use by(...)"],
  ["by", () => k.csat([4], { by: "channel" }), "; use by(...)"],
  ["an option in other letters", () => k.nps([9], { Level: 0.9 }), 'did you mean "level"?'],
  [
    "a length of time as people say it",
    () => k.firstResponseTime([], { target: "4h" }),
    '1000 or more (4 hours are 4 * 60 * 60 * 1000), got "4h"',
  ],
  [
    "options before records",
    () => k.nps({ level: 0.9 }, [9]),
    "records must be a list, before the options",
  ],
  [
    "the measure before the records",
    () => k.measure(nps(), [9]),
    "measure must be a measure, such as nps(), got Array",
  ],
  [
    "the measure before the field",
    () => k.by(nps(), "channel"),
    'measure must be a measure, such as nps(), got "channel"',
  ],
  [
    "a KPI that is not called",
    () => k.measure([9], k.nps),
    "measure must be a measure, such as nps(), with its brackets, got Function",
  ],
  [
    "records in place of options",
    () => k.compare(nps([9]), nps([8]), [9]),
    "options must be an object, got Array",
  ],
  [
    "a promise of records",
    () => k.nps(Promise.resolve([9])),
    "an array or another iterable, got Promise",
  ],
  ["a field that is not there", () => k.sums(undefined), "field is missing: it must be a field's"],
  ["a field that is not there", () => k.by(undefined, nps()), "what is missing: it must be a fie"],
  [
    "a record that is not filled",
    () => k.retention([{ ...membership, endedAt: undefined }], { period }),
    "endedAt is missing: it must be a moment, or null while it lasts (record 0)",
  ],
  ["no period", () => k.churn([membership]), "period is missing: it must be an object with start"],
  ["a month in place of its result", () => k.compare(months[0], months[1]), `before ${groupHint}`],
  [
    "a month in place of its result",
    () => k.compareNps(months[0], months[1]),
    "before must be a result with promoters, detractors and n: of a group, its .result",
  ],
  [
    "a month in place of its result",
    () => cardOf(months[0]),
    "result of NPS must be a KPI's result, with a value: of a group, its .result, got Object",
  ],
  ["a value in place of a result", () => cardOf(4), "must be a KPI's result, with a value, got 4"],
  [
    "measures in place of results",
    () => k.compare(nps(), nps()),
    "before.value is missing: it must be a number up to 1e140, or null (the record has init, step",
  ],
  [
    "a score of another name",
    () => k.csat([{ rating: 4 }]),
    "has rating; use select(...)) (record",
  ],
  [
    "a whole answer of validate in place of its records",
    () => k.historicValue({ records: orders, rejected: [], leftOut: [] }),
    'has no option "records"; it has margin, asOf, acquisitionCost, cohorts, level; pass its records',
  ],
  [
    "memberships with all that is beside them",
    () => k.retention(k.membershipsFromActivity(orders, { activeDays: 30 }), { period }),
    "retention: records must be a list, before the options, got Object",
  ],
  [
    "a schema's scale as a number",
    () => schemas({ scale: 7 } as never),
    "schemas: scale must be { min, max }, got 7",
  ],
  [
    "a shift in place of a list of shifts",
    () => k.businessTime({ week: { monday: ["09:00", "17:00"] } }),
    'week.monday must be a list of shifts such as [["09:00", "17:00"]], got "09:00"',
  ],
  [
    "a KPI that is not called, asked of an engine",
    () => statement({ dialect: duckdb, from: "answers" }, nps as never),
    "statement: measure must be a measure, such as nps(), with its brackets, got Function",
  ],
  [
    "percent",
    () => k.nps([9], { level: 95 }),
    "level must be a finite number above 0 and below 1 (0.95 for 95 %), got 95",
  ],
  [
    "a period's ends beside the other options",
    () => k.retention({ start: at, end: at }),
    'has no option "start"; it has unit, timeZone, weekStartsOn, calendar, yearStartsIn, period, invalid, level; use period: { start, end }',
  ],
  [
    "counts in place of records",
    () => k.nps({ promoters: 18, passives: 11, detractors: 2 }),
    'has no option "promoters"; did you mean "promoter"?',
  ],
  [
    "a period as a list",
    () => k.retention([], { period: [at, at] }),
    "period must be an object with start and end, got Array",
  ],
  [
    "a period with other names",
    () => k.churn([], { period: { from: at, to: at } }),
    "period must be an object with start and end, got Object",
  ],
  [
    "several measures in place of one",
    () => k.measure([9], { nps: nps() }),
    "measure must be a measure, such as nps(); of several use combine({ ... }), got Object",
  ],
  [
    "measures without names",
    () => k.combine([nps(), k.csat()]),
    "parts must be measures by name, such as { nps: nps() }, got Array",
  ],
  [
    "other names of counts",
    () => k.responseRate({ sent: 20, responses: 10 }),
    "result must be an object with n and unanswered, got Object",
  ],
  [
    "a target in percent",
    () => {
      const measure = { name: "CSAT", result: kpis.csat([4, 2]), target: 95 };
      return k.scorecard({ objectives: [{ name: "Loved", measures: [measure] }] });
    },
    "target of CSAT must be at most 1, as the result is a share (0.95 for 95 %), got 95",
  ],
  [
    "thresholds in percent",
    () => {
      const thresholds = { red: 0.6, green: 80 };
      const measure = { name: "CSAT", result: kpis.csat([4, 2]), thresholds };
      return k.scorecard({ objectives: [{ name: "Loved", measures: [measure] }] });
    },
    "green of CSAT must be at most 1, as the result is a share (0.8 for 80 %), got 80",
  ],
  ...(
    [
      [{ by: "range", worst: 0, best: 80 }, "best"],
      [{ by: "bands", bounds: [0.6, 80] }, "bounds"],
      [{ by: "on-target", from: 80, to: 90, worstBelow: 0, worstAbove: 100 }, "from"],
      [{ by: "on-target", from: 0.1, to: 80, worstBelow: 0, worstAbove: 100 }, "to"],
      [{ by: "progress", baseline: 80, target: 0.2 }, "baseline"],
    ] as const
  ).map(([score, field]): [string, () => unknown, string] => [
    `the ${field} of a rule in percent`,
    () => {
      const measure = { name: "CSAT", result: kpis.csat([4, 2]), score };
      return k.scorecard({ objectives: [{ name: "Loved", measures: [measure] }] });
    },
    `${field} of CSAT must be at most 1, as the result is a share (0.8 for 80 %), got 80`,
  ]),
  [
    "the name of a dialect in its place",
    () => statement({ dialect: "duckdb" as never, from: "answers" }, nps() as never),
    'table.dialect must be a dialect, such as duckdb or postgres of this door, or your own, got "duckdb"',
  ],
  ["words, which Number() does not read", () => k.csat(["good"]), /got "good" \(record 0\)$/],
  ["percent as text", () => k.nps([9], { level: "95%" }), /got "95%"$/],
  [
    "a hole in a list",
    () => k.retention([membership, undefined, membership], { period }),
    "record is missing: it must be an object with customerId (record 1)",
  ],
  [
    "the words of a column, not given",
    () => column.words("State"),
    "words: list is missing: it must be an array or an object",
  ],
  [
    "a wait after nothing",
    () => column.wait("Reply (min)"),
    "wait: after is missing: it must be a field's name",
  ],
  [
    "a wait after nothing",
    () => column.plainWait("Reply"),
    "wait: after is missing: it must be a field's name",
  ],
  [
    "a unit of waits that is none",
    () => column.wait("Reply", { after: "createdAt", unit: "min" }),
    'wait: unit must be one of "milliseconds", "seconds", "minutes", "hours", "days", got "min"',
  ],
  [
    "a column's name in place of the column",
    () => s.source({ name: "desk", fields: { customerId: "Client" } }),
    'source: fields.customerId must be a column, got "Client"',
  ],
  ["a source without a name", () => s.source({ fields: {} }), "source: name is missing"],
  [
    "a list of columns",
    () => s.source({ name: "desk", fields: [column.key("Id")] }),
    "source: fields must be columns by field, got Array",
  ],
])("%s: the message names the way on", (_, call, message) => {
  expect(call).toThrow(message);
});

test.each<[string, () => unknown]>([
  [
    'servqual: expectations must be an array of 22 answers, got "2 answers" (record 1)',
    () => {
      const full = { expectations: Array(22).fill(6), perceptions: Array(22).fill(5) };
      return k.servqual([full, { ...full, expectations: [1, 2] }], { instrument: "1988" });
    },
  ],
  [
    "got 20 (record 0)",
    () => {
      const response = { adequate: [1, 2], desired: [3, 4], perceived: [1, 20] };
      const instrument = { dimensions: [{ name: "a", items: [1, 2] }] };
      return k.zoneOfTolerance([response], { instrument });
    },
  ],
  [
    "(the record has first) (record 1)",
    () => k.comparePairedNps([{ before: 9, after: 8 }, { first: 9 }]),
  ],
  [
    "comparePairedMeans: pair must be an object with before and after, got null (record 0)",
    () => k.comparePairedMeans([null]),
  ],
])("a record that is wrong is named by its place: %s", (message, call) => {
  expect(call).toThrow(message);
});

test("columns of an engine as a list are refused", () => {
  const table = { dialect: duckdb, from: "answers", columns: ["score"] as never };
  expect(() => statement(table, nps())).toThrow(
    "statement: table.columns must be an object of columns by field, got Array",
  );
});
