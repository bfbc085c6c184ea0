import { type ServqualResponse, servqual } from "customer-kpis";
import { expect, test } from "vitest";
import { expectClose, expectEnds } from "../../golden/expectClose";
import figures from "../../golden/servqualTests.json";
import { expectLaws } from "../../laws";
import { simulated } from "./simulated";

const result = servqual(simulated, { instrument: "1991" });
const REVERSED_IN_1988 = [10, 11, 12, 13, 18, 19, 20, 21, 22];

/** The answers as they were ticked, some items worded the other way. */
function asTicked(items: readonly number[]): ServqualResponse[] {
  const turn = (answers: readonly number[]) =>
    answers.map((answer, i) => (items.includes(i + 1) ? 8 - answer : answer));
  return simulated.map(({ expectations, perceptions, weights }) => ({
    expectations: turn(expectations),
    perceptions: turn(perceptions),
    weights,
  }));
}

const SPEED = { dimensions: [{ name: "speed", items: [1, 2, 3, 4] }] };

test("t, its p and interval, Wilcoxon's V and p of every item and dimension are R's", () => {
  const pairs = [
    ...result.items.map((came, i) => [came, figures.items[i]!] as const),
    ...result.dimensions.map((came, d) => [came, figures.dimensions[d]!] as const),
  ];
  expect(pairs).toHaveLength(27);
  for (const [came, expected] of pairs) {
    expectClose(came.t, expected.t);
    expectClose(came.p, expected.p);
    expectClose(came.logP, Math.log(expected.p));
    expectClose(came.deviation, expected.sd_gap);
    expectClose(came.effect, expected.cohen_dz);
    expectEnds(came.interval, expected.ci95);
    expect(came.wilcoxon?.statistic).toBe(expected.V);
    expectClose(came.wilcoxon?.p, expected.wilcoxonP);
  }
});

test("every dimension's alphas are those of psych", () => {
  result.dimensions.forEach(({ alpha }, d) => {
    const { alphas } = figures.dimensions[d]!;
    expectClose(alpha.expectation, alphas.expectations.alpha);
    expectClose(alpha.perception, alphas.perceptions.alpha);
    expectClose(alpha.gap, alphas.gaps.alpha);
  });
});

test("the difference's reliability, where its parts hang together alike, is alpha of the gaps", () => {
  // For parallel items both formulas say the same; here they agree to a few hundredths.
  for (const { alpha, reliability } of result.dimensions) {
    expect(Math.abs(reliability! - alpha.gap!)).toBeLessThan(0.03);
  }
});

test("mean weights are R's, and weigh the dimensions", () => {
  result.dimensions.forEach(({ weight }, d) => {
    expectClose(weight, figures.meanWeights[d]!);
  });
  const weighed = result.dimensions.reduce((sum, { gap, weight }) => sum + gap! * weight!, 0);
  expectClose(weighed, figures.byMeanWeights);
});

test("weighted SERVPERF weighs each respondent's perceptions by their own weights", () => {
  const instrument = {
    dimensions: [
      { name: "speed", items: [1] },
      { name: "manners", items: [2] },
    ],
  };
  const came = servqual(
    [
      { expectations: [7, 7], perceptions: [4, 6], weights: { speed: 0.25, manners: 0.75 } },
      { expectations: [7, 7], perceptions: [2, 6], weights: { speed: 50, manners: 50 } },
    ],
    { instrument },
  );
  expect(came.weightedServperf).toBe((5.5 + 4) / 2);
});

test("right answers warn of nothing", () => {
  expect(result.warnings).toEqual([]);
  expect(servqual(asTicked(REVERSED_IN_1988), { instrument: "1988" }).warnings).toEqual([]);
});

