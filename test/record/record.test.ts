import {
  columns,
  InputError,
  type Instant,
  type Key,
  measure,
  nps,
  over,
  sums,
} from "customer-kpis";
import { describe, expect, test } from "vitest";
import { amount, instant, key, lasting, optional, text, word } from "../../src/record/fields";
import { reading, record } from "../../src/record/record";

interface Visit {
  readonly customerId: Key;
  readonly from: Instant;
  readonly to: Instant | null;
  readonly spent?: number | null | undefined;
  readonly door?: "front" | "back" | null | undefined;
}

const door = word(["front", "back"]);
const visit = record<Visit>(
  {
    customerId: key,
    from: instant,
    to: lasting,
    spent: optional(amount),
    door: optional(door),
  },
  { order: [{ first: "from", second: "to", reason: "left before it came" }] },
);

/** Everything read, row after row. */
const read = reading("visits", visit, ["customerId", "from", "to", "spent", "door"], {
  init: (): unknown[][] => [],
  take(rows, { length, customerId, from, to, spent, door }) {
    const keys = Array.from({ length }, (_, i) => ("codes" in customerId ? null : customerId[i]));
    for (let i = 0; i < length; i++) rows.push([keys[i], from[i], to[i], spent[i], door[i]]);
  },
  merge: (left, right) => left.concat(right),
  finish: (rows) => rows,
});

const NOON = Date.UTC(2026, 0, 1, 12);
const one = { customerId: "ann", from: NOON, to: null };

describe("a declared record", () => {
  test("does not compile where a field is forgotten, or is not what the interface says", () => {
    // @ts-expect-error -- to is forgotten
    record<Visit>({
      customerId: key,
      from: instant,
      spent: optional(amount),
      door: optional(door),
    });
    record<Visit>({
      customerId: key,
      from: instant,
      // @ts-expect-error -- an end may be null
      to: instant,
      spent: optional(amount),
      // @ts-expect-error -- any text is no door
      door: optional(text),
    });
  });

  test("is read alike as rows and as columns", () => {
    const rows = [one, { ...one, to: new Date(NOON + 1), spent: 5, door: "back" as const }];
    const lists = {
      customerId: ["ann", "ann"],
      from: Float64Array.of(NOON, NOON),
      to: [null, new Date(NOON + 1)],
      spent: Float64Array.of(Number.NaN, 5),
      door: [null, "back" as const],
    };
    const expected = [
      ["ann", NOON, Infinity, Number.NaN, null],
      ["ann", NOON, NOON + 1, 5, "back"],
    ];
    expect(measure(rows, read)).toEqual(expected);
    expect(measure(columns(lists), read)).toEqual(expected);
  });

  test.each<[unknown, string]>([
    [null, "record must be an object with customerId, got null"],
    [5, "record must be an object with customerId, got 5"],
    [
      { customer_id: "ann", from: NOON, to: null },
      'customerId is missing: it must be a text, number, boolean or null (the record has customer_id, from, to; did you mean "customer_id"? Use renamed(...)) (record 1)',
    ],
    [{ ...one, customerId: {} }, "customerId must be a text, number, boolean or null, got Object"],
    [{ ...one, from: "2026-01-01" }, "from must be a valid Date from 1900 on"],
    [{ ...one, from: NOON / 1000 }, "from must be milliseconds since 1970, from 1973 to 2200"],
    [
      { customerId: "ann", from: NOON },
      "to is missing: it must be a moment, or null while it lasts",
    ],
    // A field that is there, but not filled, is no misspelt name.
    [
      { ...one, to: undefined },
      "to is missing: it must be a moment, or null while it lasts (record 1)",
    ],
    [{ ...one, to: NOON - 1 }, "to must be at or after from"],
    [{ ...one, spent: -1 }, "spent must be a finite number, 0 or more, got -1"],
    [{ ...one, spent: "5" }, 'spent must be a finite number, 0 or more, got "5"'],
    [{ ...one, door: "side" }, 'door must be one of "front", "back", got "side"'],
  ])("refuses %j and names the record", (row, message) => {
    const ask = () => measure([one, row as Visit], read);
    expect(ask).toThrow(InputError);
    expect(ask).toThrow(`visits: ${message}`);
    expect(ask).toThrow(/\(record 1\)$/);
  });

  test("refuses bigints in a column, and codes that are none, in its own words", () => {
    const days = BigInt64Array.of(1n, 2n);
    const at = columns({ score: [9, 3], at: days }) as never;
    expect(() => measure(at, over("month", nps()))).toThrow(
      "over: at must be a valid Date from 1900 on, or milliseconds since 1970, got 1n (record 0)",
    );
    expect(() => measure(columns({ amount: days }) as never, sums("amount"))).toThrow(
      "sums: amount must be a finite number, got 1n (record 0)",
    );
    const scores = "nps: score must be a whole number from 0 to 10, got 1n (record 0)";
    expect(() => nps(columns({ score: days }) as never)).toThrow(scores);
    expect(() => nps(days as never)).toThrow(scores);
    for (const codes of [days, [0, 1]]) {
      expect(() =>
        columns({ score: [9, 3], channel: { codes: codes as never, values: ["a", "b"] } }),
      ).toThrow(
        "columns: channel must be an array, a typed array or { codes: a typed array of numbers, values: an array }",
      );
    }
  });
});
