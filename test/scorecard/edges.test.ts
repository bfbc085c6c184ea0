import {
  type CrmEffect,
  crmReturn,
  csat,
  type ScorecardMeasure,
  type ScorecardOptions,
  scorecard,
} from "customer-kpis";
import { describe, expect, test } from "vitest";
import { cardOf, named, type Rule, scored } from "./cards";

describe("rules that make no sense say so, by the name of the field and of the measure", () => {
  test.each<[string, Rule]>([
    [
      "thresholds.green of KPI must be nearer to -1e+308, got 1e+308",
      { thresholds: { red: -1e308, green: 1e308 } },
    ],
    [
      "score.target of KPI must be nearer to -1e+308, got 1e+308",
      { score: { by: "progress", baseline: -1e308, target: 1e308 } },
    ],
    [
      "score.best of KPI must be nearer to 1e+308, got -1e+308",
      { score: { by: "range", worst: 1e308, best: -1e308 } },
    ],
    [
      "score.worstAbove of KPI must be nearer to -1e+308, got 1e+308",
      { score: { by: "on-target", from: 0, to: 0, worstBelow: -1e308, worstAbove: 1e308 } },
    ],
    [
      "score.best of KPI must be a finite number, got NaN",
      { score: { by: "range", worst: 3, best: Number.NaN } },
    ],
    [
      "score.best of KPI must be other than worst, got 3",
      { score: { by: "range", worst: 3, best: 3 } },
    ],
    [
      "target of KPI must be a finite number, got NaN",
      { score: { by: "achievement", target: Number.NaN } },
    ],
    [
      "score.by of KPI must be one of achievement, progress, range, thresholds, bands, on-target, got Array",
      { score: { by: ["achievement"], target: 3 } as never },
    ],
    [
      'interest of KPI must be "company" or "customer", got "ours"',
      { target: 1, interest: "ours" as never },
    ],
    ['kind of KPI must be "say" or "do", got "think"', { target: 1, kind: "think" as never }],
    ["id of KPI must be text, got 5", { target: 1, id: 5 as never }],
    ["lead of KPI must be true or false, got 1", { target: 1, lead: 1 as never }],
    ['has no option "goal"; it has name, id, result,', { target: 1, goal: 1 } as never],
  ])("%s", (says, rule) => {
    expect(() => scored(1, rule)).toThrow(`scorecard: ${says}`);
  });

  test("no more than all can be asked of a share; of a mean it can", () => {
    const asked = (more: Partial<ScorecardMeasure>) => () =>
      cardOf({ name: "Csat", result: csat([5, 4, 1]), target: 95, ...more });
    expect(asked({})).toThrow(
      "scorecard: target of Csat must be at most 1, as the result is a share (0.95 for 95 %), got 95",
    );
    expect(asked({ result: { ...csat([5, 4, 1]), kind: "mean" } })).not.toThrow();
    expect(asked({ target: 1 })).not.toThrow();
    const ruled = (rule: Rule) => () => cardOf({ name: "Csat", result: csat([5, 1]), ...rule });
    expect(ruled({ thresholds: { red: 1.5, green: 0.5 }, better: "lower" })).toThrow(
      "scorecard: red of Csat must be at most 1",
    );
    expect(ruled({ score: { by: "range", worst: 1.5, best: 0.5 } })).toThrow(
      "scorecard: worst of Csat must be at most 1",
    );
    const corridor = { by: "on-target", from: 0.5, to: 0.6, worstBelow: 0, worstAbove: 2 } as const;
    const { target: _, ...free } = { target: 1, name: "Csat", result: csat([5, 4, 1]) };
    expect(() => cardOf({ ...free, score: corridor })).not.toThrow();
  });
});

describe("explanations", () => {
  test.each([20, 25, 30])("inside a corridor, its ends with it, %d scores 10", (value) => {
    const rule: Rule = {
      score: { by: "on-target", from: 20, to: 30, worstBelow: 0, worstAbove: 50 },
    };
    expect(scored(value, rule).explanation).toMatchObject({ formula: "10", inputs: {} });
  });

  test("nothing of the way is 0, and not its negative", () => {
    const rule: Rule = { score: { by: "progress", baseline: 40, target: 20 } };
    expect(scored(40, rule).explanation.unclipped).toBe(0);
    expect(scored(40, rule).score).toBe(0);
  });

  test("who is missing is named, but not what weighs nothing", () => {
    const sentenceOf = (missing: ScorecardOptions["missing"], ...measures: ScorecardMeasure[]) =>
      scorecard({ objectives: [{ name: "Loved", measures }], missing: missing! }).objectives[0]!
        .explanation.sentence;
    const gone = [named("a", null), named("b", null)];
    expect(
      sentenceOf("redistribute", named("c", 4), ...gone, named("d", null, { weight: 0 })),
    ).toBe("Loved scores 1 * 4 (c) = 4 of 10. Without data: a, b.");
    expect(sentenceOf("zero", ...gone)).toBe("Loved has no score. Without data: a, b.");
    expect(sentenceOf("zero", named("c", 9), ...gone)).toBe(
      "Loved scores 0.3333 * 9 (c) + 0.3333 * 0 (a) + 0.3333 * 0 (b) = 3 of 10. " +
        "Without data, counted as 0: a, b.",
    );
  });
});

