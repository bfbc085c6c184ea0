import fc from "fast-check";
import { describe, expect, test } from "vitest";
import { countFigures, mergeFigures } from "../../src/fold/countedFigures";
import {
  firstNobody,
  isSomebody,
  keyAt,
  numbering,
  numberOf,
  numbersOf,
} from "../../src/fold/customers";
import { durations } from "../../src/fold/durations";
import { takeGroups } from "../../src/fold/groups";
import { countIn, listIn, withRoom } from "../../src/fold/growing";
import {
  firstOf,
  groupRows,
  initPairs,
  ownedRows,
  rowOf,
  rowsByOwner,
  rowsIn,
  secondOf,
} from "../../src/fold/pairs";
import {
  addTimes,
  addValue,
  initValues,
  mergeValues,
  scaleValues,
  sortedValues,
  stepsOfValues,
} from "../../src/fold/values";
import type { Measure } from "../../src/measure";
import { type Key, type Slice, sliceOfRows } from "../../src/slice";

describe("rows by pairs of numbers", () => {
  const number = fc.integer({ min: 0, max: 30 });

  test("are those of a list that is searched from the beginning", () => {
    fc.assert(
      fc.property(fc.array(fc.tuple(number, number), { maxLength: 300, size: "max" }), (pairs) => {
        const index = initPairs();
        const known: (readonly [number, number])[] = [];
        for (const [first, second] of pairs) {
          let row = known.findIndex(([a, b]) => a === first && b === second);
          if (row < 0) row = known.push([first, second]) - 1;
          expect(rowOf(index, first, second)).toBe(row);
        }
        expect(index.n).toBe(known.length);
        expect(known.map((_, row) => [firstOf(index, row), secondOf(index, row)])).toEqual(known);
        // Room for at least twice as many, and for no more than eight times.
        expect(index.slots.length).toBeGreaterThanOrEqual(2 * index.n);
        expect(index.slots.length).toBeLessThanOrEqual(Math.max(16, 8 * index.n));

        const figures = Float64Array.from({ length: 2 * known.length }, (_, i) => 100 + i);
        const owned = ownedRows(index, figures, 2, 31);
        const groups = groupRows(index, 31);
        for (let owner = 0; owner <= 30; owner++) {
          const rows = [...known.keys()].filter((row) => known[row]![0] === owner);
          expect([...rowsIn(groups, owner)]).toEqual(rows);
          const [start, end] = [owned.begins[owner]!, owned.begins[owner + 1]!];
          expect([...owned.codes.subarray(start, end)]).toEqual(rows.map((row) => known[row]![1]));
          expect([...owned.figures.subarray(2 * start, 2 * end)]).toEqual(
            rows.flatMap((row) => [100 + 2 * row, 101 + 2 * row]),
          );
        }
      }),
      { numRuns: 50 },
    );
  });

  test("of owners are theirs alone, in order", () => {
    // The fourth is none of the first three.
    const groups = rowsByOwner(Int32Array.of(2, 0, 2, 1), 3, 4);
    expect([0, 1, 2, 3].map((owner) => [...rowsIn(groups, owner)])).toEqual([[1], [], [0, 2], []]);
  });
});

describe("what grows", () => {
  test("is the same array while there is room, and else twice as long as asked", () => {
    const numbers = Int32Array.of(1, 2, 3);
    expect(withRoom(numbers, 3)).toBe(numbers);
    expect(withRoom(numbers, 4)).toEqual(Int32Array.of(1, 2, 3, 0, 0, 0, 0, 0));
    expect(withRoom(numbers, 4, 7)).toEqual(Int32Array.of(1, 2, 3, 7, 7, 7, 7, 7));
    expect(withRoom(Float64Array.of(0.5), 2, Infinity)).toEqual(
      Float64Array.of(0.5, Infinity, Infinity, Infinity),
    );
    expect(withRoom(Uint8Array.of(9), 2)).toEqual(Uint8Array.of(9, 0, 0, 0));
  });

  test("counts and lists", () => {
    const counts = new Map<string, number>();
    countIn(counts, "a");
    countIn(counts, "a", 3);
    countIn(counts, "b", 5);
    expect([...counts]).toEqual([
      ["a", 4],
      ["b", 5],
    ]);
    const lists = new Map<string, number[]>();
    listIn(lists, "a").push(1);
    listIn(lists, "b");
    listIn(lists, "a").push(2);
    expect([...lists]).toEqual([
      ["a", [1, 2]],
      ["b", []],
    ]);
  });

  test("figures are counted apart that differ in one of them", () => {
    const left = new Map();
    for (const figures of [
      [1, 12],
      [11, 2],
      [1, 12],
      [1, 1, 2],
    ])
      countFigures(left, figures, 2);
    const right = new Map();
    countFigures(right, [11, 2], 5);
    countFigures(right, [3], 1);
    mergeFigures(left, right);
    expect([...left.values()]).toEqual([
      { figures: [1, 12], count: 4 },
      { figures: [11, 2], count: 7 },
      { figures: [1, 1, 2], count: 2 },
      { figures: [3], count: 1 },
    ]);
    expect([...right.values()].map(({ count }) => count)).toEqual([5, 1]);
  });
});

