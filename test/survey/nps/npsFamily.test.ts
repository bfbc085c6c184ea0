import {
  accountNps,
  comparePairedNps,
  InputError,
  meanPerCustomer,
  nps,
  npsInterval,
  npsReasons,
  npsSampleSize,
  weightedNps,
} from "customer-kpis";
import fc from "fast-check";
import { describe, expect, test } from "vitest";
import figures from "../../golden/comparisons.json";
import { expectClose, expectEnds } from "../../golden/expectClose";
import { expectLaws } from "../../laws";

const within = (end: number) => Math.min(100, Math.max(-100, end));

describe("npsInterval", () => {
  test.each(figures.npsIntervals)("$promoters and $detractors of $n: R's intervals", (row) => {
    if (row.wald) expectEnds(npsInterval(row, { method: "wald" }), row.wald.map(within));
    const studentT = npsInterval(row, { method: "student-t" });
    if (row.studentT) expectEnds(studentT, row.studentT.map(within));
    else if (row.n < 2) expect(studentT).toBeNull();
  });

  test.each([
    [50, 30, 20, 13.955142, 44.339307],
    [5, 3, 2, -21.65922, 67.527789],
    [10, 0, 0, 44.49344, 100],
    [0, 10, 0, -27.75328, 27.75328],
    [1, 0, 0, -58.690137, 100],
    [250, 150, 100, 22.991194, 36.662466],
  ])("%i, %i and %i: the score interval, worked", (promoters, passives, detractors, ...ends) => {
    const counts = { promoters, detractors, n: promoters + passives + detractors };
    expectEnds(npsInterval(counts, { method: "score" }), ends, 1e-6);
  });

  test("every method stays in range, its lower end first", () => {
    const some = fc.tuple(fc.nat(40), fc.nat(40), fc.integer({ min: 1, max: 40 }));
    const methods = ["adjusted-wald", "wald", "student-t", "score"] as const;
    fc.assert(
      fc.property(some, fc.constantFrom(...methods), ([promoters, detractors, more], method) => {
        const counts = { promoters, detractors, n: promoters + detractors + more };
        const came = npsInterval(counts, { method });
        if (came === null) return;
        expect(-100 <= came.lower && came.lower <= came.upper && came.upper <= 100).toBe(true);
      }),
    );
  });

  test("no answers have no interval", () => {
    expect(npsInterval(nps([]))).toBeNull();
  });

  test("bad options are refused", () => {
    const counts = { promoters: 1, detractors: 1, n: 3 };
    // @ts-expect-error: unknown
    expect(() => npsInterval(counts, { method: "exact" })).toThrow(
      'npsInterval: method must be one of "adjusted-wald", "wald", "student-t", "score", got "exact"',
    );
  });
});

describe("weightedNps", () => {
  const answers = [
    { score: 10, weight: 2 },
    { score: 9, weight: 0.5 },
    { score: 7, weight: 1 },
    { score: null, weight: 4 },
    { score: 3, weight: 1.5 },
    { score: 0, weight: 0 },
  ];

  test("equal weights are no weights", () => {
    const scores = [10, 9, 8, 3, 3, 7];
    const plain = nps(scores);
    const came = weightedNps(scores.map((score) => ({ score, weight: 2.5 })));
    expectClose(came.value, plain.value!);
    expectClose(came.effectiveN, 6);
    expectClose(came.standardError, plain.standardError!);
    expectEnds(came.interval, [plain.interval!.lower, plain.interval!.upper]);
  });

  test("answers never tell more than there are of them", () => {
    const weights = fc.double({ min: 0.001, max: 1000, noNaN: true });
    fc.assert(
      fc.property(weights, fc.integer({ min: 1, max: 300 }), (weight, n) => {
        const came = weightedNps(Array.from({ length: n }, (_, i) => ({ score: i % 11, weight })));
        expect(came.effectiveN).toBeLessThanOrEqual(n);
        expectClose(came.effectiveN, n);
      }),
    );
  });

  test("shares and the effective n, by hand", () => {
    const came = weightedNps(answers);
    expectClose(came.value, 20);
    expect(came).toMatchObject({ kind: "net", n: 5, weight: 5 });
    expect(came).toMatchObject({ promoters: 2, passives: 1, detractors: 2 });
    expect(came).toMatchObject({ promoterShare: 0.5, passiveShare: 0.2, detractorShare: 0.3 });
    expectClose(came.effectiveN, 25 / 7.5);
    expect(came.unanswered).toBe(1);
  });

  test("it keeps the laws of a measure", () => {
    expectLaws(weightedNps(), answers);
  });

  test("without weight there is no score", () => {
    const none = { value: null, effectiveN: 0, promoterShare: null, interval: null };
    expect(weightedNps([])).toMatchObject({ ...none, n: 0 });
    expect(weightedNps([{ score: 9, weight: 0 }])).toMatchObject({ ...none, n: 1 });
  });

  test("bad weights and scores are refused", () => {
    expect(() => weightedNps([{ score: 9, weight: -1 }])).toThrow(
      "weightedNps: weight must be a finite number, 0 or more, got -1",
    );
    expect(() => weightedNps([{ score: 9.5, weight: 1 }])).toThrow(
      "weightedNps: score must be a whole number from 0 to 10, or null, got 9.5",
    );
    // @ts-expect-error: a number
    expect(() => weightedNps([9])).toThrow(InputError);
  });
});

