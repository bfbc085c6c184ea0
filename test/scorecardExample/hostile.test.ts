import { mkdirSync } from "node:fs";
import { join } from "node:path";
import { describe, expect, test } from "vitest";
import { en } from "../../examples/scorecard/languages/en";
import { LANGUAGES } from "../../examples/scorecard/languages/languageOf";
import { sayIn } from "../../examples/scorecard/languages/say";
import { UserError } from "../../examples/scorecard/lib/userError";
import { page } from "../../examples/scorecard/page/page";
import type { Results } from "../../examples/scorecard/results/results";
import { print } from "../../examples/scorecard/terminal/print";
import { isLong } from "../runs";
import { ownFolder } from "./ownFolder";

const own = ownFolder();
const { write, results: read } = own;

function printed(results: Results): string {
  return print(results, sayIn(en, results.settings), { isWhole: true }).join("\n");
}

/** The page in a language that begins at the left, or in one that begins at the right. */
function pageOf(results: Results, direction: "ltr" | "rtl"): Promise<string> {
  const language = LANGUAGES.find((one) => one.direction === direction)!;
  return page(results, sayIn(language, results.settings), []);
}

/** A company of three segments, of which one has this name, in every file. */
function writeCompany(name: string): void {
  const quoted = `"${name.replaceAll('"', '""')}"`;
  const days = Array.from({ length: 28 }, (_, i) => `2025-06-${String(i + 1).padStart(2, "0")}`);
  const segments = [quoted, "home", "office"];
  const rows = days.flatMap((day, i) => segments.map((segment, j) => ({ day, segment, i, j })));
  const lines = (head: string, row: (one: (typeof rows)[number]) => string) =>
    `${head}\n${rows.map(row).join("\n")}\n`;
  write(
    "answers.csv",
    lines("at,nps,csat,segment,channel,stage,touchpoint,customerId", ({ day, segment, i, j }) => {
      const nps = j === 0 ? i % 7 : 10;
      return `${day},${nps},${1 + (i % 5)},${segment},${segment},buy,${segment},c${i}`;
    }),
  );
  write(
    "memberships.csv",
    lines("customerId,startedAt,endedAt,reason,segment,mrr", ({ day, segment, i, j }) => {
      return `c${i}-${j},2024-01-01,${i % 3 === 0 ? day : ""},${i % 3 === 0 ? quoted : ""},${segment},9`;
    }),
  );
  write(
    "orders.csv",
    lines("customerId,at,amount,segment,product", ({ day, segment, i, j }) => {
      return `c${i}-${j},${day},${10 + i},${segment},${quoted}`;
    }),
  );
  write(
    "tickets.csv",
    lines("createdAt,firstRespondedAt,team,segment,customerId", ({ day, segment, i }) => {
      return `${day} 09:00,${day} 1${i % 9}:30,${segment},${segment},c${i}-0`;
    }),
  );
}

const NAMES = [
  "constructor",
  "__proto__",
  "toString",
  'x role="img" aria-label="y',
  '"><script>alert(1)</script>',
  "</svg></style><!--",
  "\u001b[31mred\u001b[0m\u0007\u009b2J",
  "ب".repeat(3000),
  "long ".repeat(600),
  "$& $1 $$",
  "{n}",
  "%s `x` \\u0041 &amp;",
  "👩‍👩‍👧‍👦 café \u202Egnp.exe",
  "null",
];

/** A page of each; in `npm run test:long` one that begins at the left and one that begins at the right. */
const PAGES = NAMES.flatMap((name, i) =>
  (["ltr", "rtl"] as const)
    .filter((_, j) => isLong || (i + j) % 2 === 0)
    .map((direction) => [name, direction] as const),
);

describe.each(PAGES)(
  "a segment, channel, product and reason called %j, on a page %s",
  (name, direction) => {
    test("is a name like any other, on the terminal and on the page", async () => {
      writeCompany(name);
      write("settings.json", '{ "timeZone": "UTC" }');
      const results = read();
      const text = printed(results);
      expect(text).not.toMatch(/(?!\n)\p{Cc}/u);
      expect(Math.max(...text.split("\n").map((line) => line.length))).toBeLessThan(400);
      const markup = await pageOf(results, direction);
      expect(markup).not.toContain("<script");
      expect(markup).not.toMatch(/undefined|NaN|\[object/);
      expect(markup).not.toMatch(/(?![\n\t])\p{Cc}/u);
      // Tags as they are meant to be: every one that opens closes again.
      for (const tag of ["svg", "table", "section", "details", "figure", "ul", "li", "p"]) {
        const count = (pattern: RegExp) => markup.match(pattern)?.length ?? 0;
        expect(count(new RegExp(`<${tag}[ >]`, "g")), tag).toBe(
          count(new RegExp(`</${tag}>`, "g")),
        );
      }
      const longest = Math.max(
        ...markup
          .replace(/<style>.*?<\/style>/s, "")
          .split(/<[^>]*>/)
          .map((piece) => piece.length),
      );
      expect(longest).toBeLessThan(1200);
    });
  },
);

describe("reads what ordinary files have:", () => {
  const ROWS = ["2025-05-01,10", "2025-06-02,9", "2026-02-28,3"];

  test.each([
    ["trailing empty columns", `at,nps,,\n${ROWS.map((row) => `${row},,`).join("\n")}\n`],
    [
      "columns of one name that nobody needs",
      `at,nps,x,x\n${ROWS.map((row) => `${row},1,2`).join("\n")}\n`,
    ],
    ["sep=;", `sep=;\nat;nps\n${ROWS.join("\n").replaceAll(",", ";")}\n`],
    ["carriage returns as line ends", `at,nps\r${ROWS.join("\r")}\r`],
    ["capitals in the header", `At,NPS\n${ROWS.join("\n")}\n`],
    ["a blank that does not break", `at\u00a0,\u00a0nps\n${ROWS.join("\n")}\n`],
    ["letters that are not seen in the header", `\ufeffat\u200f,nps\u200e\n${ROWS.join("\n")}\n`],
  ])("%s", (_, content) => {
    write("answers.csv", content);
    expect(read().figures.nps?.now).toMatchObject({ n: 3 });
    expect(read().findings.answers?.rejections.rows).toBe(0);
  });

  test("a header in Arabic letters that looks as settings.json has it in Persian ones", () => {
    write("answers.csv", `تاريخ,امتياز كل\n${ROWS.join("\n")}\n`);
    const columns = { answers: { at: "تاریخ", nps: "امتیاز کل" } };
    write("settings.json", JSON.stringify({ columns }));
    expect(read().figures.nps?.now).toMatchObject({ n: 3 });
  });
});

describe("says in one line what is wrong with", () => {
  test.each([
    ["two columns of a name that is needed", "at,nps,nps\n2025-05-01,1,2\n", 'two columns "nps"'],
    ["a quotation mark left open", 'at,nps\n"2025-05-01,1\n', "is never closed in the row"],
  ])("%s", (_, content, message) => {
    write("answers.csv", content);
    expect(read).toThrow(UserError);
    expect(read).toThrow(message);
  });

  test("a folder called answers.csv", () => {
    mkdirSync(join(own.path, "answers.csv"));
    expect(read).toThrow(UserError);
    expect(read).toThrow("answers.csv is a folder, not a file.");
  });

  test("settings.json that is a folder", () => {
    write("answers.csv", "at,nps\n2025-05-01,1\n");
    mkdirSync(join(own.path, "settings.json"));
    expect(read).toThrow(UserError);
  });
});
