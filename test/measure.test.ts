import {
  by,
  combine,
  distinct,
  InputError,
  type Kpi,
  kpi,
  latest,
  type Measure,
  measure,
  measureAsync,
  nps,
  over,
  select,
  sums,
  tally,
  values,
  where,
} from "customer-kpis";
import { describe, expect, test } from "vitest";
import { takeSlice } from "../src/measure";
import { sliceOfRows } from "../src/slice";

/** Keeps every record, so that what was seen, and in which order, can be told. */
const list: Measure<number, readonly number[], number[]> = {
  init: () => [],
  step: (seen, record) => [...seen, record],
  merge: (left, right) => [...left, ...right],
  finish: (seen) => seen,
};

/** Keeps the length of every slice that it is handed. */
const slices: Measure<number, readonly number[], number[]> = {
  init: () => [],
  step: (seen) => [...seen, 1],
  merge: (left, right) => [...left, ...right],
  finish: (seen) => seen,
  take: (seen, { length }) => [...seen, length],
};

const upTo = (n: number): number[] => Array.from({ length: n }, (_, i) => i);

const notRecords: readonly [string, unknown][] = [
  ["undefined", undefined],
  ["null", null],
  ["a number", 5],
  ["true", true],
  ["text", "9"],
  ["empty text", ""],
  ["a Promise of records", Promise.resolve([9])],
  ["a Date", new Date(0)],
  ["an object without a prototype", Object.create(null)],
  ["a function", () => [9]],
];

describe("measure", () => {
  test("reads every record once and in order", () => {
    expect(measure([3, 1, 2], list)).toEqual([3, 1, 2]);
  });

  test("answers without records", () => {
    expect(measure([], list)).toEqual([]);
    expect(measure([], slices)).toEqual([]);
  });

  test("starts from a fresh state each time", () => {
    expect(measure([1], list)).toEqual([1]);
    expect(measure([2], list)).toEqual([2]);
  });

  test("reads typed arrays, sets, maps' values, iterators and generators", () => {
    function* generator() {
      yield 9;
      yield 3;
    }
    const expected = [9, 3];
    expect(measure(Uint8Array.of(9, 3), list)).toEqual(expected);
    expect(measure(Float64Array.of(9, 3), list)).toEqual(expected);
    expect(measure(new Set([9, 3]), list)).toEqual(expected);
    expect(measure(new Map(Object.entries({ ann: 9, bob: 3 })).values(), list)).toEqual(expected);
    expect(measure([9, 3].values(), list)).toEqual(expected);
    expect(measure(generator(), list)).toEqual(expected);
  });

  test("hands short slices, one after the other, to a measure that takes them", () => {
    for (const n of [1, 512, 513, 1024, 5000]) {
      for (const records of [upTo(n), new Uint16Array(n), new Set(upTo(n))]) {
        const lengths = measure(records, slices);
        expect(lengths.reduce((sum, length) => sum + length, 0)).toBe(n);
        expect(Math.max(...lengths)).toBeLessThanOrEqual(2048);
      }
    }
  });

  test("hands one record at a time to a measure that takes no slices", () => {
    expect(measure(upTo(1025), list)).toEqual(upTo(1025));
  });

  test("says which record an error is about, wherever it comes from", () => {
    const rows = upTo(3000).map((i) => ({ score: i === 2500 ? 11 : 9, channel: "web" }));
    const field = combine({ one: select("score", nps()), groups: by("channel", nps()) });
    for (const of of [nps(), by("channel", nps()), field]) {
      expect(() => measure(rows, of as typeof field)).toThrow("got 11 (record 2500)");
      expect(() => measure(rows.values(), of as typeof field)).toThrow("got 11 (record 2500)");
    }
  });

  test.each(notRecords)("refuses %s in place of records", (_, records) => {
    const ask = () => measure(records as number[], list);
    expect(ask).toThrow(InputError);
    expect(ask).toThrow(/^measure: records must be an array or another iterable, got /);
  });

  test("refuses a stream, which is for measureAsync", () => {
    async function* stream() {
      yield 9;
    }
    expect(() => measure(stream() as unknown as number[], list)).toThrow(InputError);
  });

  test("lets an error of the records or of the measure through", () => {
    function* broken() {
      yield 1;
      throw new Error("line 2 cannot be read");
    }
    expect(() => measure(broken(), list)).toThrow("line 2 cannot be read");
    expect(() => measure([11], nps())).toThrow("nps: score must be");
  });

  test("closes an iterator that it does not read to its end", () => {
    let isClosed = false;
    function* scores() {
      try {
        yield 11;
        yield 9;
      } finally {
        isClosed = true;
      }
    }
    expect(() => measure(scores(), nps())).toThrow(InputError);
    expect(isClosed).toBe(true);
  });

  test("may be asked the same measure while it is at work", () => {
    const counts = tally({ min: 0, max: 10 });
    const within: Measure<number, { readonly n: number }> = where(
      (score: number) => measure([score, score], within2).n === 2,
      counts,
    );
    const within2 = where((score: number) => measure([score], counts).n === 1, counts);
    expect(measure([9, 3, 10], within).n).toBe(3);

    const months = over("month", nps());
    const rows = ["2026-03-01", "2026-01-01", "2026-02-01"].map((day) => ({
      at: new Date(day),
      score: 9,
    }));
    const first = measure(
      rows,
      where((row) => measure(rows, months).length === 3 && row.score > 0, months),
    );
    expect(first).toEqual(measure(rows, months));
  });

  test("never changes the records", () => {
    const rows = ["ann", "bob", "ann"].map((customerId, i) =>
      Object.freeze({ customerId, score: 9 - i, amount: i, at: Date.UTC(2026, i), channel: "web" }),
    );
    const all = combine({
      nps: nps(),
      channels: by("channel", nps()),
      months: over("month", nps()),
      last: latest("customerId", nps()),
      customers: distinct("customerId"),
      spend: sums("amount"),
      amounts: values("amount"),
    });
    const result = measure(Object.freeze(rows), all);
    expect(result.last.n).toBe(2);
    expect(result.amounts.values).toEqual([0, 1, 2]);
  });
});

