import {
  by,
  measure,
  nps,
  over,
  type ScorecardOptions,
  scorecard,
  scorecardBy,
} from "customer-kpis";
import { describe, expect, expectTypeOf, test } from "vitest";
import { expectClose } from "../golden/expectClose";
import { named } from "./cards";

/** Answers of three segments: NPS 100, 0 and -100. */
const answers = [
  { score: 10, segment: "home", at: new Date("2026-01-05") },
  { score: 9, segment: "home", at: new Date("2026-02-05") },
  { score: 9, segment: "office", at: new Date("2026-02-07") },
  { score: 6, segment: "office", at: new Date("2026-02-08") },
  { score: 2, segment: "cafe", at: new Date("2026-01-09") },
];

function cardOf(result: { readonly value: number | null }): ScorecardOptions {
  const loved = { name: "NPS", result, score: { by: "range", worst: -100, best: 100 } } as const;
  return { objectives: [{ name: "Loved", measures: [loved] }] };
}

test("the card of every segment, and all of them side by side", () => {
  const segments = measure(answers, by("segment", nps()));
  const { groups, rows } = scorecardBy(segments, ({ result }) => cardOf(result));
  expect(groups).toEqual(
    segments.map(({ key, result }) => ({ key, result: scorecard(cardOf(result)) })),
  );
  expect(rows.map(({ level, path }) => [level, path])).toEqual([
    ["whole", []],
    ["objective", ["Loved"]],
    ["measure", ["Loved", "NPS"]],
  ]);
  expect(rows[2]!.cells).toEqual([
    { key: "home", actual: 100, score: 10, status: "green", coverage: 1 },
    { key: "office", actual: 0, score: 5, status: "amber", coverage: 1 },
    { key: "cafe", actual: -100, score: 0, status: "red", coverage: 1 },
  ]);
  expect(rows[0]!.cells.map(({ actual, score }) => [actual, score])).toEqual([
    [null, 10],
    [null, 5],
    [null, 0],
  ]);
  for (const { best, worst, spread } of rows) {
    expect([best!.key, worst!.key, spread]).toEqual(["home", "cafe", 10]);
  }
  expect(JSON.parse(JSON.stringify({ groups, rows }))).toStrictEqual({ groups, rows });
});

test("the card of every period, each held against the one in front of it", () => {
  const months = measure(answers, over({ unit: "month" }, nps()));
  const { groups } = scorecardBy(months, ({ result }, i) => {
    const before = months[i - 1]?.result;
    const loved = { name: "NPS", result, before, thresholds: { red: 0, green: 50 } };
    return { objectives: [{ name: "Loved", measures: [loved] }] };
  });
  // January 10 and 2: 0. February 9, 9 and 6: 100 / 3.
  const [january, february] = groups.map(({ result }) => result.objectives[0]!.measures[0]!.trend);
  expect(january).toBeNull();
  expectClose(february!.delta, 100 / 3);
  expect(february).toMatchObject({ direction: "better", isReal: false, method: "adjusted-wald" });
});

test("lines go from the whole through perspectives and all objectives to the measures", () => {
  const groups = [{ key: "all", result: 4 }];
  const { rows } = scorecardBy(groups, ({ result }) => ({
    perspectives: [
      {
        name: "Customer",
        objectives: [
          {
            name: "Served",
            measures: [named("CSAT", result)],
            objectives: [{ name: "Fast", measures: [named("Reply", null)] }],
          },
        ],
      },
    ],
    objectives: [{ name: "Earn", measures: [named("Profit", 8)] }],
  }));
  expect(rows.map(({ level, path, cells }) => [level, path.join(" > "), cells[0]!.score])).toEqual([
    ["whole", "", 6],
    ["perspective", "Customer", 4],
    ["objective", "Customer > Served", 4],
    ["measure", "Customer > Served > CSAT", 4],
    ["objective", "Customer > Served > Fast", null],
    ["measure", "Customer > Served > Fast > Reply", null],
    ["objective", "Earn", 8],
    ["measure", "Earn > Profit", 8],
  ]);
  expect(rows.map(({ cells }) => cells[0]!.coverage)).toEqual([0.75, 0.5, 0.5, 1, 0, 0, 1, 1]);
});

test("the best and the worst are found wherever they stand, of equal ones the first", () => {
  const groups = [0, -100, 100, 50, 100, -100].map((value, i) => ({ key: i, result: { value } }));
  const { rows } = scorecardBy(groups, ({ result }) => cardOf(result));
  expect([rows[0]!.best!.key, rows[0]!.worst!.key, rows[0]!.spread]).toEqual([2, 1, 10]);
});

test("one score alone has neither best nor worst", () => {
  const groups = [
    { key: "a", result: { value: 5 } },
    { key: "b", result: { value: null } },
  ];
  const { rows } = scorecardBy(groups, ({ result }) => cardOf(result));
  expect(rows[0]).toMatchObject({ best: null, worst: null, spread: null });
});

test("a group whose card lacks a line has no score there", () => {
  const { rows } = scorecardBy(
    [
      { key: 1, result: "x" },
      { key: 2, result: "y" },
    ],
    ({ result }) => ({
      objectives: [{ name: "A", measures: [named("both", 4), named(result, 6)] }],
    }),
  );
  const empty = { actual: null, score: null, status: null, coverage: 0 };
  const line = (name: string) => rows.find(({ path }) => path.at(-1) === name)!;
  expect(line("x").cells[1]).toEqual({ key: 2, ...empty });
  expect(line("y").cells[0]).toEqual({ key: 1, ...empty });
  expect(line("both").spread).toBe(0);
});

test("without groups there are no cards and no lines", () => {
  expect(scorecardBy([], () => cardOf({ value: 1 }))).toEqual({ groups: [], rows: [] });
});

describe("what is refused", () => {
  test("groups that are no list", () => {
    expect(() => scorecardBy({} as never, () => cardOf({ value: 1 }))).toThrow(
      "scorecardBy: groups must be an array of { key, result }, got Object",
    );
  });

  test("a group that is none, and no function", () => {
    for (const group of [null, 5]) {
      expect(() => scorecardBy([group as never], () => cardOf({ value: 1 }))).toThrow(
        "scorecardBy: groups must be an array of { key, result }, got Array",
      );
    }
    expect(() => scorecardBy(new Array(1), () => cardOf({ value: 1 }))).toThrow(
      "scorecardBy: groups must be an array of { key, result }, got Array",
    );
    expect(() => scorecardBy([], cardOf({ value: 1 }) as never)).toThrow(
      "scorecardBy: makeCard must be a function from a group to its card, got Object",
    );
  });

  test("a card that makes no sense, as by scorecard", () => {
    expect(() => scorecardBy([{ key: "a", result: 1 }], () => ({ objectives: [] }))).toThrow(
      /^scorecard: objectives must be a list of at least one/,
    );
  });
});

test("keys and results keep their types", () => {
  const groups = [{ key: "home" as const, result: { value: 1, extra: true } }];
  const { groups: cards } = scorecardBy(groups, (group, i) => {
    expectTypeOf(group.result.extra).toEqualTypeOf<boolean>();
    expectTypeOf(i).toEqualTypeOf<number>();
    return cardOf(group.result);
  });
  expectTypeOf(cards[0]!.key).toEqualTypeOf<"home">();
  expect(cards).toHaveLength(1);
});