test("the reversal of 1988, forgotten or done twice, is caught", () => {
  const expected = [
    ["responsiveness", "expectations"],
    ["empathy", "expectations"],
    ["responsiveness", "perceptions"],
    ["empathy", "perceptions"],
  ];
  const forgotten = servqual(asTicked(REVERSED_IN_1988), { instrument: "1991" });
  const twice = servqual(simulated, { instrument: "1988" });
  for (const { warnings } of [forgotten, twice]) {
    expect(warnings.map(({ dimension, side }) => [dimension, side])).toEqual(expected);
    expect(warnings.map(({ item }) => item)).toEqual([null, null, null, null]);
    for (const { correlation } of warnings) expect(correlation).toBeLessThan(-0.3);
  }
  // Of each with the sum of the other four in standard units, these two turned: numpy's corrcoef.
  const numpy = [-0.49378653766, -0.51681742884, -0.51667866537, -0.55128296429];
  numpy.forEach((correlation, i) => {
    expectClose(forgotten.warnings[i]!.correlation, correlation);
  });
});

test("a single item that was forgotten is named", () => {
  const { warnings } = servqual(asTicked([7]), { instrument: "1991" });
  expect(warnings.map(({ item, side }) => [item, side])).toEqual([
    [7, "expectations"],
    [7, "perceptions"],
  ]);
  // With the sum of items 5, 6, 8 and 9: numpy's corrcoef.
  expectClose(warnings[0]!.correlation, -0.63316473493);
  expectClose(warnings[1]!.correlation, -0.65111590684);
});

test.each([
  ["two items of a dimension", { dimensions: [{ name: "speed", items: [1, 2] }] }, [1, 2]],
  [
    "two dimensions",
    {
      dimensions: [
        { name: "speed", items: [1] },
        { name: "manners", items: [2] },
      ],
    },
    [null],
  ],
])("%s are warned of where they correlate by less than -2 / sqrt(n)", (_, instrument, named) => {
  // Of 16, so many answered 1 and 1, as many 7 and 7, and the other half each way of 1 and 7.
  const warned = (alike: number) => {
    const pairs = Array.from({ length: 8 }, (_, i) => (i < alike ? [1, 1] : [1, 7]));
    const perceptions = [...pairs, ...pairs.map((pair) => pair.map((answer) => 8 - answer))];
    const expectations = [7, 7];
    const responses = perceptions.map((perceptions) => ({ expectations, perceptions }));
    return servqual(responses, { instrument }).warnings;
  };
  // They correlate by (4 * alike - 16) / 16: -0.75 is below -2 / 4; -0.25, 0 and 0.25 are not.
  expect(warned(1).map(({ item, side }) => [item, side])).toEqual(
    named.map((item) => [item, "perceptions"]),
  );
  for (const { correlation } of warned(1)) expectClose(correlation, -0.75);
  for (const alike of [3, 4, 5, 7]) expect(warned(alike)).toEqual([]);
});

test("where all answer alike nothing runs against anything, whatever rounding makes of it", () => {
  // Means of a third, of which no number is, and of which no spread is left but rounding.
  const names = ["speed", "manners", "price"];
  const instrument = {
    dimensions: names.map((name, d) => ({ name, items: [1, 2, 3].map((i) => 3 * d + i) })),
  };
  const alike = [5, 2, 6, 1, 6, 3, 6, 6, 2];
  for (let n = 2; n < 300; n++) {
    const responses = Array(n).fill({ expectations: alike, perceptions: alike });
    expect(servqual(responses, { instrument }).warnings, `${n}`).toEqual([]);
  }
});

