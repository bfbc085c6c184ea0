import {
  columns,
  combine,
  counted,
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
import { exclude, excludedFor, excludedIn, mergeExclusions } from "../../src/record/exclusions";
import {
  amount,
  answer,
  flag,
  instant,
  key,
  lasting,
  list,
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

/** A call, which may turn out to be none. */
interface Call {
  readonly at: Instant;
  readonly endedAt: Instant | null;
  readonly way: "in" | "out";
  readonly note: string;
  readonly isNew: boolean;
  readonly tags: readonly string[];
  readonly seconds: number;
  readonly isTest?: boolean | null | undefined;
  readonly testedAt?: Instant | null | undefined;
}

const CALL = ["at", "endedAt", "way", "note", "isNew", "tags", "seconds"] as const;
const tag = (entry: unknown) => (typeof entry === "string" ? entry : undefined);
const call = record<Call>(
  {
    ...{ at: instant, endedAt: lasting, way: word(["in", "out"]), note: text, isNew: flag },
    ...{ tags: list("tags", tag), seconds: amount },
    ...{ isTest: optional(flag), testedAt: optional(instant) },
  },
  {
    order: [{ first: "at", second: "endedAt", reason: "ended before it began" }],
    rules: [
      {
        reads: ["seconds", "tags"],
        faultOf({ seconds, tags }, i) {
          const isWrong = seconds[i] > 0 && tags[i].includes("missed");
          const fault = { field: "seconds", allowed: "0 of a missed one", came: seconds[i] };
          return isWrong ? { ...fault, reason: "missed and long" } : null;
        },
      },
    ],
    leftOut: { field: "isTest", reason: "test", since: "testedAt", begins: "at" },
  },
);

interface Counts {
  seconds: number;
  readonly excluded: Map<string, number>;
}

/** The seconds of calls, and who is left out. */
function secondsOf(names: readonly (keyof Call)[], more: object = {}) {
  return reading<Call, keyof Call, Counts, unknown>("calls", call, names, {
    init: () => ({ seconds: 0, excluded: new Map() }),
    take(state, { seconds, length }) {
      for (let i = 0; i < length; i++) state.seconds += seconds[i]!;
    },
    merge(left, right) {
      left.seconds += right.seconds;
      mergeExclusions(left.excluded, right.excluded);
      return left;
    },
    finish: ({ seconds, excluded }) => [seconds, ...excludedIn(excluded)],
    excluded: ({ excluded }) => excluded,
    ...more,
  });
}

describe("a record of which not all count", () => {
  const good: Call = {
    way: "in",
    ...{ at: NOON, endedAt: null, note: "", isNew: true, tags: [], seconds: 60 },
  };
  const test1 = { ...good, seconds: 5, isTest: true };
  const early = { ...good, seconds: 7, endedAt: NOON - 1 };
  const missed = { ...good, seconds: 9, tags: ["missed"] };
  const left = (reason: string, count: number) => ({ reason, count });

  test("says what it reads, and what of that must be there", () => {
    const fact = (field: string, kind: string, isRequired = true) => {
      return { field, kind, isOptional: false, isRequired };
    };
    const marks = [
      { field: "isTest", kind: "flag", isOptional: true, isRequired: false },
      { field: "testedAt", kind: "instant", isOptional: true, isRequired: false, cuts: [] },
    ];
    const fields = [
      ...[fact("at", "instant"), fact("endedAt", "instant", false), fact("way", "word")],
      ...[fact("note", "text"), fact("isNew", "flag"), fact("tags", "list")],
      fact("seconds", "number"),
    ];
    expect(secondsOf(CALL).reads).toEqual([...fields, ...marks]);
    // Of when it was known matters only whether that was before the report.
    const [isTest, testedAt] = marks;
    expect(secondsOf(["seconds"], { asOf: NOON, sometimes: ["way"] }).reads).toEqual([
      ...[fields[6], fields[2], isTest, { ...testedAt, cuts: [NOON] }],
    ]);
  });

  test.each([
    ["way", undefined],
    ["note", null],
    ["note", undefined],
    ["isNew", null],
    ["tags", null],
    ["tags", [5]],
    ["tags", "missed"],
  ])("is none with %s %j", (field, wrong) => {
    expect(() => measure([{ ...good, [field]: wrong }] as Call[], secondsOf(CALL))).toThrow(
      new RegExp(`^calls: ${field} (must be|is missing)`),
    );
  });

  test("leaves them out, each for its first reason, and counts them by it", () => {
    const rows = [good, test1, early, missed, { ...early, isTest: true }, good];
    const excluded = [
      left("ended before it began", 1),
      left("missed and long", 1),
      left("test", 2),
    ];
    expect(measure(rows, secondsOf(CALL, { invalid: "exclude" }))).toEqual([120, ...excluded]);
    // A rule holds for who reads all that it is about.
    const some = secondsOf(["at", "seconds"], { invalid: "exclude" });
    expect(measure(rows, some)).toEqual([120 + 7 + 9, left("test", 2)]);
  });

  test("refuses what cannot be so, unless told, but nothing of what does not count", () => {
    const ask = (row: Call) => () => measure([good, row], secondsOf(CALL));
    expect(ask(early)).toThrow(/^calls: endedAt must be at or after at, got \d+ \(record 1\)$/);
    expect(ask(missed)).toThrow("calls: seconds must be 0 of a missed one, got 9 (record 1)");
    expect(ask({ ...missed, endedAt: NOON - 1, isTest: true })()).toEqual([60, left("test", 1)]);
    expect(ask({ ...good, endedAt: NOON })()).toEqual([120]);
  });

  test("does not count from when that was known, if it was there then", () => {
    const rows = [
      test1,
      { ...test1, testedAt: NOON + 10 },
      { ...test1, testedAt: NOON + 11 },
      { ...test1, at: NOON + 11 },
      { ...test1, isTest: false, testedAt: NOON },
      good,
    ];
    expect(measure(rows, secondsOf(CALL))).toEqual([65, left("test", 4)]);
    // Known is what came before the report.
    expect(measure(rows, secondsOf(CALL, { asOf: NOON + 11 }))).toEqual([75, left("test", 2)]);
    expect(measure(rows, secondsOf(CALL, { asOf: NOON + 10 }))).toEqual([80, left("test", 1)]);
  });

  test("that came several times is left out as often", () => {
    const scale = (state: Counts, times: number) => {
      state.seconds *= times;
    };
    const rows = [good, test1, early].map((row, i) => ({ ...row, n: 10 * (i + 1) }));
    const counts = counted("n", secondsOf(CALL, { invalid: "exclude", scale }));
    expect(measure(rows, counts)).toEqual([
      ...[600, left("ended before it began", 30), left("test", 20)],
    ]);
    expect(secondsOf(CALL).repeat).toBeUndefined();
  });

  test("of which a measure knows nothing counts as the others do", () => {
    const all = secondsOf(CALL, { excluded: undefined });
    expect(measure([good, test1], all)).toEqual([65]);
    // What cannot be so is left out all the same, and nowhere counted.
    const scale = (state: Counts, times: number) => {
      state.seconds *= times;
    };
    const some = secondsOf(CALL, { excluded: undefined, invalid: "exclude", scale });
    expect(measure([good, early], some)).toEqual([60]);
    const rows = [good, early].map((row) => ({ ...row, n: 10 }));
    expect(measure(rows, counted("n", some))).toEqual([600]);
  });

  test("tells of its customers what is in order, and what says that it does not count", () => {
    const summary = { per: "at", each: { figures: [] }, count: (state: Counts) => state };
    const told = secondsOf(CALL, { summary }).summary!;
    expect(told).toEqual({ ...summary, order: [["at", "endedAt"]], marks: ["isTest", "testedAt"] });
    // In order is only what is read.
    expect(secondsOf(["at", "seconds"], { summary }).summary!.order).toEqual([]);
    expect(secondsOf(CALL).summary).toBeUndefined();
    const plain = { ...call, leftOut: null };
    const { marks } = reading("calls", plain, ["seconds"], { ...secondsOf(CALL), summary } as any)
      .summary!;
    expect(marks).toEqual([]);
  });
});

test("what is left out is listed from A to Z, and what nobody met is not", () => {
  const counts = new Map([["b", 1]]);
  exclude(counts, "c");
  exclude(counts, "a", 2);
  exclude(counts, "c", 3);
  mergeExclusions(counts, new Map([["a", 5]]));
  const listed = [
    { reason: "a", count: 7 },
    { reason: "b", count: 1 },
    { reason: "c", count: 4 },
  ];
  expect(excludedIn(counts)).toEqual(listed);
  expect(excludedFor({ c: 4, nobody: 0, b: 1, a: 7 })).toEqual(listed);
});