describe("the return on a customer unit", () => {
  const costs = [{ name: "staff", amount: 100 }];
  const kept: CrmEffect = {
    moved: "retention",
    customers: 10,
    before: 0.5,
    after: 0.75,
    valuePerCustomer: 40,
    attributed: 1,
  };

  test.each<[CrmEffect, string, string]>([
    [
      kept,
      "customers * (after - before) * valuePerCustomer * attributed",
      "retention: 10 * (0.75 - 0.5) * 40 * 1 = 100.",
    ],
    [
      { moved: "spend", customers: 2, before: 20, after: 15, margin: 0.5, attributed: 1 },
      "customers * (after - before) * margin * attributed",
      "spend: 2 * (15 - 20) * 0.5 * 1 = -5.",
    ],
    [
      { moved: "new customers", before: 1, after: 3, valuePerCustomer: -4, attributed: 0.5 },
      "(after - before) * valuePerCustomer * attributed",
      "new customers: (3 - 1) * (-4) * 0.5 = -4.",
    ],
    [
      { moved: "service cost", contacts: 9, before: 3, after: 2, attributed: 1 },
      "contacts * (before - after) * attributed",
      "service cost: 9 * (3 - 2) * 1 = 9.",
    ],
    [
      { moved: "other", name: "Ideas", amount: 7, attributed: 0.5 },
      "amount * attributed",
      "Ideas: 7 * 0.5 = 3.5.",
    ],
  ])("explains $0.moved", (effect, formula, sentence) => {
    expect(crmReturn({ costs, effects: [effect] }).parts[0]).toMatchObject({ formula, sentence });
  });

  test("that brings nothing gains nothing, and never its negative", () => {
    const none = crmReturn({ costs, effects: [{ ...kept, after: 0.5, valuePerCustomer: -1 }] });
    expect([none.parts[0]!.amount, none.value]).toEqual([0, -1]);
    // A cost of nothing would pay for itself.
    expect(none.sensitivity.find(({ of }) => of === "staff")?.breakEven).toBe(0);
    const even = crmReturn({ costs, effects: [kept] });
    expect([even.value, even.sentence]).toEqual([
      0,
      "A benefit of 100 against a cost of 100: 0 gained per 1 spent.",
    ]);
    const free = crmReturn({ costs: [{ name: "staff", amount: 0 }], effects: [kept] });
    expect(free.sensitivity.map(({ swing }) => swing)).toEqual(free.sensitivity.map(() => null));
  });

  test.each<[string, () => unknown]>([
    ["costs must be a list, got 5", () => crmReturn({ costs: 5 as never, effects: [] })],
    [
      "costs must be a list of objects, got 5",
      () => crmReturn({ costs: [5] as never, effects: [] }),
    ],
    [
      "effects must be a list of objects, got null",
      () => crmReturn({ costs, effects: [null] as never }),
    ],
    [
      "name in costs must be text, got 5",
      () => crmReturn({ costs: [{ name: 5 as never, amount: 1 }], effects: [] }),
    ],
    [
      'has no option "price"; it has name, amount',
      () => crmReturn({ costs: [{ name: "a", price: 1 } as never], effects: [] }),
    ],
    [
      "moved must be one of retention, spend, new customers, service cost, other, got Array",
      () => crmReturn({ costs, effects: [{ ...kept, moved: ["retention"] as never }] }),
    ],
    [
      "value of after of retention must be from 0 to 1, got 2",
      () => crmReturn({ costs, effects: [{ ...kept, after: { value: 2, low: 0, high: 1 } }] }),
    ],
    [
      "value of after of retention must be from low (0) to high (0.5), got 0.75",
      () => crmReturn({ costs, effects: [{ ...kept, after: { value: 0.75, low: 0, high: 0.5 } }] }),
    ],
    [
      "costs must be small enough",
      () =>
        crmReturn({ costs: ["a", "b"].map((name) => ({ name, amount: 1e308 })), effects: [kept] }),
    ],
    [
      "effects must be small enough",
      () =>
        crmReturn({
          costs,
          effects: ["a", "b"].map((name) => ({
            moved: "other",
            name,
            amount: 1e308,
            attributed: 1,
          })),
        }),
    ],
  ])("refuses: %s", (says, run) => {
    expect(run).toThrow(`crmReturn: ${says}`);
  });

  test("an assumption may be believed at its highest", () => {
    const after = { value: 0.75, low: 0.5, high: 0.75 };
    expect(crmReturn({ costs, effects: [{ ...kept, after }] }).value).toBe(0);
  });
});