test("who answers half of a dimension counts where half is enough", () => {
  const half = { expectations: [7, 7, null, 7], perceptions: [5, 6, 6, null] };
  const whole = { expectations: [7, 7, 7, 7], perceptions: [6, 6, 6, 6] };
  const strict = servqual([half, whole], { instrument: SPEED });
  expect(strict.dimensions[0]).toMatchObject({ n: 1, gap: -1 });
  const lax = servqual([half, whole], { instrument: SPEED, minimumShare: 0.5 });
  // The half one's pairs are 5 - 7 and 6 - 7: a mean of -1.5.
  expect(lax.dimensions[0]).toMatchObject({ n: 2, gap: -1.25, perception: 5.75 });
  expect(lax.items.map(({ n }) => n)).toEqual([2, 2, 1, 1]);
  // In all -4 and -6: of two below 0, none above.
  expect(lax.dimensions[0]!.wilcoxon).toMatchObject({ n: 2, statistic: 0 });
  // Half of the pairs, up by 1, are up by 2 in all, which shares its rank with down by 2 and comes before
  // up by 3: 1.5 + 3. By 1 it would come first: 1 + 3.
  const pleased = { expectations: [4, 4, null, null], perceptions: [4, 5, 4, 4] };
  const down = { expectations: [4, 4, 4, 4], perceptions: [3, 3, 4, 4] };
  const up = { expectations: [4, 4, 4, 4], perceptions: [5, 6, 4, 4] };
  const three = servqual([pleased, down, up], { instrument: SPEED, minimumShare: 0.5 });
  expect(three.dimensions[0]!.wilcoxon).toMatchObject({ n: 3, statistic: 4.5 });
  expect(servqual([half], { instrument: SPEED, minimumShare: 0.51 })).toMatchObject({
    n: 0,
    excluded: [{ reason: "incomplete", count: 1 }],
  });
});

test("partial answers change no alpha, which rests on whole dimensions", () => {
  const holes = simulated.slice(0, 40).map(({ expectations, perceptions }) => ({
    expectations: expectations.map((answer, i) => (i === 5 ? null : answer)),
    perceptions,
  }));
  const came = servqual([...simulated, ...holes], { instrument: "1991", minimumShare: 0.8 });
  expect(came.dimensions[1]!.n).toBe(250);
  expect(came.dimensions[1]!.alpha).toEqual(result.dimensions[1]!.alpha);
});

test("five and nine points are scales as well, and equal answers have no t", () => {
  for (const max of [5, 9]) {
    const same = { expectations: [max, max, max, max], perceptions: [1, 1, 1, 1] };
    const came = servqual([same, same], { instrument: SPEED, scale: { min: 1, max } });
    expect(came.dimensions[0]).toMatchObject({
      gap: 1 - max,
      deviation: 0,
      t: null,
      p: null,
      alpha: { expectation: null, perception: null, gap: null },
      reliability: null,
    });
    expect(came.warnings).toEqual([]);
  }
});

test("SERVQUAL with partial answers keeps the laws of a measure", () => {
  const some = simulated.slice(0, 9).map(({ expectations, perceptions, weights }, r) => ({
    expectations: expectations.map((answer, i) => (i === r ? null : answer)),
    perceptions,
    weights: r % 3 ? weights : undefined,
  }));
  expectLaws(servqual({ instrument: "1991", minimumShare: 0.5 }), some);
});

test("a share of items that is none is refused", () => {
  for (const minimumShare of [0, 1.1, Number.NaN]) {
    expect(() => servqual([], { instrument: "1991", minimumShare })).toThrow(
      `servqual: minimumShare must be a finite number above 0 and at most 1, got ${minimumShare}`,
    );
  }
});

test("of two dimensions that run against each other the second is named", () => {
  const instrument = {
    dimensions: [
      { name: "speed", items: [1, 2] },
      { name: "manners", items: [3, 4] },
    ],
  };
  const levels = [1, 2, 3, 4, 5, 6, 7, 2, 3, 4, 5, 6];
  const against = levels.map((level) => ({
    expectations: [6, 6, 6, 6],
    perceptions: [level, level, 8 - level, 8 - level],
  }));
  expect(servqual(against, { instrument }).warnings).toMatchObject([
    { item: null, dimension: "manners", side: "perceptions", correlation: expect.closeTo(-1, 9) },
  ]);
});
