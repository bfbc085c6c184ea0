import { deliveryGap, deliveryGaps, drivers, InputError, zoneOfTolerance } from "customer-kpis";
import { describe, expect, test } from "vitest";
import figures from "../golden/drivers.json";
import { expectClose } from "../golden/expectClose";
import { expectLaws } from "../laws";

describe("drivers", () => {
  const rows = figures.rows.map(([overall, a, b, c]) => ({ overall, a, b, c }) as Answers);
  const options = { outcome: "overall", items: ["a", "b", "c"] } as const;
  interface Answers {
    overall: number;
    a: number;
    b: number;
    c: number;
  }

  test("correlations, coefficients and relative weights are numpy's", () => {
    const came = drivers(rows, options);
    expectClose(came.value, figures.rSquared);
    expect(came).toMatchObject({ n: 60, excluded: [], reason: null });
    // The most important first, which is in the figures' order.
    expect(came.drivers.map(({ item }) => item)).toEqual(["a", "b", "c"]);
    const turned = drivers(rows, { ...options, items: ["c", "b", "a"] }).drivers;
    expect(turned.map(({ item }) => item)).toEqual(["a", "b", "c"]);
    ["a", "b", "c"].forEach((item, i) => {
      const driver = came.drivers.find((one) => one.item === item)!;
      expectClose(driver.correlation, figures.correlations[i]!);
      expectClose(driver.beta, figures.betas[i]!);
      expectClose(driver.importance, figures.relativeWeights[i]!);
    });
  });

  test("items that are answered alike fall into one quadrant, in any order", () => {
    // Each has a third of the importance and the average performance: at the average is not below it.
    for (let seed = 1; seed <= 40; seed++) {
      const alike = Array.from({ length: 12 }, (_, i) => {
        const score = 1 + ((i * i + seed * i) % 5);
        return { outcome: score + (i % 2), speed: score, manners: score, price: score };
      });
      for (const items of [
        ["speed", "manners", "price"],
        ["price", "speed", "manners"],
      ] as const) {
        const found = drivers(alike, { outcome: "outcome", items }).drivers;
        expect(found.map(({ quadrant }) => quadrant)).toEqual(["keep up", "keep up", "keep up"]);
      }
    }
  });

  test("four items fall into the four quadrants", () => {
    // Two drive the outcome, two are noise; of each pair one is done well.
    const all = Array.from({ length: 64 }, (_, i) => {
      const bit = (place: number) => (i >> place) & 1;
      const [weak, strong, poor, fine] = [1 + bit(0), 6 + bit(1), 1 + bit(2), 6 + bit(3)];
      return { outcome: weak + strong + bit(4) / 4, weak, strong, poor, fine };
    });
    const items = ["weak", "strong", "poor", "fine"] as const;
    // A trace of both, or relative weights of nothing would be rounding.
    const rows = all.map((row) => ({ ...row, outcome: row.outcome + (row.poor + row.fine) / 50 }));
    const quadrants = drivers(rows, { outcome: "outcome", items }).drivers.map(
      ({ item, quadrant }) => [item, quadrant],
    );
    expect(Object.fromEntries(quadrants)).toEqual({
      weak: "fix first",
      strong: "keep up",
      poor: "low priority",
      fine: "possible overkill",
    });
  });

  test("an outcome that one item determines is wholly explained by it", () => {
    const same = rows.map(({ a, c }) => ({ overall: 2 * a + 1, a, c }));
    const came = drivers(same, { outcome: "overall", items: ["a", "c"] });
    expectClose(came.value, 1);
    expect(came.drivers[0]).toMatchObject({ item: "a" });
    expectClose(came.drivers[0]!.beta, 1);
  });

  test("a yes or no that one item separates perfectly has finite figures", () => {
    const split = rows.map(({ a, c }) => ({ stays: Number(a > 4), a, c }));
    const came = drivers(split, { outcome: "stays", items: ["a", "c"] });
    expect(came.value).toBeGreaterThan(0.5);
    expect(came.value).toBeLessThan(1);
  });

  test("items that determine one another share their importance, and have no coefficients", () => {
    const twins = rows.map(({ overall, a }) => ({ overall, a, twin: a }));
    const came = drivers(twins, { outcome: "overall", items: ["a", "twin"] });
    expectClose(came.value, figures.correlations[0]! ** 2);
    for (const { importance, beta } of came.drivers) {
      expectClose(importance, 0.5);
      expect(beta).toBeNull();
    }
  });

  test("who left something out is counted beside", () => {
    const gaps = rows.map((row, i) => (i < 5 ? { ...row, b: null } : row));
    expect(drivers(gaps, options)).toMatchObject({
      n: 55,
      excluded: [{ reason: "incomplete", count: 5 }],
    });
  });

  test("an item that does not vary explains nothing", () => {
    const flat = rows.map((row) => ({ ...row, c: 4 }));
    const came = drivers(flat, options).drivers.find(({ item }) => item === "c")!;
    expect(came).toMatchObject({ correlation: null, performance: 4 });
    expect(came.importance).toBeCloseTo(0, 12);
  });

  test("where nothing can be said, the reason stands beside", () => {
    const none = { value: null, drivers: [] };
    const few = [...rows.slice(0, 4), { ...rows[4]!, b: null }];
    expect(drivers(few, options)).toMatchObject({
      ...none,
      n: 4,
      excluded: [{ reason: "incomplete", count: 1 }],
      reason: "too few rows",
    });
    // Two more than items are enough.
    expect(drivers(rows.slice(0, 5), options).reason).toBe(null);
    expect(drivers([], options)).toMatchObject({ ...none, n: 0 });
    const flat = rows.map((row) => ({ ...row, overall: 3 }));
    expect(drivers(flat, options).reason).toBe("outcome does not vary");
    const flatItems = rows.map(({ overall }) => ({ overall, a: 1, b: 1 }));
    expect(drivers(flatItems, { outcome: "overall", items: ["a", "b"] }).reason).toBe(
      "no item explains anything",
    );
  });

  test("bad rows and items are refused", () => {
    // @ts-expect-error: no list
    expect(() => drivers({}, options)).toThrow(
      "drivers: rows must be an array or another iterable, got Object",
    );
    const large = [1, 2, 3, 4, 5].map((i) => ({ overall: (-1) ** i * 1e308, a: i, b: 1, c: 2 }));
    expect(() => drivers(large, options)).toThrow(/^drivers: overall must be small enough/);
    expect(() => drivers(rows, { outcome: "a", items: [] })).toThrow(
      "drivers: items must be an array of field names, got Array",
    );
    expect(() => drivers(rows, { outcome: "a", items: ["b", "a"] })).toThrow(
      'drivers: items must be named once each, and not the outcome, got "b, a"',
    );
    const many = Array.from({ length: 501 }, (_, i) => `item ${i}`);
    expect(() => drivers([], { outcome: "a", items: many })).toThrow(
      "drivers: items must be at most 500, got 501",
    );
    const bad = { overall: 1, a: Number.NaN, b: 1, c: 1 };
    expect(() => drivers([bad], options)).toThrow(
      "drivers: a must be a finite number, or null for no answer, got NaN (record 0)",
    );
  });
});

