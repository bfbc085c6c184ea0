import Database from "better-sqlite3";
import { type Calendar, periods } from "customer-kpis";
import { clickhouse, sqlite } from "customer-kpis/sql";
import fc from "fast-check";
import { afterAll, expect, test } from "vitest";
import { binOf, boundsOf, partOf, positionOf, startOf } from "../../src/sql/cut";
import { completed } from "../../src/sql/dialects";
import { runs } from "../runs";

const database = new Database(":memory:");
afterAll(() => database.close());
const dialect = completed(sqlite);

/** What an expression of `v` comes to, for each of several values. */
function each(expression: string, values: readonly (number | null)[]): unknown[] {
  const list = values.map((value) => `(${value})`).join(", ");
  const rows = database
    .prepare(`with t (v) as (values ${list}) select ${expression} as x from t`)
    .all() as { x: unknown }[];
  return rows.map(({ x }) => x);
}

/** Bounds of pieces of a few lengths, so that some follow each other, from before 1970 on. */
const bounds = fc
  .tuple(
    fc.integer({ min: -50, max: 50 }),
    fc.array(fc.constantFrom(1, 2, 3, 24), { minLength: 1 }),
  )
  .map(([start, lengths]) => {
    const all = [start];
    for (const length of lengths) all.push(all.at(-1)! + length);
    return all;
  });
const values = fc.array(fc.integer({ min: -60, max: 700 }), { minLength: 1, maxLength: 40 });

test("a moment's period starts at the last bound up to it, and beyond them it stays", () => {
  fc.assert(
    fc.property(bounds, values, (bounds, values) => {
      const [first, end] = [bounds[0]!, bounds.at(-1)!];
      const places = values.map((value) => bounds.findLastIndex((bound) => bound <= value));
      const isIn = values.map((value) => value >= first && value < end);
      expect(each(startOf(dialect, "v", bounds), values)).toEqual(
        values.map((value, i) => (isIn[i] ? bounds[places[i]!] : value)),
      );
      expect(each(startOf(dialect, "v", bounds, "7"), values)).toEqual(
        values.map((_, i) => (isIn[i] ? bounds[places[i]!] : 7)),
      );
      expect(each(positionOf(dialect, "v", bounds), values)).toEqual(
        places.map((place, i) => (isIn[i] ? place : null)),
      );
    }),
    { numRuns: runs(1000) },
  );
});

test("the last of some numbers in any order, and what is below all of them or nothing stays", () => {
  fc.assert(
    fc.property(
      fc.array(fc.integer({ min: -60, max: 700 }), { minLength: 1 }),
      values,
      (of, values) => {
        const last = (value: number) =>
          of.filter((one) => one <= value).reduce((a, b) => Math.max(a, b), -100);
        expect(each(partOf(dialect, "v", of), [...values, null])).toEqual([
          ...values.map((value) => (last(value) === -100 ? value : last(value))),
          null,
        ]);
      },
    ),
    { numRuns: runs(1000) },
  );
});

test("a bin is the least length that agrees in so many bits after the first one", () => {
  const lengths = fc.array(fc.integer({ min: 0, max: 2 ** 48 }), { minLength: 1, maxLength: 40 });
  const small = fc.array(fc.nat(300), { minLength: 1 });
  fc.assert(
    fc.property(fc.oneof(lengths, small), fc.integer({ min: 1, max: 8 }), (lengths, bits) => {
      expect(each(binOf(dialect, "v", bits), lengths)).toEqual(
        // Of the number in binary: its first digit and so many more, and then noughts.
        lengths.map((length) => {
          const digits = length.toString(2);
          return Number.parseInt(digits.slice(0, bits + 1).padEnd(digits.length, "0"), 2);
        }),
      );
    }),
    { numRuns: runs(500) },
  );
});

test("the bounds of several calendars are those of all, with the moments in between", () => {
  const [start, end] = [Date.UTC(2025, 0, 10), Date.UTC(2025, 2, 10)];
  const span = { start, end };
  const calendars: Calendar[] = [{ unit: "month" }, { unit: "week", timeZone: "Asia/Tehran" }];
  const listed = calendars.flatMap((calendar) => {
    return periods({ ...calendar, start: new Date(start), end: new Date(end) });
  });
  // From January 1st on, as January is, to March's end.
  const [first, last] = [Date.UTC(2025, 0, 1), Date.UTC(2025, 3, 1)];
  const cuts = [last, end, first - 1, first, start, first + 1, last + 1, last - 1];
  const expected = [first, start, first + 1, end, last - 1, last].concat(
    listed.flatMap((period) => [period.start, period.end]),
  );
  const inOrder = [...new Set(expected)].sort((a, b) => a - b);
  expect(inOrder[0]).toBe(first);
  expect(inOrder.at(-1)).toBe(last);
  expect(boundsOf(calendars, cuts, span)).toEqual(inOrder);
  expect(() => boundsOf(calendars, cuts, null)).toThrow(
    "statement: span is missing: it must be given, as the measure cuts time",
  );
});

test("periods of one length are one run: 365 days are a remainder, 366 with a change of the clock a tree of three", () => {
  const day = 864e5;
  const days = Array.from({ length: 366 }, (_, i) => i * day);
  expect(startOf(dialect, "v", days)).toBe(
    `case when v >= 0 and v < ${365 * day} then v - ((v - 0) % ${day}) else v end`,
  );
  // The day that is an hour short, and those before and after it.
  const short = days.map((start, i) => (i > 100 ? start - 36e5 : start));
  expect(startOf(dialect, "v", short).match(/%/g)).toHaveLength(3);
  expect(startOf(completed(clickhouse), "v", [0, 5])).toBe(
    "case when v >= toInt64(0) and v < toInt64(5) then v - ((v - toInt64(0)) % toInt64(5)) else v end",
  );
});