describe("what is no weight, no part and no trend", () => {
  test.each([-1, Number.NaN, Infinity, "2", null])("a weight of %j is refused", (weight) => {
    expect(() => cardOf(named("a", 5, { weight: weight as never }))).toThrow(
      "scorecard: weight of a must be a number, 0 or more, got",
    );
  });

  test("a part that is no object, and a result that its test cannot read", () => {
    for (const measure of [5, null, "a"]) {
      expect(() => cardOf(measure as never)).toThrow(
        "scorecard: measures of Loved must be a list of objects, got",
      );
    }
    const half = { ...csat([5, 1]), n: 1.5 };
    const measure = { name: "Csat", target: 0.5 };
    expect(() => cardOf({ ...measure, result: half, before: csat([5]) })).toThrow(
      "scorecard: result of Csat.n must be a whole number, 0 or more, got 1.5",
    );
    expect(() => cardOf({ ...measure, result: csat([5]), before: half })).toThrow(
      "scorecard: before of Csat.n must be a whole number, 0 or more, got 1.5",
    );
  });

  test("a change from nothing to nothing, and one of which no test knows", () => {
    const trend = (before: number, value: number) =>
      cardOf({ name: "a", result: { value }, before: { value: before }, target: 1 }).objectives[0]!
        .measures[0]!.trend;
    expect(trend(-0, -0)).toEqual({
      before: 0,
      delta: 0,
      improvement: 0,
      direction: "same",
      isReal: null,
      p: null,
      interval: null,
      method: null,
      scoreBefore: 0,
      scoreDelta: 0,
    });
    // However little it is, from nothing it is a change.
    expect(trend(0, 1e-13)).toMatchObject({ delta: 1e-13, direction: "better" });
    expect(trend(1e-13, 0)).toMatchObject({ delta: -1e-13, direction: "worse" });
  });
});

describe("what a card tells of its parts", () => {
  test("every index calls itself by its name", () => {
    const sorts = [
      { kind: "say", lead: true, interest: "company" },
      { kind: "do", lead: false, interest: "customer" },
    ] as const;
    const card = cardOf(...sorts.map((sort, i) => named(`${i}`, 5, sort)));
    const sentences = Object.values(card.indexes).map(({ explanation }) => explanation.sentence);
    expect(sentences).toEqual([
      "What customers say scores 1 * 5 (0) = 5 of 10.",
      "What customers do scores 1 * 5 (1) = 5 of 10.",
      "What leads scores 1 * 5 (0) = 5 of 10.",
      "What lags scores 1 * 5 (1) = 5 of 10.",
      "What matters to the company scores 1 * 5 (0) = 5 of 10.",
      "What matters to customers scores 1 * 5 (1) = 5 of 10.",
    ]);
  });

  test("a path begins with the outermost name", () => {
    const { objectives } = scorecard({
      objectives: [{ name: "Loved", objectives: [{ name: "Heard", measures: [named("a", 5)] }] }],
    });
    const [inner] = objectives[0]!.objectives;
    expect([objectives[0]!.path, inner!.path, inner!.measures[0]!.path]).toEqual([
      ["Loved"],
      ["Loved", "Heard"],
      ["Loved", "Heard", "a"],
    ]);
    expect(() => cardOf({ ...named("a", 5), objective: 1 } as never)).toThrow("scorecard: has no");
    expect(() => scorecard({ objectives: [{ name: "a", measure: [] } as never] })).toThrow(
      "scorecard: has no option",
    );
  });

  test("a result is taken as it is: without a number of records, and never below 0 by nothing", () => {
    const of = (result: object) =>
      cardOf({ name: "KPI", result: result as never, target: 1 }).objectives[0]!.measures[0]!;
    for (const n of [undefined, null, "5", Number.NaN, Infinity]) {
      expect(of({ value: 1, n }).n).toBeNull();
    }
    expect(of({ value: 1, n: 5 }).n).toBe(5);
    expect(of({ value: -0 }).actual).toBe(0);
    for (const [result, says] of [
      [undefined, "is missing: it must be a KPI's result, with a value"],
      [5, "must be a KPI's result, with a value, got 5"],
      [{ value: "5" }, 'must be a KPI\'s result, with a value, got "5"'],
    ] as const) {
      expect(() => of(result as never)).toThrow(`scorecard: result of KPI ${says}`);
    }
  });

  test("guards may be left out, or be none", () => {
    const guards = (guardedBy?: readonly string[]) =>
      cardOf({ ...named("a", 5), ...(guardedBy && { guardedBy }) }).objectives[0]!.measures[0]!
        .guardedBy;
    expect([guards(), guards([])]).toEqual([[], []]);
  });
});
