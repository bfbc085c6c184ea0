import { by, type CohortsOptions, cohorts, measure, nps, over, select, sums } from "customer-kpis";
import fc from "fast-check";
import { expect, test } from "vitest";
import { expectLaws } from "../../laws";
import { day } from "../memberships";

const did = (customerId: string, ...days: number[]) =>
  days.map((number) => ({ customerId, at: day(number), amount: number, score: number % 11 }));

/** Days count from 1 January: 32 is in February, 60 in March, 91 in April. */
const VISITS = [
  ...did("ann", 1, 5, 40, 70),
  ...did("bob", 10, 65),
  ...did("cy", 20),
  ...did("dee", 33, 60, 61),
];
const MARCH_OVER = { unit: "month", asOf: day(91) } as const;

const shares = (cells: readonly { retained: number; eligible: number }[]) =>
  cells.map(({ retained, eligible }) => `${retained}/${eligible}`);

const activities = fc.array(
  fc.record({ id: fc.nat(6), number: fc.integer({ min: 1, max: 120 }) }).map(({ id, number }) => ({
    customerId: id,
    at: day(number),
  })),
  { maxLength: 40 },
);

test("who began in one month is followed month by month", () => {
  const { cohorts: rows, overall, value, n, excluded } = cohorts(VISITS, MARCH_OVER);
  expect(rows.map(({ period, size }) => [period.key, size])).toEqual([
    ["2026-01", 3],
    ["2026-02", 1],
  ]);
  expect(rows.map(({ cells }) => shares(cells))).toEqual([
    ["3/3", "1/3", "2/3"],
    ["1/1", "1/1"],
  ]);
  // All customers weigh the same: 2 of 4, not the mean of 1/3 and 1.
  expect(shares(overall)).toEqual(["4/4", "2/4", "2/3"]);
  expect([value, n, excluded]).toEqual([0.5, 4, []]);
  expect(rows.every(({ cells }) => cells.every(({ complete }) => complete))).toBe(true);
});

test("on or after, a return counts for all earlier intervals", () => {
  const { cohorts: rows } = cohorts(VISITS, { ...MARCH_OVER, mode: "onOrAfter" });
  expect(shares(rows[0]!.cells)).toEqual(["3/3", "2/3", "2/3"]);
});

test("relative to the previous interval, only those count who were there in it", () => {
  const { cohorts: rows } = cohorts(VISITS, { ...MARCH_OVER, mode: "previous" });
  expect(shares(rows[0]!.cells)).toEqual(["3/3", "1/3", "1/1"]);
});

test("a bracket counts who returned in any of its intervals", () => {
  const { cohorts: rows } = cohorts(VISITS, {
    ...MARCH_OVER,
    mode: "brackets",
    brackets: [
      [1, 2],
      [3, 4],
    ],
  });
  expect(rows[0]!.cells).toMatchObject([
    { offset: 1, through: 2, retained: 2, eligible: 3, complete: true },
    { offset: 3, through: 4, retained: 0, eligible: 0, value: null, complete: false },
  ]);
});

test("a minimum asks for so many activities in the interval", () => {
  const { cohorts: rows } = cohorts(VISITS, { ...MARCH_OVER, minimum: 2 });
  expect(rows.map(({ cells }) => shares(cells))).toEqual([
    ["1/3", "0/3", "0/3"],
    ["0/1", "1/1"],
  ]);
});

test("an interval that still runs has nobody eligible, but tells who came so far", () => {
  const { cohorts: rows } = cohorts(VISITS, { unit: "month", asOf: day(66) });
  const last = rows[0]!.cells[2];
  expect(last).toMatchObject({ eligible: 0, retained: 0, value: null, complete: false, active: 1 });
});

test("rolling windows run from each customer's own start, and are over for each at another time", () => {
  const { cohorts: rows } = cohorts(VISITS, { unit: "month", asOf: day(75), windows: "rolling" });
  // Of 30 days: ann's run from days 1, 31 and 61, bob's from 10, 40 and 70, cy's from 20 and 50.
  const [start, first, second] = rows[0]!.cells;
  expect([start, first].map((cell) => shares([cell!])[0])).toEqual(["3/3", "2/2"]);
  expect(first).toMatchObject({ complete: false, active: 2 });
  expect(second).toMatchObject({ eligible: 0, active: 1, complete: false });
});

test("recurring, a customer starts anew in every month with an activity", () => {
  const recurring = { ...MARCH_OVER, start: "recurring" } as const;
  const { cohorts: rows, overall, n } = cohorts(VISITS, recurring);
  expect(rows.map(({ period, size }) => [period.key, size])).toEqual([
    ["2026-01", 3],
    // ann came back and dee is new; bob was not there.
    ["2026-02", 2],
    ["2026-03", 3],
  ]);
  expect(rows.map(({ cells }) => shares(cells))).toEqual([
    ["3/3", "1/3", "2/3"],
    ["2/2", "2/2"],
    ["3/3"],
  ]);
  expect(shares(overall)).toEqual(["8/8", "3/5", "2/3"]);
  expect(n).toBe(4);
});

