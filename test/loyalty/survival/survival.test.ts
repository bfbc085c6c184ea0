import { type Lifetime, measure, survival } from "customer-kpis";
import type { SurvivalInterval } from "customer-kpis/states";
import fc from "fast-check";
import { expect, test } from "vitest";
import { expectClose } from "../../golden/expectClose";
import figures from "../../golden/survival.json";
import { expectLaws } from "../../laws";

/** Lifetimes by how many ended and how many were last seen at each duration. */
function lifetimesOf(steps: readonly { time: number; ended: number; censored: number }[]) {
  return steps.flatMap(({ time, ended, censored }): Lifetime[] => [
    ...Array.from({ length: ended }, () => ({ duration: time, ended: true })),
    ...Array.from({ length: censored }, () => ({ duration: time, ended: false })),
  ]);
}

/** A figure of R's, whose NA is null here. */
function expectFigure(came: number | null | undefined, expected: number | null): void {
  if (expected === null) expect(came).toBe(null);
  else expectClose(came, expected, 1e-12);
}

const METHODS: SurvivalInterval[] = ["plain", "log", "log-log"];

test.each(figures.curves)("$name: the curve is R's, and so is its median", (curve) => {
  for (const interval of METHODS) {
    const result = survival(lifetimesOf(curve.steps), { interval, steps: "rows" });
    expect(result).toMatchObject({ n: curve.n, ended: curve.ended });
    expect(result.steps).toHaveLength(curve.steps.length);
    result.steps.forEach((step, i) => {
      const expected = curve.steps[i]!;
      const { time, atRisk, ended, censored } = expected;
      expect(step).toMatchObject({ time, atRisk, ended, censored });
      expectFigure(step.survival, expected.survival);
      expectFigure(step.standardError, expected.standardError);
      expectFigure(step.hazard, expected.hazard);
      expectFigure(step.hazardStandardError, expected.hazardStandardError);
      const [lower, upper] = expected[interval] as [number | null, number | null];
      expectFigure(step.interval ? step.interval.lower : null, lower);
      expectFigure(step.interval ? step.interval.upper : null, upper);
    });
    const [mean, standardError, horizon] = curve.restrictedMean as [number, number, number];
    expectFigure(result.restrictedMean.value, mean);
    expectFigure(result.restrictedMean.standardError, standardError);
    expect(result.restrictedMean.horizon).toBe(horizon);
    const came = result.quantiles.map(({ value, lower, upper }) => [value, lower, upper]);
    expect(came).toEqual(curve.quantiles[interval]);
    expect(result.value).toEqual(came[1]![0]);
  }
});

test.each(figures.curves)(
  "$name: the summary is the curve without its steps, as rows or as columns",
  (curve) => {
    const lifetimes = lifetimesOf(curve.steps);
    for (const interval of METHODS) {
      const options = {
        interval,
        at: [0, curve.steps[0]!.time],
        quantiles: [0.1, 0.9],
        level: 0.8,
      };
      const { steps, ...rest } = survival(lifetimes, options);
      expect(survival(lifetimes, { ...options, steps: false })).toEqual({ ...rest, steps: null });
      // The columns say what the rows say.
      const rows = survival(lifetimes, { ...options, steps: "rows" }).steps;
      expect(steps.time).toEqual(rows.map(({ time }) => time));
      expect(steps.survival).toEqual(rows.map(({ survival }) => survival));
      expect(steps.lower).toEqual(rows.map(({ interval }) => interval?.lower ?? null));
      expect(steps.hazard).toEqual(rows.map(({ hazard }) => hazard));
    }
  },
);

const FIVE = [
  { duration: 2, ended: true },
  { duration: 2, ended: false },
  { duration: 3, ended: true },
  { duration: 3, ended: false },
  { duration: 5, ended: true },
];

test("the curve is asked for at any duration, before and beyond the data", () => {
  const { at } = survival(FIVE, { at: [0, 2, 2.9, 4, 100], interval: "log-log" });
  expect(at.map(({ time, survival }) => [time, survival])).toEqual([
    [0, 1],
    [2, 0.8],
    [2.9, 0.8],
    [4, 0.8 * (1 - 1 / 3)],
    [100, 0],
  ]);
  expect(at[0]).toMatchObject({ standardError: 0, interval: { lower: 1, upper: 1 } });
  expect(at[4]).toMatchObject({ standardError: null, interval: null });
});

test("who entered late is at risk only from then on", () => {
  // Worked by hand. At risk at 2: the first alone, who was watched from the beginning, and the second,
  // who entered at 1; at 3 the third, who entered at 2, as well, but no longer the first.
  const late = [
    { duration: 2, ended: true },
    { duration: 3, ended: true, entered: 1 },
    { duration: 4, ended: true, entered: 2 },
    { duration: 6, ended: false, entered: 3 },
  ];
  const { steps } = survival(late, { steps: "rows" });
  expect(steps.map(({ time, atRisk }) => [time, atRisk])).toEqual([
    [2, 2],
    [3, 2],
    [4, 2],
    [6, 1],
  ]);
  expect(steps.map((step) => step.survival)).toEqual([0.5, 0.25, 0.125, 0.125]);
});

test("who entered at 0 is watched from the beginning", () => {
  const entered = FIVE.map((lifetime) => ({ ...lifetime, entered: 0 }));
  expect(survival(entered)).toEqual(survival(FIVE));
});

test("the mean is restricted to a horizon, before the last duration or beyond it", () => {
  // The area of the steps: 1 up to 2, 0.8 up to 3.
  expectClose(survival(FIVE, { horizon: 2.5 }).restrictedMean.value, 2 + 0.5 * 0.8);
  const lasting = [...FIVE.slice(0, 2), { duration: 4, ended: false }];
  // 2 up to 2, then 2/3 for good.
  expectClose(survival(lasting, { horizon: 10 }).restrictedMean.value, 2 + 8 * (2 / 3));
});

