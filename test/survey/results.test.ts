import {
  accountNps,
  ces,
  csat,
  deliveryGap,
  InputError,
  meanPerCustomer,
  nps,
  npsInterval,
  npsReasons,
  npsSampleSize,
  percentages,
  responseRate,
  share,
  tally,
  weightedNps,
} from "customer-kpis";
import { describe, expect, test } from "vitest";
import { expectEnds } from "../golden/expectClose";

/** Of 9 answers with a weight of eleven each or none: 4 promoters, 2 passives, 3 detractors. */
const rated = [10, 9, 9, 9, 8, 7, 3, 0, 6].map((score) => ({ score, weight: 2 }));

describe("one word, one thing", () => {
  test("promoters, passives and detractors are counts of answers, weighted or not", () => {
    const counts = { promoters: 4, passives: 2, detractors: 3 };
    expect(nps(rated)).toMatchObject(counts);
    expect(weightedNps(rated)).toMatchObject(counts);
    expect(npsReasons(rated.map(({ score }) => ({ score, reason: "a" }))).reasons[0]).toMatchObject(
      counts,
    );
  });

  test("every result says what its value is", () => {
    const answers = [{ customerId: 1, accountId: 1, score: 3, reason: null, solved: true }];
    expect(nps(answers).kind).toBe("net");
    expect(npsReasons(answers).kind).toBe("net");
    expect(csat(answers).kind).toBe("share");
    expect(share(answers, { field: "solved" }).kind).toBe("share");
    expect(responseRate(csat(answers)).kind).toBe("share");
    expect(ces(answers, { direction: "higher-is-easier" }).kind).toBe("mean");
    expect(meanPerCustomer(answers).kind).toBe("mean");
    expect(accountNps(answers).kind).toBe("mean");
  });
});

describe("states of different questions are never joined", () => {
  const states = [
    ["nps", nps()],
    ["nps from 1 to 10", nps({ scale: { min: 1, max: 10 } })],
    ["csat", csat()],
    ["csat from 0 to 10", csat({ scale: { min: 0, max: 10 } })],
    ["csat by half, of eleven answers", csat({ scale: { min: 0, max: 5, step: 0.5 } })],
    ["csat by fifths, of eleven answers", csat({ scale: { min: 0, max: 2, step: 0.2 } })],
    ["ces", ces({ direction: "higher-is-easier" })],
    ["tally", tally({ min: 0, max: 10 })],
  ] as const;

  test.each(states)("%s with any other", (name, measure) => {
    for (const [other, { init }] of states) {
      const join = () => measure.merge(measure.init(), init());
      if (other === name) expect(join).not.toThrow();
      else expect(join).toThrow("state must be of ");
    }
  });
});

describe("csat's top boxes by the length of the scale", () => {
  test.each([
    [{ min: 0, max: 1 }, 1, [0, 1, 1, 1], 0.75],
    [{ min: 1, max: 3 }, 1, [1, 2, 2, 3], 0.25],
    [{ min: 1, max: 4 }, 1, [1, 3, 4, 4], 0.5],
    [{ min: 1, max: 5 }, 2, [1, 3, 4, 5], 0.5],
    [{ min: 1, max: 7 }, 2, [5, 6, 7, 7], 0.75],
    [{ min: 1, max: 2, step: 0.5 }, 1, [1, 1.5, 2, 2], 0.5],
    [{ min: 1, max: 3, step: 0.5 }, 2, [1, 2, 2.5, 3], 0.5],
  ])("%j: %i", (scale, top, scores, value) => {
    expect(csat(scores, { scale })).toMatchObject({ top, value });
  });

  test("who is in the middle of three is neutral", () => {
    const result = csat([1, 2, 3, 2], { scale: { min: 1, max: 3 } });
    expect(result).toMatchObject({ satisfied: 1, neutral: 2, dissatisfied: 1 });
  });
});