test("recurring and rolling, intervals run from the first activity in the period", () => {
  const visits = did("ann", 5, 25, 40, 70);
  const options = { unit: "month", asOf: day(200), windows: "rolling" } as const;
  const { cohorts: rows } = cohorts(visits, { ...options, start: "recurring" });
  const offsets = rows.map(({ cells }) => cells.flatMap((c) => (c.active ? c.offset : [])));
  // Days 5, 40 and 70 start January's, February's and March's: 20 and 35, 65 and 30 days later.
  expect(offsets).toEqual([[0, 1, 2], [0, 1], [0]]);
});

test("recurring, a cell measures all records of its cohort in the interval", () => {
  const { cohorts: rows } = cohorts(VISITS, {
    ...MARCH_OVER,
    start: "recurring",
    measure: sums("amount"),
  });
  expect(rows[1]!.cells.map(({ result }) => result.sum)).toEqual([40 + 33, 70 + 60 + 61]);
});

test("recurring, a cohort is all who were there, and its cells those there later too", () => {
  fc.assert(
    fc.property(activities, (records) => {
      const options = { unit: "month", asOf: day(130), start: "recurring" } as const;
      const there = (month: number) =>
        new Set(records.filter(({ at }) => at.getUTCMonth() === month).map((r) => r.customerId));
      for (const { period, size, cells } of cohorts(records, options).cohorts) {
        const month = Number(period.key.slice(5)) - 1;
        const members = there(month);
        expect(size).toBe(members.size);
        for (const { offset, active } of cells) {
          const back = [...there(month + offset)].filter((id) => members.has(id));
          expect(active).toBe(back.length);
        }
      }
    }),
  );
});

test("cohorts stay whole in groups, in rolling windows too", () => {
  const rows = VISITS.map((visit) => ({ ...visit, plan: visit.customerId === "bob" ? "a" : "b" }));
  const options = { unit: "month", asOf: day(91), windows: "rolling" } as const;
  for (const { key, result } of measure(rows, by("plan", cohorts(options)))) {
    const group = rows.filter(({ plan }) => plan === key);
    expect(result).toEqual(cohorts(group, options));
  }
});

test("8 in the evening and 6 the next morning is day 1 on the calendar, day 0 rolling", () => {
  const late = [
    { customerId: 1, at: new Date("2026-03-02T20:00Z") },
    { customerId: 1, at: new Date("2026-03-03T06:00Z") },
  ];
  const options = { unit: "day", asOf: new Date("2026-03-10") } as const;
  expect(cohorts(late, options).value).toBe(1);
  expect(cohorts(late, { ...options, windows: "rolling" }).value).toBe(0);
});

test("any measure is asked of the records in a cell", () => {
  const { cohorts: rows, overall } = cohorts(VISITS, { ...MARCH_OVER, measure: sums("amount") });
  expect(rows[0]!.cells.map(({ result }) => result.sum)).toEqual([1 + 5 + 10 + 20, 40, 70 + 65]);
  expect(overall.map(({ result }) => result.sum)).toEqual([36 + 33, 40 + 121, 135]);
  const later = cohorts(VISITS, { ...MARCH_OVER, mode: "onOrAfter", measure: sums("amount") });
  expect(later.cohorts[0]!.cells.map(({ result }) => result.sum)).toEqual([211, 175, 135]);
  const scored = cohorts(VISITS, { ...MARCH_OVER, measure: select((row) => row.score, nps()) });
  expect(scored.overall[0]?.result.n).toBe(5);
});

test("months, weeks and quarters are those of the zone", () => {
  const newYear = [{ customerId: 1, at: new Date("2025-12-31T21:00Z") }];
  const keyIn = (options: object) =>
    cohorts(newYear, { unit: "month", asOf: day(40), ...options }).cohorts[0]?.period.key;
  expect(keyIn({})).toBe("2025-12");
  expect(keyIn({ timeZone: "Asia/Tehran" })).toBe("2026-01");
  expect(keyIn({ unit: "quarter" })).toBe("2025-Q4");
  expect(keyIn({ unit: "week", weekStartsOn: 0 })).toBe("2025-12-28");
});

test("there is no limit to the columns", () => {
  const records = [...did("ann", 1), ...did("ann", 400)];
  expect(cohorts(records, { unit: "day", asOf: day(401) }).overall).toHaveLength(400);
});

test("what comes after asOf is left out, and counted", () => {
  const reason = "from asOf on";
  expect(cohorts(VISITS, { unit: "month", asOf: day(33) })).toMatchObject({
    n: 3,
    // One of them at that very moment.
    excluded: [{ reason, count: 6 }],
  });
  expect(cohorts(VISITS, { unit: "month", asOf: day(-5) })).toEqual({
    value: null,
    n: 0,
    cohorts: [],
    overall: [],
    excluded: [{ reason, count: VISITS.length }],
  });
});

