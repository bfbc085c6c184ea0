import {
  by,
  type CsatResult,
  combine,
  csat,
  type DistinctResult,
  derive,
  distinct,
  type FirstResponseTimeResult,
  firstResponseTime,
  type Group,
  type Instant,
  type Key,
  latest,
  type Measure,
  measure,
  type NpsResult,
  nps,
  over,
  type Score,
  type SumsResult,
  select,
  sums,
  values,
  where,
} from "customer-kpis";
import type { InputOfAll, PeriodGroup, TallyState } from "customer-kpis/states";
import { describe, expectTypeOf, test } from "vitest";

interface Answer {
  customerId: string;
  score: number | null;
  channel: "email" | "phone";
  at: Date;
  seats: number;
}
const answers: readonly Answer[] = [];

describe("where's type", () => {
  test("knows the row of measure's records in its test", () => {
    const result = measure(
      answers,
      where((row) => {
        expectTypeOf(row).toEqualTypeOf<Answer>();
        return row.seats > 3;
      }, nps()),
    );
    expectTypeOf(result).toEqualTypeOf<NpsResult>();
    measure(
      answers,
      // @ts-expect-error -- no such field
      where((row) => row.seat > 3, nps()),
    );
  });

  test("knows plain scores too", () => {
    measure(
      [9, 10],
      where((score) => {
        expectTypeOf(score).toBeNumber();
        return score > 5;
      }, nps()),
    );
  });

  test("refuses a measure that cannot read the row", () => {
    measure(
      answers,
      // @ts-expect-error -- rows have no `amount`
      where((row) => row.seats > 3, sums("amount")),
    );
  });
});

describe("by's type", () => {
  test("asks for its field and for those of its measure, and allows more", () => {
    expectTypeOf(measure(answers, by("channel", nps()))).toEqualTypeOf<Group<Key, NpsResult>[]>();
    const measureBy = by("channel", nps());
    expectTypeOf(measureBy).toExtend<Measure<Answer, Group<Key, NpsResult>[]>>();
    expectTypeOf(measureBy).toExtend<Measure<{ score: number; channel: Key }, unknown>>();
    expectTypeOf(measureBy).not.toExtend<Measure<{ score: number }, unknown>>();
    expectTypeOf(measureBy).not.toExtend<Measure<{ channel: string }, unknown>>();
  });

  test("refuses a field that is not there, or holds no key", () => {
    // @ts-expect-error -- no such field
    expectTypeOf(() => measure(answers, by("chanel", nps()))).toBeFunction();
    // @ts-expect-error -- a Date is no key
    expectTypeOf(() => measure(answers, by("at", nps()))).toBeFunction();
  });

  test("nests, and asks for every field on the way", () => {
    const nested = by("channel", by("customerId", nps()));
    expectTypeOf(measure(answers, nested)).toEqualTypeOf<Group<Key, Group<Key, NpsResult>[]>[]>();
    // @ts-expect-error -- no customerId
    expectTypeOf(() => measure([{ channel: "a", score: 9 }], nested)).toBeFunction();
  });
});

describe("by's type", () => {
  test("knows the row in its function, and the keys that it gives", () => {
    const sizes = measure(
      answers,
      by((row) => {
        expectTypeOf(row).toEqualTypeOf<Answer>();
        return row.seats > 3 ? "large" : "small";
      }, nps()),
    );
    expectTypeOf(sizes).toEqualTypeOf<Group<"large" | "small", NpsResult>[]>();
  });

  test("refuses a key that is none", () => {
    // @ts-expect-error -- a Date is no key
    by((row: Answer) => row.at, nps());
    // @ts-expect-error -- no such field
    by((row: Answer) => row.seat, nps());
  });
});

describe("select's type", () => {
  test("asks for its field with what the measure reads", () => {
    const recommend = select("recommend", nps());
    expectTypeOf(recommend).toEqualTypeOf<
      Measure<Readonly<Record<"recommend", Score>>, NpsResult, TallyState>
    >();
    expectTypeOf(measure([{ recommend: 9, more: 1 }], recommend)).toEqualTypeOf<NpsResult>();
    // @ts-expect-error -- no such field
    expectTypeOf(() => measure([{ score: 9 }], recommend)).toBeFunction();
    // @ts-expect-error -- not a score
    expectTypeOf(() => measure([{ recommend: "9" }], recommend)).toBeFunction();
  });

  test("knows the row in a function", () => {
    const result = measure(
      answers,
      select((row) => {
        expectTypeOf(row).toEqualTypeOf<Answer>();
        return row.score;
      }, nps()),
    );
    expectTypeOf(result).toEqualTypeOf<NpsResult>();
    // @ts-expect-error -- a channel is no score
    expectTypeOf(() => select((row: Answer) => row.channel, nps())).toBeFunction();
  });
});