describe("nobody is left out and counted", () => {
  test("of customers, and of accounts", () => {
    const rows = [
      { id: "a", score: 9 },
      { id: null, score: 0 },
      { id: "", score: null },
      { id: "b", score: null },
      { id: 0, score: 9 },
    ];
    const excluded = [{ reason: "no customer", count: 2 }];
    const people = rows.map(({ id, score }) => ({ customerId: id, score }));
    // Records: 2 answers, 1 unanswered, 2 of nobody.
    expect(meanPerCustomer(people)).toMatchObject({
      value: 9,
      n: 2,
      answers: 2,
      unanswered: 1,
      excluded,
    });
    const accounts = rows.map(({ id, score }) => ({ accountId: id, score }));
    expect(accountNps(accounts)).toMatchObject({
      value: 100,
      n: 2,
      contacts: 2,
      unanswered: 1,
      excluded,
    });
  });
});

describe("nonsense is refused", () => {
  const counts = { promoters: 1, detractors: 1, n: 3 };
  const half = { value: 0.5, n: 4 };
  test.each<[string, () => unknown]>([
    ["answers below none", () => responseRate({ n: -1, unanswered: 31 })],
    ["answers as text", () => responseRate({ n: "5" as never, unanswered: 5 })],
    ["unanswered as text", () => responseRate({ n: 5, unanswered: "5" as never })],
    ["a rate of nothing", () => responseRate(null as never)],
    ["a rate of no counts", () => responseRate({} as never)],
    ["asked as text", () => responseRate(csat([5]), { asked: "9" as never })],
    ["half an answer inside", () => deliveryGap({ value: 0.5, n: 1.5 }, half)],
    ["a share that is empty text", () => deliveryGap({ value: "" as never, n: 4 }, half)],
    ["a share that is true", () => deliveryGap(half, { value: true as never, n: 4 })],
    ["a share that is a list", () => deliveryGap(half, { value: [] as never, n: 4 })],
    ["a gap of nothing", () => deliveryGap(null as never, half)],
    ["a margin as text", () => npsSampleSize({ margin: "5" as never })],
    ["a margin of nothing", () => npsSampleSize({} as never)],
    ["a population that is none", () => npsSampleSize({ margin: 5, population: Number.NaN })],
    ["no options", () => npsSampleSize(undefined as never)],
    ["percentages of nothing", () => percentages(null as never)],
    ["percentages of no counts", () => percentages([3] as never)],
    ["percentages of half a count", () => percentages([{ score: 1, count: 0.5 }])],
    ["percentages without scores", () => percentages([{ count: 1 }] as never)],
    ["digits as text", () => percentages([], "1" as never)],
    ["an interval of nothing", () => npsInterval(null as never)],
    ["an interval of half a promoter", () => npsInterval({ ...counts, promoters: 0.5 })],
    ["an interval of counts as text", () => npsInterval({ ...counts, n: "3" as never })],
    ["a weight beyond all bounds", () => weightedNps([{ score: 9, weight: 1e308 }])],
    ["a weight that is no number", () => weightedNps([{ score: 9, weight: "1" as never }])],
    ["a weight that is not there", () => weightedNps([{ score: 9 } as never])],
    ["a score that is not there", () => weightedNps([{ weight: 9 } as never])],
    ["a reason that is not there", () => npsReasons([{ score: 9 } as never])],
    ["a reason that is a number", () => npsReasons([{ score: 9, reason: 3 as never }])],
    ["a score beyond all bounds", () => meanPerCustomer([{ customerId: 1, score: 1e300 }])],
    ["a scale of nothing", () => csat([1], { scale: null as never })],
    ["a step that is none", () => csat([1], { scale: { min: 1, max: 5, step: 0 } })],
    ["a step as text", () => csat([1], { scale: { min: 1, max: 5, step: "1" as never } })],
  ])("%s", (_, run) => {
    expect(run).toThrow(InputError);
  });

  test("errors name the record", () => {
    expect(() =>
      weightedNps([
        { score: 9, weight: 1 },
        { score: 11, weight: 1 },
      ]),
    ).toThrow("weightedNps: score must be a whole number from 0 to 10, or null, got 11 (record 1)");
    expect(() => accountNps([{ accountId: 1, score: 5.5 }])).toThrow("(record 0)");
  });
});

test("the interval of weighted answers rests on their weights", () => {
  const answers = [
    { score: 10, weight: 3 },
    { score: 4, weight: 1 },
    { score: 8, weight: 1 },
  ];
  const result = weightedNps(answers);
  expectEnds(npsInterval(result), [result.interval!.lower, result.interval!.upper]);
});
