import { columns, measure } from "customer-kpis";
import { describe, expect, test } from "vitest";
import {
  amount,
  type Field,
  flag,
  instant,
  key,
  lasting,
  number,
  optional,
  text,
} from "../../src/record/fields";
import { kindOf } from "../../src/record/gather";
import { reading, record } from "../../src/record/record";
import { type Column, ownRoom, sliceOfRows, valueAt } from "../../src/slice";

const NOON = Date.UTC(2026, 0, 1, 12);

/** A field's column, read of rows or of a column. */
const ofRows = (field: Field<any>, list: readonly unknown[], start = 0, length = list.length) =>
  kindOf(field).ofRows("calls", "x", { list, start, length }, ownRoom);
function ofColumn(field: Field<any>, column: Column): unknown {
  const { length } = ("codes" in column ? column.codes : column) as ArrayLike<unknown>;
  const rows = Array.from({ length }, (_, i) => ({ x: valueAt(column, i) }));
  return kindOf(field).ofColumn!("calls", "x", column, sliceOfRows(rows));
}

describe("a field that no record has", () => {
  test("is always the same column, as long as the slice", () => {
    for (const [field, nothing] of [
      [optional(text), null],
      [optional(number), Number.NaN],
      [optional(flag), null],
      [{ ...lasting, presence: "optional" } as Field<any>, Infinity],
    ] as const) {
      const kind = kindOf(field as Field<any>);
      const read = (list: object[]) =>
        kind.ofRows("calls", "x", { list, start: 0, length: list.length }, ownRoom);
      const first = read([{}, {}, {}]);
      expect(Array.from(first as ArrayLike<unknown>)).toEqual([nothing, nothing, nothing]);
      expect(read([{}, { x: undefined }, { y: 1 }])).toBe(first);
      // A part of it, without a copy of numbers.
      const part = read([{}, {}]) as ArrayLike<unknown>;
      expect(Array.from(part)).toEqual([nothing, nothing]);
      if (first instanceof Float64Array) expect((part as Float64Array).buffer).toBe(first.buffer);
      expect(Array.from(read([{}, {}, {}, {}]) as ArrayLike<unknown>)).toHaveLength(4);
      expect(kind.nothing!(2)).toHaveLength(2);
    }
  });

  test("is none of what is no record, nor of a part that begins later", () => {
    for (const wrong of [5, null, undefined, "x"]) {
      const message = /^calls: record (must be|is missing: it must be) an object with x/;
      expect(() => ofRows(optional(text), [{}, wrong])).toThrow(message);
      expect(() => ofRows(optional(amount), [wrong, {}])).toThrow(message);
    }
    const list = [{ x: "a" }, {}, {}, { x: "b" }];
    expect(ofRows(optional(text), list, 1, 2)).toEqual([null, null]);
    expect(ofRows(optional(text), list, 1, 3)).toEqual([null, null, "b"]);
    expect(ofRows(optional(text), list, 0, 2)).toEqual(["a", null]);
  });

  test("is told of one that must be there", () => {
    for (const field of [text, number, instant, key]) {
      expect(kindOf(field as Field<any>).nothing).toBeUndefined();
      expect(() => ofRows(field, [{}])).toThrow(/^calls: x is missing: it must be/);
    }
  });
});

describe("a column", () => {
  test.each<[string, Column]>([
    ["a list", ["a", null, 7, true]],
    ["a list of none", []],
    ["whole numbers", Int32Array.of(1, 2)],
    ["whole numbers from 0", Uint8Array.of(1, 2)],
    ["a dictionary", { codes: Uint8Array.of(0, 1), values: ["a", null] }],
  ])("of keys is taken as it is: %s", (_name, column) => {
    expect(ofColumn(key, column)).toBe(column);
  });

  test("of fractions has nobody where it has no number", () => {
    expect(ofColumn(key, Float64Array.of(1, Number.NaN))).toEqual([1, null]);
    expect(() => ofColumn(key, ["a", {}])).toThrow(/^calls: x must be a text, number/);
    expect(() => ofColumn(key, Float64Array.of(2 ** 53))).toThrow(/^calls: x must be a text from/);
  });

  test("of numbers is copied, and its blanks are what the field takes for nothing", () => {
    const given = Float32Array.of(0.5, Number.NaN);
    const read = ofColumn({ ...number, presence: "nullable" } as Field<any>, given);
    expect(read).toEqual(Float64Array.of(0.5, Number.NaN));
    const ends = ofColumn(lasting, Float64Array.of(NOON, Number.NaN));
    expect(ends).toEqual(Float64Array.of(NOON, Infinity));
    expect(() => ofColumn(number, given)).toThrow("calls: x must be a finite number, got null");
  });

  test("of a dictionary has each value read once", () => {
    let reads = 0;
    const counting: Field<any> = {
      ...text,
      kind: "word",
      read(value) {
        reads++;
        return `${value}!`;
      },
    };
    const codes = Uint8Array.of(0, 1, 0, 1, 1, 0);
    const read = ofColumn(counting, { codes, values: ["a", "b"] });
    expect(read).toEqual(["a!", "b!", "a!", "b!", "b!", "a!"]);
    expect(reads).toBe(2);
  });
});

