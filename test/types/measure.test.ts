import {
  type Group,
  type Instant,
  type Key,
  type Kpi,
  kpi,
  type Measure,
  measure,
  measureAsync,
  type NpsResult,
  nps,
  type Records,
  type Score,
  sums,
} from "customer-kpis";
import type { TallyState } from "customer-kpis/states";
import { describe, expectTypeOf, test } from "vitest";

const rows = [{ score: 9, channel: "email", at: new Date(0) }];

describe("a KPI's type", () => {
  test("is a result where the first argument is records", () => {
    expectTypeOf(nps([9, 10, null])).toEqualTypeOf<NpsResult>();
    expectTypeOf(nps(rows)).toEqualTypeOf<NpsResult>();
    expectTypeOf(nps(rows, { level: 0.9 })).toEqualTypeOf<NpsResult>();
    expectTypeOf(nps(Uint8Array.of(9))).toEqualTypeOf<NpsResult>();
    expectTypeOf(nps(new Set([9]))).toEqualTypeOf<NpsResult>();
    expectTypeOf(nps(rows.values())).toEqualTypeOf<NpsResult>();
    expectTypeOf(nps([])).toEqualTypeOf<NpsResult>();
  });

  test("is a measure where it is options, or is not there", () => {
    expectTypeOf(nps()).toEqualTypeOf<Measure<Score, NpsResult, TallyState>>();
    expectTypeOf(nps({ level: 0.9 })).toEqualTypeOf<Measure<Score, NpsResult, TallyState>>();
  });

  test("refuses records without the field, and what are no records", () => {
    // @ts-expect-error -- the field is `score`
    expectTypeOf(() => nps([{ recommend: 9 }])).toBeFunction();
    // @ts-expect-error -- a score is a number
    expectTypeOf(() => nps([{ score: "9" }])).toBeFunction();
    // @ts-expect-error -- a Promise is to be awaited
    expectTypeOf(() => nps(Promise.resolve([9]))).toBeFunction();
    // @ts-expect-error -- a stream is for measureAsync
    expectTypeOf((stream: AsyncIterable<number>) => nps(stream)).toBeFunction();
    // @ts-expect-error -- nothing is not no records
    expectTypeOf(() => nps(undefined, {})).toBeFunction();
  });

  test("refuses misspelt options, and undefined for one that is left out", () => {
    // @ts-expect-error -- the option is `level`
    expectTypeOf(() => nps([9], { levle: 0.9 })).toBeFunction();
    // @ts-expect-error -- exactOptionalPropertyTypes
    expectTypeOf(() => nps([9], { level: undefined })).toBeFunction();
    // @ts-expect-error -- an option's type
    expectTypeOf(() => nps({ scale: 10 })).toBeFunction();
  });

  test("gives a result that cannot be written to", () => {
    // @ts-expect-error -- readonly
    expectTypeOf((result: NpsResult) => (result.value = 1)).toBeFunction();
    expectTypeOf((result: NpsResult) =>
      // @ts-expect-error -- readonly
      result.distribution.push({ score: 1, count: 1 }),
    ).toBeFunction();
  });
});

describe("kpi's type", () => {
  interface Sale {
    readonly price: number;
  }
  const revenue: Kpi<Sale, number, { sum: number }, [options?: { readonly rate?: number }]> = kpi(
    "revenue",
    (options: { readonly rate?: number } = {}) => ({
      init: () => ({ sum: 0 }),
      step: (state: { sum: number }, { price }: Sale) => ({ sum: state.sum + price }),
      merge: (left, right) => ({ sum: left.sum + right.sum }),
      finish: ({ sum }) => sum * (options.rate ?? 1),
    }),
  );

  test("has both uses, with the options of the definition", () => {
    expectTypeOf(revenue([{ price: 3 }])).toBeNumber();
    expectTypeOf(revenue([{ price: 3 }], { rate: 2 })).toBeNumber();
    expectTypeOf(revenue({ rate: 2 })).toEqualTypeOf<Measure<Sale, number, { sum: number }>>();
    // @ts-expect-error -- a record has a price
    expectTypeOf(() => revenue([{ cost: 3 }])).toBeFunction();
  });

  test("may ask for options", () => {
    const within = kpi("within", ({ most }: { readonly most: number }) => ({
      init: () => [] as number[],
      step: (seen: number[], record: number) => (record <= most ? [...seen, record] : seen),
      merge: (left, right) => [...left, ...right],
      finish: (seen) => seen.length,
    }));
    expectTypeOf(within([1, 2], { most: 1 })).toBeNumber();
    // @ts-expect-error -- `most` must be given
    expectTypeOf(() => within([1, 2])).toBeFunction();
    // @ts-expect-error -- `most` must be given
    expectTypeOf(() => within()).toBeFunction();
  });
});

describe("a measure's type", () => {
  test("reads wider rows than it asks for", () => {
    expectTypeOf<Measure<Score, number>>().toExtend<
      Measure<{ score: number; extra: string }, number>
    >();
    expectTypeOf(measure(rows, nps())).toEqualTypeOf<NpsResult>();
  });

  test("does not read narrower ones", () => {
    expectTypeOf<Measure<{ score: number; channel: string }, number>>().not.toExtend<
      Measure<{ score: number }, number>
    >();
    // @ts-expect-error -- rows have no `amount`
    expectTypeOf(() => measure(rows, sums("amount"))).toBeFunction();
  });

  test("gives a narrower result for a wider one", () => {
    expectTypeOf<Measure<Score, NpsResult>>().toExtend<Measure<Score, { value: number | null }>>();
  });

  test("gives a promise for a stream", () => {
    const stream = (async function* () {
      yield* rows;
    })();
    expectTypeOf(measureAsync(stream, nps())).toEqualTypeOf<Promise<NpsResult>>();
    expectTypeOf(measureAsync(rows, nps())).toEqualTypeOf<Promise<NpsResult>>();
  });

  test("goes with the words of the library", () => {
    expectTypeOf<Instant>().toEqualTypeOf<Date | number>();
    expectTypeOf<Key>().toEqualTypeOf<string | number | boolean | null>();
    expectTypeOf<Group<"a" | "b", number>>().toEqualTypeOf<{
      readonly key: "a" | "b";
      readonly result: number;
    }>();
    expectTypeOf<readonly number[]>().toExtend<Records<number>>();
    expectTypeOf<Uint8Array>().toExtend<Records<number>>();
    expectTypeOf<Generator<number>>().toExtend<Records<number>>();
  });
});
