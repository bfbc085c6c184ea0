import type { ScoreRule } from "customer-kpis";
import fc from "fast-check";
import { describe, expect, test } from "vitest";
import { expectClose } from "../golden/expectClose";
import { type Rule, scored } from "./cards";

describe("progress: the part of the way gone", () => {
  // From 40 towards 60: (actual - 40) / 20 of 10.
  test.each([
    [30, 0, "red"],
    [40, 0, "red"],
    [45, 2.5, "red"],
    [50, 5, "amber"],
    [59, 9.5, "amber"],
    [60, 10, "green"],
    [90, 10, "green"],
  ])("%d scores %f and is %s", (actual, score, status) => {
    const result = scored(actual, { score: { by: "progress", baseline: 40, target: 60 } });
    expect(result).toMatchObject({ score, status, target: 60, better: "higher" });
    expect(result).toMatchObject({ method: "progress", isMet: actual >= 60 });
  });

  test("a target below the baseline means that lower is better", () => {
    // From 0.10 lost down to 0.05: at 0.06 four fifths of the way.
    const rule: Rule = { score: { by: "progress", baseline: 0.1, target: 0.05 } };
    expectClose(scored(0.06, rule).score, 8);
    expect(scored(0.06, rule)).toMatchObject({ better: "lower", isMet: false, status: "amber" });
    expect(scored(0.05, rule)).toMatchObject({ score: 10, isMet: true, status: "green" });
    expect(scored(0.2, rule)).toMatchObject({ score: 0, status: "red" });
  });

  test.each([
    [-40, 0, -10, 7.5],
    [-40, -20, -30, 5],
    [10, 0, 4, 6],
  ])(
    "ends may be 0 or negative: from %d to %d, %d scores %f",
    (baseline, target, actual, score) => {
      expectClose(scored(actual, { score: { by: "progress", baseline, target } }).score, score);
    },
  );
});

describe("range: where a value lies between the worst and the best", () => {
  // Between 20 and 120: (actual - 20) / 100 of 10.
  test.each([
    [0, 0, "red"],
    [20, 0, "red"],
    [50, 3, "red"],
    [60, 4, "amber"],
    [95, 7.5, "green"],
    [120, 10, "green"],
    [9999, 10, "green"],
  ])("%d scores %f and is %s", (actual, score, status) => {
    const result = scored(actual, { score: { by: "range", worst: 20, best: 120 } });
    expect(result).toMatchObject({ score, status, target: null, isMet: null, method: "range" });
  });

  test("a best below the worst means that lower is better, also at 0", () => {
    const rule: Rule = { score: { by: "range", worst: 8, best: 0 }, target: 1 };
    expect(scored(2, rule)).toMatchObject({ score: 7.5, better: "lower", isMet: false });
    expect(scored(0, rule)).toMatchObject({ score: 10, isMet: true, target: 1 });
  });
});

describe("bands: steps", () => {
  test.each([
    [69.9, 0, "red"],
    [70, 5, "amber"],
    [79.9, 5, "amber"],
    [80, 10, "green"],
    [95, 10, "green"],
  ])("of red, amber from 70 and green from 80, %d scores %f and is %s", (actual, score, status) => {
    const result = scored(actual, { score: { by: "bands", bounds: [70, 80] } });
    expect(result).toMatchObject({ score, status, method: "bands" });
  });

  test.each([
    [31, 0, "red"],
    [30, 5, "amber"],
    [21, 5, "amber"],
    [20, 10, "green"],
    [-5, 10, "green"],
  ])(
    "where lower is better, amber from 30 and green from 20, %d scores %f: %s",
    (actual, score, status) => {
      const rule: Rule = { score: { by: "bands", bounds: [30, 20] }, better: "lower" };
      expect(scored(actual, rule)).toMatchObject({ score, status, better: "lower" });
    },
  );

  test("one bound is passed or not", () => {
    const rule: Rule = { score: { by: "bands", bounds: [0] } };
    expect([-1, 0, 1].map((actual) => scored(actual, rule).score)).toEqual([0, 10, 10]);
  });

  test("five bands score 0, 2.5, 5, 7.5 and 10", () => {
    const rule: Rule = { score: { by: "bands", bounds: [1, 2, 3, 4] } };
    expect([0, 1, 2, 3, 4].map((actual) => scored(actual, rule).score)).toEqual([
      0, 2.5, 5, 7.5, 10,
    ]);
  });
});

