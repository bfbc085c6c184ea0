import { type Objective, type ScorecardOptions, scorecard } from "customer-kpis";
import fc from "fast-check";
import { describe, expect, test } from "vitest";
import { expectClose } from "../golden/expectClose";
import { cardOf, named, scoring } from "./cards";

test("perspectives, objectives, smaller objectives and measures are weighed level by level", () => {
  const card = scorecard({
    perspectives: [
      {
        name: "Customer",
        weight: 3,
        objectives: [
          { name: "Loved", weight: 2, measures: [named("NPS", 8), named("CSAT", 4)] },
          {
            name: "Served",
            weight: 1,
            statement: "They answer quickly and help.",
            objectives: [
              { name: "Fast", measures: [named("Reply", 2)] },
              { name: "Right", weight: 3, measures: [named("Solved", 6)] },
            ],
          },
        ],
      },
      { name: "Finance", objectives: [{ name: "Earn", measures: [named("Profit", 10)] }] },
    ],
  });
  // Served (2 + 3 * 6) / 4 = 5; Customer (2 * 6 + 5) / 3 = 17 / 3; whole (3 * 17 / 3 + 10) / 4 = 6.75.
  const [customer, finance] = card.perspectives;
  const [loved, served] = customer!.objectives;
  expect([loved!.value, served!.value, finance!.value]).toEqual([6, 5, 10]);
  expectClose(customer!.value, 17 / 3);
  expectClose(card.value, 6.75);
  expect([card.n, customer!.n, served!.n]).toEqual([5, 4, 2]);
  expect(customer!.weight).toBe(0.75);
  expect(card.objectives).toEqual([]);
  expect(served).toMatchObject({ statement: "They answer quickly and help.", measures: [] });
  const right = served!.objectives[1]!;
  expect(right.path).toEqual(["Customer", "Served", "Right"]);
  expect(right.measures[0]!.path).toEqual(["Customer", "Served", "Right", "Solved"]);
  expect([loved, right, finance!.objectives[0]].map((one) => one!.perspective)).toEqual([
    "Customer",
    "Customer",
    "Finance",
  ]);
});

test("an objective may hold measures and smaller objectives, weighed together", () => {
  const { value, objectives } = scorecard({
    objectives: [
      {
        name: "Served",
        measures: [named("Reply", 2)],
        objectives: [{ name: "Right", weight: 3, measures: [named("Solved", 6)] }],
      },
    ],
  });
  expect(value).toBe(5);
  expect(objectives[0]!.measures[0]!.weight).toBe(0.25);
  expect(objectives[0]!.objectives[0]!.weight).toBe(0.75);
});

test("objectives may stand beside perspectives", () => {
  const { value, perspectives, objectives } = scorecard({
    perspectives: [{ name: "Customer", objectives: [{ name: "A", measures: [scoring(2)] }] }],
    objectives: [{ name: "B", weight: 3, measures: [scoring(6)] }],
  });
  expect([value, perspectives[0]!.value, objectives[0]!.value]).toEqual([5, 2, 6]);
});

test("Natero's four components come to 74.87 of 100", () => {
  // 83 * 7 / 23 + 71 * 5 / 23 + 78 * 8 / 23 + 54 * 3 / 23 = 1722 / 23.
  const { value } = cardOf(scoring(8.3, 7), scoring(7.1, 5), scoring(7.8, 8), scoring(5.4, 3));
  expectClose(value! * 10, 1722 / 23);
  expect(value! * 10).toBeCloseTo(74.87, 2);
});

test("a perspective is passed on, and cannot be another further in", () => {
  const inner = { name: "Fast", measures: [scoring(1)] };
  const passed = scorecard({
    objectives: [{ name: "Served", perspective: "customer", objectives: [inner] }],
  });
  expect(passed.objectives[0]!.objectives[0]!.perspective).toBe("customer");
  const other = { ...inner, perspective: "finance" };
  expect(() => scorecard({ perspectives: [{ name: "Customer", objectives: [other] }] })).toThrow(
    'scorecard: perspective of Fast must be that of what it is part of ("Customer"), got "finance"',
  );
});

