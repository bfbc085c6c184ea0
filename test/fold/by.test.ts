import {
  by,
  columns,
  combine,
  distinct,
  type Key,
  measure,
  nps,
  over,
  sums,
  tally,
} from "customer-kpis";
import fc from "fast-check";
import { describe, expect, test } from "vitest";
import { expectLaws } from "../laws";

const answers = [
  { channel: "email", score: 10, at: Date.UTC(2026, 0, 5) },
  { channel: "phone", score: 3, at: Date.UTC(2026, 1, 5) },
  { channel: "email", score: 9, at: Date.UTC(2026, 0, 9) },
  { channel: null, score: null, at: Date.UTC(2025, 0, 5) },
  { channel: 1, score: 8, at: Date.UTC(2026, 0, 7) },
  { channel: "1", score: 0, at: Date.UTC(2026, 2, 5) },
  { channel: true, score: 7, at: Date.UTC(2026, 2, 6) },
];
const keysOf = (groups: readonly { readonly key: Key }[]) => groups.map(({ key }) => key);
const key = fc.oneof(
  fc.constantFrom("email", "phone", "", "__proto__", "constructor", "1", null, true, 1, 0, -0),
  fc.integer({ min: 0, max: 99 }),
);
const row = fc.record({ key, score: fc.option(fc.integer({ min: 0, max: 10 })) });

describe("by", () => {
  test("keeps the laws of a measure, the order of groups apart", () => {
    expectLaws(by("channel", nps()), answers, { orderMatters: true });
    expectLaws(by("channel", by("score", nps())), answers, { orderMatters: true });
    expectLaws(by("channel", combine({ nps: nps(), months: over("month", nps()) })), answers, {
      orderMatters: true,
    });
  });

  test("answers for every group of records that share a field's value", () => {
    const groups = measure(answers, by("channel", nps()));
    expect(groups[0]).toEqual({ key: "email", result: nps([10, 9]) });
    expect(groups[1]).toEqual({ key: "phone", result: nps([3]) });
  });

  test("lists groups in the order in which they are first seen", () => {
    const keys = ["email", "phone", null, 1, "1", true];
    expect(keysOf(measure(answers, by("channel", nps())))).toEqual(keys);
    expect(keysOf(measure(answers.values(), by("channel", nps())))).toEqual(keys);
    const numbers = [3, 1, 2, 1, 3].map((key) => ({ key, score: 9 }));
    expect(keysOf(measure(numbers, by("key", nps())))).toEqual([3, 1, 2]);
  });

  test("answers no groups without records", () => {
    expect(measure([], by("channel", nps()))).toEqual([]);
  });

  test("puts every record in one group", () => {
    fc.assert(
      fc.property(fc.array(row, { maxLength: 1200 }), (rows) => {
        const groups = measure(rows, by("key", tally({ min: 0, max: 10 })));
        expect(keysOf(groups)).toEqual([...new Set(rows.map(({ key }) => key))]);
        let seen = 0;
        for (const { key, result } of groups) {
          const members = rows.filter((row) => row.key === key);
          expect(result).toEqual(measure(members, tally({ min: 0, max: 10 })));
          seen += result.n + result.unanswered;
        }
        expect(seen).toBe(rows.length);
      }),
      { numRuns: 30 },
    );
  });

  test("keeps the order of first sight when shards merge", () => {
    const { init, step, merge, finish } = by("key", sums("amount"));
    const shards = [
      [{ key: "b", amount: 1 }],
      [
        { key: "a", amount: 2 },
        { key: "b", amount: 3 },
      ],
    ].map((rows) => rows.reduce(step, init()));
    const groups = finish(shards.reduce(merge));
    expect(groups.map(({ key, result }) => [key, result.sum])).toEqual([
      ["b", 4],
      ["a", 2],
    ]);
  });

  test("counts 0 and -0 as one group", () => {
    const rows = [0, -0].map((key) => ({ key, score: 9 }));
    expect(measure(rows, by("key", nps()))).toHaveLength(1);
    expect(measure(new Set(rows), by("key", nps()))).toHaveLength(1);
  });

  test("puts every record of a dictionary in one group, however its values are told", () => {
    const score = Uint8Array.of(10, 3, 9, 8, 0);
    const groupsOf = (codes: Int16Array | Float64Array, values: readonly Key[]) =>
      measure(columns({ score, channel: { codes, values } }), by("channel", nps())).map(
        ({ key, result }) => [key, result.n],
      );
    // Nothing is a value of its own, and what no value stands for.
    expect(groupsOf(Int16Array.of(0, 1, 2, -1, 9), ["email", null, "phone"])).toEqual([
      ["email", 1],
      [null, 3],
      ["phone", 1],
    ]);
    expect(groupsOf(Int16Array.of(0, 3, 4, 5, 2), ["email", null, "phone"])).toEqual([
      ["email", 1],
      [null, 3],
      ["phone", 1],
    ]);
    expect(groupsOf(Int16Array.of(0, 1, 2, 2, 1), ["email", "phone", "email"])).toEqual([
      ["email", 3],
      ["phone", 2],
    ]);
    expect(groupsOf(Float64Array.of(0, Number.NaN, 1, 0, 1), ["email", "phone"])).toEqual([
      ["email", 2],
      [null, 1],
      ["phone", 2],
    ]);
  });

  test("reads a dictionary of more values than are counted one by one", () => {
    const score = Uint8Array.of(10, 3, 9, 8, 0, 7);
    const values = Array.from({ length: 1500 }, (_, i) => `shop ${i % 1200}`);
    const shop = { codes: Int16Array.of(1400, 200, -1, 0, 1200, 1), values };
    const groups = measure(columns({ score, shop }), by("shop", nps()));
    expect(groups.map(({ key, result }) => [key, result.n])).toEqual([
      ["shop 200", 2],
      [null, 1],
      ["shop 0", 2],
      ["shop 1", 1],
    ]);
  });

  test("refuses what is no key in a column, too", () => {
    const [score, day] = [Uint8Array.of(10, 3), new Date(0) as unknown as Key];
    for (const channel of [
      ["email", day],
      { codes: Uint8Array.of(0, 1), values: ["email", day] },
    ]) {
      expect(() => measure(columns({ score, channel }), by("channel", nps()))).toThrow(
        "by: channel must be a text, number, boolean or null, got 1970-01-01T00:00:00.000Z",
      );
    }
    const missing = columns({ score, channel: ["email", undefined as unknown as Key] });
    expect(() => measure(missing, by("channel", nps()))).toThrow("by: channel is missing");
  });

  test("takes NaN in a typed array for nothing there, as other fields do", () => {
    const seats = columns({ score: [10, 3, 9], seats: Float64Array.of(5, Number.NaN, 5) });
    const groups = measure(seats, by("seats", nps()));
    expect(groups.map(({ key, result }) => [key, result.n])).toEqual([
      [5, 2],
      [null, 1],
    ]);
    const told = { codes: Uint8Array.of(0, 1, 0), values: [5, Number.NaN] };
    const same = measure(columns({ score: [10, 3, 9], seats: told }), by("seats", nps()));
    expect(same).toEqual(groups);
  });

  test.each([
    [{ score: 9 }, "is missing"],
    [{ score: 9, channel: undefined }, "is missing"],
    [{ score: 9, channel: new Date(Number.NaN) }, "got Invalid Date"],
    [{ score: 9, channel: Number.NaN }, "got NaN"],
    [{ score: 9, channel: ["email"] }, "got Array"],
    [{ score: 9, channel: Object.create(null) }, "got Object"],
    [{ score: 9, channel: 9n }, "got 9"],
    [null, "record must be an object with channel, got null"],
    [9, "record must be an object with channel, got 9"],
  ])("refuses a record without a usable field: %o", (record, shown) => {
    const message = shown;
    const rows = [answers[0], record] as typeof answers;
    expect(() => measure(rows, by("channel", nps()))).toThrow(message);
    expect(() => measure(rows, by("channel", nps()))).toThrow(/^by: .* \(record 1\)$/);
    expect(() => measure(new Set(rows), by("channel", nps()))).toThrow(message);
  });
});