describe("measureAsync", () => {
  async function* streamOf(records: Iterable<number>) {
    for (const record of records) yield record;
  }

  test("answers for a stream as measure does for an array", async () => {
    for (const n of [0, 1, 511, 512, 513, 1024, 2500]) {
      const scores = upTo(n).map((i) => i % 11);
      expect(await measureAsync(streamOf(scores), nps())).toEqual(measure(scores, nps()));
      expect(await measureAsync(streamOf(scores), list)).toEqual(scores);
    }
  });

  test("takes a plain iterable too", async () => {
    expect(await measureAsync([9, 3], list)).toEqual([9, 3]);
    expect(await measureAsync(new Set([9, 3]), list)).toEqual([9, 3]);
  });

  test("takes anything with an async iterator, such as a database's cursor", async () => {
    let next = 0;
    const cursor: AsyncIterable<number> = {
      [Symbol.asyncIterator]: () => ({
        next: async () => (next < 3 ? { value: next++ } : { done: true, value: undefined }),
      }),
    };
    expect(await measureAsync(cursor, list)).toEqual([0, 1, 2]);
  });

  test.each(notRecords)("rejects %s in place of records", async (_, records) => {
    const asked = measureAsync(records as number[], list);
    await expect(asked).rejects.toThrow(InputError);
    await expect(asked).rejects.toThrow("measureAsync: records must be an array");
  });

  test("rejects with what the stream or the measure throws", async () => {
    async function* broken() {
      yield 9;
      throw new Error("connection lost");
    }
    await expect(measureAsync(broken(), nps())).rejects.toThrow("connection lost");
    await expect(measureAsync(streamOf([9, 11]), nps())).rejects.toThrow("got 11");
  });

  test("closes a stream in which a record is not allowed", async () => {
    let isClosed = false;
    async function* scores() {
      try {
        for (let i = 0; ; i++) yield i % 12;
      } finally {
        isClosed = true;
      }
    }
    await expect(measureAsync(scores(), nps())).rejects.toThrow("got 11");
    expect(isClosed).toBe(true);
  });
});