describe("on-target: best within a corridor", () => {
  const corridor: Rule = {
    score: { by: "on-target", from: 20, to: 30, worstBelow: 10, worstAbove: 70 },
  };

  // Below: (actual - 10) / 10 of 10. Above: (70 - actual) / 40 of 10.
  test.each([
    [5, 0, "red"],
    [10, 0, "red"],
    [12, 2, "red"],
    [15, 5, "amber"],
    [19, 9, "amber"],
    [20, 10, "green"],
    [25, 10, "green"],
    [30, 10, "green"],
    [34, 9, "amber"],
    [50, 5, "amber"],
    [70, 0, "red"],
    [99, 0, "red"],
  ])("%d scores %f and is %s", (actual, score, status) => {
    const isMet = 20 <= actual && actual <= 30;
    const result = scored(actual, corridor);
    expect(result).toMatchObject({ score, status, isMet, better: "inside", target: null });
  });

  test("a corridor may be a single value", () => {
    const point: ScoreRule = { by: "on-target", from: 0, to: 0, worstBelow: -4, worstAbove: 2 };
    expect([-2, 0, 1].map((actual) => scored(actual, { score: point }).score)).toEqual([5, 10, 5]);
  });
});

describe("the short forms are rules too", () => {
  const actuals = fc.double({ min: -200, max: 200, noNaN: true });

  test.each<[Rule, Rule]>([
    [{ target: 30 }, { score: { by: "achievement", target: 30 } }],
    [{ thresholds: { red: 1, green: 9 } }, { score: { by: "thresholds", red: 1, green: 9 } }],
  ])("%j is %j", (short, long) => {
    fc.assert(
      fc.property(actuals, (actual) => {
        expect(scored(actual, long)).toEqual(scored(actual, short));
      }),
    );
  });
});

const number = fc.double({ min: -1e3, max: 1e3, noNaN: true }).map((one) => one + 0);
const ends = fc.tuple(number, number).filter(([a, b]) => Math.abs(a - b) > 1e-6);
const rising = fc
  .uniqueArray(fc.integer({ min: -100, max: 100 }), { minLength: 4, maxLength: 4 })
  .map((list) => list.sort((a, b) => a - b) as [number, number, number, number]);

/** Rules of every kind in which higher is better. */
const higherRules: fc.Arbitrary<ScoreRule> = fc.oneof(
  ends.map(([a, b]) => {
    return { by: "progress", baseline: Math.min(a, b), target: Math.max(a, b) } as const;
  }),
  ends.map(([a, b]) => ({ by: "range", worst: Math.min(a, b), best: Math.max(a, b) }) as const),
  ends.map(([a, b]) => ({ by: "thresholds", red: Math.min(a, b), green: Math.max(a, b) }) as const),
  rising.map((bounds) => ({ by: "bands", bounds }) as const),
  fc.double({ min: 0.01, max: 1e3, noNaN: true }).map((target) => {
    return { by: "achievement", target } as const;
  }),
);
const corridors: fc.Arbitrary<ScoreRule> = rising.map(([worstBelow, from, to, worstAbove]) => {
  return { by: "on-target", worstBelow, from, to, worstAbove } as const;
});

/** The same rule seen in a mirror; achievement has none, as its zero is fixed. */
function mirrored(rule: ScoreRule): Rule | null {
  switch (rule.by) {
    case "progress":
      return { score: { ...rule, baseline: -rule.baseline, target: -rule.target } };
    case "range":
      return { score: { ...rule, worst: -rule.worst, best: -rule.best } };
    case "thresholds":
      return { score: { ...rule, red: -rule.red, green: -rule.green }, better: "lower" };
    case "bands":
      return { score: { ...rule, bounds: rule.bounds.map((bound) => -bound) }, better: "lower" };
    case "on-target": {
      const [from, to] = [-rule.to, -rule.from];
      const [worstBelow, worstAbove] = [-rule.worstAbove, -rule.worstBelow];
      return { score: { by: rule.by, from, to, worstBelow, worstAbove } };
    }
    default:
      return null;
  }
}

test("every score is from 0 to 10, whatever the value", () => {
  const anyNumber = fc.double({ noNaN: true, noDefaultInfinity: true });
  fc.assert(
    fc.property(fc.oneof(higherRules, corridors), anyNumber, (score, actual) => {
      const result = scored(actual, { score });
      expect(result.score).toBeGreaterThanOrEqual(0);
      expect(result.score).toBeLessThanOrEqual(10);
      expect(JSON.parse(JSON.stringify(result))).toStrictEqual(result);
    }),
  );
});

