import {
  combine,
  InputError,
  measure,
  nps,
  type OverOptions,
  over,
  sums,
  tally,
  type Unit,
} from "customer-kpis";
import type { PeriodGroup } from "customer-kpis/states";
import fc from "fast-check";
import { describe, expect, test } from "vitest";
import { expectLaws } from "../laws";
import { dayOf, ODD_MOMENTS, ZONES } from "../localTime";

const HOUR = 3_600_000;
const DAY = 24 * HOUR;
const answersOf = (...days: string[]) =>
  days.map((day, i) => ({ at: new Date(day), score: i % 11 }));
const keysOf = (groups: readonly PeriodGroup<unknown>[]) => groups.map(({ key }) => key);
const countsOf = (groups: readonly PeriodGroup<{ readonly n: number }>[]) =>
  groups.map(({ key, result }) => [key, result.n]);

describe("over", () => {
  const answers = answersOf(
    "2026-03-05",
    "2025-11-30",
    "2026-03-31T23:59:59.999Z",
    "2026-04-01",
    "2025-11-01",
    "2026-01-15",
  );

  test("keeps the laws of a measure", () => {
    expectLaws(over("month", nps()), answers);
    expectLaws(over({ unit: "month", fill: true }, nps()), answers);
    expectLaws(over({ unit: "week", timeZone: "Asia/Tehran", weekStartsOn: 6 }, nps()), answers);
    expectLaws(over("year", over("quarter", combine({ nps: nps() }))), answers);
  });

  test("answers for every calendar period, in time order", () => {
    expect(countsOf(measure(answers, over("month", nps())))).toEqual([
      ["2025-11", 2],
      ["2026-01", 1],
      ["2026-03", 2],
      ["2026-04", 1],
    ]);
  });

  test("gives a period's bounds in milliseconds, the end not included", () => {
    const [first] = measure(answers, over("quarter", nps()));
    expect(first?.key).toBe("2025-Q4");
    expect(first?.period).toEqual({ start: Date.UTC(2025, 9), end: Date.UTC(2026, 0) });
  });

  test("answers no periods without records", () => {
    expect(measure([], over("day", nps()))).toEqual([]);
    expect(measure([], over({ unit: "day", fill: true }, nps()))).toEqual([]);
  });

  test("reads milliseconds as well as Dates", () => {
    const numbers = answers.map(({ at, score }) => ({ at: at.getTime(), score }));
    expect(measure(numbers, over("month", nps()))).toEqual(measure(answers, over("month", nps())));
  });

  test("reads the field that it is told to", () => {
    const orders = [{ paidAt: Date.UTC(2026, 0, 1), amount: 5 }];
    const [day] = measure(orders, over({ unit: "day", field: "paidAt" }, sums("amount")));
    expect([day?.key, day?.result.sum]).toEqual(["2026-01-01", 5]);
  });

  test("cuts days at the midnights of a time zone", () => {
    const rows = answersOf("2026-01-31T20:29:59.999Z", "2026-01-31T20:30:00Z");
    expect(keysOf(measure(rows, over({ unit: "day", timeZone: "Asia/Tehran" }, nps())))).toEqual([
      "2026-01-31",
      "2026-02-01",
    ]);
    expect(keysOf(measure(rows, over("day", nps())))).toEqual(["2026-01-31"]);
  });

  test("begins the week on any day", () => {
    // 8 March 2026 is a Sunday.
    const rows = answersOf("2026-03-08");
    const weeks = [0, 1, 2, 3, 4, 5, 6].map((weekStartsOn) =>
      keysOf(measure(rows, over({ unit: "week", weekStartsOn } as OverOptions, nps()))),
    );
    expect(weeks.flat()).toEqual([
      "2026-03-08",
      "2026-03-02",
      "2026-03-03",
      "2026-03-04",
      "2026-03-05",
      "2026-03-06",
      "2026-03-07",
    ]);
  });

  test("puts every record in the one period that holds it", () => {
    const instant = fc.oneof(
      fc.integer({ min: Date.UTC(2000, 0), max: Date.UTC(2030, 0) }),
      fc
        .tuple(fc.constantFrom(...ODD_MOMENTS), fc.integer({ min: -DAY, max: DAY }))
        .map(([moment, away]) => moment + away),
    );
    fc.assert(
      fc.property(
        fc.array(instant, { maxLength: 700 }),
        fc.constantFrom<Unit>("day", "week", "month", "quarter", "year"),
        fc.constantFrom(...ZONES),
        (instants, unit, timeZone) => {
          const rows = instants.map((at) => ({ at, score: 9 }));
          const groups = measure(rows, over({ unit, timeZone }, tally({ min: 0, max: 10 })));
          for (const { period, result } of groups) {
            const inside = instants.filter((at) => period.start <= at && at < period.end);
            expect(result.n).toBe(inside.length);
            expect(result.n).toBeGreaterThan(0);
          }
          for (let i = 1; i < groups.length; i++) {
            expect(groups[i]!.period.start).toBeGreaterThanOrEqual(groups[i - 1]!.period.end);
          }
          expect(groups.reduce((sum, { result }) => sum + result.n, 0)).toBe(rows.length);
        },
      ),
      { numRuns: 60 },
    );
  });

  test("groups by the local day that Intl shows", () => {
    // Away from a clock that goes back over midnight, for which see the tests of periods.
    const instants = Array.from({ length: 3000 }, (_, i) => Date.UTC(2024, 0) + i * 7.3 * HOUR);
    const rows = instants.map((at) => ({ at, score: 9 }));
    for (const timeZone of ["Asia/Riyadh", "America/New_York", "Australia/Lord_Howe"]) {
      const days = measure(rows, over({ unit: "day", timeZone }, nps()));
      const expected = new Set(instants.map((at) => dayOf(at, timeZone)));
      expect(keysOf(days)).toEqual([...expected]);
    }
  });

  test("merges states of two processes by the moment at which a period begins", () => {
    const [here, there] = [over("month", nps()), over("month", nps())];
    const left = answersOf("2026-03-05", "2026-01-02").reduce(here.step, here.init());
    const right = answersOf("2026-02-05", "2026-03-09").reduce(there.step, there.init());
    const merged = here.merge(left, structuredClone(right));
    expect(countsOf(here.finish(merged))).toEqual([
      ["2026-01", 1],
      ["2026-02", 1],
      ["2026-03", 2],
    ]);
    // One that has seen no record itself can finish, too.
    expect(over("month", nps()).finish(merged)).toEqual(here.finish(merged));
  });
});

