import {
  columns,
  combine,
  firstResponseTime,
  InputError,
  type Instant,
  type Key,
  measure,
  nps,
  over,
  sums,
} from "customer-kpis";
import { describe, expect, test } from "vitest";
import {
  amount,
  answer,
  flag,
  instant,
  key,
  lasting,
  nullable,
  number,
  optional,
  text,
  word,
} from "../../src/record/fields";
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
    [{ ...one, from: new Date("?") }, "from must be a valid Date from 1900 on"],
    [{ ...one, from: new Date("1899-12-31") }, "from must be a valid Date from 1900 on"],
    [{ ...one, to: {} }, "to must be a valid Date from 1900 on"],
    [{ ...one, customerId: 2 ** 53 }, "customerId must be a text from 2^53 on"],
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

/** A field of every kind. */
interface Note {
  readonly customerId: Key;
  readonly at: Instant;
  readonly endsAt: Instant | null;
  readonly value: number;
  readonly cost: number;
  readonly score: number | null | undefined;
  readonly note?: string | null | undefined;
  readonly isNew?: boolean | null | undefined;
}

const NAMES = ["customerId", "at", "endsAt", "value", "cost", "score", "note", "isNew"] as const;

const notes = reading(
  "notes",
  record<Note>({
    ...{ customerId: key, at: instant, endsAt: lasting, value: number, cost: amount },
    ...{ score: answer, note: optional(text), isNew: optional(flag) },
  }),
  NAMES,
  {
    init: (): unknown[][] => [],
    take(rows, read) {
      for (let i = 0; i < read.length; i++) {
        const { customerId } = read;
        const who = "codes" in customerId ? customerId.values[customerId.codes[i]!] : customerId[i];
        rows.push([who ?? null, ...NAMES.slice(1).map((name) => (read as any)[name][i])]);
      }
    },
    merge: (left, right) => left.concat(right),
    finish: (rows) => rows,
  },
);

/** The same records as columns: of lists, or of codes and what they stand for. */
function asColumns(rows: readonly object[], isCoded: boolean): Iterable<Note> {
  const names = new Set(rows.flatMap((row) => Object.keys(row)));
  const lists = Array.from(names, (name) => {
    const list = rows.map((row) => (row as any)[name]);
    const coded = { codes: Uint8Array.from(list.keys()).reverse(), values: list.toReversed() };
    return [name, isCoded ? coded : list];
  });
  return columns(Object.fromEntries(lists)) as never;
}

describe("a field of every kind", () => {
  const early = new Date("1950-01-01");
  const whole = {
    ...{ customerId: "ann", at: new Date(NOON), endsAt: NOON + 1, value: -1, cost: 0, score: 9 },
    ...{ note: "", isNew: false },
  };
  const blank = { ...whole, customerId: null, endsAt: null, score: null, note: null, isNew: null };
  const other = { ...whole, customerId: 7, at: early, endsAt: early, cost: 1e300, isNew: true };
  const rows = [whole, blank, { ...other, customerId: true }, other];
  const read = [
    ["ann", NOON, NOON + 1, -1, 0, 9, "", false],
    [null, NOON, Infinity, -1, 0, Number.NaN, null, null],
    [true, Number(early), Number(early), -1, 1e300, 9, "", true],
    [7, Number(early), Number(early), -1, 1e300, 9, "", true],
  ];

  test("is read alike of rows, of lists and of codes", () => {
    expect(measure(rows, notes)).toEqual(read);
    expect(measure(asColumns(rows, false), notes)).toEqual(read);
    expect(measure(asColumns(rows, true), notes)).toEqual(read);
  });

  test("is nothing where it may be left out, and is", () => {
    const { note: _, isNew: __, ...short } = whole;
    const nothing = [...read[0]!.slice(0, 6), null, null];
    expect(measure([short], notes)).toEqual([nothing]);
    expect(measure([short, whole, short], notes)).toEqual([nothing, read[0], nothing]);
    expect(measure(asColumns([short, short], false), notes)).toEqual([nothing, nothing]);
  });

  test("is read of typed arrays, in which NaN is nothing", () => {
    const numbers = {
      customerId: Int32Array.of(1, 2),
      at: Float64Array.of(NOON, NOON),
      endsAt: Float64Array.of(Number.NaN, NOON + 1),
      value: Int8Array.of(-1, 1),
      cost: Float32Array.of(0, 0.5),
      score: Float64Array.of(Number.NaN, 0),
    };
    expect(measure(columns(numbers) as never, notes)).toEqual([
      [1, NOON, Infinity, -1, 0, Number.NaN, null, null],
      [2, NOON, NOON + 1, 1, 0.5, 0, null, null],
    ]);
    const nobody = { ...numbers, customerId: Float64Array.of(Number.NaN, 2) };
    expect(measure(columns(nobody) as never, notes)[0]![0]).toBeNull();
    for (const [name, list, message] of [
      ["at", Float64Array.of(NOON, Number.NaN), "at must be a moment, got null"],
      ["at", Float64Array.of(NOON, 5), "at must be milliseconds since 1970"],
      ["value", Float64Array.of(0, Number.NaN), "value must be a finite number, got null"],
      ["value", Float64Array.of(0, Infinity), "value must be a finite number, got Infinity"],
      ["cost", Float64Array.of(0, -1), "cost must be a finite number, 0 or more, got -1"],
    ] as const) {
      const wrong = columns({ ...numbers, [name]: list }) as never;
      expect(() => measure(wrong, notes)).toThrow(`notes: ${message}`);
    }
  });

  test.each([
    ["customerId", {}, "a text, number, boolean or null, got Object"],
    ["customerId", 2 ** 53, "a text from 2^53 on, where a number loses its last digits, got"],
    ["at", null, "a moment, got null"],
    ["at", "2026-01-01", "a valid Date from 1900 on"],
    ["endsAt", new Date("?"), "a valid Date from 1900 on"],
    ["value", "5", 'a finite number, got "5"'],
    ["value", null, "a finite number, got null"],
    ["cost", -1, "a finite number, 0 or more, got -1"],
    ["score", "9", 'a finite number, or null for no answer, got "9"'],
    ["note", 5, "a text, got 5"],
    ["isNew", "yes", 'true or false, got "yes"'],
  ])("%s is never %j, of rows, lists or codes", (name, wrong, message) => {
    const bad = [whole, { ...whole, [name]: wrong }];
    for (const records of [bad, asColumns(bad, false), asColumns(bad, true)]) {
      expect(() => measure(records as readonly Note[], notes)).toThrow(
        `notes: ${name} must be ${message}`,
      );
    }
  });
});