test("where higher is better, a higher value never scores lower, nor in a worse color", () => {
  const rank = { red: 0, amber: 1, green: 2 };
  fc.assert(
    fc.property(higherRules, number, number, (score, a, b) => {
      const low = scored(Math.min(a, b), { score });
      const high = scored(Math.max(a, b), { score });
      expect(high.score).toBeGreaterThanOrEqual(low.score!);
      expect(rank[high.status!]).toBeGreaterThanOrEqual(rank[low.status!]);
    }),
  );
});

test("nearer to a corridor never scores lower, on either side", () => {
  fc.assert(
    fc.property(
      corridors,
      number,
      fc.double({ min: 0, max: 1, noNaN: true }),
      (score, far, part) => {
        const { from } = score as { from: number };
        const near = from + (far - from) * part;
        expect(scored(near, { score }).score).toBeGreaterThanOrEqual(
          scored(far, { score }).score! - 1e-9,
        );
      },
    ),
  );
});

test("lower is better is higher is better with all signs turned", () => {
  fc.assert(
    fc.property(fc.oneof(higherRules, corridors), number, (score, actual) => {
      const mirror = mirrored(score);
      fc.pre(mirror !== null);
      const [one, other] = [scored(actual, { score }), scored(-actual, mirror!)];
      expectClose(other.score! + 1, one.score! + 1);
      expect([other.status, other.isMet]).toEqual([one.status, one.isMet]);
    }),
  );
});

test("without a value no rule gives a score", () => {
  fc.assert(
    fc.property(fc.oneof(higherRules, corridors), (score) => {
      const missing = { actual: null, score: null, status: null, isMet: null };
      expect(scored(null, { score })).toMatchObject(missing);
    }),
  );
});