describe("npsReasons", () => {
  const answers = [
    { score: 10, reason: "staff" },
    { score: 9, reason: ["price", "staff", "staff"] },
    { score: 8, reason: null },
    { score: 2, reason: "price" },
    { score: null, reason: "price" },
    { score: 7, reason: ["app"] },
    { score: 5, reason: [] },
  ];

  test("reasons are counted by band, the most frequent first", () => {
    expect(npsReasons(answers)).toEqual({
      kind: "net",
      // 2 of 6 are promoters, 2 detractors.
      value: 0,
      n: 6,
      reasons: [
        { kind: "net", reason: "price", n: 2, promoters: 1, passives: 0, detractors: 1, value: 0 },
        {
          kind: "net",
          reason: "staff",
          n: 2,
          promoters: 2,
          passives: 0,
          detractors: 0,
          value: 100,
        },
        { kind: "net", reason: "app", n: 1, promoters: 0, passives: 1, detractors: 0, value: 0 },
      ],
      withoutReason: 2,
      unanswered: 1,
    });
  });

  test("it keeps the laws of a measure", () => {
    expectLaws(npsReasons(), answers);
  });

  test("reasons that are no text and scores off the scale are refused", () => {
    // @ts-expect-error: a number
    expect(() => npsReasons([{ score: 9, reason: 3 }])).toThrow(
      "npsReasons: reason must be text, a list of texts, or null, got 3",
    );
    expect(() => npsReasons([{ score: 11, reason: null }])).toThrow(InputError);
  });
});

describe("accountNps", () => {
  const answers = [
    { accountId: "a", score: 10 },
    { accountId: "a", score: 9 },
    { accountId: "a", score: 0 },
    { accountId: "b", score: 8 },
    { accountId: "c", score: 2 },
    { accountId: "c", score: null },
    { accountId: "d", score: null },
  ];

  test("every account counts once: by its own score, or by its mean answer", () => {
    // Accounts' scores 33.3, 0 and -100; means 6.33, 8 and 2.
    const byScore = accountNps(answers);
    expectClose(byScore.value, (100 / 3 - 100) / 3);
    expect(byScore).toMatchObject({ n: 3, contacts: 5, unanswered: 2 });
    expectClose(accountNps(answers, { method: "mean" }).value, -100 / 3);
    expect(byScore.interval).toMatchObject({ lower: -100, method: "student-t" });
    // 33.3, 0 and 100: Student's interval goes beyond what a score can be.
    const pleased = answers.map((row) => (row.score === 2 ? { ...row, score: 10 } : row));
    expect(accountNps(pleased).interval!.upper).toBe(100);
  });

  test("it keeps the laws of a measure", () => {
    expectLaws(accountNps(), answers);
  });

  test("no answers have no score, one account no interval", () => {
    expect(accountNps([])).toMatchObject({ value: null, n: 0, interval: null });
    expect(accountNps([{ accountId: 1, score: 9 }])).toMatchObject({ value: 100, interval: null });
  });

  test("bad records and methods are refused", () => {
    // @ts-expect-error: no account
    expect(() => accountNps([{ score: 9 }])).toThrow(
      "accountNps: accountId is missing: it must be a text, number, boolean or null (the record has score) (record 0)",
    );
    expect(() => accountNps([{ accountId: 1, score: -1 }])).toThrow(InputError);
    // @ts-expect-error: unknown
    expect(() => accountNps([], { method: "median" })).toThrow(
      'accountNps: method must be one of "score", "mean", got "median"',
    );
  });
});