describe("a moment or a number of rows", () => {
  // The first and the last of each that are taken as they are: 1900 of dates, March 1973 and 2200 of numbers.
  test.each<[Field<any>, unknown, number | null]>([
    [instant, 1e11, 1e11],
    [instant, 1e11 - 1, null],
    [instant, Date.UTC(2201, 0) - 1, Date.UTC(2201, 0) - 1],
    [instant, Date.UTC(2201, 0), null],
    [instant, new Date(1e11), 1e11],
    [instant, new Date(Date.UTC(1900, 0)), Date.UTC(1900, 0)],
    [instant, new Date(Date.UTC(1900, 0) - 1), null],
    [instant, new Date(Date.UTC(2300, 0)), Date.UTC(2300, 0)],
    [instant, { getTime: () => NOON }, null],
    [instant, null, null],
    [lasting, null, Infinity],
    [lasting, new Date(NOON), NOON],
    [number, -Number.MAX_VALUE, -Number.MAX_VALUE],
    [number, Number.MAX_VALUE, Number.MAX_VALUE],
    [number, Infinity, null],
    [number, Number.NaN, null],
    [number, null, null],
    [number, new Date(NOON), null],
    [amount, 0, 0],
    [amount, -0.001, null],
    [amount, Number.MAX_VALUE, Number.MAX_VALUE],
    [optional(amount) as Field<any>, undefined, Number.NaN],
    [optional(amount) as Field<any>, null, Number.NaN],
  ])("$kind %j", (field, came, read) => {
    // Beside another one, as a field that no record has is not read.
    const ask = () => (ofRows(field, [{ x: NOON }, { x: came }, { x: NOON }]) as Float64Array)[1];
    if (read === null) expect(ask).toThrow(/^calls: x (must be|is missing)/);
    else expect(ask()).toBe(read);
    const column = () => (ofColumn(field, [NOON, came, NOON]) as Float64Array)[1];
    if (read === null) expect(column).toThrow(/^calls: x (must be|is missing)/);
    else expect(column()).toBe(read);
    if (typeof came !== "number" || Number.isNaN(came)) return;
    const typed = () => (ofColumn(field, Float64Array.of(NOON, came, NOON)) as Float64Array)[1];
    if (read === null) expect(typed).toThrow(/^calls: x must be/);
    else expect(typed()).toBe(read);
  });
});

describe("what is plainly right is taken as it is, and not asked about one by one", () => {
  /** The field, and how often it is asked to read a value. */
  function counting(field: Field<any>): Field<any> & { reads: number } {
    const counted = {
      ...field,
      reads: 0,
      read(value: unknown, kpi: string, name: string, row: () => unknown) {
        counted.reads++;
        return field.read(value, kpi, name, row);
      },
    };
    return counted;
  }

  test.each<[Field<any>, readonly unknown[], Column | null]>([
    [number, [-Number.MAX_VALUE, 0, Number.MAX_VALUE], Float64Array.of(-1, 0, 0.5)],
    [amount, [0, 5, Number.MAX_VALUE], Uint8Array.of(0, 5, 9)],
    [instant, [1e11, NOON, Date.UTC(2201, 0) - 1], Float64Array.of(1e11, NOON)],
    [instant, [new Date(NOON), new Date(1e11), new Date(Date.UTC(2201, 0) - 1)], null],
    [lasting, [null, NOON, new Date(NOON)], Float64Array.of(NOON, Number.NaN)],
    [optional(number) as Field<any>, [null, 1, undefined, 2], Float64Array.of(Number.NaN, 1)],
    [text, ["a", "", "b"], ["a", "", "b"]],
    [flag, [true, false], [true, false]],
    [key, ["a", "b"], ["a", null, 7]],
    [text, ["a"], { codes: Uint8Array.of(0, 0), values: ["a"] }],
    [flag, [true], { codes: Uint8Array.of(0, 0), values: [true] }],
  ])("$kind %j", (field, values, column) => {
    const rows = counting(field);
    ofRows(
      rows,
      values.map((x) => ({ x })),
    );
    expect(rows.reads).toBe(0);
    const columnar = counting(field);
    if (column) ofColumn(columnar, column);
    expect(columnar.reads).toBe(0);
  });

  test("and what is not is asked about", () => {
    const days = counting(instant);
    expect(ofRows(days, [{ x: new Date("1950-01-01") }])).toEqual(
      Float64Array.of(Date.UTC(1950, 0)),
    );
    expect(days.reads).toBe(1);
  });
});

test("a record that a column is wrong in is named, and made of all its columns", () => {
  interface Call {
    readonly at: number;
    readonly seconds: number;
  }
  const calls = reading(
    "calls",
    record<Call>({ at: instant as any, seconds: amount }),
    ["at", "seconds"],
    {
      init: () => [] as number[],
      take: (all, { seconds }) => void all.push(...seconds),
      merge: (left, right) => [...left, ...right],
      finish: (all) => all,
    },
  );
  const at = Float64Array.of(NOON, NOON);
  expect(measure(columns({ at, seconds: [1, 2] }) as never, calls)).toEqual([1, 2]);
  let error: any;
  try {
    measure(columns({ at, seconds: [1, -2] }) as never, calls);
  } catch (thrown) {
    error = thrown;
  }
  expect(error).toMatchObject({ kpi: "calls", field: "seconds", came: -2, index: 1 });
  expect(error.record).toEqual({ at: NOON, seconds: -2 });
});
