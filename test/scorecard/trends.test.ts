import {
  ces,
  compareMeans,
  compareNps,
  compareShares,
  csat,
  InputError,
  nps,
  retention,
  type ScorecardMeasure,
  scorecard,
  weightedNps,
} from "customer-kpis";
import fc from "fast-check";
import { describe, expect, test } from "vitest";
import { expectClose, expectEnds } from "../golden/expectClose";
import { cardOf, named, type Rule, scored, scoring } from "./cards";

/** How a value that came from another is judged. */
function trendOf(before: number | null, after: number | null, rule: Rule) {
  return scored(after, { ...rule, before: { value: before } }).trend;
}

/** How two results of a KPI are judged. */
function judged(before: ScorecardMeasure["result"], result: ScorecardMeasure["result"]) {
  const best = result.kind === "share" ? 1 : 100;
  const range = { by: "range", worst: -best, best } as const;
  return cardOf({ name: "KPI", result, before, score: range }).objectives[0]!.measures[0]!.trend!;
}

/** So many of each answer. */
function answers(counts: Readonly<Record<number, number>>): number[] {
  return Object.entries(counts).flatMap(([score, count]) =>
    Array<number>(count).fill(Number(score)),
  );
}

describe("a measure's trend", () => {
  test("is none where rounding alone has changed the value", () => {
    for (const better of ["higher", "lower"] as const) {
      const came = trendOf(0.3, 0.1 * 3, { target: 0.5, better });
      expect(came).toMatchObject({ delta: 0, improvement: 0, direction: "same" });
    }
    const corridor = { by: "on-target", from: 1, to: 2, worstBelow: 0, worstAbove: 3 } as const;
    expect(trendOf(0.1 * 3, 0.3, { score: corridor })?.direction).toBe("same");
  });

  test("is the change in what is better", () => {
    expect(trendOf(40, 45, { target: 50 })).toEqual({
      before: 40,
      delta: 5,
      improvement: 5,
      direction: "better",
      scoreBefore: 8,
      scoreDelta: 1,
      isReal: null,
      p: null,
      interval: null,
      method: null,
    });
  });

  test("where lower is better, less is better", () => {
    const rule: Rule = { score: { by: "range", worst: 10, best: 0 } };
    expect(trendOf(4, 6, rule)).toMatchObject({ delta: 2, improvement: -2, direction: "worse" });
    expect(trendOf(6, 4, rule)).toMatchObject({ delta: -2, improvement: 2, direction: "better" });
    expect(trendOf(6, 6, rule)).toMatchObject({ delta: 0, improvement: 0, direction: "same" });
  });

  test("where a corridor is best, nearer is better", () => {
    const corridor = { by: "on-target", from: 20, to: 30, worstBelow: 0, worstAbove: 50 } as const;
    const rule: Rule = { score: corridor };
    expect(trendOf(10, 18, rule)).toMatchObject({ delta: 8, improvement: 8, direction: "better" });
    expect(trendOf(18, 38, rule)).toMatchObject({ delta: 20, improvement: -6, direction: "worse" });
    expect(trendOf(22, 29, rule)).toMatchObject({ delta: 7, improvement: 0, direction: "same" });
  });

  test.each([
    [null, 5],
    [5, null],
    [null, null],
  ])("is null where a value is missing: %j, %j", (before, after) => {
    expect(trendOf(before, after, { target: 10 })).toBeNull();
  });

  test("is null without a last period", () => {
    expect(scored(5, { target: 10 }).trend).toBeNull();
    expect(scored(5, { target: 10, before: null }).trend).toBeNull();
  });

  test("a last period that is no result is refused", () => {
    expect(() => scored(5, { target: 10, before: {} as never })).toThrow(
      "scorecard: before of KPI must be a KPI's result, with a value, got Object",
    );
    // Neither is 0, which is no "without".
    for (const before of [0, ""]) {
      expect(() => scored(5, { target: 10, before: before as never })).toThrow(InputError);
    }
    const share = { kind: "share", n: 40 } as const;
    const before = { ...share, value: 85 };
    const measure = { name: "Kept", result: { ...share, value: 0.9 }, before, target: 0.8 };
    const card = { objectives: [{ name: "Loyal", measures: [measure] }] };
    expect(() => scorecard(card)).toThrow(
      "scorecard: before of Kept.value must be a share from 0 to 1, or null, got 85",
    );
  });
});

test("a change beyond all numbers is refused, by the name of its measure", () => {
  expect(() => trendOf(-1.7e308, 1.7e308, { thresholds: { red: 0, green: 1 } })).toThrow(
    "scorecard: before of KPI.value must be a number up to 1e140, or null, got -1.7e+308",
  );
  expect(trendOf(-0, 1, { target: 1 })?.before).toBe(0);
});

