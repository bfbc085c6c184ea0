import { zoneOfTolerance } from "customer-kpis";
import fc from "fast-check";
import { expect, test } from "vitest";
import { expectLaws } from "../../laws";

const instrument = {
  dimensions: [
    { name: "speed", items: [1, 2, 3] },
    { name: "manners", items: [4] },
  ],
};

const answer = fc.integer({ min: 1, max: 9 });
const four = fc.tuple(answer, answer, answer, answer);
const responses = fc.array(
  fc.record({ adequate: four, desired: four, perceived: four }).map((row) => ({
    ...row,
    desired: row.desired.map((wish, i) => Math.max(wish, row.adequate[i]!)),
  })),
  { minLength: 1, maxLength: 20 },
);

test("the order of the respondents changes no digit", () => {
  fc.assert(
    fc.property(responses, (rows) => {
      const came = zoneOfTolerance(rows, { instrument });
      expect(zoneOfTolerance(rows.toReversed(), { instrument })).toStrictEqual(came);
    }),
  );
});

test("what adds up to nothing is nothing, and inside of the zone", () => {
  // Perceived less adequate, by respondent: 1/3, 1/3 and -2/3.
  const rows = [
    [5, 5, 6],
    [5, 6, 5],
    [4, 4, 5],
  ].map(([a, b, c]) => ({
    adequate: [5, 5, 5, 5],
    desired: [9, 9, 9, 9],
    perceived: [a!, b!, c!, 5],
  }));
  const { dimensions } = zoneOfTolerance(rows, { instrument });
  expect(dimensions[0]).toMatchObject({ adequacy: 0, zone: "inside", position: 0 });
  // Squares 1/9 + 1/9 + 4/9 by 2 degrees of freedom: 1/3; by 3 respondents a standard error of 1/3.
  const { lower, upper } = dimensions[0]!.adequacyInterval!;
  // With two degrees of freedom Student's quantile is (2 p - 1) / sqrt(2 p (1 - p)).
  expect(upper).toBeCloseTo(0.95 / Math.sqrt(2 * 0.975 * 0.025) / 3, 12);
  expect(lower).toBe(-upper);
  expect(dimensions[1]).toMatchObject({ adequacy: 0, adequacyInterval: { lower: 0, upper: 0 } });
});

test("superiority has its interval too, and a dimension without answers leaves no mean", () => {
  // Perceived less desired, by respondent: -3, -4 and -5 thirds.
  const rows = [
    [6, 6, 6],
    [6, 5, 6],
    [5, 6, 5],
  ].map((three) => ({
    adequate: [5, 5, 5, null],
    desired: [7, 7, 7, 8],
    perceived: [...three, 5],
  }));
  const { dimensions, value, superiority } = zoneOfTolerance(rows, { instrument });
  expect([value, superiority]).toEqual([null, null]);
  expect(dimensions[0]!.superiority).toBeCloseTo(-4 / 3, 12);
  // Squares 1/9 and 1/9 by 2 degrees of freedom, by 3 respondents: a standard error of sqrt(1/27).
  const { lower, upper } = dimensions[0]!.superiorityInterval!;
  const reach = 0.95 / Math.sqrt(2 * 0.975 * 0.025) / Math.sqrt(27);
  expect(lower).toBeCloseTo(-4 / 3 - reach, 12);
  expect(upper).toBeCloseTo(-4 / 3 + reach, 12);
});

test("who gets what is wished for is inside of the zone, at its end", () => {
  const rows = [{ adequate: [5, 5, 5, 5], desired: [7, 7, 7, 7], perceived: [7, 7, 7, 8] }];
  expect(zoneOfTolerance(rows, { instrument }).dimensions).toMatchObject([
    { superiority: 0, position: 1, zone: "inside" },
    { superiority: 1, position: 1.5, zone: "above" },
  ]);
  expect(() => zoneOfTolerance([null as never], { instrument })).toThrow(
    "zoneOfTolerance: record must be an object with adequate, desired and perceived, got null",
  );
});

test("who left one of the three columns out is not counted", () => {
  const whole = { adequate: [5, 5, 5, 5], desired: [7, 7, 7, 7], perceived: [6, 6, 6, 6] };
  for (const column of ["adequate", "desired", "perceived"] as const) {
    const hole = { ...whole, [column]: [5, 5, 5, null] };
    const { dimensions, n } = zoneOfTolerance([whole, hole], { instrument });
    expect([n, ...dimensions.map((zone) => zone.n)]).toEqual([2, 2, 1]);
  }
});

test("it is a measure", () => {
  expectLaws(zoneOfTolerance({ instrument }), [
    { adequate: [5, 5, 4, 3], desired: [8, 8, 8, 8], perceived: [6, 7, 7, 2] },
    { adequate: [4, 6, 4, 3], desired: [7, 9, 8, 3], perceived: [7, 6, 9, 9] },
    { adequate: [9, 9, 9, 9], desired: [1, 1, 1, 1], perceived: [5, 5, 5, 5] },
    { adequate: [4, null, 4, null], desired: [7, 9, 8, 3], perceived: [7, 6, 9, 9] },
  ]);
});
