import { InputError, type Measure, measure, nps } from "customer-kpis";
import { describe, expect, test } from "vitest";
import { repeated, takeTimes } from "../src/measure";
import {
  areCoded,
  between,
  type Column,
  cut,
  isNumbers,
  type Kind,
  pick,
  picked,
  type Slice,
  sliceOfRows,
  valueAt,
} from "../src/slice";

const ROWS = [10, 11, 12, 13, 14, 15].map((x) => ({ x }));

/** The field x, and how often a column of it was read. */
function reading(): Kind<Float64Array> & { reads: number } {
  const kind = {
    kind: "x",
    reads: 0,
    ofRows(_kpi: string, field: string | null, { list, start, length }: any) {
      kind.reads++;
      return Float64Array.from({ length }, (_, i) => list[start + i][field!]);
    },
  };
  return kind;
}

/** What a slice says of its records, in each of its ways. */
function told(slice: Slice): readonly number[] {
  const rows = Array.from({ length: slice.length }, (_, i) => slice.row(i));
  const origins = Array.from({ length: slice.length }, (_, i) => slice.origin(i));
  expect(origins).toEqual(rows);
  const column = [...slice.read("calls", "x", reading())];
  expect(rows).toEqual(column.map((x) => ({ x })));
  return column;
}

describe("a slice", () => {
  const whole = sliceOfRows(ROWS);
  const part = sliceOfRows(ROWS, undefined, 1, 4);

  test("is of all rows, or of some", () => {
    expect(told(whole)).toEqual([10, 11, 12, 13, 14, 15]);
    expect(told(part)).toEqual([11, 12, 13, 14]);
  });

  test("may be picked from, cut, and picked from again, in any order", () => {
    const chosen = picked(part, Int32Array.of(3, 0, 2, 0));
    expect(told(chosen)).toEqual([14, 11, 13, 11]);
    expect(told(chosen.only(Int32Array.of(2, 0)))).toEqual([13, 14]);
    const middle = between(chosen, 1, 3);
    expect(told(middle)).toEqual([11, 13]);
    expect(told(middle.only(Int32Array.of(1)))).toEqual([13]);
    expect(told(between(part.only(Int32Array.of(2, 1, 0)), 1, 3))).toEqual([12, 11]);
    expect(told(between(picked(whole, Int32Array.of(5, 4, 3)), 1, 3))).toEqual([14, 13]);
  });

  test("of which a row is named as it came", () => {
    const made = { ...whole, row: (i: number) => ({ x: ROWS[i]!.x, made: true }) };
    expect(picked(made, Int32Array.of(4)).origin(0)).toBe(ROWS[4]);
    expect(between(made, 2, 4).origin(1)).toBe(ROWS[3]);
    expect([picked(made, Int32Array.of(1)).field, between(made, 0, 1).field]).toEqual([null, null]);
    const ofField = { ...whole, field: "score" };
    expect(picked(ofField, Int32Array.of(1)).field).toBe("score");
    expect(between(ofField, 0, 1).field).toBe("score");
  });

  test("reads a column once, whoever asks", () => {
    const kind = reading();
    const slice = sliceOfRows(ROWS);
    const chosen = picked(slice, Int32Array.of(1, 0));
    const first = chosen.read("calls", "x", kind);
    expect(chosen.read("others", "x", kind)).toBe(first);
    slice.read("calls", "x", kind);
    expect(kind.reads).toBe(1);
    slice.read("calls", "x", { ...kind, kind: "another" });
    expect(kind.reads).toBe(2);
  });
});

describe("a column of each kind", () => {
  const dictionary = { codes: Uint8Array.of(0, 1, 1, 2, 0), values: ["a", "b"] };
  test.each<[string, Column, readonly unknown[]]>([
    ["list", ["a", "b", "b", null, "a"], ["a", "b", "b", null, "a"]],
    ["numbers", Float32Array.of(1, 2, 2, 0, 1), [1, 2, 2, 0, 1]],
    // No value has the code 2.
    ["dictionary", dictionary, ["a", "b", "b", null, "a"]],
  ])("%s", (_name, column, values) => {
    const all = (some: Column, length: number) =>
      Array.from({ length }, (_, i) => valueAt(some, i));
    expect(all(column, 5)).toEqual(values);
    expect(all(cut(column, 1, 4), 3)).toEqual(values.slice(1, 4));
    const chosen = pick(column, Int32Array.of(4, 3, 1));
    expect(all(chosen, 3)).toEqual([values[4], values[3], values[1]]);
    const { length } = ("codes" in chosen ? chosen.codes : chosen) as ArrayLike<unknown>;
    expect(length).toBe(3);
    expect(chosen.constructor).toBe(column.constructor);
  });

  test("numbers are those of typed arrays, but for large integers", () => {
    expect(isNumbers(Float64Array.of(1))).toBe(true);
    expect(isNumbers(new Int8Array(0))).toBe(true);
    expect(isNumbers(BigInt64Array.of(1n))).toBe(false);
    for (const other of [[1], "1", null, { length: 1 }]) expect(isNumbers(other)).toBe(false);
  });
});

