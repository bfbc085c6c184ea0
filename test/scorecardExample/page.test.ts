import { readFileSync } from "node:fs";
import { join } from "node:path";
import { describe, expect, test } from "vitest";
import { LANGUAGES } from "../../examples/scorecard/languages/languageOf";
import { sayIn } from "../../examples/scorecard/languages/say";
import { scorecardOf } from "../../examples/scorecard/lib/scorecardOf";
import { page } from "../../examples/scorecard/page/page";
import type { Results } from "../../examples/scorecard/results/results";
import { sections } from "../../examples/scorecard/sections/sections";
import { company } from "./company";
import { dataFolder } from "./dataFolder";
import { ownFolder } from "./ownFolder";

const own = ownFolder();
const truth = JSON.parse(readFileSync(join(dataFolder, "truth.json"), "utf8"));
const siblings = LANGUAGES.map((language) => ({ language, file: `${language.code}.html` }));

async function pageIn(code: string, results: Results = company): Promise<string> {
  const language = LANGUAGES.find((one) => one.code === code)!;
  return page(results, sayIn(language, results.settings), siblings);
}

/** What a reader sees: no markup, no style, no drawings. */
function textOf(markup: string): string {
  return markup
    .replace(/<style>.*?<\/style>/s, "")
    .replace(/<svg.*?<\/svg>/gs, "")
    .replace(/<[^>]*>/g, " ");
}

const pages = new Map<string, string>();
for (const { code } of LANGUAGES) pages.set(code, await pageIn(code));