describe("deliveryGap", () => {
  test("Bain's 80 and 8 of a hundred are 72 points, and ten to one", () => {
    const came = deliveryGap({ value: 0.8, n: 362 }, { value: 0.08, n: 362 });
    expectClose(came.value, 0.72);
    expectClose(came.ratio, 10);
    expect(came).toMatchObject({ believed: 0.8, perceived: 0.08, n: 724 });
    expect(came.p).toBeLessThan(1e-80);
    expect(came.interval!.lower).toBeLessThan(0.72);
    expect(came.interval!.upper).toBeGreaterThan(0.72);
  });

  test("a side without answers leaves no gap, nobody perceiving no ratio", () => {
    const none = { value: null, n: 0 };
    expect(deliveryGap({ value: 0.8, n: 9 }, none)).toMatchObject({ value: null, interval: null });
    expect(deliveryGap({ value: 0.8, n: 9 }, { value: 0, n: 9 }).ratio).toBeNull();
  });

  test("statements come widest first, those without answers last", () => {
    const share = (value: number | null, n = 50) => ({ value, n: value === null ? 0 : n });
    const gaps = deliveryGaps([
      { statement: "none", believed: share(0.9), perceived: share(null) },
      { statement: "small", believed: share(0.9), perceived: share(0.88) },
      { statement: "wide", believed: share(0.9), perceived: share(0.3) },
    ]);
    expect(gaps.map(({ statement, isReal }) => [statement, isReal])).toEqual([
      ["wide", true],
      ["small", false],
      ["none", null],
    ]);
    // @ts-expect-error: no list
    expect(() => deliveryGaps({})).toThrow(InputError);
  });
});

