import {
  columns,
  csat,
  distinct,
  measure,
  nps,
  over,
  select,
  sums,
  values,
  where,
} from "customer-kpis";
import fc from "fast-check";
import { describe, expect, test } from "vitest";
import { expectLaws } from "../laws";

const rows = [10, 2, null, 9, 0, 7].map((score, i) => ({
  score,
  country: i % 2 === 0 ? "IR" : "SA",
  at: Date.UTC(2026, i),
}));

describe("where", () => {
  const inIran = (row: (typeof rows)[number]) => row.country === "IR";

  test("keeps the laws of a measure", () => {
    expectLaws(where(inIran, distinct("country")), rows);
    expectLaws(where(inIran, over("month", nps())), rows);
  });

  test("reads only the records that pass", () => {
    expect(measure(rows, where(inIran, nps()))).toEqual(nps([10, null, 0]));
    expect(measure(new Set(rows), where(inIran, nps()))).toEqual(nps([10, null, 0]));
  });

  test("answers as for no records where none passes", () => {
    expect(
      measure(
        rows,
        where(() => false, nps()),
      ),
    ).toEqual(nps([]));
  });

  test("is what filtering first is", () => {
    fc.assert(
      fc.property(fc.array(fc.nat(10), { maxLength: 1200 }), fc.nat(10), (scores, least) => {
        const test = (score: number) => score >= least;
        expect(measure(scores, where(test, nps()))).toEqual(nps(scores.filter(test)));
      }),
      { numRuns: 40 },
    );
  });

  test("takes fields and values in place of a function", () => {
    const chosen = where({ country: "IR" }, nps());
    expect(measure(rows, chosen)).toEqual(nps([10, null, 0]));
    expect(measure(columns({ score: [10, 2], country: ["IR", "SA"] }), chosen).n).toBe(1);
    expect(measure(rows, where({ country: ["IR", "SA"], score: [10, 9, null] }, nps())).n).toBe(2);
    expect(measure(rows, where({}, nps())).n).toBe(5);
    expect(chosen.reads?.map(({ field }) => field)).toEqual(["country", null]);
    expectLaws(where({ country: "SA" }, over("month", nps())), rows);
    expectLaws(where({ country: ["IR", null] }, distinct("country")), rows);
  });

  test("refuses values that are none, and fields that are not there", () => {
    expect(() => where({ country: {} } as never, nps())).toThrow(
      "where: country must be a text, number, boolean or null, or a list, got Object",
    );
    expect(() => where(null as never, nps())).toThrow("where: test must be values by field");
    const misspelt = where({ contry: "IR" }, nps());
    expect(() => measure(rows as never, misspelt)).toThrow(
      'where: contry is missing: it must be a text, number, boolean or null (the record has score, country, at; did you mean "country"? Use renamed(...)) (record 0)',
    );
  });

  test("asks once for every record, in order", () => {
    const seen: number[] = [];
    measure(
      [3, 1, 2],
      where((score: number) => seen.push(score) > 0, nps()),
    );
    expect(seen).toEqual([3, 1, 2]);
  });
});

describe("select", () => {
  test("keeps the laws of a measure", () => {
    expectLaws(select("score", nps()), rows);
    expectLaws(
      select((row: (typeof rows)[number]) => ({ month: row.at % 3 }), distinct("month")),
      rows,
    );
    expectLaws(
      select(
        "score",
        where((score: number | null) => score !== 0, nps()),
      ),
      rows,
    );
  });

  test("reads one field of wider rows", () => {
    const wide = rows.map(({ score }, i) => ({ recommend: score, satisfied: (i % 5) + 1 }));
    expect(measure(wide, select("recommend", nps()))).toEqual(nps([10, 2, null, 9, 0, 7]));
    expect(measure(wide, select("satisfied", csat()))).toEqual(csat([1, 2, 3, 4, 5, 1]));
    expect(measure(new Set(wide), select("satisfied", csat())).n).toBe(6);
  });

  test("reads what a function makes of a row", () => {
    const amounts = select(
      (row: { cents: number }) => ({ amount: row.cents / 100 }),
      sums("amount"),
    );
    expect(measure([{ cents: 250 }, { cents: 150 }], amounts).sum).toBe(4);
  });

  test("reads records inside of records", () => {
    const nested = [{ order: { amount: 3 } }, { order: { amount: 1 } }];
    expect(measure(nested, select("order", values("amount"))).values).toEqual([1, 3]);
  });

  test("lets a field be null or undefined, but not missing", () => {
    const unanswered = [{ recommend: null }, { recommend: undefined }];
    expect(measure(unanswered, select("recommend", nps())).unanswered).toBe(2);
    const misspelt = [{ recomend: 9 }] as unknown as { recommend: number }[];
    const error =
      'select: recommend is missing: it must be a field of the record (the record has recomend; did you mean "recomend"? Use renamed(...)) (record 0)';
    expect(() => measure(misspelt, select("recommend", nps()))).toThrow(error);
    expect(() => measure(new Set(misspelt), select("recommend", nps()))).toThrow(error);
  });

  test.each([[null], [undefined], [9], ["9"]])("refuses %s in place of a record", (record) => {
    const records = [record] as unknown as { recommend: number }[];
    expect(() => measure(records, select("recommend", nps()))).toThrow(
      /record (must be|is missing: it must be) an object with recommend.*\(record 0\)$/,
    );
  });
});
