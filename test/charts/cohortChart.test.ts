import { cohorts } from "customer-kpis";
import { cohortChart } from "customer-kpis/charts";
import { expect, test } from "vitest";
import { isLong } from "../runs";
import { draw, faultsOf, namesIn, textBoxes, textsIn } from "./draw";
import { rolling, table } from "./examples";

test("draws every cell's figures, none rounded, and the row of all", () => {
  const { values } = cohortChart(rolling).data;
  const figures = ["cohort", "offset", "value", "retained", "eligible", "complete", "active"];
  expect(values.map((row) => figures.map((figure) => row[figure]))).toEqual(
    [
      ...rolling.cohorts.map(({ period, cells }) => ({ cohort: period.key, cells })),
      { cohort: null, cells: rolling.overall },
    ].flatMap(({ cohort, cells }) =>
      cells.map(({ offset, value, retained, eligible, complete, active }) => [
        cohort,
        offset,
        value,
        retained,
        eligible,
        complete,
        active,
      ]),
    ),
  );
});

test("the share stands in each cell, the size beside each row", async () => {
  const svg = await draw(cohortChart(table));
  expect(textsIn(svg)).toEqual([
    ...["100", "67", "100", "100", "67*"],
    "Percent of customers; * not over for everybody",
    ...["0", "1", "Periods since the start"],
    ...["2026-01 (3)", "2026-02 (1)", "All (4)"],
  ]);
  expect(namesIn(svg).sort()).toEqual([
    "2026-01, 0: 100%",
    "2026-01, 1: 67%",
    "2026-02, 0: 100%",
    "All, 0: 100%",
    "All, 1: 67%*",
  ]);
});

test("a cell that is not over for everybody has a mark, one that is for nobody stays empty", () => {
  const { values } = cohortChart(rolling).data;
  const partly = values.filter(({ complete, value }) => !complete && value !== null);
  expect(partly.length).toBeGreaterThan(0);
  expect(partly.every(({ label }) => String(label).endsWith("*"))).toBe(true);
  const open = values.filter(({ value }) => value === null);
  expect(open.length).toBeGreaterThan(0);
  expect(open.every(({ label }) => label === "")).toBe(true);
});

test("a period that nobody has reached yet has no column of its own", async () => {
  // February is not over on its 15th: of who began in January or then, nobody can be said to have come back in it.
  const orders = [
    { customerId: "ann", at: new Date("2026-01-05") },
    { customerId: "bob", at: new Date("2026-02-11") },
  ];
  const begun = cohorts(orders, { unit: "month", asOf: new Date("2026-02-15") });
  expect(begun.overall.map(({ value }) => value)).toEqual([1, null]);
  const texts = textsIn(await draw(cohortChart(begun)));
  expect(texts).toContain("0");
  expect(texts).not.toContain("1");
});

test("where all is over, nothing says that it is not", async () => {
  const past = cohorts([{ customerId: 1, at: new Date("2026-01-05") }], {
    unit: "month",
    asOf: new Date("2026-02-01"),
  });
  const svg = await draw(cohortChart(past));
  expect(textsIn(svg)).toContain("Percent of customers");
  expect(namesIn(svg)).toHaveLength(2);
});

test("who began in a period that is not over counts in the size of all", () => {
  const visits = ["2026-01-05", "2026-02-02"].map((date, i) => ({
    customerId: i,
    at: new Date(date),
  }));
  const table = cohorts(visits, { unit: "month", asOf: new Date("2026-02-10") });
  expect(cohortChart(table).description).toBe(
    "2026-01 (n 1): 0: 100%. 2026-02 (n 1): No data. All (n 2): 0: 100%*",
  );
});

test("cells round as percentages do", () => {
  const cells = [{ ...table.overall[0]!, value: 0.285, complete: false }];
  const chart = cohortChart({ cohorts: [{ ...table.cohorts[0]!, cells }], overall: cells });
  expect(chart.data.values[0]).toMatchObject({ value: 0.285, label: "29*" });
  expect(chart.description).toContain("0: 29%*");
});

test("brackets are named by their first and last interval", async () => {
  const visits = ["2026-01-05", "2026-03-20"].map((date) => ({
    customerId: 1,
    at: new Date(date),
  }));
  const brackets = cohorts(visits, {
    unit: "month",
    asOf: new Date("2027-01-01"),
    mode: "brackets",
    brackets: [
      [0, 0],
      [1, 3],
    ],
  });
  const chart = cohortChart(brackets);
  expect(chart.description).toBe(
    "2026-01 (n 1): 0: 100%, 1–3: 100%. All (n 1): 0: 100%, 1–3: 100%",
  );
  expect(faultsOf(chart)).toEqual([]);
});

test("cohorts and shares are written as the caller does", async () => {
  const chart = cohortChart(table, {
    labelOf: (key) => (key === "2026-01" ? "January" : "February"),
    format: (share) => share.toFixed(2),
  });
  expect(chart.description).toContain("January (n 3): 0: 1.00, 1: 0.67");
  expect(textsIn(await draw(chart))).toContain("0.67");
});

