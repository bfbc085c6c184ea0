import {
  by,
  combine,
  distinct,
  type Instant,
  type Key,
  latest,
  measure,
  nps,
  sums,
  values,
} from "customer-kpis";
import fc from "fast-check";
import { describe, expect, test } from "vitest";
import { expectLaws } from "../laws";

/** Some day, in milliseconds. */
const D = Date.UTC(2026, 0);

const answers = [
  { customerId: "ann", score: 2, at: new Date("2026-01-10"), channel: "web" },
  { customerId: "bob", score: 10, at: new Date("2026-01-11"), channel: "web" },
  { customerId: "ann", score: 9, at: new Date("2026-02-10"), channel: "mail" },
  { customerId: "cem", score: null, at: new Date("2026-02-11"), channel: "mail" },
  { customerId: "bob", score: 0, at: new Date("2025-12-31"), channel: "mail" },
];

describe("latest", () => {
  test("keeps the laws of a measure", () => {
    expectLaws(latest("customerId", nps()), answers);
    expectLaws(latest("customerId", combine({ nps: nps(), ids: distinct("customerId") })), answers);
    expectLaws(latest("customerId", by("channel", nps())), answers, { orderMatters: true });
  });

  test("reads each customer's last record only, wherever it stands", () => {
    expect(measure(answers, latest("customerId", nps()))).toEqual(nps([9, 10, null]));
    expect(measure(answers.toReversed(), latest("customerId", nps()))).toEqual(nps([9, 10, null]));
  });

  test("answers as for no records without any", () => {
    expect(measure([], latest("customerId", nps()))).toEqual(nps([]));
  });

  test("lets the later record in the data win a tie", () => {
    const tied = [4, 9, 2].map((score) => ({ customerId: "ann", at: D + 5, score }));
    expect(measure(tied, latest("customerId", values("score"))).values).toEqual([2]);
    expect(measure(tied.toReversed(), latest("customerId", values("score"))).values).toEqual([4]);
  });

  test("lets the record of the right part win a tie when parts merge", () => {
    const { init, step, merge, finish } = latest("customerId", values("score"));
    const part = (...scores: number[]) =>
      scores.map((score) => ({ customerId: "ann", at: D + 5, score })).reduce(step, init());
    expect(finish(merge(part(4, 9), part(2))).values).toEqual([2]);
    expect(finish(merge(merge(part(4), part(9)), part(2, 7))).values).toEqual([7]);
    expect(finish(merge(part(4), merge(part(9), part()))).values).toEqual([9]);
  });

  test("compares a Date with milliseconds", () => {
    const rows = [
      { customerId: "ann", at: new Date(D + 6), score: 1 },
      { customerId: "ann", at: D + 5, score: 2 },
    ];
    expect(measure(rows, latest("customerId", values("score"))).values).toEqual([1]);
  });

  test("counts what happened at the first moment of 1970 as it does any other", () => {
    const early = [
      { customerId: "ann", score: 10, at: new Date(0) },
      { customerId: "bob", score: 9, at: new Date(-1) },
      { customerId: "bob", score: 0, at: new Date(0) },
    ];
    expect(measure(early, latest("customerId", nps()))).toMatchObject({ value: 0, n: 2 });
  });

  test("reads the fields that it is told to", () => {
    const rows = [
      { agent: 7, closed: D + 2, score: 9 },
      { agent: 7, closed: D + 1, score: 0 },
    ];
    const last = latest({ by: "agent", field: "closed" }, nps());
    expect(measure(rows, last)).toEqual(nps([9]));
    const visits = rows.map(({ agent, closed, score }) => ({ agent, at: closed, score }));
    expect(measure(visits, latest({ by: "agent" }, nps()))).toEqual(nps([9]));
  });

  test("keeps customers in the order in which they are first seen", () => {
    const last = latest("customerId", by("customerId", nps()));
    expect(measure(answers, last).map(({ key }) => key)).toEqual(["ann", "bob", "cem"]);
  });

  test("keeps what a plain loop keeps, across any cut", () => {
    const row = fc.record({
      customerId: fc.nat(5),
      at: fc.nat(9).map((ms) => D + ms),
      score: fc.nat(1000),
    });
    fc.assert(
      fc.property(fc.array(row, { maxLength: 60 }), fc.nat(60), (rows, cut) => {
        const kept = new Map<number, (typeof rows)[number]>();
        for (const row of rows) {
          if (row.at >= (kept.get(row.customerId)?.at ?? D)) kept.set(row.customerId, row);
        }
        const expected = [...kept.values()].reduce((sum, { score }) => sum + score, 0);
        const { init, step, merge, finish } = latest("customerId", sums("score"));
        const parts = [rows.slice(0, cut), rows.slice(cut)].map((part) =>
          part.reduce(step, init()),
        );
        expect(finish(parts.reduce(merge))).toMatchObject({ n: kept.size, sum: expected });
      }),
    );
  });

  test("refuses what a kept record holds when it answers, not before", () => {
    const rows = [
      { customerId: "ann", at: D + 1, score: 11 },
      { customerId: "ann", at: D + 2, score: 9 },
    ];
    expect(measure(rows, latest("customerId", nps())).value).toBe(100);
    expect(() => measure(rows.slice(0, 1), latest("customerId", nps()))).toThrow("nps: score");
  });

  test.each([
    [{ at: D + 1 }, "customerId is missing: it must be"],
    [{ at: D + 1, customerId: {} }, "customerId must be a text, number, boolean or null"],
    [{ customerId: "ann" }, "at is missing: it must be"],
    [
      { customerId: "ann", at: "2026" },
      'at must be a valid Date from 1900 on, or milliseconds since 1970 (text needs new Date(...)), got "2026" (record 0)',
    ],
    [
      { customerId: "ann", at: new Date("?") },
      "at must be a valid Date from 1900 on, or milliseconds since 1970, got Inv",
    ],
    [null, "record must be an object with customerId, got null"],
    [7, "record must be an object with customerId, got 7"],
  ])("refuses the record %o", (record, message) => {
    const rows = [record] as unknown as { customerId: Key; at: Instant; score: number }[];
    expect(() => measure(rows, latest("customerId", nps()))).toThrow(`latest: ${message}`);
  });

  const nobody = [
    { customerId: null, at: D + 1, score: 2 },
    { customerId: "", at: D + 2, score: 3 },
    { customerId: "ann", at: D + 3, score: 9 },
  ];

  test("asks what to do with records of nobody", () => {
    expect(() => measure(nobody, latest("customerId", nps()))).toThrow(
      'latest: customerId must be somebody, unless nobody is "leave-out" or "keep", got null (record 0)',
    );
    const count = (what: "leave-out" | "keep") =>
      measure(nobody, latest({ by: "customerId", nobody: what }, nps())).n;
    expect([count("leave-out"), count("keep")]).toEqual([1, 3]);
  });

  test("looks back from a moment, itself not included", () => {
    const day = 86_400_000;
    const rows = [0, 10, 20].map((days, i) => ({ customerId: i, at: D + days * day, score: i }));
    const n = (options: object) => measure(rows, latest({ by: "customerId", ...options }, nps())).n;
    expect(n({ asOf: D + 20 * day })).toBe(2);
    expect(n({ asOf: D + 20 * day + 1 })).toBe(3);
    expect(n({ days: 10 })).toBe(2);
    expect(n({ days: 9.9 })).toBe(1);
    expect(n({ days: 10, asOf: D + 20 * day })).toBe(1);
  });

  test("joins shards of any number of guests", () => {
    const { init, step, merge, finish } = latest({ by: "customerId", nobody: "keep" }, nps());
    const guest = { customerId: null, at: D, score: 9 };
    const shard = () => {
      let state = init();
      for (let i = 0; i < 150_000; i++) state = step(state, guest);
      return state;
    };
    expect(finish(merge(shard(), shard())).n).toBe(300_000);
  });

  test("refuses a misspelt option, and options that are none", () => {
    expect(() => latest({ by: "agent", feild: "closed" } as never, nps())).toThrow(
      'latest: has no option "feild"; did you mean "field"?',
    );
    expect(() => latest(null as never, nps())).toThrow(
      "latest: options must be an object, got null",
    );
    for (const days of [0, -1]) {
      expect(() => latest({ by: "agent", days }, nps())).toThrow("latest: days must be");
    }
  });
});