describe("over with fill", () => {
  const rows = answersOf("2026-01-15", "2026-04-01");

  test("lists empty periods between the first and the last", () => {
    expect(countsOf(measure(rows, over({ unit: "month", fill: true }, nps())))).toEqual([
      ["2026-01", 1],
      ["2026-02", 0],
      ["2026-03", 0],
      ["2026-04", 1],
    ]);
  });

  test("answers for an empty period as for no records", () => {
    const [, empty] = measure(rows, over({ unit: "month", fill: true }, nps()));
    expect(empty?.result).toEqual(nps([]));
    expect(empty?.result.value).toBeNull();
  });

  test("lists every period that a stretch touches, and those of records outside of it", () => {
    const year = { start: Date.UTC(2025, 11, 31), end: Date.UTC(2026, 1) };
    expect(countsOf(measure(rows, over({ unit: "month", fill: year }, nps())))).toEqual([
      ["2025-12", 0],
      ["2026-01", 1],
      ["2026-04", 1],
    ]);
  });

  test("lists those right before the stretch and right after it, too", () => {
    const rows = answersOf("2025-11-05", "2026-01-31", "2026-02-01", "2026-03-01");
    const february = { start: Date.UTC(2026, 1), end: Date.UTC(2026, 2) };
    expect(countsOf(measure(rows, over({ unit: "month", fill: february }, nps())))).toEqual([
      ["2025-11", 1],
      ["2026-01", 1],
      ["2026-02", 1],
      ["2026-03", 1],
    ]);
  });

  test("lists the periods of a stretch even without records", () => {
    const stretch = { start: new Date("2026-01-01"), end: new Date("2026-01-04") };
    const days = measure([], over({ unit: "day", fill: stretch }, nps()));
    expect(countsOf(days)).toEqual([
      ["2026-01-01", 0],
      ["2026-01-02", 0],
      ["2026-01-03", 0],
    ]);
  });

  test("leaves out the day that Samoa skipped", () => {
    const around = answersOf("2011-12-29T12:00Z", "2011-12-31T12:00Z");
    const days = measure(
      around,
      over({ unit: "day", timeZone: "Pacific/Apia", fill: true }, nps()),
    );
    expect(keysOf(days)).toEqual(["2011-12-29", "2011-12-31", "2012-01-01"]);
  });

  test("leaves no gap between periods, in any zone", () => {
    fc.assert(
      fc.property(
        fc.constantFrom(...ODD_MOMENTS),
        fc.constantFrom(...ZONES),
        fc.constantFrom<Unit>("day", "week", "month"),
        fc.integer({ min: 0, max: 100 }),
        (moment, timeZone, unit, days) => {
          const rows = [moment, moment + days * DAY].map((at) => ({ at, score: 9 }));
          const groups = measure(rows, over({ unit, timeZone, fill: true }, nps()));
          for (let i = 1; i < groups.length; i++) {
            expect(groups[i]!.period.start).toBe(groups[i - 1]!.period.end);
          }
          expect(groups.reduce((sum, { result }) => sum + result.n, 0)).toBe(2);
        },
      ),
      { numRuns: 60 },
    );
  });

  test("refuses more than a hundred thousand periods as a wrong date", () => {
    const from = Date.UTC(1974, 0);
    const filled = (days: number) => {
      const rows = [from, from + (days - 1) * DAY].map((at) => ({ at: new Date(at), score: 9 }));
      return measure(rows, over({ unit: "day", fill: true }, nps()));
    };
    expect(filled(2000)).toHaveLength(2000);
    expect(() => filled(100_001)).toThrow("over: periods must be at most 100000, got 100001");
    expect(() =>
      measure([], over({ unit: "day", fill: { start: from, end: new Date(8e15) } }, nps())),
    ).toThrow("over: periods must be at most 100000");
  });

  test("does not mind far dates where they are not filled", () => {
    const far = ["1900-01-01", "+270000-01-01T00:00:00Z", "2026-01-01"].map((day) => ({
      at: new Date(day),
      score: 9,
    }));
    expect(keysOf(measure(far, over("year", nps())))).toEqual(["1900", "2026", "+270000"]);
  });
});

