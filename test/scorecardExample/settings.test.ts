import { describe, expect, test } from "vitest";
import { en } from "../../examples/scorecard/languages/en";
import { languageOf } from "../../examples/scorecard/languages/languageOf";
import { sayIn } from "../../examples/scorecard/languages/say";
import { monthsAfter } from "../../examples/scorecard/lib/settings";
import { sections } from "../../examples/scorecard/sections/sections";
import { print } from "../../examples/scorecard/terminal/print";
import { ownFolder } from "./ownFolder";

const own = ownFolder();

function read(settings: object, files: Readonly<Record<string, readonly string[]>>) {
  for (const [name, lines] of Object.entries(files)) {
    own.write(name, `${lines.join("\n")}\n`);
  }
  own.write("settings.json", JSON.stringify({ timeZone: "UTC", ...settings }));
  return own.results();
}

function printed(results: ReturnType<typeof read>, code = "en"): string {
  const text = print(results, sayIn(languageOf(code), results.settings), { isWhole: true });
  return text.join(" ").replace(/\s+/g, " ");
}

const YEAR = { from: "2025-01", until: "2025-12" };

describe("how cells are written may be said:", () => {
  test("days before months", () => {
    const lines = ["at,nps", "13/05/2025,10", "04/06/2025 2:05 PM,0"];
    const { figures } = read({ ...YEAR, dayFirst: true }, { "answers.csv": lines });
    expect(figures.nps?.months?.map(({ n }) => n)).toEqual([0, 0, 0, 0, 1, 1, 0, 0, 0, 0, 0, 0]);
  });

  test("a decimal comma", () => {
    const lines = ["customerId;at;amount", "ann;2025-05-13;1.234,50", "ann;2025-05-14;0,50"];
    const { figures } = read({ ...YEAR, decimal: "," }, { "orders.csv": lines });
    expect(figures.revenue?.now.value).toBeCloseTo(1235, 10);
  });

  test("seconds since 1970, and words for nothing", () => {
    const lines = ["at,nps,csat", "1747094400,10,n/a", "1747094401,-99,5"];
    const said = { ...YEAR, unixTime: "seconds", missing: ["N/A", "-99"] };
    const { figures, findings } = read(said, { "answers.csv": lines });
    expect(findings.answers?.rejections.rows).toBe(0);
    expect(figures.nps?.now.n).toBe(1);
    expect(figures.csat?.now.n).toBe(1);
  });

  test("a mark that is none is said in one line", () => {
    expect(() => read({ decimal: ";" }, { "answers.csv": ["at,nps"] })).toThrow(
      /^settings\.json: decimal/,
    );
    expect(() => read({ language: "xx-yy-zz-1" }, { "answers.csv": ["at,nps"] })).toThrow(
      /^settings\.json: /,
    );
  });
});

describe("memberships that last", () => {
  const lines = (end: string) => [
    "customerId,startedAt,endedAt",
    // Before 1973, which KPIs take as dates and not as numbers.
    `ann,1965-04-01,${end}`,
    `bob,2024-03-01,${end}`,
    "cem,2024-05-01,2025-08-10",
  ];
  const kept = (end: string, said: object = {}) =>
    read({ ...YEAR, ...said }, { "memberships.csv": lines(end) });

  test.each(["9999-12-31", "2999-12-31 23:59:59"])("until %s have not ended", (end) => {
    const { figures, findings } = kept(end);
    expect(findings.memberships?.rejections.rows).toBe(0);
    // Two of three stayed through the year.
    expect(figures.retention?.now).toMatchObject({ value: 2 / 3, n: 3 });
    expect(figures).toEqual(kept("").figures);
  });

  test("until what software makes of nothing last where missing says so, as the page tells", () => {
    expect(printed(kept("1970-01-01"))).toMatch('missing: ["1970-01-01"]');
    const { figures } = kept("1970-01-01", { missing: ["1970-01-01"] });
    expect(figures).toEqual(kept("").figures);
  });
});