describe("a part without data", () => {
  const options: ScorecardOptions = {
    objectives: [
      { name: "known", weight: 3, measures: [named("a", 8, { weight: 3 }), named("b", null)] },
      { name: "unknown", weight: 1, measures: [named("c", null)] },
    ],
  };

  test("leaves its weight to its siblings", () => {
    const card = scorecard(options);
    // Known: a alone. Whole: known alone. Data stand behind 3/4 * 3/4 of the weights.
    expect(card).toMatchObject({ value: 8, n: 1, coverage: 0.5625 });
    expect(card.objectives.map(({ value }) => value)).toEqual([8, null]);
  });

  test("counts as 0 where that is asked for, and coverage stays what it is", () => {
    const card = scorecard({ ...options, missing: "zero" });
    // Known: 3/4 * 8 = 6. Whole: 3/4 * 6 = 4.5.
    expect(card).toMatchObject({ value: 4.5, n: 1, coverage: 0.5625 });
    expect(card.objectives.map(({ value }) => value)).toEqual([6, null]);
    expect(card.objectives[0]!.measures[1]!.score).toBeNull();
  });

  test("leaves no score where that is asked for", () => {
    const card = scorecard({ ...options, missing: "refuse" });
    expect(card).toMatchObject({ value: null, status: null, n: 1, coverage: 0.5625 });
    const whole = { objectives: [options.objectives![0]!], missing: "refuse" } as const;
    expect(scorecard(whole).objectives[0]).toMatchObject({ value: null, coverage: 0.75 });
  });

  test.each(["redistribute", "zero", "refuse"] as const)(
    "%s: nothing known is no score",
    (missing) => {
      const objectives = [{ name: "unknown", measures: [scoring(null)] }];
      expect(scorecard({ objectives, missing })).toMatchObject({ value: null, n: 0, coverage: 0 });
    },
  );

  test.each(["redistribute", "zero", "refuse"] as const)(
    "%s: nothing missing, nothing done",
    (missing) => {
      const objectives = [
        { name: "known", measures: [scoring(2), scoring(4), named("x", null, { weight: 0 })] },
      ];
      expect(scorecard({ objectives, missing })).toMatchObject({ value: 3, n: 2, coverage: 1 });
    },
  );

  test("an unknown policy is refused", () => {
    expect(() => scorecard({ ...options, missing: "ignore" as never })).toThrow(
      'scorecard: missing must be one of redistribute, zero, refuse, got "ignore"',
    );
  });
});

describe("indexes", () => {
  const card = scorecard({
    objectives: [
      {
        name: "Loved",
        weight: 3,
        measures: [
          named("NPS", 9, { kind: "say", lead: true, interest: "customer", weight: 2 }),
          named("Stay", 3, { kind: "do", lead: false, interest: "company" }),
        ],
      },
      {
        name: "Served",
        objectives: [
          { name: "Fast", measures: [named("Reply", null, { kind: "do", lead: true })] },
          { name: "Right", measures: [named("CSAT", 5, { kind: "say", interest: "customer" })] },
        ],
      },
    ],
  });
  // Shares of the whole: NPS 3/4 * 2/3 = 1/2, Stay 1/4, Reply 1/8, CSAT 1/8.

  test("score what customers say and what they do apart", () => {
    // (9 / 2 + 5 / 8) / (5 / 8) = 8.2; of what they do, Stay has data: 2/3 of 3/8.
    const { say, do: done } = card.indexes;
    expectClose(say.value, 8.2);
    expect(say).toMatchObject({ n: 2, coverage: 1, status: "amber" });
    expectClose(say.weight, 5 / 8);
    expect(done).toMatchObject({ value: 3, n: 1, status: "red" });
    expectClose(done.coverage, 2 / 3);
    expectClose(done.weight, 3 / 8);
  });

  test("score leading and lagging measures apart; those that do not say are in neither", () => {
    const { leading, lagging } = card.indexes;
    expect(leading).toMatchObject({ value: 9, n: 1 });
    expectClose(leading.coverage, 0.8);
    expect(lagging).toMatchObject({ value: 3, n: 1, coverage: 1, weight: 0.25 });
  });

  test("score what matters to the customer and to the company apart", () => {
    expectClose(card.indexes.customer.value, 8.2);
    expect(card.indexes.company).toMatchObject({ value: 3, n: 1, coverage: 1 });
  });

  test("explain themselves, and tell how they have changed", () => {
    expect(card.indexes.say.explanation.sentence).toBe(
      "What customers say scores 0.8 * 9 (NPS) + 0.2 * 5 (CSAT) = 8.2 of 10.",
    );
    const before = { value: 2 };
    const { indexes } = cardOf(
      named("a", 6, { before, kind: "do" }),
      named("b", 9, { kind: "do", weight: 3 }),
      named("c", 1, { before, kind: "say" }),
    );
    // Of what they do only a has both values, a quarter of the weight.
    expect(indexes.do.trend).toMatchObject({ now: 6, before: 2, delta: 4, direction: "better" });
    expectClose(indexes.do.trend!.coverage, 0.25);
  });

  test("without any such measure there is no score", () => {
    const none = { value: null, n: 0, status: null, coverage: 0, weight: 0, trend: null };
    expect(cardOf(scoring(1)).indexes.say).toMatchObject(none);
  });
});