describe("numbers that came several times", () => {
  const counted = fc.array(
    fc.tuple(fc.integer({ min: -9, max: 9 }), fc.integer({ min: 1, max: 4 })),
    {
      maxLength: 30,
      size: "max",
    },
  );
  const plain = fc.array(fc.integer({ min: -9, max: 9 }), { maxLength: 30, size: "max" });

  test("are sorted as if each had come by itself, also joined and scaled", () => {
    fc.assert(
      fc.property(counted, plain, fc.boolean(), (several, single, isLeft) => {
        const some = initValues();
        for (const [number, times] of several) addTimes(some, number, times);
        const others = initValues();
        for (const number of single) addValue(others, number);
        others.missing = 2;
        const all = isLeft ? mergeValues(some, others) : mergeValues(others, some);
        const each = [
          ...several.flatMap(([number, times]) => new Array(times).fill(number)),
          ...single,
        ];
        const sorted = each.toSorted((a, b) => a - b);
        expect([...sortedValues(all)]).toEqual(sorted);
        scaleValues(all, 3);
        expect([...sortedValues(all)]).toEqual(
          sorted.flatMap((number) => [number, number, number]),
        );
        expect(all.missing).toBe(6);
        const { times, counts } = stepsOfValues(all);
        expect([...times]).toEqual([...times].sort((a, b) => a - b));
        if (counts) expect(counts.reduce((sum, count) => sum + count, 0)).toBe(3 * each.length);
      }),
      { numRuns: 60 },
    );
  });

  test("of which each came once have no counts", () => {
    const state = initValues();
    for (const number of [3, 1, 2]) addValue(state, number);
    expect(stepsOfValues(state)).toEqual({ times: Float64Array.of(1, 2, 3), counts: null });
  });
});

describe("a sketch of numbers", () => {
  test.each([0.0001, 0.01, 0.25])("has the relative error %d", (relativeError) => {
    const { init, add, distribution } = durations("calls", relativeError);
    const state = init();
    for (let i = 1; i <= 1000; i++) add(state, i);
    const { n, rank } = distribution(state);
    expect(n).toBe(1000);
    expect(Math.abs(rank(500) - 500.5)).toBeLessThanOrEqual(relativeError * 501 + 1);
  });

  test.each([0, 0.00009, 0.26, Number.NaN, "0.1", null])("has none of %j", (relativeError) => {
    expect(() => durations("calls", relativeError as number)).toThrow(
      "calls: relativeError must be from 0.0001 to 0.25, got",
    );
  });

  test("is not made where no error is allowed", () => {
    const { init, add, distribution } = durations("calls", undefined);
    const state = init();
    for (const number of [3, 1, 2]) add(state, number);
    const { n, sum, rank } = distribution(state);
    expect([n, sum, rank(0), rank(1), rank(2)]).toEqual([3, 6, 1, 2, 3]);
  });
});