describe("what may help is named, where a cell is refused:", () => {
  test.each([
    ["dayFirst: true or false", ["at,nps", "04/05/2025,10", "05/05/2025,9"]],
    ["dayFirst: true", ["at,nps", "31.01.2025,10"]],
    ['unixTime: "seconds"', ["at,nps", "1747094400,10"]],
    ['calendar: "persian" or "islamic-umalqura"', ["at,nps", "1404/02/23,10"]],
  ])("%s", (say, lines) => {
    const text = printed(read(YEAR, { "answers.csv": lines }));
    expect(text).toContain(`What may help, in settings.json: ${say}.`);
  });

  test("in the language of the page", () => {
    const results = read(YEAR, {
      "answers.csv": ["at,nps", "31.01.2025,10", ",9", "2025-05-01,x"],
    });
    expect(printed(results, "ru")).toContain("at – не дата: строка 2 (31.01.2025)");
    expect(printed(results, "ru")).toContain("нет значения at: строка 3");
    expect(printed(results, "fa")).toMatch(/تاریخ نیست: سطر ۲/);
    expect(printed(results, "ar")).toMatch(/ليس عددًا: الصف ٤/);
  });
});

describe("a report of Persian months", () => {
  const YEAR_1404 = {
    calendar: "persian",
    timeZone: "Asia/Tehran",
    from: "1404-01",
    until: "1404-12",
  };

  test.each([
    ["Persian", ["1404/01/01", "1404/01/31", "1404/02/01", "1404/12/29", "1403/12/30"]],
    ["Gregorian", ["2025-03-21", "2025-04-20", "2025-04-21", "2026-03-20", "2025-03-20"]],
  ])("reads %s dates", (_, days) => {
    const lines = ["at,nps", ...days.map((day) => `${day},10`)];
    const { figures, findings } = read(YEAR_1404, { "answers.csv": lines });
    expect(findings.answers?.rejections.rows).toBe(0);
    expect(figures.nps?.months?.map(({ n }) => n)).toEqual([2, 1, 0, 0, 0, 0, 0, 0, 0, 0, 0, 1]);
    expect(figures.nps?.before).toMatchObject({ n: 1 });
  });

  test("names its months as Persian ones", () => {
    const text = printed(
      read(YEAR_1404, { "answers.csv": ["at,nps", "2025-03-21,10", "2025-06-01,9"] }),
    );
    expect(text).toContain("Farvardin 1404");
    expect(text).toContain("Months and days are those of the Persian calendar.");
  });
});

test("a year of the calendar has twelve months", () => {
  expect(monthsAfter("2025-12", 1)).toBe("2026-01");
  expect(monthsAfter("1404-01", -1)).toBe("1403-12");
  expect(monthsAfter("0999-12", 13)).toBe("1001-01");
});

test("what was taken for given is said", () => {
  own.write("answers.csv", "at,nps\n2019-05-01,10\n2019-05-02,3\n");
  const results = own.results();
  const text = print(results, sayIn(en, results.settings)).join(" ");
  expect(text).toContain("Times are taken for those of UTC, as settings.json names no timeZone.");
  expect(text).toContain("The months are the last twelve of the files");
});

describe("who buys again is counted by the quarters", () => {
  const ORDERS = ["ann,2025-02-10", "ann,2025-03-25", "bob,2025-04-02", "cat,2025-04-20"];
  const lines = ["customerId,at,amount", ...ORDERS.map((order) => `${order},10`)];
  const cohortsOf = (settings: object) =>
    read({ ...YEAR, ...settings }, { "orders.csv": lines }).findings.orders!.result.cohorts;

  test("of a year that begins in February", () => {
    // February to April is the first one, so that all three began in it.
    const { cohorts } = cohortsOf({ yearStartsIn: 2 });
    expect(cohorts.map(({ period, size }) => [period.key, size])).toEqual([["2025/26-Q1", 3]]);
  });

  test("of the calendar that cuts the months", () => {
    // 10 February is in the winter of 1403; the spring of 1404 began on 21 March.
    const { cohorts } = cohortsOf({ calendar: "persian", from: "1404-01", until: "1404-09" });
    expect(cohorts.map(({ period, size }) => [period.key, size])).toEqual([
      ["1403-Q4", 1],
      ["1404-Q1", 2],
    ]);
  });

  test("which is written so in every language", () => {
    const results = read(
      { ...YEAR, yearStartsIn: 2 },
      { "orders.csv": [...lines, "ann,2025-06-01,5"] },
    );
    const written = (code: string) =>
      JSON.stringify(sections(results, sayIn(languageOf(code), results.settings)));
    expect(written("en")).toContain('"Q1 2025/26"');
    expect(written("fa")).toContain('"فصل ۱ ۲۰۲۵/۲۶"');
  });
});