describe.each(LANGUAGES)("the page in $name", ({ code, direction, locale }) => {
  const markup = pages.get(code)!;
  const text = textOf(markup);

  test("says its language and direction", () => {
    expect(markup).toContain(`<html lang="${code}" dir="${direction}">`);
  });

  test("has one main, one h1, a title, and headings in order", () => {
    expect(markup.match(/<main /g)).toHaveLength(1);
    expect(markup.match(/<h1>/g)).toHaveLength(1);
    expect(markup).toMatch(/<title>[^<]+<\/title>/);
    const levels = [...markup.matchAll(/<h(\d)/g)].map(([, level]) => Number(level));
    for (const [i, level] of levels.entries()) {
      if (i > 0) expect(level - levels[i - 1]!, `heading ${i}`).toBeLessThanOrEqual(1);
    }
  });

  test("loads nothing and runs nothing", () => {
    const withoutNames = markup.replace(/xmlns(:xlink)?="[^"]*"/g, "");
    expect(withoutNames).not.toMatch(/https?:|\/\/[a-z]/i);
    expect(withoutNames).not.toMatch(/<script|<link|<img|<iframe|@import|@font-face|url\((?!#)/i);
    expect(withoutNames).not.toMatch(/\son[a-z]+=/i);
  });

  test("prints no value that is none, and no name of a field", () => {
    expect(text).not.toMatch(/undefined|NaN|\bnull\b|Infinity|\[object|\{n\}/);
    expect(markup).not.toMatch(/>(?:undefined|NaN|null)</);
    expect(text).not.toMatch(/withinTarget|firstResponse|historicValue|byChannel/);
  });

  test("writes figures in the digits of the language", () => {
    const nps = company.figures.nps!.now.value!;
    const written = new Intl.NumberFormat(locale, {
      signDisplay: "exceptZero",
      minimumFractionDigits: 1,
      maximumFractionDigits: 1,
    }).format(nps);
    expect(text).toContain(written);
    const cells = [...markup.matchAll(/<td[^>]*>([^<]*)<\/td>/g)].map(([, cell]) => cell!);
    expect(cells.length).toBeGreaterThan(300);
    if (direction === "rtl") expect(cells.filter((cell) => /[0-9]/.test(cell))).toEqual([]);
    else expect(cells.filter((cell) => /[٠-٩۰-۹]/.test(cell))).toEqual([]);
  });

  test("has no heading, column or caption left in English", () => {
    if (code === "en") return;
    const english = textsOf(pages.get("en")!);
    const same = textsOf(markup).filter((one) => english.includes(one));
    // KPIs that go by their English letters everywhere.
    expect(new Set(same)).toEqual(new Set(["CSAT", "NPS"]));
  });

  test("draws no word in another language, and none cut short", () => {
    const drawn = [...markup.matchAll(/<text[^>]*>([^<]*)<\/text>/g)].map(([, text]) => text!);
    expect(drawn.length).toBeGreaterThan(100);
    expect(drawn.filter((text) => text.includes("…"))).toEqual([]);
    if (code === "en") return;
    // A currency goes by its letters, too.
    const plain = drawn.map((text) => text.replace(/[\u2067-\u2069]/g, "").replace(" (AED)", ""));
    expect(new Set(plain.filter((text) => /[a-z]/i.test(text)))).toEqual(new Set(["NPS"]));
  });

  test("gives every chart words and figures", () => {
    const figures = [...markup.matchAll(/<figure.*?<\/figure>/gs)].map(([figure]) => figure);
    expect(figures.length).toBeGreaterThanOrEqual(11);
    for (const figure of figures) {
      expect(figure).toMatch(/<figcaption><h3>[^<]+<\/h3>/);
      expect(figure).toMatch(/role="img" aria-label="[^"]{10,}"|<caption class="unseen">/);
      expect(figure).toMatch(/<svg [^>]*aria-hidden="true"/);
      // Its figures are in a table of its own, or in one beside it.
      const section = sectionsOf(markup).find((one) => one.includes(figure))!;
      expect(section.replace(figure, figure.match(/<details>.*/s)?.[0] ?? "")).toContain("<table");
    }
  });

  test("names every table, column and row", () => {
    const tables = [...markup.matchAll(/<table.*?<\/table>/gs)].map(([table]) => table);
    for (const table of tables) {
      expect(table).toMatch(/<caption[^>]*><span>[^<]+<\/span><\/caption>/);
      const rows = table.match(/<tbody>.*<\/tbody>/s)![0].match(/<tr/g)!.length;
      expect(table.match(/<th scope="row"/g)).toHaveLength(rows);
    }
  });

  test("has no two elements of one id", () => {
    const ids = [...markup.matchAll(/ id="([^"]*)"/g)].map(([, id]) => id);
    expect(ids).toEqual([...new Set(ids)]);
    for (const [, target] of markup.matchAll(/(?:href="|url\()#([^")]*)/g)) {
      expect(ids).toContain(target);
    }
  });

  test("links to the pages in the other languages", () => {
    for (const other of LANGUAGES) {
      expect(markup).toContain(`href="${other.code}.html" lang="${other.code}"`);
    }
  });
});

function sectionsOf(markup: string): string[] {
  return [...markup.matchAll(/<section.*?<\/section>/gs)].map(([section]) => section);
}

/** Headings, captions and the heads of columns. */
function textsOf(markup: string): string[] {
  const found = markup.matchAll(/<(?:h\d|caption|th scope="col")[^>]*>(?:<[^>]*>)*([^<]+)/g);
  return [...found].map(([, text]) => text!).filter((text) => /[a-z]/i.test(text));
}

test("a page has one calendar: the one that cuts the months", () => {
  const text = textOf(pages.get("fa")!);
  expect(text).toContain("۱ ژانویهٔ ۲۰۲۵ تا ۳۱ دسامبر ۲۰۲۵");
  expect(text).toContain("ژانویهٔ ۲۰۲۵");
  expect(text).toContain("به تقویم میلادی");
  expect(text).not.toMatch(/۱۴۰[34]/);
});

test("which is the Persian one where settings.json says so", async () => {
  const rows = ["2025-03-20 23:30,0", "2025-03-21 00:30,10", "2025-04-20 12:00,9"];
  own.write("answers.csv", `at,nps\n${rows.join("\n")}\n`);
  const said = { calendar: "persian", timeZone: "Asia/Tehran", from: "1404-01", until: "1404-02" };
  own.write("settings.json", JSON.stringify(said));
  const results = own.results();
  // Nowruz 1404 was on 21 March 2025: the first answer is of the year before.
  expect(results.figures.nps!.now).toMatchObject({ value: 100, n: 2 });
  const text = textOf(await pageIn("fa", results));
  expect(text).toContain("۱ فروردین ۱۴۰۴ تا ۳۱ اردیبهشت ۱۴۰۴");
  expect(text).toMatch(/فروردین ۱۴۰۴\s+‎?\+۱۰۰٫۰/);
  expect(text).not.toMatch(/۲۰۲۵/);
  expect(textOf(await pageIn("en", results))).toContain("Farvardin 1, 1404 AP");
});

test("a column without a value is left out, as the one for colors is where nothing has a target", async () => {
  own.write("answers.csv", "at,nps\n2025-05-01,10\n2026-02-28,3\n");
  const untargeted = own.results();
  expect(textsOf(await pageIn("en", untargeted))).not.toContain("Status");
  expect(textsOf(pages.get("en")!)).toContain("Status");
});

test("percent signs stand on one side in a language that runs from right to left", () => {
  for (const code of ["fa", "ar"]) {
    const text = textOf(pages.get(code)!);
    // Every figure is set apart from what stands around it.
    const steady = text.match(/\u2067\u061c[٠-٩۰-۹]+٫[٠-٩۰-۹]٪\u061c?\u2069/g) ?? [];
    expect(steady.length).toBeGreaterThan(50);
    expect(text.match(/٫[٠-٩۰-۹]٪/g)).toHaveLength(steady.length);
  }
});

test("whatever is in the files stands on the page as text", async () => {
  const hostile = `<script>alert("1")</script>&'`;
  const translations = { en: { home: hostile } };
  const settings = { ...company.settings, company: hostile, translations };
  const markup = await pageIn("en", { ...company, settings });
  expect(markup).not.toContain("<script>");
  expect(markup).toContain("&#60;script&#62;alert(&#34;1&#34;)&#60;/script&#62;&#38;&#39;");
});

test("is the same every time", async () => {
  expect(await pageIn("ru")).toBe(pages.get("ru"));
});

test("one customer's page says what who bought a machine buys next", async () => {
  const { customer } = scorecardOf(dataFolder, new Date("2026-03-15T12:00:00Z"), "C3101");
  const { after, next } = customer!.view.future.suggestions[0]!.rule;
  expect([after, next]).toEqual(["machine", "cleaning kit"]);
  expect(textOf(await pageIn("en", { ...company, customer }))).toMatch(
    /Offer( again)?: cleaning kit/,
  );
  expect(textOf(await pageIn("fa", { ...company, customer }))).toContain("بستهٔ نظافت");
});

describe("shows what is true of the company", () => {
  const text = textOf(pages.get("en")!).replace(/\s+/g, " ");

  test("the NPS of every segment", () => {
    const names: Record<string, string> = {};
    for (const [segment, facts] of Object.entries(truth.answers.bySegment)) {
      names[segment] = score(facts as Facts);
      expect(text).toContain(`${segment} ${names[segment]} `);
    }
    expect(Object.keys(names).sort()).toEqual(["cafe", "home", "office"]);
  });

  test("the planted weak touchpoint, first in the ranking and clearly worse", () => {
    const ranking = text.slice(text.indexOf("The journey:"));
    const [first = ""] = ranking.match(/(\w+) \((\w+)\) [+-]/) ?? [];
    expect(first).toContain("delivery (receive)");
    expect(ranking).toMatch(
      new RegExp(
        `delivery \\(receive\\) ${score(truth.answers.byTouchpoint.delivery)} .*?clearly worse`,
      ),
    );
  });

  test("how many of the customers at the start left in the year", () => {
    const { lost, atStart } = truth.memberships.year;
    expect(text).toContain(`Customers lost (churn) ${((100 * lost) / atStart).toFixed(1)}% `);
  });

  interface Facts {
    readonly promoters: number;
    readonly passives: number;
    readonly detractors: number;
  }
  function score({ promoters, passives, detractors }: Facts): string {
    const value = (100 * (promoters - detractors)) / (promoters + passives + detractors);
    return `${value > 0 ? "+" : ""}${value.toFixed(1)}`;
  }
});

test("a terminal and a page tell the same sections", () => {
  const ids = sections(company, sayIn(LANGUAGES[0]!, company.settings)).map(({ id }) => id);
  const onPage = [...pages.get("en")!.matchAll(/<section id="([^"]*)"/g)].map(([, id]) => id);
  expect(onPage).toEqual(ids);
});