describe("over refuses", () => {
  test.each([
    ["fortnight"],
    [{ unit: "fortnight" }],
    [{}],
    [{ unit: "day", timeZone: "Mars/Base" }],
    [{ unit: "week", weekStartsOn: 7 }],
    [{ unit: "day", fill: { start: 2, end: 1 } }],
    [{ unit: "day", fill: { start: Number.NaN, end: 1 } }],
  ])("%o , before any record is read", (unit) => {
    expect(() => over(unit as Unit, nps())).toThrow(InputError);
    expect(() => over(unit as Unit, nps())).toThrow(/^over: /);
  });

  test.each([
    [null],
    [{ unit: "day", timezone: "UTC" }],
    [{ unit: "day", fill: null }],
    [{ unit: "day", fill: {} }],
  ])("%o , before any record is read", (unit) => {
    expect(() => over(unit as unknown as Unit, nps())).toThrow(InputError);
    expect(() => over(unit as unknown as Unit, nps())).toThrow(/^over: /);
  });

  test.each([
    [new Date(Number.NaN), "Invalid Date"],
    [Number.NaN, "NaN"],
    [8.64e15 + 2, "8640000000000002"],
    ["2026-01-01", '"2026-01-01"'],
    [null, "null"],
    [undefined, undefined],
    [5n, "5"],
  ])("%s in place of an instant", (at, shown) => {
    const rows = [
      { at: Date.UTC(2026, 0), score: 9 },
      { at, score: 9 },
    ] as { at: number; score: number }[];
    const error = shown === undefined ? "over: at is missing" : `got ${shown}`;
    expect(() => measure(rows, over("day", nps()))).toThrow(error);
    expect(() => measure(new Set(rows), over("day", nps()))).toThrow(error);
  });

  test.each([[null], [undefined], [5]])("%s in place of a record", (record) => {
    expect(() => measure([record] as never[], over("day", nps()))).toThrow("over: ");
  });

  test("a moment at the end of time", () => {
    const rows = [{ at: new Date(8.64e15), score: 9 }];
    expect(() => measure(rows, over("year", nps()))).toThrow(
      "over: time must be within 270,000 years of 1970, got 8640000000000000",
    );
  });

  test("seconds, microseconds and days taken for milliseconds, and says so", () => {
    for (const [at, hint] of [
      [1_511_646_425, "seconds: multiply by 1,000"],
      [1_511_646_425_000_000, "microseconds: divide by 1,000"],
      [43_101, "a spreadsheet's day number"],
    ] as const) {
      expect(() => measure([{ at, score: 9 }], over("year", nps()))).toThrow(hint);
    }
  });
});

test("fill is true, false or a period", () => {
  const options = { unit: "month", fill: "yes" } as never;
  expect(() => over(options, nps())).toThrow(
    'over: fill must be true, false or a period, got "yes"',
  );
});