test("of a dictionary only those values are looked at that records have", () => {
  const visits = (codes: readonly number[], values: readonly unknown[]) => {
    const from = codes.map(() => NOON);
    const customerId = { codes: Uint8Array.from(codes), values };
    return columns({ customerId, from, to: codes.map(() => null) }) as never;
  };
  const who = (record: unknown[]) => record[1];
  expect(measure(visits([0, 1], ["ann", "bob", {}]), read).map(who)).toEqual([NOON, NOON]);
  expect(() => measure(visits([0, 2], ["ann", "bob", {}, "eve"]), read)).toThrow(
    "visits: customerId must be a text, number, boolean or null, got Object (record 1)",
  );
});

test("since when a record does not count is read of the same record, however many come before", () => {
  const LENGTH = 20_000;
  const asOf = new Date(NOON);
  const hour = 3_600_000;
  const created = Float64Array.from({ length: LENGTH }, (_, i) => NOON - 24 * hour - i);
  const excluded = Array.from({ length: LENGTH }, () => null as string | null);
  const excludedAt = new Float64Array(LENGTH).fill(Number.NaN);
  // Three were marked as spam before the report, in three places; three later.
  for (const [k, place] of [10, 9000, 19_998].entries()) {
    excluded[place] = excluded[place + 1] = "spam";
    excludedAt[place] = NOON - (k + 1) * hour;
    excludedAt[place + 1] = NOON + (k + 1) * hour;
  }
  const tickets = { createdAt: created, firstRespondedAt: created.map((ms) => ms + hour) };
  const result = firstResponseTime(columns({ ...tickets, excluded, excludedAt }) as never, {
    asOf,
  });
  expect(result.excluded).toEqual([{ reason: "spam", count: 3 }]);
  expect(result.n).toBe(LENGTH - 3);
});

test("a field that two measures read in two ways is read for each in its own", () => {
  interface Stay {
    readonly until: Instant | null;
  }
  const untilOf = (until: typeof lasting) =>
    reading("stays", record<Stay>({ until }), ["until"], {
      init: (): number[] => [],
      take: (all, { until }) => void all.push(...until),
      merge: (left, right) => left.concat(right),
      finish: (all) => all,
    });
  const both = combine({ lasts: untilOf(lasting), isUnknown: untilOf(nullable(instant)) });
  expect(measure([{ until: null }, { until: NOON }], both)).toEqual({
    lasts: [Infinity, NOON],
    isUnknown: [Number.NaN, NOON],
  });
});

test("a database's large integers are no customers until they are numbers or texts", () => {
  const from = [NOON, NOON];
  const ids = columns({ customerId: BigInt64Array.of(1n, 2n), from, to: [null, null] }) as never;
  expect(() => measure(ids, read)).toThrow(
    "visits: customerId must be a text, number, boolean or null, got 1n (record 0)",
  );
});
