import {
  by,
  columns,
  combine,
  counted,
  derive,
  distinct,
  InputError,
  latest,
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
import { expect, test } from "vitest";

const JANUARY = Date.UTC(2026, 0);
const EMPTY = { start: JANUARY, end: JANUARY };
const FROM = "2026-01-01T00:00:00.000Z";
const FIELD = "field must be a field's name, got";
const MEASURE = "measure must be a measure, such as nps()";
const SCALE = { min: 0, max: 10 };

/** Calls somebody may make who does not use types, and what each hears: who speaks, of what, and the way on. */
const CALLS: readonly (readonly [
  call: (wrong: any) => unknown,
  wrong: unknown,
  message: string,
])[] = [
  [
    (a) => measure([{ a }, { a: -a }], sums("a")),
    1e200,
    "sums: a must be small enough for its sums and squares to be finite, got Infinity",
  ],
  [
    (at) => measure([{ at, n: 9, score: 5 }], counted("n", over("month", nps()))),
    "x",
    'over: at must be a valid Date from 1900 on, or milliseconds since 1970 (text needs new Date(...)), got "x" (record 0)',
  ],
  [(what) => by(what, nps()), 5, "by: what must be a field's name or a function, got 5"],
  [(inner) => by("a", inner), 5, `by: ${MEASURE}, got 5`],
  [(inner) => by("a", inner), nps, `by: ${MEASURE}, with its brackets, got Function`],
  [
    (inner) => by("a", inner),
    { a: nps() },
    `by: ${MEASURE}; of several use combine({ ... }), got Object`,
  ],
  [(inner) => over("month", inner), 5, `over: ${MEASURE}, got 5`],
  [
    (unit) => over(unit, nps()),
    "months",
    'over: unit must be one of day, week, month, quarter, year, got "months"',
  ],
  [
    (options) => over(options, nps()),
    { unit: "month", fields: "at" },
    'over: has no option "fields"; did you mean "field"?',
  ],
  [(field) => over({ unit: "month", field }, nps()), "", `over: ${FIELD} ""`],
  [
    (fill) => over({ unit: "month", fill }, nps()),
    5,
    "over: fill must be true, false or a period, got 5",
  ],
  [
    (fill) => over({ unit: "month", fill }, nps()),
    EMPTY,
    `over: fill.end must be later than fill.start (${FROM}), got ${FROM}`,
  ],
  [
    (a) => where({ a }, nps()),
    new Date(JANUARY),
    `where: a must be a text, number, boolean or null, or a list, got ${FROM}`,
  ],
  [
    (a) => where({ a: ["x", a] }, nps()),
    {},
    "where: a must be a text, number, boolean or null, or a list, got Object",
  ],
  [
    (t) => where(t, nps()),
    ["a"],
    'where: test must be values by field, such as { country: "IR" }, or a function, got Array',
  ],
  [
    (t) => where(t, nps()),
    null,
    'where: test must be values by field, such as { country: "IR" }, or a function, got null',
  ],
  [
    (t) => where(t, nps()),
    5,
    'where: test must be values by field, such as { country: "IR" }, or a function, got 5',
  ],
  [(inner) => where({}, inner), 5, `where: ${MEASURE}, got 5`],
  [
    (rows) => measure(rows, where({ a: 1 }, nps())),
    [{ b: 1 }],
    "where: a is missing: it must be a text, number, boolean or null (the record has b) (record 0)",
  ],
  [
    (parts) => combine(parts),
    5,
    "combine: parts must be measures by name, such as { nps: nps() }, got 5",
  ],
  [
    (parts) => combine(parts),
    null,
    "combine: parts must be measures by name, such as { nps: nps() }, got null",
  ],
  [
    (parts) => combine(parts),
    [nps()],
    "combine: parts must be measures by name, such as { nps: nps() }, got Array",
  ],
  [(a) => combine({ a }), 5, `combine: a: ${MEASURE}, got 5`],
  [(inner) => counted("n", inner), 5, `counted: ${MEASURE}, got 5`],
  [(field) => counted(field, nps()), "", `counted: ${FIELD} ""`],
  [(field) => counted(field, nps()), 5, `counted: ${FIELD} 5`],
  [
    (n) => measure([{ n, score: 5 }], counted("n", nps())),
    1.5,
    "counted: n must be a whole number, 0 or more, got 1.5 (record 0)",
  ],
  [
    (n) =>
      measure(
        [
          { n: 1, score: 5 },
          { n, score: 5 },
        ],
        counted("n", nps()),
      ),
    -1,
    "counted: n must be a whole number, 0 or more, got -1 (record 1)",
  ],
  [
    (n) => measure([{ n, score: 5 }], counted("n", nps())),
    "3",
    'counted: n must be a finite number, got "3"; use Number(...) (record 0)',
  ],
  [(what) => select(what, nps()), 5, "select: what must be a field's name or a function, got 5"],
  [(inner) => select("a", inner), 5, `select: ${MEASURE}, got 5`],
  [
    (rows) => measure(rows, select("a", nps())),
    [{ b: 1 }],
    "select: a is missing: it must be a field of the record (the record has b) (record 0)",
  ],
  [
    (names) => renamed(names, nps()),
    5,
    "renamed: names must be an object with the name of each field, got 5",
  ],
  [
    (names) => renamed(names, nps()),
    null,
    "renamed: names must be an object with the name of each field, got null",
  ],
  [(a) => renamed({ a } as object, nps()), 5, "renamed: a must be the name of a field, got 5"],
  [(inner) => renamed({}, inner), 5, `renamed: ${MEASURE}, got 5`],
  [(field) => distinct(field), "", `distinct: ${FIELD} ""`],
  [(field) => sums(field), 5, `sums: ${FIELD} 5`],
  [
    (rows) => measure(rows, sums("a")),
    [{ b: 1 }],
    "sums: a is missing: it must be a field of the record (the record has b) (record 0)",
  ],
  [
    (a) => measure([{ a }], sums("a")),
    "1",
    'sums: a must be a finite number, got "1"; use Number(...) (record 0)',
  ],
  [
    (a) => measure([{ a }, { a }], sums("a")),
    1e308,
    "sums: a must be small enough for its sums and squares to be finite, got Infinity",
  ],
  [(field) => values(field), "", `values: ${FIELD} ""`],
  [
    (rows) => measure(rows, values("a")),
    [{ b: 1 }],
    "values: a is missing: it must be a field of the record (the record has b) (record 0)",
  ],
  [(options) => latest(options, nps()), 5, "latest: by must be a text, got 5"],
  [
    (days) => latest({ by: "a", days }, nps()),
    0,
    "latest: days must be a finite number above 0, got 0",
  ],
  [
    (nobody) => latest({ by: "a", nobody }, nps()),
    "x",
    'latest: nobody must be one of "refuse", "leave-out", "keep", got "x"',
  ],
  [(field) => latest({ by: "a", field }, nps()), "", 'latest: field must be a text, got ""'],
  [(inner) => latest("a", inner), 5, `latest: ${MEASURE}, got 5`],
  [
    (a) => measure([{ a, at: JANUARY, score: 5 }], latest("a", nps())),
    {},
    "latest: a must be a text, number, boolean or null, got Object (record 0)",
  ],
  [
    (a) => measure([{ a, at: JANUARY, score: 5 }], latest("a", nps())),
    null,
    'latest: a must be somebody, unless nobody is "leave-out" or "keep", got null (record 0)',
  ],
  [(answer) => derive(answer, nps()), 5, "derive: answer must be a function, got 5"],
  [(scale) => tally(scale), null, "tally: scale.min is missing: it must be a whole number"],
  [(min) => tally({ min, max: 1 }), 0.5, "tally: scale.min must be a whole number, got 0.5"],
  [
    (max) => tally({ min: 0, max }),
    undefined,
    "tally: scale.max is missing: it must be a whole number above 0",
  ],
  [(max) => tally({ min: 5, max }), 5, "tally: scale.max must be a whole number above 5, got 5"],
  [(max) => tally({ min: 1, max }), 10_000, "tally: scale.max must be below 10000, got 10000"],
  [
    (rows) => measure(rows, tally(SCALE)),
    [{ a: 1 }],
    "tally: score is missing: it must be a whole number from 0 to 10 (the record has a; use select(...)) (record 0)",
  ],
  [
    (rows) => measure(rows, tally(SCALE)),
    [10, 11],
    "tally: score must be a whole number from 0 to 10, got 11 (record 1)",
  ],
  [
    (rows) => measure(rows, tally(SCALE)),
    [10, "9"],
    'tally: score must be a whole number from 0 to 10, got "9"; use Number(...) (record 1)',
  ],
  [
    (given) => columns(given),
    5,
    "columns: columns must be an object with a column for each field, got 5",
  ],
  [
    (given) => columns(given),
    { a: [1], b: [1, 2] },
    "columns: b must be of 1 records, as a, got 2",
  ],
  [
    (given) => nps(columns(given) as any),
    { a: [1] },
    'nps: columns must be with a column "score", got "a"',
  ],
  [
    (records) => measure(records, nps()),
    5,
    "measure: records must be an array or another iterable, got 5",
  ],
  [(inner) => measure([], inner), 5, `measure: ${MEASURE}, got 5`],
];

test.each(CALLS)("%o of %o", (call, wrong, message) => {
  let thrown: unknown;
  try {
    call(wrong);
  } catch (error) {
    thrown = error;
  }
  expect(thrown).toBeInstanceOf(InputError);
  const error = thrown as InputError;
  expect(error.message).toBe(message);
  const about = message.slice(`${error.kpi}: `.length).replace('has no option "', "");
  expect(message).toMatch(`${error.kpi}: `);
  expect(about.startsWith(error.field)).toBe(true);
  expect(error.field).not.toBe("");
});

test("as many scores as a scale may have are counted", () => {
  expect(measure([1, 9999], tally({ min: 1, max: 9999 })).distribution).toHaveLength(9999);
});