describe("kpi", () => {
  const scaled: Kpi<number, readonly number[], number[], [options?: { times?: number }]> = kpi(
    "scaled",
    (options: { times?: number } = {}) => ({
      ...list,
      finish: (seen) => seen.map((number) => number * (options.times ?? 1)),
    }),
  );

  test("answers where the first argument is records", () => {
    expect(scaled([1, 2])).toEqual([1, 2]);
    expect(scaled([1, 2], { times: 10 })).toEqual([10, 20]);
    expect(scaled([], { times: 10 })).toEqual([]);
  });

  test("is a measure where the first argument is options, or is not there", () => {
    expect(measure([1, 2], scaled())).toEqual([1, 2]);
    expect(measure([1, 2], scaled({}))).toEqual([1, 2]);
    expect(measure([1, 2], scaled({ times: 10 }))).toEqual([10, 20]);
  });

  test("takes typed arrays, sets, iterators and generators for records", () => {
    function* generator() {
      yield 4;
    }
    const iterable = {
      *[Symbol.iterator]() {
        yield 4;
      },
    };
    class Rows {
      *[Symbol.iterator]() {
        yield 4;
      }
    }
    for (const records of [
      Uint8Array.of(4),
      new Set([4]),
      [4].values(),
      new Set([4]).keys(),
      new Map([["four", 4]]).values(),
      generator(),
      iterable,
      new Rows(),
    ]) {
      expect(scaled(records)).toEqual([4]);
    }
  });

  test.each(notRecords)("refuses and names %s in place of records", (_, records) => {
    const ask = () => scaled(records as number[]);
    expect(ask).toThrow(InputError);
    expect(ask).toThrow(/^scaled: records must be an array or another iterable, got /);
  });

  test("throws where records come after the options", () => {
    expect(() => nps({ level: 0.9 } as never, [9, 10] as never)).toThrow(
      "nps: records must be a list, before the options, got Object",
    );
  });

  test("throws for an instance of a class, which is neither records nor options", () => {
    class Settings {
      readonly times = 2;
    }
    expect(() => scaled(new Settings() as unknown as number[])).toThrow(
      "scaled: records must be an array or another iterable, got Object",
    );
  });

  test("leaves options to the definition, which refuses what is misspelt", () => {
    const ask = () => nps([9], { levle: 0.9 } as object);
    expect(ask).toThrow('nps: has no option "levle"; did you mean "level"?');
    expect(() => nps({ levle: 0.9 } as object)).toThrow(InputError);
    expect(() => nps([9], null as unknown as object)).toThrow("nps: options must be an object");
  });

  test("looks at the options before the records", () => {
    expect(() => nps([11], { level: 2 })).toThrow("nps: level");
  });

  test("makes measures that stand alone: parts of the data merge to the answer", () => {
    const { init, step, merge, finish } = nps();
    const shards = [[10, 9], [3]].map((scores) => scores.reduce(step, init()));
    expect(finish(shards.reduce(merge, init()))).toEqual(nps([10, 9, 3]));
  });
});

test("takeSlice takes a slice record by record where the measure has no other way", () => {
  expect(takeSlice(list, [1], sliceOfRows([5, 6]))).toEqual([1, 5, 6]);
  expect(takeSlice(slices, [], sliceOfRows([5, 6]))).toEqual([2]);
});

test("a KPI that is named but not called is no measure", async () => {
  const message = "measure must be a measure, such as nps(), with its brackets, got Function";
  expect(() => measure([9], nps as never)).toThrow(`measure: ${message}`);
  await expect(measureAsync([9], nps as never)).rejects.toThrow(`measureAsync: ${message}`);
});