describe("zoneOfTolerance", () => {
  const instrument = {
    dimensions: [
      { name: "speed", items: [1, 2] },
      { name: "manners", items: [3] },
    ],
  };
  const options = { instrument };
  const responses = [
    { adequate: [5, 4, 6], desired: [8, 8, 9], perceived: [6, 7, 5] },
    { adequate: [4, 6, 7], desired: [7, 9, 9], perceived: [7, 5, 6] },
    { adequate: [5, 5, 5], desired: [8, 8, null], perceived: [9, 9, 1] },
  ];

  test("adequacy, superiority, width and place in the zone, by hand", () => {
    const { dimensions, items, value, superiority, n } = zoneOfTolerance(responses, options);
    // Speed by respondent: adequacy 2, 1, 4; superiority -1.5, -2, 1.
    expect(dimensions[0]).toMatchObject({ name: "speed", n: 3, zone: "inside" });
    expectClose(dimensions[0]!.adequacy, 7 / 3);
    expectClose(dimensions[0]!.superiority, -2.5 / 3);
    expectClose(dimensions[0]!.width, 9.5 / 3);
    expectClose(dimensions[0]!.position, 7 / 9.5);
    // Manners: adequacy -1, -1; superiority -4, -3.
    expect(dimensions[1]).toMatchObject({ n: 2, adequacy: -1, superiority: -3.5, zone: "below" });
    expect(items[0]).toMatchObject({ item: 1, dimension: "speed", n: 3 });
    expectClose(value, (7 / 3 - 1) / 2);
    expectClose(superiority, (-2.5 / 3 - 3.5) / 2);
    expect(n).toBe(3);
  });

  test("who wants less than would do is left out and counted", () => {
    const mad = { adequate: [9, 1, 1], desired: [8, 9, 9], perceived: [5, 5, 5] };
    const { excluded, ...rest } = zoneOfTolerance([...responses, mad], options);
    expect(excluded).toEqual([{ reason: "inconsistent", count: 1 }]);
    expect({ ...rest, excluded: [] }).toEqual(zoneOfTolerance(responses, options));
  });

  test("above the zone, without width, and without anybody", () => {
    const same = { adequate: [5, 5, 5], desired: [5, 5, 5], perceived: [6, 6, 6] };
    expect(zoneOfTolerance([same], options).dimensions[0]).toMatchObject({
      zone: "above",
      position: null,
      adequacyInterval: null,
    });
    expect(zoneOfTolerance([], options)).toMatchObject({ value: null, superiority: null, n: 0 });
    const nobody = { adequate: [null, 1, null], desired: [1, 1, 1], perceived: [1, 1, 1] };
    expect(zoneOfTolerance([nobody], options)).toMatchObject({
      n: 0,
      excluded: [{ reason: "incomplete", count: 1 }],
    });
  });

  test("it keeps the laws of a measure", () => {
    expectLaws(zoneOfTolerance(options), responses);
  });

  test("a column that is missing, and an answer off the scale, are refused", () => {
    // @ts-expect-error: a column is missing
    expect(() => zoneOfTolerance([{ adequate: [1, 1, 1], desired: [1, 1, 1] }], options)).toThrow(
      "zoneOfTolerance: perceived is missing: it must be an array of 3 answers",
    );
    const off = { adequate: [1, 1, 1], desired: [1, 1, 10], perceived: [1, 1, 1] };
    expect(() => zoneOfTolerance([off], options)).toThrow(
      "zoneOfTolerance: desired[2] must be a whole number from 1 to 9, got 10",
    );
  });
});