/** The first visits of one customer, day by day. */
const dailyCohorts = (count: number) =>
  cohorts(
    Array.from({ length: count }, (_, i) => ({
      customerId: 1,
      at: new Date(Date.UTC(2026, 0, 1 + i)),
    })),
    { unit: "day", asOf: new Date(Date.UTC(2026, 0, 1 + count)) },
  );

test("texts shrink with the cells, so that many columns do not run into one another", async () => {
  const svg = await draw(cohortChart(dailyCohorts(10), { width: 360 }));
  const sizes = Array.from(svg.matchAll(/font-size="([\d.]+)px"[^>]*>100</g), ([, size]) => size);
  expect(sizes).toHaveLength(20);
  // The names of 11 rows take the rest of the width.
  expect(Number(sizes[0]) * 0.6 * 3).toBeLessThan((360 - 80) / 10);
});

test("where cells are too narrow for numbers, a legend tells the colors", async () => {
  const texts = textsIn(await draw(cohortChart(dailyCohorts(30), { width: 360 })));
  expect(texts.slice(0, 3)).toEqual(["0", "50", "100"]);
  expect(texts.filter((text) => text === "100")).toHaveLength(1);
});

test("the start, which is always whole, has no color, and the rest is held against the highest", async () => {
  const chart = cohortChart(table);
  const svg = await draw(chart);
  const opacities = new Map(
    Array.from(
      svg.matchAll(/aria-label="([^"]*)"[^>]*fill="(\S+)"[^>]* opacity="([\d.]+)"/g),
      ([, name, fill, opacity]) => [name, [fill, Number(opacity)]],
    ),
  );
  expect(opacities.get("2026-01, 0: 100%")).toEqual(["currentColor", expect.closeTo(0.07)]);
  // 67 % is the highest of what comes later.
  expect(opacities.get("2026-01, 1: 67%")).toEqual(["#3d8fd1", expect.closeTo(0.6)]);
});

test.each<[string, unknown, string]>([
  ["table", null, "table must be a cohort table, got null"],
  ["list of cohorts", { overall: [] }, "cohorts is missing: it must be an array of cohorts"],
  ["list of all", { cohorts: [] }, "overall is missing: it must be an array of cells"],
  ["cohort", { cohorts: [5], overall: [] }, "cohorts must be an array of cohorts, got 5"],
  [
    "size",
    { cohorts: [{ period: { key: "a" }, cells: [] }], overall: [] },
    "size is missing: it must be a finite number",
  ],
  [
    "list of cells",
    { cohorts: [{ period: { key: "a" }, size: 1 }], overall: [] },
    "cells is missing: it must be an array of cells",
  ],
  [
    "share",
    {
      cohorts: [{ period: { key: "a" }, size: 1, cells: [{ value: "1" }] }],
      overall: [{ offset: 0, through: 0 }],
    },
    'value must be a finite number or null, got "1"',
  ],
])("refuses a wrong %s", (_, wrong, message) => {
  expect(() => cohortChart(wrong as never)).toThrow(`cohortChart: ${message}`);
});

test("refuses a labelOf that is no function", () => {
  expect(() => cohortChart(table, { labelOf: 5 as never })).toThrow(
    "cohortChart: labelOf must be a function, got 5",
  );
});

test.runIf(isLong)("takes as many cells as days of a year among as many cohorts", () => {
  const [cell] = table.overall;
  const cells = Array.from({ length: 360 }, (_, offset) => ({ ...cell!, offset, through: offset }));
  const days = Array.from({ length: 360 }, () => ({ ...table.cohorts[0]!, cells }));
  const { values } = cohortChart({ cohorts: days, overall: cells }).data;
  // 129,600 of the cohorts, 360 of all: more than a call has room for as arguments.
  expect(values).toHaveLength(129_960);
});

test("the numbers of many intervals do not run into one another", async () => {
  const visits = Array.from({ length: 48 }, (_, i) => ({
    customerId: `c${i % 24}`,
    at: new Date(Date.UTC(2024, i % 24, 5)),
  }));
  const chart = cohortChart(cohorts(visits, { unit: "month", asOf: new Date("2026-01-01") }));
  const { boxes } = await textBoxes(chart);
  const numbers = boxes.filter(({ text }) => /^\d{1,2}$/.test(text) && Number(text) < 24);
  const [{ top }] = numbers as [(typeof numbers)[number]];
  const header = numbers.filter((box) => box.top === top).sort((a, b) => a.left - b.left);
  expect(header.length).toBeGreaterThan(5);
  // A blank is a quarter of a letter's height of 12 wide.
  for (const [i, { left }] of header.entries()) {
    if (i > 0) expect(left - header[i - 1]!.right).toBeGreaterThan(3);
  }
});