describe("the values of a dictionary are of a kind", () => {
  /** Whether a value is a text, and how many were looked at. */
  function texts() {
    const isText = (value: unknown) => {
      isText.looks++;
      return typeof value === "string" || value === null;
    };
    isText.looks = 0;
    return isText;
  }

  test("where all are, each looked at once, however often that is asked", () => {
    const isText = texts();
    const values: unknown[] = ["a", "b", "c"];
    const column = { codes: Uint8Array.of(0, 1, 2, 0), values, known: new Map() };
    expect(areCoded(column, isText)).toBe(true);
    expect(areCoded(column, isText)).toBe(true);
    expect(isText.looks).toBe(3);
    values.push("d");
    expect(areCoded(column, isText)).toBe(true);
    expect(isText.looks).toBe(4);
    // Of a kind of its own nothing is known yet.
    expect(areCoded(column, (value) => value === 5)).toBe(false);
    expect(areCoded(column, isText)).toBe(true);
  });

  test("also where one is not that no record has", () => {
    const values = ["a", 5, "c"];
    for (const known of [new Map(), undefined]) {
      const more = known && { known };
      const of = (...codes: number[]) => ({ codes: Uint8Array.from(codes), values, ...more });
      // Fewer records than values: only theirs are looked at.
      expect(areCoded(of(0, 2), texts())).toBe(true);
      expect(areCoded(of(0, 1), texts())).toBe(false);
      // No value has the code 7: nothing is there.
      expect(areCoded(of(7), texts())).toBe(true);
    }
    const known = new Map();
    expect(areCoded({ codes: Uint8Array.of(0, 2, 0), values, known }, texts())).toBe(true);
    expect(areCoded({ codes: Uint8Array.of(0, 2, 1), values, known }, texts())).toBe(false);
  });

  test("of few, all are looked at where nothing is remembered", () => {
    const isText = texts();
    expect(areCoded({ codes: Uint8Array.of(0, 0, 0), values: ["a", "b"] }, isText)).toBe(true);
    expect(isText.looks).toBe(2);
    expect(areCoded({ codes: Uint8Array.of(0, 0), values: ["a", 5] }, texts())).toBe(false);
  });
});

describe("records that came several times", () => {
  const counting: Measure<{ x: number }, number, { n: number }> = {
    init: () => ({ n: 0 }),
    step: (state, { x }) => ({ n: state.n + x }),
    merge: (left, right) => ({ n: left.n + right.n }),
    finish: ({ n }) => n,
  };

  test.each([0, 1, 2, 3, 4, 5, 8, 1023, 2 ** 40 + 1])("%d times", (times) => {
    expect(repeated(counting, { n: 5 }, { x: 3 }, times)).toEqual({ n: 5 + 3 * times });
    const all = takeTimes(counting, { n: 5 }, [{ x: 3 }, { x: 100 }], [times, 2]);
    expect(all).toEqual({ n: 5 + 3 * times + 200 });
  });

  test("of 2^52 records takes no longer", () => {
    expect(takeTimes(nps(), nps().init(), [9], [2 ** 52])).toMatchObject({
      counts: [0, 0, 0, 0, 0, 0, 0, 0, 0, 2 ** 52, 0, 0],
    });
  });

  test("that came never are not even read", () => {
    const state = nps().init();
    expect(repeated(nps(), state, "none" as never, 0)).toBe(state);
    expect(takeTimes(nps(), state, ["none" as never], [0])).toBe(state);
  });
});

describe("the record that an error is about", () => {
  /** Takes numbers, and throws what is made of the first one below 0. */
  const throwing = (make: (row: number) => unknown): Measure<number, null, null> => ({
    init: () => null,
    step(_, row) {
      if (row < 0) throw make(row);
      return null;
    },
    merge: () => null,
    finish: () => null,
  });
  const thrownBy = (rows: Iterable<number>, make: (row: number) => unknown) => {
    try {
      measure(rows as readonly number[], throwing(make));
    } catch (error) {
      return error as InputError;
    }
    return expect.fail("nothing was thrown");
  };
  const rows = Array.from({ length: 3000 }, (_, i) => (i === 2500 ? -1 : i));

  test("is counted from 0 over all slices, in an array as in a stream", () => {
    for (const records of [rows, new Set(rows)]) {
      const error = thrownBy(
        records,
        (row) => new InputError("calls", "x", "x is wrong", row, row),
      );
      expect(error).toMatchObject({ index: 2500, message: "calls: x is wrong (record 2500)" });
    }
  });

  test("is not known of an error about none, or about another", () => {
    for (const record of [undefined, {}, -2]) {
      const error = thrownBy(rows, () => new InputError("calls", "x", "x is wrong", 5, record));
      expect(error).toMatchObject({ index: null, message: "calls: x is wrong" });
    }
  });

  test("stays the one that was found already", () => {
    const error = thrownBy(rows, (row) =>
      Object.assign(new InputError("calls", "x", "x is wrong", row, row), { index: 7 }),
    );
    expect(error).toMatchObject({ index: 7, message: "calls: x is wrong" });
  });

  test("of what is no InputError is left as it is", () => {
    for (const thrown of [null, undefined, "text", new Error("own"), { record: -1 }]) {
      const copy = thrown instanceof Error ? thrown.message : JSON.stringify(thrown);
      const error = thrownBy(rows, () => thrown) as unknown;
      expect(error).toBe(thrown);
      expect(error instanceof Error ? error.message : JSON.stringify(error)).toBe(copy);
    }
  });
});