test.each<[string, (options: object) => unknown, () => unknown]>([
  ["weightedNps", (wrong) => weightedNps([], wrong), () => weightedNps([{ score: 11, weight: 1 }])],
  ["npsReasons", (wrong) => npsReasons([], wrong), () => npsReasons([{ score: 11, reason: null }])],
  ["accountNps", (wrong) => accountNps([], wrong), () => accountNps([{ accountId: 1, score: 11 }])],
  [
    "comparePairedNps",
    (wrong) => comparePairedNps([], wrong),
    () => comparePairedNps([{ before: 9, after: 11 }]),
  ],
])("%s says who refuses scales, options and scores", (name, by, off) => {
  expect(() => by({ scale: { min: 5, max: 1 } })).toThrow(`${name}: scale`);
  expect(() => by({ bands: 1 })).toThrow(`${name}: has no option "bands"`);
  expect(off).toThrow(
    new RegExp(`^${name}: .* must be a whole number from 0 to 10, or null, got 11`),
  );
});

test("of pairs below the scale, or between its numbers, none is compared", () => {
  for (const before of [-1, 9.5]) {
    expect(() => comparePairedNps([{ before, after: 9 }])).toThrow(
      `must be a whole number from 0 to 10, or null, got ${before}`,
    );
  }
});

describe("npsSampleSize", () => {
  test("the worst case, worked", () => {
    expect(npsSampleSize({ margin: 10 })).toBe(385);
    expect(npsSampleSize({ margin: 5 })).toBe(1537);
    expect(npsSampleSize({ margin: 100, promoters: 0, detractors: 0 })).toBe(1);
  });

  test("known shares and a known population take fewer", () => {
    // 1.959964^2 * (0.7 - 0.3^2) * 20^2 = 937.3, and 1.959964^2 * (1 - 0.6^2) * 10^2 = 245.9.
    expect(npsSampleSize({ margin: 5, promoters: 0.5, detractors: 0.2 })).toBe(938);
    expect(npsSampleSize({ margin: 10, promoters: 0.8, detractors: 0.2 })).toBe(246);
    // 1536.58 / (1 + 1535.58 / 1000) = 606.01; of a hundred, 93.96.
    expect(npsSampleSize({ margin: 5, population: 1000 })).toBe(607);
    expect(npsSampleSize({ margin: 5, population: 100 })).toBe(94);
  });

  test("bad margins, shares and populations are refused", () => {
    expect(() => npsSampleSize({ margin: 0 })).toThrow(
      "npsSampleSize: margin must be a finite number at least 0.000001 and at most 100, got 0",
    );
    expect(() => npsSampleSize({ margin: 5, promoters: 0.5 })).toThrow(
      "npsSampleSize: detractors is missing: it must be a share from 0 to 1, as the other is",
    );
    expect(() => npsSampleSize({ margin: 5, detractors: 0.5 })).toThrow(
      "npsSampleSize: promoters is missing: it must be a share from 0 to 1, as the other is",
    );
    expect(() => npsSampleSize({ margin: 5, promoters: 1.5, detractors: 0 })).toThrow(
      "npsSampleSize: promoters must be a finite number at least 0 and at most 1, got 1.5",
    );
    expect(() => npsSampleSize({ margin: 5, promoters: 0.7, detractors: 0.5 })).toThrow(
      "npsSampleSize: promoters + detractors must be at most 1, got 1.2",
    );
    expect(() => npsSampleSize({ margin: 5, population: 0 })).toThrow(
      "npsSampleSize: population must be a whole number at least 1, got 0",
    );
  });
});

describe("answer policies", () => {
  const day = 86_400_000;
  const rows = [
    { customerId: "a", score: 3, at: 0 },
    { customerId: "a", score: 9, at: 95 * day },
    { customerId: "b", score: 0, at: 9 * day },
    { customerId: "c", score: 10, at: 10 * day },
    { customerId: "d", score: 1, at: 100 * day },
  ];

  test("everybody counts once by their mean", () => {
    const came = meanPerCustomer([...rows, { customerId: "d", score: null }]);
    // Means 6, 0, 10 and 1.
    expect(came).toMatchObject({ value: 4.25, n: 4, answers: 5, unanswered: 1 });
    expectClose(came.variance, (1.75 ** 2 + 4.25 ** 2 + 5.75 ** 2 + 3.25 ** 2) / 3);
    expect(meanPerCustomer([])).toMatchObject({ value: null, n: 0, interval: null });
    expect(() => meanPerCustomer([{ customerId: "a", score: -1e141 }])).toThrow(
      "meanPerCustomer: score must be a number up to 1e140, or null, got -1e+141",
    );
    expectLaws(meanPerCustomer(), [...rows, { customerId: "d", score: null, at: 0 }]);
  });
});
