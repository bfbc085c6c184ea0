import {
  by,
  combine,
  counted,
  derive,
  distinct,
  latest,
  type Measure,
  measure,
  nps,
  over,
  renamed,
  select,
  sums,
  tally,
  values,
  where,
} from "customer-kpis";
import { describe, expect, test } from "vitest";
import type { FieldRead, Summary } from "../../src/reads";

type Counted = [figures: readonly number[], customers: number, label: string | null, keys: unknown];

/** What is told of customers: in a second summary as well, where that is asked. */
function summaryOf(also?: Summary<Counted[]>): Summary<Counted[]> {
  return {
    per: "who",
    each: { figures: [] },
    order: [],
    marks: [],
    ...(also && { also }),
    keys: [{ field: "plan", kind: "key" }],
    count: (state, ...more) => [...state, more as Counted],
  };
}

const SCORE: FieldRead = { field: null, kind: "number" };
const MOVES = { once: "done", before: 5, within: { start: 1, end: 4 } };
const READS: readonly FieldRead[] = [
  SCORE,
  { field: "made", kind: "instant", moves: MOVES },
  { field: "done", kind: "instant", after: "made" },
];

/** A measure that says of itself all that one may say. */
const told: Measure<any, Counted[], Counted[]> = {
  init: () => [],
  step: (state) => state,
  merge: (left, right) => [...left, ...right],
  finish: (state) => state,
  at: "made",
  reads: READS,
  summary: summaryOf(summaryOf()),
};
const { reads: _, at: __, summary: ___, ...silent } = told;
/** A measure of scores alone. */
const scores: Measure<any, Counted[], Counted[]> = { ...silent, reads: [SCORE] };

const UNIT = { unit: "month", timeZone: "Asia/Tehran" } as const;
const BY: FieldRead = { field: "team", kind: "key" };

describe("what a measure tells apart is what its parts do, and what itself looks at", () => {
  test.each<[string, { readonly reads?: readonly FieldRead[] }, readonly FieldRead[] | undefined]>([
    ["by a field", by("team", told), [BY, ...READS]],
    [
      "by a function, of which nobody knows what it looks at",
      by((row: any) => row.a, told),
      undefined,
    ],
    ["by a field of a measure that says nothing", by("team", silent), undefined],
    ["over", over(UNIT, told), [{ field: "made", kind: "instant", calendar: UNIT }, ...READS]],
    [
      "over a field",
      over({ ...UNIT, field: "done", fill: true }, told),
      [{ field: "done", kind: "instant", calendar: UNIT }, ...READS],
    ],
    ["over of a measure that says nothing", over("month", silent), undefined],
    [
      "where",
      where({ team: ["a", "b"], isNew: true }, told),
      [BY, { field: "isNew", kind: "flag" }, ...READS],
    ],
    [
      "where yes, no or nothing",
      where({ isNew: [false, null] }, told),
      [{ field: "isNew", kind: "flag" }, ...READS],
    ],
    ["where yes or a text", where({ team: [true, "a"] }, told), [BY, ...READS]],
    ["where of a function", where(() => true, told), undefined],
    ["combine", combine({ a: told, b: by("team", told) }), [...READS, BY, ...READS]],
    ["combine with one that says nothing", combine({ a: told, b: silent }), undefined],
    ["derive", derive((all) => all, told), READS],
    ["a score", tally({ min: 0, max: 10 }), [SCORE]],
    ["sums", sums("paid"), [{ field: "paid", kind: "number" }]],
    ["values", values("paid"), [{ field: "paid", kind: "number" }]],
    ["distinct", distinct("team"), [BY]],
    // Which record is the last, nothing else tells.
    ["latest", latest("who", told), undefined],
    // The count is no part of the record.
    ["counted", counted("n", told), undefined],
    ["select of a field", select("recommend", scores), [{ field: "recommend", kind: "number" }]],
    // What it reads are fields of a record within the record.
    ["select of a record", select("inner", told), undefined],
    ["select of a function", select((row: any) => row, scores), undefined],
    [
      "renamed",
      renamed({ score: "points", made: "made_at", done: "done_at", other: "x" }, told),
      [
        { field: "points", kind: "number" },
        { field: "made_at", kind: "instant", moves: { ...MOVES, once: "done_at" } },
        { field: "done_at", kind: "instant", after: "made_at" },
      ],
    ],
    ["renamed, what keeps its name", renamed({ other: "x" }, told), READS],
    ["renamed of a measure that says nothing", renamed({ a: "b" }, silent), undefined],
  ])("%s", (_name, { reads }, expected) => {
    expect(reads).toStrictEqual(expected);
  });
});