describe("whether a change is real", () => {
  test("an NPS is judged as compareNps does", () => {
    const spring = nps(answers({ 10: 50, 8: 30, 3: 20 }));
    const autumn = nps(answers({ 10: 60, 8: 28, 3: 12 }));
    const trend = judged(spring, autumn);
    // The adjusted test of these two waves: p 0.091672, -2.831927 to 37.783383.
    expect(trend).toMatchObject({ isReal: false, method: "adjusted-wald", delta: 18 });
    expectClose(trend.p, 0.091672, 1e-5);
    expectEnds(trend.interval, [-2.831927, 37.783383], 1e-6);
    expect(trend.p).toBe(compareNps(spring, autumn).p);
  });

  test("a share is judged as compareShares does", () => {
    const [before, after] = [csat(answers({ 5: 140, 1: 60 })), csat(answers({ 5: 160, 1: 40 }))];
    const trend = judged(before, after);
    expect(trend).toMatchObject({ isReal: true, method: "n-1" });
    expect(trend.p).toBe(compareShares(before, after).p);
    expect(trend.interval).toEqual(compareShares(before, after).interval);
  });

  test("so are customers kept", () => {
    const day = (n: number) => Date.UTC(2026, 0, n);
    const period = { start: day(10), end: day(20) };
    const kept = (stay: number) =>
      retention(
        Array.from({ length: 100 }, (_, i) => {
          return { customerId: i, startedAt: day(1), endedAt: i < stay ? null : day(15) };
        }),
        { period },
      );
    expect(judged(kept(80), kept(81))).toMatchObject({ isReal: false, method: "n-1" });
    expect(judged(kept(60), kept(81))).toMatchObject({ isReal: true, method: "n-1" });
  });

  test("a mean is judged as compareMeans does", () => {
    const options = { direction: "higher-is-easier" } as const;
    const before = ces(answers({ 3: 20, 4: 20, 5: 20 }), options);
    const after = ces(answers({ 5: 20, 6: 20, 7: 20 }), options);
    expect(judged(before, after)).toMatchObject({ isReal: true, method: "welch", delta: 2 });
    expect(judged(before, after).p).toBe(compareMeans(before, after).p);
  });

  test("answers with weights are not taken for counts", () => {
    const rows = [...answers({ 10: 50, 8: 30, 3: 20 })].map((score) => ({ score, weight: 1 }));
    const before = weightedNps(rows);
    expect(judged(before, before).method).toBe(compareNps(before, before).method);
  });

  test("two intervals make that of the difference: squares of the distances, added", () => {
    const result = (value: number, lower: number, upper: number) => {
      return { value, interval: { lower, upper, level: 0.95, method: "t" } };
    };
    // 10 within 7..14, 20 within 16..23: 10 - sqrt(4^2 + 4^2), 10 + sqrt(3^2 + 3^2).
    const trend = judged(result(10, 7, 14), result(20, 16, 23));
    expectEnds(trend.interval, [10 - Math.sqrt(32), 10 + Math.sqrt(18)]);
    expect(trend).toMatchObject({ isReal: true, p: null, method: "mover" });
    const near = judged(result(10, 7, 14), result(12, 8, 15));
    expect(near).toMatchObject({ isReal: false, method: "mover" });
    expect(judged(result(20, 16, 23), result(10, 7, 14)).isReal).toBe(true);
  });

  test("of two shares, that is Newcombe's interval", () => {
    const [before, after] = [csat(answers({ 5: 7, 1: 3 })), csat(answers({ 5: 9, 1: 3 }))];
    const bare = ({ value, interval }: typeof before) => {
      return { value, interval: { ...interval!, method: "some" } };
    };
    const { interval } = compareShares(before, after);
    expectEnds(judged(bare(before), bare(after)).interval, [interval!.lower, interval!.upper]);
  });

  const interval = { lower: 1, upper: 3, level: 0.95, method: "t" };
  test.each([
    ["one has no interval", { value: 2 }, { value: 2, interval }],
    ["an interval is null", { value: 2, interval: null }, { value: 2, interval }],
    [
      "the levels differ",
      { value: 2, interval: { ...interval, level: 0.9 } },
      { value: 2, interval },
    ],
    ["a value lies outside of its interval", { value: 9, interval }, { value: 2, interval }],
    ["an interval is none", { value: 2, interval: { lower: 1 } }, { value: 2, interval }],
  ])("cannot be told where %s", (_, before, after) => {
    const unknown = { isReal: null, p: null, interval: null, method: null };
    expect(judged(before, after)).toMatchObject(unknown);
    expect(judged(after, before)).toMatchObject(unknown);
  });

  test("cannot be told where nobody differs from anybody", () => {
    const [before, after] = [answers({ 4: 5 }), answers({ 5: 5 })];
    const direction = "higher-is-easier" as const;
    const trend = judged(ces(before, { direction }), ces(after, { direction }));
    expect(trend).toMatchObject({ isReal: null, p: null, method: null, delta: 1 });
  });

  test("two identical results never differ, and time turned back turns the sign alone", () => {
    const scores = fc.array(fc.integer({ min: 1, max: 5 }), { minLength: 2, maxLength: 30 });
    fc.assert(
      fc.property(scores, scores, (a, b) => {
        const [one, other] = [csat(a), csat(b)];
        expect(judged(one, one)).toMatchObject({ direction: "same", isReal: false });
        const [there, back] = [judged(one, other), judged(other, one)];
        expect(back.isReal).toBe(there.isReal);
        expectClose(back.delta + 2, 2 - there.delta);
      }),
    );
  });
});