describe("rules that make no sense are refused, without data too", () => {
  test.each<[ScoreRule, string, string]>([
    [
      { by: "progress", baseline: 5, target: 5 },
      "a target that equals the baseline",
      "score.target of KPI must be other than baseline, got 5",
    ],
    [
      { by: "range", worst: 0, best: 0 },
      "a best that equals the worst",
      "score.best of KPI must be other than worst, got 0",
    ],
    [
      { by: "thresholds", red: 9, green: 1 },
      "thresholds in the wrong order",
      "score.red of KPI must be below green (1), got 9",
    ],
    [
      { by: "bands", bounds: [1, 1] },
      "bounds that do not rise",
      'score.bounds of KPI must be rising, got "1, 1"',
    ],
    [
      { by: "on-target", from: 3, to: 2, worstBelow: 0, worstAbove: 9 },
      "a corridor that ends before it begins",
      "score.from of KPI must be at most to (2), got 3",
    ],
    [
      { by: "on-target", from: 1, to: 2, worstBelow: 1, worstAbove: 9 },
      "a corridor without room below",
      "score.worstBelow of KPI must be below from (1), got 1",
    ],
    [
      { by: "on-target", from: 1, to: 2, worstBelow: 0, worstAbove: 2 },
      "a corridor without room above",
      "score.worstAbove of KPI must be above to (2), got 2",
    ],
    ...(["from", "to", "worstBelow", "worstAbove"] as const).map(
      (end): [ScoreRule, string, string] => [
        { by: "on-target", from: 1, to: 2, worstBelow: 0, worstAbove: 9, [end]: "1" as never },
        "a corridor's end that is no number",
        `score.${end} of KPI must be a finite number, got "1"`,
      ],
    ),
    [
      { by: "on-target", from: 1, to: 2, worstBelow: -1e308, worstAbove: 1e308 },
      "a corridor wider than numbers go",
      "score.worstAbove of KPI must be nearer to -1e+308, got 1e+308",
    ],
    [
      { by: "range", worst: 1, best: 1 },
      "ends that are one",
      "score.best of KPI must be other than worst, got 1",
    ],
    [
      { by: "achievement", target: 0 },
      "a target of 0 by achievement",
      "target of KPI must be above 0, or given thresholds, got 0",
    ],
    [
      { by: "range", worst: -1e308, best: 1e308 },
      "ends further apart than numbers go",
      "score.best of KPI must be nearer to -1e+308, got 1e+308",
    ],
    [
      { by: "progress", baseline: Number.NaN, target: 5 },
      "an end that is no number",
      "score.baseline of KPI must be a finite number, got NaN",
    ],
  ])("%j: %s", (score, _, says) => {
    const fault = `scorecard: ${says}`;
    expect(() => scored(1, { score })).toThrow(fault);
    expect(() => scored(null, { score })).toThrow(fault);
  });

  test("bounds that do not fall where lower is better", () => {
    for (const bounds of [
      [1, 2],
      [2, 2],
    ]) {
      const rule: Rule = { score: { by: "bands", bounds }, better: "lower" };
      expect(() => scored(1, rule)).toThrow(
        `scorecard: score.bounds of KPI must be falling, as lower is better, got "${bounds.join(", ")}"`,
      );
    }
    expect(() => scored(1, { thresholds: { red: 2, green: 2 }, better: "lower" })).toThrow(
      "scorecard: thresholds.red of KPI must be above green (2), as lower is better, got 2",
    );
  });

  test.each([[[]], [undefined], [5]])("bounds that are no list of numbers: %j", (bounds) => {
    const score = { by: "bands", bounds } as never;
    expect(() => scored(1, { score })).toThrow(
      /^scorecard: score.bounds of KPI (is missing: it )?must be a list of at least one number/,
    );
  });

  test.each([
    [{ by: "progress", baseline: 1, target: 2 }, "lower", '"higher", as target is above baseline'],
    [{ by: "range", worst: 2, best: 1 }, "higher", '"lower", as best is below worst'],
    [
      { by: "on-target", from: 1, to: 2, worstBelow: 0, worstAbove: 9 },
      "higher",
      "left out, as inside is better",
    ],
  ] as const)("a direction that the rule's ends contradict: %j, %s", (score, better, allowed) => {
    expect(() => scored(1, { score, better })).toThrow(
      `scorecard: better of KPI must be ${allowed}, got "${better}"`,
    );
    const isCorridor = score.by === "on-target";
    const other = better === "higher" ? "lower" : "higher";
    if (!isCorridor) expect(scored(1, { score, better: other }).better).toBe(other);
  });

  test("a second target beside a rule that has one", () => {
    const rules: ScoreRule[] = [
      { by: "progress", baseline: 1, target: 2 },
      { by: "achievement", target: 2 },
      { by: "on-target", from: 1, to: 2, worstBelow: 0, worstAbove: 9 },
    ];
    for (const score of rules) {
      expect(() => scored(1, { score, target: 3 })).toThrow(
        "scorecard: target of KPI must be left out, as score has its own, got 3",
      );
    }
    expect(() => scored(1, { thresholds: { red: 1, green: 2 }, target: Number.NaN })).toThrow(
      "scorecard: target of KPI must be a finite number, got NaN",
    );
  });

  test("two rules", () => {
    const score: ScoreRule = { by: "range", worst: 1, best: 2 };
    expect(() => scored(1, { score, thresholds: { red: 1, green: 2 } })).toThrow(
      "scorecard: thresholds of KPI must be left out beside score, got Object",
    );
  });

  test.each([[{ by: "median" }], [{}], [null]])("a rule that there is not: %j", (score) => {
    expect(() => scored(1, { score: score as never })).toThrow(
      /^scorecard: score.by of KPI (is missing: it )?must be one of achievement, progress, range, thresholds, bands, on-target/,
    );
  });

  test("a field that the rule does not have", () => {
    const score = { by: "range", worst: 1, best: 2, target: 2 } as never;
    expect(() => scored(1, { score })).toThrow('scorecard: has no option "target"');
  });
});

describe("a bound that rounding alone has missed is reached", () => {
  // For a computer 0.1 * 3 is above 0.3, and 100 * 0.57 below 57.
  const [above, below] = [0.1 * 3, 100 * 0.57];
  test.each<[number, Rule, number]>([
    [below, { target: 57 }, 10],
    [above, { target: 0.3, better: "lower" }, 10],
    [below, { score: { by: "progress", baseline: 0, target: 57 } }, 10],
    [below, { score: { by: "bands", bounds: [40, 57] } }, 10],
    [above, { score: { by: "bands", bounds: [0.4, 0.3] }, better: "lower" }, 10],
    [above, { score: { by: "on-target", from: 0.2, to: 0.3, worstBelow: 0, worstAbove: 1 } }, 10],
    [below, { score: { by: "on-target", from: 57, to: 60, worstBelow: 0, worstAbove: 99 } }, 10],
  ])("%d by %j", (actual, rule, score) => {
    const came = scored(actual, rule);
    expectClose(came.score, score);
    expect(came.status).toBe("green");
    if (!("score" in rule && rule.score?.by === "bands")) expect(came.isMet).toBe(true);
  });

  test("a billionth is more than rounding", () => {
    expect(scored(57 - 57e-9, { target: 57 })).toMatchObject({ isMet: false, status: "amber" });
  });
});