describe("hierarchies that are none", () => {
  test("an objective within itself", () => {
    const loop: { name: string; objectives: Objective[] } = { name: "A", objectives: [] };
    loop.objectives.push({ name: "B", objectives: [loop] });
    expect(() => scorecard({ objectives: [loop] })).toThrow(
      'scorecard: objectives of A must be other than itself, got "A > B > A"',
    );
  });

  test("an objective may be used twice beside itself", () => {
    const shared: Objective = { name: "Same", measures: [scoring(4)] };
    const objectives = ["A", "B"].map((name) => ({ name, objectives: [shared] }));
    expect(scorecard({ objectives }).value).toBe(4);
  });

  test("siblings of one name", () => {
    expect(() => cardOf(scoring(1), scoring(1))).toThrow(
      'scorecard: name in measures of Loved must be unlike its siblings\', got "1"',
    );
    const same = { name: "A", measures: [scoring(1)] };
    expect(() => scorecard({ objectives: [same, same] })).toThrow(
      'scorecard: name in objectives must be unlike its siblings\', got "A"',
    );
    const mixed = { name: "A", measures: [named("B", 1)], objectives: [{ ...same, name: "B" }] };
    expect(() => scorecard({ objectives: [mixed] })).toThrow(
      'scorecard: name in objectives of A must be unlike its siblings\', got "B"',
    );
  });

  test("an id used twice, wherever", () => {
    const objectives = ["A", "B"].map((name) => {
      return { name, measures: [named(name, 1, { id: "nps" })] };
    });
    expect(() => scorecard({ objectives })).toThrow(
      'scorecard: id of B must be unlike all others on the card, got "nps"',
    );
  });

  test("the same name in two objectives is allowed, and so is an id of one's own", () => {
    const objectives = ["A", "B"].map((name) => {
      return { name, measures: [named("NPS", 1, { id: `${name} NPS` })] };
    });
    const ids = scorecard({ objectives }).objectives.map(({ measures }) => measures[0]!.id);
    expect(ids).toEqual(["A NPS", "B NPS"]);
  });

  test("weights that are all 0, in any part", () => {
    const empty = {
      name: "A",
      measures: [scoring(1, 0)],
      objectives: [{ name: "B", weight: 0, measures: [scoring(1)] }],
    };
    expect(() => scorecard({ objectives: [empty] })).toThrow(
      "scorecard: weights of the measures and objectives of A must be above 0 for at least one, got 0",
    );
    const perspectives = [
      { name: "P", weight: 0, objectives: [{ name: "A", measures: [scoring(1)] }] },
    ];
    expect(() => scorecard({ perspectives })).toThrow(
      "scorecard: weights of the perspectives must be above 0 for at least one, got 0",
    );
  });

  test.each(["statement", "perspective"])("a %s that is no text", (field) => {
    const objective = { name: "A", measures: [scoring(1)], [field]: 5 };
    expect(() => scorecard({ objectives: [objective] })).toThrow(
      `scorecard: ${field} of A must be text, got 5`,
    );
  });

  test("an objective without any part", () => {
    expect(() => scorecard({ objectives: [{ name: "A" }] })).toThrow(
      "scorecard: measures of A is missing: it must be a list",
    );
    expect(() => scorecard({ objectives: [{ name: "A", objectives: [] }] })).toThrow(
      'scorecard: objectives of A must be a list of at least one, got "an empty list"',
    );
  });

  test("a perspective without objectives, and a field that it does not have", () => {
    const perspective = { name: "P" } as never;
    expect(() => scorecard({ perspectives: [perspective] })).toThrow(
      "scorecard: objectives of P is missing: it must be a list",
    );
    const measured = { name: "P", measures: [scoring(1)] } as never;
    expect(() => scorecard({ perspectives: [measured] })).toThrow(
      'scorecard: has no option "measures"',
    );
  });
});

const score = fc.integer({ min: 0, max: 100 }).map((tenths) => tenths / 10);
const weight = fc.integer({ min: 1, max: 9 });