describe("combine's type", () => {
  test("has every part's result under its name", () => {
    const result = measure(
      answers,
      combine({ nps: nps(), customers: distinct("customerId"), seats: sums("seats") }),
    );
    expectTypeOf(result).toEqualTypeOf<{
      readonly nps: NpsResult;
      readonly customers: DistinctResult;
      readonly seats: SumsResult;
    }>();
    // @ts-expect-error -- no such part
    expectTypeOf(result.csat).toBeUnknown();
  });

  test("asks for the fields of all its parts", () => {
    const both = combine({
      recommend: select("recommend", nps()),
      satisfied: select("satisfied", csat()),
    });
    const rows = [{ recommend: 9, satisfied: 4, more: "" }];
    expectTypeOf(measure(rows, both)).toEqualTypeOf<{
      readonly recommend: NpsResult;
      readonly satisfied: CsatResult;
    }>();
    // @ts-expect-error -- `satisfied` is missing
    expectTypeOf(() => measure([{ recommend: 9 }], both)).toBeFunction();
    // @ts-expect-error -- `recommend` is missing
    expectTypeOf(() => measure([{ satisfied: 9 }], both)).toBeFunction();
  });

  test("lets the row flow into the functions of its parts", () => {
    measure(
      answers,
      combine({
        large: where((row) => {
          expectTypeOf(row).toEqualTypeOf<Answer>();
          return row.seats > 3;
        }, nps()),
        byMonth: by((row) => row.at.getUTCMonth(), nps()),
        channels: by("channel", nps()),
      }),
    );
    // @ts-expect-error -- no such field
    measure(answers, combine({ large: where((row) => row.seat > 3, nps()) }));
  });

  test("names the input of its parts", () => {
    type Both = { a: Measure<{ a: number }, 1>; b: Measure<{ b: string }, 2> };
    expectTypeOf<InputOfAll<Both>>().toEqualTypeOf<{ a: number } & { b: string }>();
  });
});

describe("over's type", () => {
  test("asks for a field `at` that holds an instant", () => {
    expectTypeOf(measure(answers, over("month", nps()))).toEqualTypeOf<PeriodGroup<NpsResult>[]>();
    expectTypeOf(over({ unit: "day", fill: true }, nps())).toExtend<
      Measure<{ score: number; at: Instant }, PeriodGroup<NpsResult>[]>
    >();
    // @ts-expect-error -- no `at`
    expectTypeOf(() => measure([{ score: 9 }], over("month", nps()))).toBeFunction();
    // @ts-expect-error -- text is no instant
    expectTypeOf(() => measure([{ score: 9, at: "2026" }], over("month", nps()))).toBeFunction();
  });

  test("asks for no `at` where the records of its measure have a moment of their own", () => {
    const tickets = [{ createdAt: new Date(0), firstRespondedAt: null }];
    expectTypeOf(measure(tickets, over("month", firstResponseTime()))).toEqualTypeOf<
      PeriodGroup<FirstResponseTimeResult>[]
    >();
  });

  test("asks for another field where it is told so, and not for `at`", () => {
    const paid = over({ unit: "month", field: "paidAt" }, sums("amount"));
    const orders = [{ amount: 5, paidAt: Date.UTC(2026, 0) }];
    expectTypeOf(measure(orders, paid)).toEqualTypeOf<PeriodGroup<SumsResult>[]>();
    // @ts-expect-error -- no `paidAt`
    expectTypeOf(() => measure([{ amount: 5, at: 0 }], paid)).toBeFunction();
  });

  test("knows its units and options", () => {
    // @ts-expect-error -- no such unit
    expectTypeOf(() => over("fortnight", nps())).toBeFunction();
    // @ts-expect-error -- the option is `timeZone`
    expectTypeOf(() => over({ unit: "day", timezone: "UTC" }, nps())).toBeFunction();
    // @ts-expect-error -- a week has seven days
    expectTypeOf(() => over({ unit: "week", weekStartsOn: 7 }, nps())).toBeFunction();
    expectTypeOf(() => over({ unit: "day", timeZone: undefined }, nps())).toBeFunction();
  });
});

describe("latest's type", () => {
  test("asks for its two fields and for those of its measure", () => {
    expectTypeOf(measure(answers, latest("customerId", nps()))).toEqualTypeOf<NpsResult>();
    expectTypeOf(() =>
      // @ts-expect-error -- no `at`
      measure([{ customerId: 1, score: 9 }], latest("customerId", nps())),
    ).toBeFunction();
    // @ts-expect-error -- no `customerId`
    expectTypeOf(() => measure([{ at: 1, score: 9 }], latest("customerId", nps()))).toBeFunction();
    expectTypeOf(() =>
      // @ts-expect-error -- no `score`
      measure([{ at: 1, customerId: 1 }], latest("customerId", nps())),
    ).toBeFunction();
  });

  test("asks for the fields that it is told to read", () => {
    const last = latest({ by: "agent", field: "closedAt" }, nps());
    expectTypeOf(
      measure([{ agent: 1, closedAt: Date.UTC(2026, 0), score: 9 }], last),
    ).toEqualTypeOf<NpsResult>();
    // @ts-expect-error -- no `closedAt`
    expectTypeOf(() => measure([{ agent: 1, at: 1, score: 9 }], last)).toBeFunction();
  });
});

describe("the types of sums, values and distinct", () => {
  test("ask for one field", () => {
    const spend = sums("amount");
    expectTypeOf(measure([{ amount: 5, more: "" }], spend)).toEqualTypeOf<SumsResult>();
    expectTypeOf(measure([{ amount: null }], spend)).toEqualTypeOf<SumsResult>();
    expectTypeOf(measure([{ amount: 1 }], values("amount")).values).toEqualTypeOf<
      readonly number[]
    >();
    expectTypeOf(measure([{ id: "a" }, { id: 1 }], distinct("id"))).toEqualTypeOf<DistinctResult>();
    // @ts-expect-error -- text is no number
    expectTypeOf(() => measure([{ amount: "5" }], spend)).toBeFunction();
    // @ts-expect-error -- a Date is no key
    expectTypeOf(() => measure([{ id: new Date(0) }], distinct("id"))).toBeFunction();
  });
});

describe("derive's type", () => {
  test("hands the parts' results on", () => {
    const share = derive(
      ({ all, customers }) => {
        expectTypeOf(all).toEqualTypeOf<NpsResult>();
        return all.n / customers.value;
      },
      combine({ all: nps(), customers: distinct("customerId") }),
    );
    expectTypeOf(measure(answers, share)).toBeNumber();
    // @ts-expect-error -- no `customerId`
    expectTypeOf(() => measure([{ score: 9 }], share)).toBeFunction();
  });
});