test("a start on 29 February is followed through months of 28 to 31 days", () => {
  const leap = ["2024-02-29", "2024-03-31", "2024-04-01", "2025-02-28"];
  const records = leap.map((date) => ({ customerId: 1, at: new Date(date) }));
  const { overall } = cohorts(records, { unit: "month", asOf: new Date("2025-03-01") });
  expect(overall.flatMap(({ offset, retained }) => (retained ? offset : []))).toEqual([
    0, 1, 2, 12,
  ]);
});

test("a cell is what a count by hand gives", () => {
  fc.assert(
    fc.property(activities, fc.integer({ min: 1, max: 3 }), (records, minimum) => {
      const asOf = day(115);
      const { cohorts: rows } = cohorts(records, { unit: "month", asOf, minimum });
      const known = records.filter(({ at }) => at < asOf);
      const monthOf = (at: Date) => at.getUTCMonth();
      for (const { period, cells } of rows) {
        const first = Number(period.key.slice(5)) - 1;
        const members = [...new Set(known.map(({ customerId }) => customerId))].filter((id) => {
          const own = known.filter(({ customerId }) => customerId === id);
          return Math.min(...own.map(({ at }) => monthOf(at))) === first;
        });
        // April, the fourth, still runs on day 115.
        expect(cells).toHaveLength(4 - first);
        for (const { offset, active, eligible, complete } of cells) {
          const there = members.filter((id) => {
            const own = known.filter(({ customerId }) => customerId === id);
            return own.filter(({ at }) => monthOf(at) === first + offset).length >= minimum;
          });
          expect(active).toBe(there.length);
          expect(complete).toBe(first + offset < 3);
          expect(eligible).toBe(complete ? members.length : 0);
        }
      }
    }),
  );
});

test("on or after only falls, and is never below on", () => {
  fc.assert(
    fc.property(activities, fc.constantFrom("calendar", "rolling"), (records, windows) => {
      const options = { unit: "month", asOf: day(130), windows } as const;
      const on = cohorts(records, options);
      const after = cohorts(records, { ...options, mode: "onOrAfter" });
      after.cohorts.forEach(({ cells }, c) => {
        cells.forEach(({ active }, k) => {
          expect(active).toBeGreaterThanOrEqual(on.cohorts[c]!.cells[k]!.active);
          if (k > 0) expect(active).toBeLessThanOrEqual(cells[k - 1]!.active);
        });
      });
    }),
  );
});

const EVERY: Partial<CohortsOptions>[] = [
  {},
  { mode: "onOrAfter" },
  { mode: "previous", windows: "rolling" },
  { mode: "brackets", brackets: [[1, 2]], minimum: 2 },
  { start: "recurring" },
  { start: "recurring", mode: "onOrAfter", windows: "rolling" },
];

test.each(EVERY)("cohorts with %j keep the laws of a measure", (options) => {
  expectLaws(cohorts({ ...MARCH_OVER, ...options }), VISITS);
});

test("cohorts with a measure keep them too, and are composed like any other", () => {
  expectLaws(cohorts({ ...MARCH_OVER, measure: sums("amount") }), VISITS);
  expectLaws(cohorts({ ...MARCH_OVER, start: "recurring", measure: sums("amount") }), VISITS);
  const [all] = measure(VISITS, over("year", cohorts(MARCH_OVER)));
  expect(all?.result).toEqual(cohorts(VISITS, MARCH_OVER));
});

test.each([
  [{ minimum: 0 }, "cohorts: minimum must be a whole number at least 1, got 0"],
  [
    { mode: "after" },
    'cohorts: mode must be one of "on", "onOrAfter", "brackets", "previous", got "after"',
  ],
  [{ start: "every" }, 'cohorts: start must be one of "first", "recurring", got "every"'],
  [{ windows: "fixed" }, 'cohorts: windows must be one of "calendar", "rolling", got "fixed"'],
  [{ brackets: [[1, 2]] }, 'cohorts: brackets must be given with mode "brackets" only, got "on"'],
  [
    { mode: "brackets" },
    "cohorts: brackets is missing: it must be a list of first and last intervals",
  ],
  ...[
    [-1, 2],
    [0.5, 2],
    [0, 1.5],
  ].map((bracket): [object, string] => [
    { mode: "brackets", brackets: [bracket] },
    `cohorts: brackets must be whole numbers from 0, the last not below, got "${bracket[0]} to ${bracket[1]}"`,
  ]),
  [
    { mode: "brackets", brackets: [[2, 1]] },
    'cohorts: brackets must be whole numbers from 0, the last not below, got "2 to 1"',
  ],
  [
    { asOf: undefined },
    "cohorts: asOf is missing: it must be a valid Date from 1900 on, or milliseconds since 1970",
  ],
])("options %j are refused", (options, error) => {
  expect(() => cohorts([], { ...MARCH_OVER, ...(options as object) })).toThrow(error);
});

test("a record without an instant is refused", () => {
  // @ts-expect-error: no instant
  expect(() => cohorts([{ customerId: 1 }], MARCH_OVER)).toThrow(
    "cohorts: at is missing: it must be a moment (the record has customerId) (record 0)",
  );
});