describe("the trend of a score made of others", () => {
  test("is over the measures that have both values", () => {
    const { trend, value } = cardOf(
      named("a", 8, { before: { value: 4 }, weight: 2 }),
      named("b", 2, { before: { value: 5 } }),
      named("new", 10, { weight: 7 }),
    );
    // (2 * 8 + 2) / 3 = 6 now, (2 * 4 + 5) / 3 = 13 / 3 before; on 3 of 10 of the weight.
    expect(value).not.toBe(6);
    expect(trend).toMatchObject({ direction: "better" });
    expectClose(trend!.now, 6);
    expectClose(trend!.before, 13 / 3);
    expectClose(trend!.delta, 5 / 3);
    expectClose(trend!.coverage, 0.3);
  });

  test("goes up through all levels", () => {
    const objective = {
      name: "Served",
      objectives: [
        { name: "Fast", measures: [named("a", 3, { before: { value: 6 } })] },
        { name: "Right", measures: [scoring(9)] },
      ],
    };
    const card = scorecard({ perspectives: [{ name: "Customer", objectives: [objective] }] });
    const expected = { now: 3, before: 6, delta: -3, direction: "worse", coverage: 0.5 };
    expect(card.trend).toEqual(expected);
    expect(card.perspectives[0]!.trend).toEqual(expected);
    expect(card.perspectives[0]!.objectives[0]!.objectives[1]!.trend).toBeNull();
  });

  test("is the same where nothing has changed, and null without both values", () => {
    const same = cardOf(named("a", 3, { before: { value: 3 } }));
    expect(same.trend).toMatchObject({ delta: 0, direction: "same" });
    expect(cardOf(scoring(3)).trend).toBeNull();
    // Measures that change places change no mean, whatever rounding makes of the order.
    for (let i = 0; i < 50; i++) {
      const scores = [0.1 * i, 3.3, 0.7, (9.1 * i) / 49];
      const moved = scores.map((now, at) => {
        return named(`${at}`, now, { before: { value: scores[(at + 1) % 4]! }, weight: 1 });
      });
      expect(cardOf(...moved).trend!.direction).toBe("same");
    }
  });
});

