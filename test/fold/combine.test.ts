import {
  by,
  combine,
  csat,
  derive,
  distinct,
  latest,
  measure,
  nps,
  over,
  select,
  sums,
  tally,
  where,
} from "customer-kpis";
import { describe, expect, test } from "vitest";
import { sliceOfRows } from "../../src/slice";
import { expectLaws } from "../laws";

const rows = Array.from({ length: 1300 }, (_, i) => ({
  customerId: i % 7,
  score: i % 11,
  satisfied: (i % 5) + 1,
  amount: i % 13 === 0 ? null : i / 4,
}));
const parts = {
  nps: nps(),
  satisfied: select("satisfied", csat()),
  customers: distinct("customerId"),
  spend: sums("amount"),
};

describe("combine", () => {
  test("keeps the laws of a measure", () => {
    expectLaws(combine(parts), rows.slice(0, 14));
    expectLaws(combine({}), [1, 2, 3]);
  });

  test.each([
    ["by", by("satisfied", combine(parts))],
    ["over", over({ unit: "day", field: "customerId" } as never, combine(parts))],
    ["where", where({ satisfied: [1, 2, 3] }, combine(parts))],
    ["another", combine({ one: combine(parts), nps: nps() })],
  ])("within %s: what one part refuses no other has counted", (_, kpi: any) => {
    const dated = rows.slice(0, 3).map((row) => ({ ...row, customerId: Date.UTC(2026, 0, 1) }));
    const state = dated.reduce((so, row) => kpi.step(so, row), kpi.init());
    const before = structuredClone(state);
    expect(() => kpi.step(state, { ...dated[0], amount: "ten" })).toThrow("amount");
    expect(state).toStrictEqual(before);
  });

  test("gives what its parts give one by one", () => {
    const expected = {
      nps: measure(rows, parts.nps),
      satisfied: measure(rows, parts.satisfied),
      customers: measure(rows, parts.customers),
      spend: measure(rows, parts.spend),
    };
    expect(measure(rows, combine(parts))).toEqual(expected);
    expect(measure(rows.values(), combine(parts)).nps).toEqual(expected.nps);
  });

  test("names the results as the parts are named, in that order", () => {
    expect(Object.keys(measure([], combine(parts)))).toEqual(Object.keys(parts));
  });

  test("combines what is combined already", () => {
    const result = measure(
      rows,
      combine({ inner: combine({ nps: parts.nps }), customers: parts.customers }),
    );
    expect(result.inner.nps).toEqual(nps(rows));
    expect(result.customers.value).toBe(7);
  });

  test("reads the records once, even from a generator", () => {
    function* scores() {
      yield* [9, 10, 3];
    }
    const both = combine({ nps: nps(), counts: tally({ min: 0, max: 10 }) });
    const { nps: score, counts } = measure(scores(), both);
    expect([score.n, counts.n]).toEqual([3, 3]);
  });

  test("takes any name for a part, even one that objects have for themselves", () => {
    const { init, take, merge, finish } = combine({ ["__proto__"]: nps(), toString: nps() });
    const states = [[9], [3, 10]].map((scores) => take!(init(), sliceOfRows(scores)));
    const result = finish(structuredClone(states).reduce(merge));
    expect(Object.entries(result)).toEqual([
      ["__proto__", nps([9, 3, 10])],
      ["toString", nps([9, 3, 10])],
    ]);
  });

  test("answers nothing where there are no parts", () => {
    expect(measure([9], combine({}))).toEqual({});
  });
});

describe("derive", () => {
  const perCustomer = derive(
    ({ spend, customers }) => (customers.value > 0 ? spend.sum / customers.value : null),
    combine({ spend: sums("amount"), customers: distinct("customerId") }),
  );

  test("keeps the laws of a measure", () => {
    expectLaws(perCustomer, rows.slice(0, 14));
  });

  test("turns a measure's answer into another", () => {
    const orders = [
      { customerId: "ann", amount: 30 },
      { customerId: "ann", amount: 50 },
      { customerId: "bob", amount: 10 },
    ];
    expect(measure(orders, perCustomer)).toBe(45);
    expect(measure([], perCustomer)).toBeNull();
  });
});

test("every building block refuses a KPI that is named but not called", () => {
  const named = nps as never;
  const message = "measure must be a measure, such as nps(), with its brackets, got Function";
  expect(() => combine({ nps: named })).toThrow(`combine: nps: ${message}`);
  expect(() => by("channel", named)).toThrow(`by: ${message}`);
  expect(() => by(() => 1, named)).toThrow(`by: ${message}`);
  expect(() => over("month", named)).toThrow(`over: ${message}`);
  expect(() => where(() => true, named)).toThrow(`where: ${message}`);
  expect(() => select("score", named)).toThrow(`select: ${message}`);
  expect(() => latest("customerId", named)).toThrow(`latest: ${message}`);
});

test("refuses what is no function, and no measures", () => {
  expect(() => by(5 as never, nps() as never)).toThrow(
    "by: what must be a field's name or a function, got 5",
  );
  expect(() => where([] as never, nps() as never)).toThrow("where: test must be values by field");
  expect(() => combine(undefined as never)).toThrow(
    "combine: parts is missing: it must be measures by name, such as { nps: nps() }",
  );
});
