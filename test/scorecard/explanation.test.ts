import { scorecard } from "customer-kpis";
import fc from "fast-check";
import { describe, expect, test } from "vitest";
import { expectClose } from "../golden/expectClose";
import { cardOf, named, type Rule, scored } from "./cards";

/** Works out a formula of `+ - * / ( )` over named numbers, as a reader with a calculator would. */
function workedOut(formula: string, inputs: Readonly<Record<string, number>>): number {
  const tokens = formula.match(/[a-z]+|[\d.]+|[-+*/()]/gi) ?? [];
  let at = 0;
  const sum = (): number => {
    let value = product();
    while (tokens[at] === "+" || tokens[at] === "-") {
      value += tokens[at++] === "+" ? product() : -product();
    }
    return value;
  };
  const product = (): number => {
    let value = factor();
    while (tokens[at] === "*" || tokens[at] === "/") {
      if (tokens[at++] === "*") value *= factor();
      else value /= factor();
    }
    return value;
  };
  const factor = (): number => {
    const token = tokens[at++]!;
    if (token === "(") {
      const value = sum();
      at++;
      return value;
    }
    return inputs[token] ?? Number(token);
  };
  return sum();
}

const RULES: Rule[] = [
  { target: 30 },
  { target: 30, better: "lower" },
  { thresholds: { red: -10, green: 40 } },
  { thresholds: { red: 40, green: -10 }, better: "lower" },
  { score: { by: "progress", baseline: -20, target: 60 } },
  { score: { by: "range", worst: 90, best: -10 } },
  { score: { by: "bands", bounds: [-5, 0, 70] } },
  { score: { by: "on-target", from: 10, to: 20, worstBelow: -50, worstAbove: 80 } },
];

test.each(RULES)("the arithmetic told gives the score: %j", (rule) => {
  fc.assert(
    fc.property(fc.integer({ min: -20_000, max: 20_000 }), (hundredths) => {
      const actual = hundredths / 100;
      const { score, explanation } = scored(actual, rule);
      const { formula, inputs, unclipped } = explanation;
      expect(workedOut(formula!, inputs)).toBeCloseTo(unclipped!, 9);
      expect(Math.min(10, Math.max(0, unclipped!))).toBe(score! + 0);
    }),
  );
});

describe("a measure in a sentence", () => {
  test.each<[number, Rule, string]>([
    [40, { target: 50 }, "KPI is 40; by achievement it scores 10 * 40 / 50 = 8 of 10."],
    [
      60,
      { target: 50 },
      "KPI is 60; by achievement it scores 10 * 60 / 50 = 12, kept at 10 of 10.",
    ],
    [0, { target: 3, better: "lower" }, "KPI is 0; by achievement it scores 10 of 10."],
    [
      -30,
      { score: { by: "progress", baseline: -40, target: 0 } },
      "KPI is -30; by progress it scores 10 * ((-30) - (-40)) / (0 - (-40)) = 2.5 of 10.",
    ],
    [
      1 / 3,
      { score: { by: "range", worst: 0, best: 1 } },
      "KPI is 0.3333; by range it scores 10 * (0.3333 - 0) / (1 - 0) = 3.333 of 10.",
    ],
    [
      75,
      { score: { by: "bands", bounds: [70, 80] } },
      "KPI is 75; by bands it scores 10 * 1 / 2 = 5 of 10.",
    ],
    [
      25,
      { score: { by: "on-target", from: 20, to: 30, worstBelow: 0, worstAbove: 50 } },
      "KPI is 25; by on-target it scores 10 of 10.",
    ],
  ])("%d by %j", (actual, rule, sentence) => {
    expect(scored(actual, rule).explanation.sentence).toBe(sentence);
  });

  test("without a value", () => {
    expect(scored(null, { target: 1 }).explanation).toEqual({
      rule: { by: "achievement", target: 1 },
      formula: null,
      inputs: {},
      unclipped: null,
      sentence: "KPI has no value, and so no score.",
    });
  });

  test("too large for a number", () => {
    expect(scored(1e308, { target: 1e-300 }).explanation.unclipped).toBeNull();
  });
});

describe("a score made of others", () => {
  const measures = [named("a", 8, { weight: 3 }), named("b", 4), named("c", null, { weight: 4 })];

  test("tells what each part gives, and who is missing", () => {
    const { explanation, value } = cardOf(...measures).objectives[0]!;
    expect(value).toBe(7);
    expect(explanation).toEqual({
      missing: "redistribute",
      terms: [
        { name: "a", weight: 0.375, share: 0.75, score: 8, contribution: 6 },
        { name: "b", weight: 0.125, share: 0.25, score: 4, contribution: 1 },
        { name: "c", weight: 0.5, share: 0, score: null, contribution: null },
      ],
      sentence: "Loved scores 0.75 * 8 (a) + 0.25 * 4 (b) = 7 of 10. Without data: c.",
    });
  });

  test("where what is missing counts as 0", () => {
    const { objectives } = scorecard({
      objectives: [{ name: "Loved", measures }],
      missing: "zero",
    });
    const { explanation, value } = objectives[0]!;
    expect(value).toBe(3.5);
    expect(explanation.terms.map(({ share }) => share)).toEqual([0.375, 0.125, 0.5]);
    expect(explanation.sentence).toBe(
      "Loved scores 0.375 * 8 (a) + 0.125 * 4 (b) + 0.5 * 0 (c) = 3.5 of 10. " +
        "Without data, counted as 0: c.",
    );
  });

  test("where there is no score", () => {
    const { objectives } = scorecard({
      objectives: [{ name: "Loved", measures }],
      missing: "refuse",
    });
    expect(objectives[0]!.explanation.sentence).toBe("Loved has no score. Without data: c.");
    expect(objectives[0]!.explanation.terms.map(({ contribution }) => contribution)).toEqual([
      null,
      null,
      null,
    ]);
  });

  test("a part that weighs nothing is told, and gives nothing", () => {
    const card = cardOf(named("a", 8), named("b", 1, { weight: 0 }));
    const { terms, sentence } = card.objectives[0]!.explanation;
    expect(terms[1]).toEqual({ name: "b", weight: 0, share: 0, score: 1, contribution: null });
    expect(sentence).toBe("Loved scores 1 * 8 (a) = 8 of 10.");
    expect(card.explanation.sentence).toBe("The whole scores 1 * 8 (Loved) = 8 of 10.");
  });

  test("the contributions add up to the score", () => {
    const parts = fc.array(
      fc.record({
        score: fc.option(fc.double({ min: 0, max: 10, noNaN: true })),
        weight: fc.integer({ min: 1, max: 9 }),
      }),
      { minLength: 1, maxLength: 6 },
    );
    fc.assert(
      fc.property(parts, fc.constantFrom("redistribute", "zero" as const), (list, missing) => {
        const measures = list.map(({ score, weight }, i) => named(`${i}`, score, { weight }));
        const { value, explanation } = scorecard({
          objectives: [{ name: "Loved", measures }],
          missing,
        }).objectives[0]!;
        const sum = explanation.terms.reduce(
          (all, { contribution }) => all + (contribution ?? 0),
          0,
        );
        expectClose(sum + 1, (value ?? 0) + 1);
      }),
    );
  });
});
