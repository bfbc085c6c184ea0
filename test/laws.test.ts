import type { Measure } from "customer-kpis";
import { describe, expect, test } from "vitest";
import { between } from "../src/slice";
import { expectLaws, expectSame } from "./laws";

interface Counts {
  seen: number[];
}
interface Answer {
  readonly sum: number;
  readonly n: number;
}
type Honest = Measure<number, Answer, Counts>;

/** Keeps all laws; each test below breaks one of them. */
const honest: Honest & Required<Pick<Honest, "take">> = {
  init: () => ({ seen: [] }),
  step(state, record) {
    state.seen.push(record);
    return state;
  },
  merge(left, right) {
    left.seen.push(...right.seen);
    return left;
  },
  finish: ({ seen }) => ({ sum: seen.reduce((sum, number) => sum + number, 0), n: seen.length }),
  take(state, slice) {
    for (let i = 0; i < slice.length; i++) state.seen.push(slice.row(i) as number);
    return state;
  },
};
const records = [3, 1, 4, 1, 5, 9, 2, 6];
const shared: Counts = { seen: [] };
const { take: _, ...stepwise } = honest;

describe("expectLaws", () => {
  test("lets a measure pass that keeps them", () => {
    expectLaws(honest, records);
    expectLaws(honest, []);
    expectLaws(honest, [7]);
    expectLaws(stepwise, records);
  });

  const broken: Record<string, Partial<Honest>> = {
    "gives one state to all": { init: () => shared },
    "forgets the right when it merges": { merge: (left) => left },
    "forgets the left when it merges": { merge: (_, right) => right },
    "counts the right twice": {
      merge: (left, right) => ({ seen: [...left.seen, ...right.seen, ...right.seen] }),
    },
    "empties the right when it merges": {
      merge: (left, right) => ({ seen: [...left.seen, ...right.seen.splice(0)] }),
    },
    "gives the right back where the left is empty": {
      merge: (left, right) => (left.seen.length === 0 ? right : honest.merge(left, right)),
    },
    "has a result that is no JSON": { finish: () => ({ sum: Number.NaN, n: 0 }) },
    "has a result with a Date": { finish: () => ({ sum: new Date(0) as never, n: 0 }) },
    "has a result with an undefined field": { finish: () => ({ sum: 0, n: undefined as never }) },
    "gives a list of its own away": {
      finish: (state) => ({ ...honest.finish(state), seen: state.seen }),
    },
    "throws without records": {
      finish(state) {
        if (state.seen.length === 0) throw new Error("nothing to answer");
        return honest.finish(state);
      },
    },
    "changes the state when it finishes": {
      finish: ({ seen }) => ({
        sum: seen.reduce((sum, n) => sum + n, 0),
        n: seen.splice(2).length,
      }),
    },
    "remembers having finished": {
      finish(state) {
        const answer = honest.finish(state);
        state.seen.push(0);
        return answer;
      },
    },
    "depends on the order": { finish: ({ seen }) => ({ sum: seen[0] ?? 0, n: seen.length }) },
    "keeps a function in its state": {
      init: () => ({ seen: [], read: () => 1 }) as Counts,
    },
    "loses a record of a slice": {
      take: (state, slice) => honest.take(state, between(slice, 1, slice.length)),
    },
    "begins anew with a slice": { take: (_, slice) => honest.take(honest.init(), slice) },
  };
  test.each(Object.entries(broken))("refuses a measure that %s", (_, part) => {
    shared.seen = [];
    expect(() => expectLaws({ ...honest, ...part }, records)).toThrow();
  });

  test("refuses a measure that changes its records", () => {
    const { init, merge, finish } = stepwise;
    const doubled: Measure<{ score: number }, Answer, Counts> = {
      ...{ init, merge, finish },
      step(state, record) {
        record.score = 0;
        return stepwise.step(state, record.score);
      },
    };
    expect(() => expectLaws(doubled, [{ score: 3 }])).toThrow("records are never changed");
  });

  test("refuses a measure whose step has changed something when it throws", () => {
    const hasty: Honest = {
      ...stepwise,
      step(state, record) {
        state.seen.push(record);
        if (record < 0) throw new Error("below 0");
        return state;
      },
    };
    expectLaws(hasty, records);
    expect(() => expectLaws(hasty, records, { bad: [-1] })).toThrow("has changed nothing");
  });

  test("lets order matter where it is said to", () => {
    const first = { ...honest, finish: ({ seen }: Counts) => ({ first: seen[0] ?? null }) };
    expectLaws(first, records, { orderMatters: true });
    expect(() => expectLaws(first, records)).toThrow("order does not matter");
  });

  test("gives every record once where that is asked for", () => {
    const once: Honest = {
      ...stepwise,
      step(state, record) {
        if (state.seen.includes(record)) throw new Error(`${record} again`);
        return stepwise.step(state, record);
      },
    };
    expectLaws(once, [1, 2, 3], { repeatable: false });
    expect(() => expectLaws(once, [1, 2, 3])).toThrow("again");
  });
});

describe("expectSame", () => {
  const same = (came: unknown, expected: unknown) => () =>
    expectSame(came, expected, 1e-9, "the law");

  test("compares whole numbers exactly and fractions within a tolerance", () => {
    expect(same({ n: 3 }, { n: 3 })).not.toThrow();
    expect(same({ n: 3_000_000_001 }, { n: 3_000_000_000 })).toThrow("the law: result.n is");
    expect(same({ mean: 0.1 + 0.2 }, { mean: 0.3 })).not.toThrow();
    expect(same({ mean: 0.3001 }, { mean: 0.3 })).toThrow("result.mean is 0.3001, not 0.3");
  });

  test("compares everything else exactly, and names the place that differs", () => {
    expect(same([{ key: "a" }], [{ key: "b" }])).toThrow('result.0.key is "a", not "b"');
    expect(same([1, 2], [1])).toThrow("result.1");
    expect(same({ a: null }, {})).toThrow("result.a");
    expect(same([], {})).toThrow("another kind");
    expect(same(null, { n: 1 })).toThrow("result is null");
    expect(same(Number.NaN, 1.5)).toThrow("the law");
  });
});