describe("who a customer is", () => {
  test.each([
    [null, false],
    [undefined, false],
    ["", false],
    [0, true],
    [false, true],
    ["0", true],
    [" ", true],
  ])("%j: %j", (key, is) => {
    expect(isSomebody(key)).toBe(is);
  });

  test("the first nobody is found in a list and in a dictionary", () => {
    expect(firstNobody(["a", "b"])).toBe(-1);
    expect(firstNobody(["a", "", null])).toBe(1);
    expect(firstNobody({ codes: Int8Array.of(0, 1, 0), values: ["a", "b"] })).toBe(-1);
    expect(firstNobody({ codes: Int8Array.of(0, 1, -1), values: ["a", "b"] })).toBe(2);
    expect(keyAt({ codes: Int8Array.of(7), values: ["a"] }, 0)).toBeNull();
    expect(keyAt(["a", null], 1)).toBeNull();
  });

  test("each is numbered as they come, who is left out is none, and why is counted", () => {
    const values = ["a", "b", "c", "", null, "a"];
    const codes = fc.array(fc.integer({ min: -1, max: 6 }), { maxLength: 40, size: "max" });
    const reasons = fc.array(fc.constantFrom(null, null, "spam", "trial"), {
      minLength: 40,
      maxLength: 40,
    });
    fc.assert(
      fc.property(
        codes,
        reasons,
        fc.boolean(),
        fc.boolean(),
        (codes, reasons, isCoded, isAsked) => {
          const list = codes.map((code) => values[code] ?? null);
          const known: Key[] = [];
          const counts: Record<string, number> = {};
          const count = (reason: string) => {
            counts[reason] = (counts[reason] ?? 0) + 1;
            return -1;
          };
          const expected = list.map((key, i) => {
            if (key === null || key === "") return count("no customer");
            const reason = isAsked ? reasons[i]! : null;
            if (reason) return count(reason);
            return known.includes(key) ? known.indexOf(key) : known.push(key) - 1;
          });
          const customers = new Map<Key, number>();
          const excluded = new Map<string, number>();
          const keys = isCoded ? { codes: Int8Array.from(codes), values } : list;
          const reasonOf = isAsked ? (i: number) => reasons[i]! : null;
          expect([...numbersOf(customers, keys, excluded, reasonOf)]).toEqual(expected);
          expect([...customers.keys()]).toEqual(known);
          expect(Object.fromEntries(excluded)).toEqual(counts);
          expect(numberOf(customers, "new")).toBe(known.length);
        },
      ),
      { numRuns: 100 },
    );
  });

  test("a value of a dictionary is looked up once, but not in a list of many more values than customers", () => {
    class Counting extends Map<Key, number> {
      asked = 0;
      override get(key: Key): number | undefined {
        this.asked++;
        return super.get(key);
      }
    }
    const lookUps = (size: number) => {
      const values = Array.from({ length: size }, (_, k) => `c${k}`);
      const customers = new Counting();
      const read = () => {
        customers.asked = 0;
        const numberAt = numbering(customers, { codes: Int32Array.of(0, 1, 2, 0, 1, 2), values });
        expect([0, 1, 2, 3, 4, 5].map(numberAt)).toEqual([0, 1, 2, 0, 1, 2]);
        return customers.asked;
      };
      read();
      return [read(), read()];
    };
    // Three customers: a table of three or of twenty-four is worth its room, a larger one is not.
    expect(lookUps(3)).toEqual([3, 0]);
    expect(lookUps(24)).toEqual([3, 0]);
    expect(lookUps(25)).toEqual([6, 6]);
  });
});

describe("a slice that is taken into groups", () => {
  /** A measure that lists what it is given. */
  function listing(): Measure<unknown, unknown, unknown[]> & { made: number; slices: Slice[] } {
    const measure = {
      made: 0,
      slices: [] as Slice[],
      init() {
        measure.made++;
        return [];
      },
      step: (state: unknown[], record: unknown) => [...state, record],
      take(state: unknown[], slice: Slice) {
        measure.slices.push(slice);
        return [...state, ...Array.from({ length: slice.length }, (_, i) => slice.row(i))];
      },
      merge: (left: unknown[], right: unknown[]) => [...left, ...right],
      finish: (state: unknown[]) => state,
    };
    return measure;
  }

  test("makes a state for the groups that are there, and takes each once", () => {
    const measure = listing();
    const groups = new Map<Key, unknown[]>([["b", ["before"]]]);
    const slice = sliceOfRows([1, 2, 3, 4]);
    const keys = ["a", "b", "none", "c"];
    takeGroups(measure, slice, groups, Int32Array.of(3, 1, 3, 0), keys);
    expect([...groups]).toEqual([
      ["b", ["before", 2]],
      ["c", [1, 3]],
      ["a", [4]],
    ]);
    expect(measure.made).toBe(2);
    expect(measure.slices.map(({ length }) => length)).toEqual([1, 1, 2]);
  });

  test("of one group is taken as it is", () => {
    const measure = listing();
    const slice = sliceOfRows([1, 2]);
    expect([...takeGroups(measure, slice, new Map(), Int32Array.of(0, 0), ["a"])]).toEqual([
      ["a", [1, 2]],
    ]);
    expect(measure.slices).toEqual([slice]);
  });

  test("of nothing makes no group", () => {
    const measure = listing();
    expect(takeGroups(measure, sliceOfRows([]), new Map(), new Int32Array(0), ["a"]).size).toBe(0);
    expect([measure.made, measure.slices]).toEqual([0, []]);
  });

  test("is given to a measure that spreads it itself", () => {
    const spread = (states: readonly unknown[][], codes: Int32Array, slice: Slice) => {
      codes.forEach((code, i) => {
        states[code]!.push(slice.row(i));
      });
    };
    const measure = listing();
    const groups = takeGroups(
      { ...measure, spread },
      sliceOfRows([1, 2, 3]),
      new Map(),
      Int32Array.of(1, 0, 1),
      ["a", "b"],
    );
    expect([...groups]).toEqual([
      ["b", [1, 3]],
      ["a", [2]],
    ]);
    expect(measure.slices).toEqual([]);
  });
});