describe("the field with the moment of records", () => {
  const other: Measure<any, Counted[], Counted[]> = { ...told, at: "done" };
  test.each<[string, { readonly at?: string }, string | undefined]>([
    ["by", by("team", told), "made"],
    ["by of a measure without one", by("team", silent), undefined],
    ["over", over("month", told), "made"],
    ["over of a measure without one", over("month", silent), "at"],
    ["over a field", over({ unit: "month", field: "done" }, told), "done"],
    ["where", where({ team: "a" }, told), "made"],
    ["combine of those that agree", combine({ a: told, b: told }), "made"],
    ["combine of two", combine({ a: told, b: other }), undefined],
    ["combine of one that has none", combine({ a: told, b: silent }), undefined],
    ["counted", counted("n", told), "made"],
    ["select", select("recommend", told), undefined],
    ["renamed", renamed({ made: "made_at" }, told), "made_at"],
    ["renamed, what keeps its name", renamed({ done: "done_at" }, told), "made"],
    ["renamed of a measure without one", renamed({ made: "made_at" }, silent), undefined],
  ])("%s", (_name, measure, at) => {
    expect(measure.at).toBe(at);
    expect("at" in measure).toBe(at !== undefined);
  });
});

describe("of customers who are counted by their figures", () => {
  const keys = ["a", "basic"];

  test("each group counts its own, told by the keys that are left", () => {
    const { summary } = by("team", told);
    expect(summary!.keys).toEqual([BY, { field: "plan", kind: "key" }]);
    for (const { count } of [summary!, summary!.also!]) {
      let groups = count(new Map(), [1], 5, null, keys);
      groups = count(groups, [2], 3, "x", ["b", "basic"]);
      groups = count(groups, [3], 2, null, ["a", "pro"]);
      expect([...groups]).toEqual([
        [
          "a",
          [
            [[1], 5, null, ["basic"]],
            [[3], 2, null, ["pro"]],
          ],
        ],
        ["b", [[[2], 3, "x", ["basic"]]]],
      ]);
    }
    expect(summary!.also!.also).toBeUndefined();
    expect(by((row: any) => row.team, told).summary).toBeUndefined();
    expect(by("team", silent).summary).toBeUndefined();
  });

  test("a condition leaves out whose records do not meet it", () => {
    const { summary } = where({ team: ["a"] }, told);
    expect(summary!.keys).toEqual([BY, { field: "plan", kind: "key" }]);
    for (const { count } of [summary!, summary!.also!]) {
      expect(count([], [1], 5, null, keys)).toEqual([[[1], 5, null, ["basic"]]]);
      expect(count([], [1], 5, null, ["b", "basic"])).toEqual([]);
    }
    expect(summary!.also!.also).toBeUndefined();
    // Whose records meet both conditions of a field are not told from two customers.
    expect(where({ team: ["a", "b"] }, told).summary).toBeUndefined();
    expect(where({ team: [] }, told).summary).toBeUndefined();
    expect(where(() => true, told).summary).toBeUndefined();
    expect(where({ team: "a" }, silent).summary).toBeUndefined();
  });

  test("where there are no keys else, those are all", () => {
    const { keys: _, ...summary } = summaryOf();
    const plain = { ...told, summary };
    expect(by("team", plain).summary!.keys).toEqual([BY]);
    expect(where({ team: "a" }, plain).summary!.keys).toEqual([BY]);
  });
});

describe("groups of a measure of other fields are counted all at once, as those of the measure itself", () => {
  const rows = [
    { team: "a", recommend: 10, at: Date.UTC(2026, 0) },
    { team: "b", recommend: 3, at: Date.UTC(2026, 1) },
    { team: "a", recommend: 9, at: Date.UTC(2026, 1) },
  ];
  const inner = select("recommend", nps());
  test.each<[string, Measure<any, any>]>([
    ["select", inner],
    ["renamed", renamed({ score: "recommend" } as object, nps())],
    ["combine", derive(({ one }) => one, combine({ one: inner, two: inner }))],
  ])("%s", (_name, one) => {
    expect(one.spread).toBeTypeOf("function");
    const teams = measure(rows, by("team", one));
    expect(teams.map(({ key, result }) => [key, result.value])).toEqual([
      ["a", 100],
      ["b", -100],
    ]);
    const months = measure(rows, over("month", one));
    expect(months.map(({ key, result }) => [key, result.value])).toEqual([
      ["2026-01", 100],
      ["2026-02", 0],
    ]);
    // Five times, as three are taken one by one.
    const counts = rows.map((row, i) => ({ ...row, n: 5 * (i + 1) }));
    const weighted = measure(counts, counted("n", by("team", one)));
    expect(weighted.map(({ key, result }) => [key, result.n])).toEqual([
      ["a", 20],
      ["b", 10],
    ]);
    expect(measure(counts.slice(0, 0), counted("n", one)).n).toBe(0);
    expect(measure([{ ...rows[0], n: 0 }], counted("n", one)).n).toBe(0);
  });

  test("is not so where one part cannot", () => {
    expect(combine({ a: nps(), b: by("team", nps()) }).spread).toBeUndefined();
    expect(renamed({}, by("team", nps())).spread).toBeUndefined();
    expect(select("a", by("team", nps())).spread).toBeUndefined();
    expect(where({ team: "a" }, nps()).spread).toBeUndefined();
    expect(counted("n", nps()).spread).toBeUndefined();
  });
});