describe("counter-measures", () => {
  const speed = (before: number, after: number): ScorecardMeasure => ({
    name: "First reply",
    result: { value: after },
    before: { value: before },
    target: 4,
    better: "lower",
    guardedBy: "Satisfied",
  });
  const satisfied = (before: number, after: number): ScorecardMeasure => ({
    name: "Satisfied",
    result: { value: after },
    before: { value: before },
    target: 0.8,
  });

  test("faster replies and less satisfied customers are a warning", () => {
    const { counterMeasures, warnings } = cardOf(speed(6, 2), satisfied(0.8, 0.7));
    expect(counterMeasures).toEqual([
      {
        measure: "First reply",
        guard: "Satisfied",
        measureDirection: "better",
        guardDirection: "worse",
        isAtOdds: true,
        isReal: null,
      },
    ]);
    expect(warnings).toEqual([
      {
        code: "at-odds",
        measures: ["First reply", "Satisfied"],
        isReal: null,
        sentence:
          "First reply got better while Satisfied got worse; whether by chance is not known.",
      },
    ]);
  });

  test("so are slower replies and more satisfied customers", () => {
    const { warnings } = cardOf(speed(2, 6), satisfied(0.7, 0.8));
    expect(warnings[0]!.sentence).toMatch(/^Satisfied got better while First reply got worse;/);
  });

  test.each([
    ["both get better", speed(6, 2), satisfied(0.7, 0.8)],
    ["both get worse", speed(2, 6), satisfied(0.8, 0.7)],
    ["one stays", speed(6, 2), satisfied(0.8, 0.8)],
  ])("no warning where %s", (_, measure, guard) => {
    const { counterMeasures, warnings } = cardOf(measure, guard);
    expect(counterMeasures[0]!.isAtOdds).toBe(false);
    expect(warnings).toEqual([]);
  });

  test("without a last period nothing can be told", () => {
    const guard: ScorecardMeasure = { name: "Satisfied", result: { value: 0.7 }, target: 0.8 };
    const { counterMeasures, warnings } = cardOf(speed(6, 2), guard);
    expect(counterMeasures[0]).toMatchObject({
      measureDirection: "better",
      guardDirection: null,
      isAtOdds: null,
      isReal: null,
    });
    expect(warnings).toEqual([]);
  });

  test.each([
    [140, 190, 180, 120, true, "."],
    [140, 190, 130, 128, false, "; it may be chance."],
  ])("tells whether both changes are more than chance", (a, b, c, d, isReal, ending) => {
    const share = (yes: number) => csat(answers({ 5: yes, 1: 200 - yes }));
    const quick = {
      name: "Quick",
      result: share(b),
      before: share(a),
      target: 1,
      guardedBy: ["Good"],
    };
    const good = { name: "Good", result: share(d), before: share(c), target: 1 };
    const { warnings } = cardOf(quick, good);
    expect(warnings[0]).toMatchObject({ isReal });
    expect(warnings[0]!.sentence).toBe(`Quick got better while Good got worse${ending}`);
  });

  test("stand anywhere on the card, by id or name, one or several", () => {
    const card = scorecard({
      perspectives: [
        {
          name: "P",
          objectives: [{ name: "A", measures: [named("x", 1, { guardedBy: ["y", "z id", "y"] })] }],
        },
        {
          name: "Q",
          objectives: [
            {
              name: "B",
              objectives: [{ name: "C", measures: [named("y", 1), named("z", 1, { id: "z id" })] }],
            },
          ],
        },
      ],
    });
    expect(card.counterMeasures.map(({ measure, guard }) => [measure, guard])).toEqual([
      ["x", "y"],
      ["x", "z id"],
    ]);
  });

  test.each([
    ["is not on the card", "nowhere", "a measure of the card"],
    ["is the measure itself", "x", "another measure"],
    ["could be either of two", "twin", "the id of one measure (several have this name)"],
  ])("a guard that %s is refused", (_, guardedBy, allowed) => {
    const objectives = [
      { name: "A", measures: [named("x", 1, { guardedBy }), named("twin", 1)] },
      { name: "B", measures: [named("twin", 1)] },
    ];
    expect(() => scorecard({ objectives })).toThrow(
      `scorecard: guardedBy of x must be ${allowed}, got "${guardedBy}"`,
    );
  });

  test.each([[5], [[5]], [{}]])("a guard that is no name is refused: %j", (guardedBy) => {
    expect(() => cardOf(named("x", 1, { guardedBy: guardedBy as never }))).toThrow(
      /^scorecard: guardedBy of x must be the id or name of a measure, got/,
    );
  });
});

describe("red measures within what is green", () => {
  const red = named("bad", 0, { weight: 1 });
  const green = named("good", 10, { weight: 9 });

  test("are told once, of the outermost part", () => {
    const objectives = [{ name: "Served", objectives: [{ name: "Fast", measures: [red, green] }] }];
    const { status, warnings } = scorecard({ perspectives: [{ name: "Customer", objectives }] });
    expect(status).toBe("green");
    expect(warnings).toEqual([
      {
        code: "hidden-red",
        measures: ["bad"],
        isReal: null,
        sentence: "The whole is green, although red within: bad.",
      },
    ]);
  });

  test("are told of a part where the whole is not green", () => {
    const { status, warnings } = scorecard({
      objectives: [
        { name: "Fast", measures: [red, { ...red, name: "poor" }, { ...green, weight: 18 }] },
        { name: "Right", measures: [scoring(0)] },
      ],
    });
    expect(status).toBe("amber");
    expect(warnings.map(({ sentence }) => sentence)).toEqual([
      "Fast is green, although red within: bad, poor.",
    ]);
  });

  test("are none where nothing red counts, or nothing is green", () => {
    expect(cardOf({ ...red, weight: 0 }, green).warnings).toEqual([]);
    expect(cardOf(red, named("fair", 5)).warnings).toEqual([]);
  });
});

test("what else a measure's result tells stands beside its score", () => {
  const result = csat([5, 5, 1]);
  const [measure] = cardOf({ name: "CSAT", result, target: 0.8 }).objectives[0]!.measures;
  expect(measure).toMatchObject({ n: 3, interval: result.interval });
  expect(scored(1, { target: 2 })).toMatchObject({ n: null, interval: null });
});

test.each([
  [{ id: 5 }, "id of KPI must be text, got 5"],
  [{ lead: "yes" }, 'lead of KPI must be true or false, got "yes"'],
])("fields of the wrong kind are refused: %j", (field, says) => {
  expect(() => scored(1, { target: 1, ...field } as never)).toThrow(`scorecard: ${says}`);
});