describe("by a function", () => {
  const size = by(
    (row: { seats: number }) => (row.seats < 100 ? "small" : "large"),
    distinct("seats"),
  );
  const rows = [3, 250, 3, 99, 100].map((seats) => ({ seats }));

  test("keeps the laws of a measure, the order of groups apart", () => {
    expectLaws(size, rows, { orderMatters: true });
  });

  test("groups by what a function says of a record", () => {
    expect(measure(rows, size)).toEqual([
      { key: "small", result: { value: 2, n: 3 } },
      { key: "large", result: { value: 2, n: 2 } },
    ]);
  });

  test("calls the function once for every record, in order", () => {
    const seen: number[] = [];
    const spy = by((score: number) => seen.push(score) > 0, nps());
    expect(keysOf(measure([9, 8, 7], spy))).toEqual([true]);
    expect(seen).toEqual([9, 8, 7]);
  });

  test("puts every record in one group", () => {
    fc.assert(
      fc.property(fc.array(fc.nat(10), { maxLength: 1200 }), (scores) => {
        const groups = measure(
          scores,
          by((score) => score % 3, tally({ min: 0, max: 10 })),
        );
        expect(groups.reduce((sum, { result }) => sum + result.n, 0)).toBe(scores.length);
        for (const { key, result } of groups) {
          const members = scores.filter((score) => score % 3 === key);
          expect(result).toEqual(measure(members, tally({ min: 0, max: 10 })));
        }
      }),
      { numRuns: 30 },
    );
  });

  test.each([[undefined], [new Date(0)], [Number.NaN], [{}]])("refuses %s as a key", (key) => {
    expect(() =>
      measure(
        [9],
        by(() => key as unknown as Key, nps()),
      ),
    ).toThrow("by: key ");
  });
});