test("no lifetimes have no curve", () => {
  expect(survival([], { steps: "rows" })).toEqual({
    kind: "median",
    value: null,
    n: 0,
    ended: 0,
    quantiles: [0.25, 0.5, 0.75].map((share) => ({ share, value: null, lower: null, upper: null })),
    restrictedMean: { value: null, standardError: null, horizon: null },
    at: [],
    steps: [],
  });
});

test("the options alone make the measure", () => {
  expect(measure(FIVE, survival({ level: 0.9 }))).toEqual(survival(FIVE, { level: 0.9 }));
});

test.each(["columns", "rows", false] as const)(
  "steps as %s keep the laws of a measure",
  (steps) => {
    expectLaws<Lifetime, unknown>(survival({ interval: "log-log", at: [1, 3], steps }), [
      ...FIVE,
      { duration: 4, ended: true, entered: 3 },
      { duration: 7, ended: false, entered: 0.5 },
    ]);
  },
);

const lifetimes = fc.array(
  fc.record({ duration: fc.integer({ min: 0, max: 20 }), ended: fc.boolean() }),
  { minLength: 1, maxLength: 60 },
);

test("where all have ended, the curve is the share that lasted longer", () => {
  fc.assert(
    fc.property(lifetimes, (records) => {
      const all = records.map(({ duration }) => ({ duration, ended: true }));
      for (const { time, survival: left } of survival(all, { steps: "rows" }).steps) {
        const longer = records.filter(({ duration }) => duration > time).length;
        expect(left).toBeCloseTo(longer / records.length, 12);
      }
      const mean = records.reduce((sum, { duration }) => sum + duration, 0) / records.length;
      expect(survival(all).restrictedMean.value).toBeCloseTo(mean, 9);
    }),
  );
});

test("the curve only falls, and lies within its interval", () => {
  fc.assert(
    fc.property(lifetimes, fc.constantFrom(...METHODS), (records, interval) => {
      let before = 1;
      for (const step of survival(records, { interval, steps: "rows" }).steps) {
        expect(step.survival).toBeLessThanOrEqual(before);
        before = step.survival;
        if (!step.interval) continue;
        const { lower, upper } = step.interval;
        expect(lower).toBeGreaterThanOrEqual(0);
        expect(lower).toBeLessThanOrEqual(step.survival + 1e-12);
        expect(upper).toBeGreaterThanOrEqual(step.survival - 1e-12);
        expect(upper).toBeLessThanOrEqual(1);
      }
    }),
  );
});

test("another unit of time changes the times alone", () => {
  fc.assert(
    fc.property(lifetimes, (records) => {
      const days = survival(records, { steps: "rows" });
      const inHours = records.map((each) => ({ ...each, duration: 24 * each.duration }));
      const hours = survival(inHours, { steps: "rows" });
      expect(hours.steps).toEqual(days.steps.map((step) => ({ ...step, time: 24 * step.time })));
      expect(hours.value).toBe(days.value === null ? null : 24 * days.value);
    }),
  );
});

test.each([
  [{ duration: -1, ended: true }, "duration must be a finite number, 0 or more, got -1"],
  [{ duration: Number.NaN, ended: true }, "duration must be a finite number, 0 or more, got NaN"],
  [
    { duration: 5, ended: true, entered: 5 },
    "entered must be 0 or more and below duration (5), got 5",
  ],
  [{ duration: 5, ended: true, entered: -1 }, "entered must be a finite number, 0 or more, got -1"],
])("%j is refused", (record, message) => {
  expect(() => survival([record])).toThrow(`survival: ${message}`);
});

test("text in place of whether it ended is refused", () => {
  // @ts-expect-error: text
  expect(() => survival([{ duration: 1, ended: "no" }])).toThrow(
    'survival: ended must be true or false, got "no"',
  );
});

test.each([
  [{ quantiles: [0] }, "quantiles[0] must be a finite number above 0 and below 1, got 0"],
  [{ quantiles: [1] }, "quantiles[0] must be a finite number above 0 and below 1, got 1"],
  [{ at: [-1] }, "at[0] must be a finite number at least 0, got -1"],
  [{ horizon: 0 }, "horizon must be a finite number above 0, got 0"],
  [{ level: 1 }, "level must be a finite number above 0 and below 1, got 1"],
])("options %j are refused", (options, message) => {
  expect(() => survival([], options)).toThrow(`survival: ${message}`);
});

test("an unknown interval is refused", () => {
  // @ts-expect-error: unknown
  expect(() => survival([], { interval: "wald" })).toThrow(
    'survival: interval must be one of "log", "plain", "log-log", got "wald"',
  );
});

test("one quantile in place of a list is refused", () => {
  // @ts-expect-error: no list
  expect(() => survival([], { quantiles: 0.5 })).toThrow(
    "survival: quantiles must be a list of numbers, got 0.5",
  );
});

test("columns have Greenwood's standard error, and none where nobody is left", () => {
  const lifetimes = [1, 2, 3].map((duration) => ({ duration, ended: true }));
  const { standardError, survival: left } = survival(lifetimes, { steps: "columns" }).steps;
  // S^2 times the sum of d / (n (n - d)): 1 / (3 * 2), and 1 / (2 * 1) more.
  expect([...left]).toEqual([2 / 3, 1 / 3, 0].map((share) => expect.closeTo(share, 14)));
  expectClose(standardError[0], (2 / 3) * Math.sqrt(1 / 6), 1e-14);
  expectClose(standardError[1], (1 / 3) * Math.sqrt(1 / 6 + 1 / 2), 1e-14);
  expect(standardError[2]).toBeNull();
});