/** Objectives so many levels deep, named by their place. */
function tree(depth: number): fc.Arbitrary<Objective> {
  const measure = fc.record({ score: fc.option(score), weight });
  const smaller: fc.Arbitrary<Objective[]> =
    depth > 1 ? fc.array(tree(depth - 1), { maxLength: 2 }) : fc.constant([]);
  return fc
    .record({ weight, measures: fc.array(measure, { minLength: 1, maxLength: 3 }), smaller })
    .map(({ weight, measures, smaller }) => ({
      name: "?",
      weight,
      measures: measures.map(({ score, weight }, i) => named(`m${i}`, score, { weight })),
      objectives: smaller.map((one, i) => ({ ...one, name: `o${i}` })),
    }));
}
const trees = fc
  .array(tree(3), { minLength: 1, maxLength: 3 })
  .map((list) => list.map((one, i) => ({ ...one, name: `o${i}` })));

/** The same tree with every list and every weight changed. */
function changed(
  { measures = [], objectives = [], ...rest }: Objective,
  list: <Part>(parts: readonly Part[]) => Part[],
  weigh: (weight: number) => number,
): Objective {
  return {
    ...rest,
    weight: weigh(rest.weight ?? 1),
    measures: list(measures).map((one) => ({ ...one, weight: weigh(one.weight ?? 1) })),
    objectives: list(objectives).map((one) => changed(one, list, weigh)),
  };
}

function expectSameScore(one: ScorecardOptions, other: ScorecardOptions) {
  const [a, b] = [scorecard(one), scorecard(other)];
  expect(b.coverage).toBeCloseTo(a.coverage, 9);
  expect([b.n, b.status]).toEqual([a.n, a.status]);
  if (a.value === null) expect(b.value).toBeNull();
  else expect(b.value).toBeCloseTo(a.value, 9);
}

const policies = fc.constantFrom("redistribute", "zero", "refuse" as const);

test("at any depth a score lies from 0 to 10, coverage from 0 to 1, and a result is JSON", () => {
  fc.assert(
    fc.property(trees, policies, (objectives, missing) => {
      const card = scorecard({ objectives, missing });
      expect(JSON.parse(JSON.stringify(card))).toStrictEqual(card);
      expect(0 <= card.coverage && card.coverage <= 1).toBe(true);
      if (card.value !== null) expect(0 <= card.value && card.value <= 10).toBe(true);
      if (card.n === 0) expect([card.value, card.coverage]).toEqual([null, 0]);
    }),
  );
});

test("at any depth the order of siblings does not matter", () => {
  fc.assert(
    fc.property(trees, policies, (objectives, missing) => {
      const turn = <Part>(parts: readonly Part[]) => parts.toReversed();
      const turned = turn(objectives).map((one) => changed(one, turn, (weight) => weight));
      expectSameScore({ objectives, missing }, { objectives: turned, missing });
    }),
  );
});

test("at any depth only the proportions of weights matter", () => {
  const factors = fc.constantFrom(1e-300, 0.01, 7, 1e307);
  fc.assert(
    fc.property(trees, policies, factors, (objectives, missing, factor) => {
      const scaled = objectives.map((one) =>
        changed(
          one,
          (list) => [...list],
          (weight) => weight * factor,
        ),
      );
      expectSameScore({ objectives, missing }, { objectives: scaled, missing });
    }),
  );
});

test("a chain of single objectives passes its score up unchanged", () => {
  fc.assert(
    fc.property(score, fc.integer({ min: 1, max: 60 }), (score, depth) => {
      let objective: Objective = { name: "0", measures: [scoring(score)] };
      for (let i = 1; i < depth; i++) objective = { name: `${i}`, objectives: [objective] };
      const own = cardOf(scoring(score)).objectives[0]!.measures[0]!.score;
      expect(scorecard({ objectives: [objective] }).value).toBe(own);
    }),
  );
});

test("the indexes of a card whose measures are all said to be so are the whole", () => {
  fc.assert(
    fc.property(trees, (objectives) => {
      const say = (one: Objective): Objective => ({
        ...one,
        measures: one.measures!.map((measure) => ({
          ...measure,
          result: { value: 4 },
          kind: "say",
        })),
        objectives: one.objectives!.map(say),
      });
      const card = scorecard({ objectives: objectives.map(say) });
      expectClose(card.indexes.say.value, 4);
      expectClose(card.indexes.say.weight, 1);
      expect(card.indexes.say).toMatchObject({ n: card.n, coverage: 1 });
    }),
  );
});
