import { join } from "node:path";
import { describe, expect, test } from "vitest";
import { en } from "../../examples/scorecard/languages/en";
import { LANGUAGES } from "../../examples/scorecard/languages/languageOf";
import { sayIn } from "../../examples/scorecard/languages/say";
import { scorecardOf } from "../../examples/scorecard/lib/scorecardOf";
import { UserError } from "../../examples/scorecard/lib/userError";
import { page } from "../../examples/scorecard/page/page";
import { print as printResults } from "../../examples/scorecard/terminal/print";
import { ownFolder } from "./ownFolder";

const own = ownFolder();
const { write } = own;

async function print(): Promise<string> {
  const results = own.results();
  return printResults(results, sayIn(en, results.settings), { isWhole: true }).join("\n");
}

async function complaint(): Promise<string> {
  const error = await print().catch((thrown: unknown) => thrown);
  expect(error).toBeInstanceOf(UserError);
  const { message } = error as UserError;
  expect(message).not.toContain("\n");
  return message;
}

const ANSWERS = "at,nps\n2025-05-01,10\n2025-06-02,9\n2026-02-28,3\n";

describe("a folder of one's own", () => {
  test("may hold a single file: the others are left out, and named", async () => {
    write("answers.csv", ANSWERS);
    const printed = await print();
    expect(printed).toMatch(/Recommendation \(NPS\) +\+33\.3 .*\n.* From 3 answers/);
    expect(printed).toContain("March 1, 2025 to February 28, 2026");
    expect(printed).not.toContain("Customers kept");
    expect(printed).not.toContain("BY SEGMENT");
    expect(printed).not.toContain("WHERE TO LOOK");
    expect(printed).toMatch(/^Month +NPS$/m);
    expect(printed).not.toContain("Satisfied");
    expect(printed).toContain("No memberships.csv: customers kept and lost left out.");
    expect(printed).toContain("No targets in settings.json, so that nothing is scored.");
  });

  test.each([
    [
      "20",
      "IRR",
      "it has amounts in EUR and in IRR, which are never added up.",
      'Say in settings.json which of them counts, as "currency": "EUR".',
    ],
    [
      "20",
      "",
      "currency must be named in every record or in none",
      "Name it in every row, or in none.",
    ],
  ])("may not have another currency, nor none beside one", async (amount, currency, what, way) => {
    const header = "customerId,at,amount,currency";
    write("orders.csv", `${header}\nann,2026-01-05,10,EUR\nbob,2026-01-06,${amount},${currency}\n`);
    const message = await complaint();
    expect(message).toContain(`orders.csv: ${what}`);
    expect(message).toContain(way);
  });

  test("is told what could not be compared, which is not the same as no change", async () => {
    write("answers.csv", "at,nps\n2025-05-01,10\n");
    expect(await print()).toContain("1. No figure could be compared with an earlier one.");
    write("answers.csv", ANSWERS);
    expect(await print()).toContain(
      "2. No touchpoint, channel, team or segment could be compared with the others.",
    );
    const rows = ["app,10", "app,9", "web,10", "web,9"].map((row) => `2025-05-01,${row}`);
    write("answers.csv", `at,channel,nps\n${rows.join("\n")}\n`);
    expect(await print()).toContain("2. No touchpoint, channel, team or segment is worse");
  });

  test("may tell by its orders alone that buyers are worth more than a year before", async () => {
    // Forty-eight buyers a year with one order each, four a month: 10 or 12, and then 20 or 22.
    const rows = Array.from({ length: 96 }, (_, i) => {
      const [year, amount] = i < 48 ? [2024, 10] : [2025, 20];
      const month = String(1 + (i % 12)).padStart(2, "0");
      return `C${i},${year}-${month}-05,${amount + 2 * (i % 2)}`;
    });
    write("settings.json", '{ "from": "2025-01", "until": "2025-12" }');
    write("orders.csv", `customerId,at,amount\n${rows.join("\n")}\n`);
    expect((await print()).replace(/\s+/g, " ")).toContain(
      "1. Value of a buyer rose from 11 (a year earlier) to 21 (in these months): better, and more than chance.",
    );
  });

  test("may have a ticket twice, which counts once, here and for the customer", async () => {
    const header = "id,customerId,createdAt,firstRespondedAt";
    const row = "1,ann,2026-01-05 09:00,2026-01-05 10:00";
    const other = "1,ann,2026-01-05 09:00,2026-01-05 12:00";
    const withoutId = ",bo,2026-01-06 09:00,2026-01-06 10:00";
    write("tickets.csv", [header, row, withoutId, row, withoutId, row, other].join("\n"));
    const printed = await print();
    // The first of three, both without an id, and the one that says something else.
    expect(printed).toContain("From 4 replies");
    expect(printed).toContain("2 rows of tickets.csv stand there twice");
  });

  test("may have answers that name nobody: they are none of the customer's who is looked at", () => {
    write("answers.csv", "at,nps,channel\n2025-05-01,10,web\n2025-06-02,9,web\n");
    write("orders.csv", "customerId,at,amount\nann,2025-05-01,10\nann,2025-06-01,10\n");
    const { past } = own.results().customer!.view;
    // Two orders, and nothing that was said on the web.
    expect([past.n, past.channels]).toEqual([2, []]);
  });

  test("may write a customer in look-alike letters: they are found, however they are named", () => {
    // Ali with an Arabic yeh, and with a Persian one.
    write("orders.csv", "customerId,at,amount\nعلي,2025-05-01,10\nعلی,2025-06-01,10\n");
    for (const name of ["علي", "علی", null]) {
      const { customer } = scorecardOf(own.path, new Date("2026-03-15T12:00:00Z"), name);
      expect(customer?.view.past.n).toBe(2);
    }
  });

  test("ends with its last row, also where that is rejected or in another currency", () => {
    const rows = ["2025-05-01,10,USD", "2025-07-01,ten,USD"];
    const last = () => own.results().settings.months.at(-1)?.key;
    write(
      "orders.csv",
      ["customerId,at,amount,currency", ...rows.map((row) => `ann,${row}`)].join("\n"),
    );
    expect(last()).toBe("2025-07");
    rows.push("2025-08-01,10,EUR");
    write("settings.json", '{ "currency": "USD" }');
    write(
      "orders.csv",
      ["customerId,at,amount,currency", ...rows.map((row) => `ann,${row}`)].join("\n"),
    );
    expect(last()).toBe("2025-08");
  });

  test("may lack optional columns, which is said", async () => {
    write("answers.csv", ANSWERS);
    expect(await print()).toContain('No column "csat" in answers.csv: satisfaction left out.');
  });

  test("may have semicolons, quotation marks, a byte order mark and Windows line ends", async () => {
    write("answers.csv", `\ufeff${ANSWERS.replaceAll(",", ";").replaceAll("\n", "\r\n")}`);
    expect(await print()).toMatch(/Recommendation \(NPS\) +\+33.3/);
  });

  test("may have blank segments, counted as a segment of their own", async () => {
    write("answers.csv", "at,nps,segment\n2025-05-01,10,home\n2025-05-02,0, \n");
    expect(await print()).toMatch(/^\(blank\) +-100.0/m);
  });

  test("may name its columns in another way, if settings.json says how", async () => {
    write("answers.csv", "When,How likely?\n2025-05-01,10\n2025-05-02,eleven\n");
    const columns = { answers: { at: "When", nps: "How likely?" } };
    write("settings.json", JSON.stringify({ columns }));
    const printed = await print();
    expect(printed).toMatch(/Recommendation \(NPS\) +\+100.0/);
    expect(printed).toContain("How likely? is no number: row 3 (eleven)");
  });

  test("with old files is reported on up to their last month", async () => {
    write("answers.csv", "at,nps\n2019-05-31,10\n2018-06-02,9\n2018-05-31,0\n");
    const printed = await print();
    expect(printed).toContain("June 1, 2018 to May 31, 2019");
    expect(printed).toMatch(
      /Recommendation \(NPS\) +\+100\.0 [^A-Z]*Year before[^A-Z]*From 2 answers/,
    );
  });

  test("with files that end some months ago does not read as a fall to nothing", async () => {
    const orders = ["2025-02-03", "2025-06-10", "2025-10-20"].map((day) => `ann,${day},10`);
    write("orders.csv", ["customerId,at,amount", ...orders].join("\n"));
    const printed = await print();
    expect(printed).toContain("November 1, 2024 to October 31, 2025");
    expect(printed).toContain("The months are the last twelve of the files");
    expect(printed.replace(/\s+/g, " ")).toContain(
      "The files end on October 20, 2025: the last month is not whole",
    );
  });

  test("says why customers left as far as anybody did, and of no segment that there is not", async () => {
    const head = "customerId,startedAt,endedAt";
    write("memberships.csv", `${head}\na,2024-01-01,2025-05-01\nb,2024-01-01,\n`);
    expect(await print()).not.toContain("Why customers left");
    write("memberships.csv", `${head},reason\na,2024-01-01,2025-05-01,price\nb,2024-01-01,,\n`);
    expect(await print()).toContain("Why customers left: price 1");
  });

  test("may hold a price below zero: that row is rejected, the others are reported", async () => {
    write(
      "memberships.csv",
      "customer_id,started_at,ended_at,mrr\na,2025-01-01,,10\nb,2025-01-01,,-5\n",
    );
    const printed = await print();
    expect(printed).toContain("memberships.csv: 1 of 2 rows rejected");
    expect(printed).toContain("mrr is below 0: row 3 (-5)");
  });

  test("is told where no row lies in the months that settings.json says", async () => {
    write("answers.csv", "at,nps\n2019-05-01,10\n2019-06-02,9\n");
    write("settings.json", '{ "until": "2026-02" }');
    const printed = (await print()).replaceAll("\n", " ");
    expect(printed).toMatch(/Recommendation \(NPS\) +- +From 0 answers/);
    expect(printed).toContain(
      "No row of answers.csv is from 2025-03 to 2026-02, but from 2019-05-01 to 2019-06-02",
    );
  });

  test("is told of rows with too few fields, and of weights that do not add up", async () => {
    write("answers.csv", `${ANSWERS}2025-07-01\n`);
    const items = (letter: string) => Array.from({ length: 22 }, (_, i) => `${letter}${i + 1}`);
    const header = ["at", ...items("E"), ...items("P"), "W_tangibles", "W_empathy"];
    const row = ["2025-05-01", ...Array(44).fill("5"), "50", "40"];
    write("servqual.csv", `${header.join(",")}\n${row.join(",")}\n`);
    const printed = await print();
    expect(printed).toContain("other fields than the 2 of the header: row 5 (2025-07-01)");
    expect(printed).toContain("row must have weights that add up to 100 or to 1");
  });

  test("without a single good row prints no figure, and does not fail", async () => {
    write("answers.csv", "at,nps\nyesterday,10\n");
    write("memberships.csv", "customerId,startedAt,endedAt\n");
    write("orders.csv", "customerId,at,amount\n");
    write("tickets.csv", "createdAt,firstRespondedAt\n");
    const printed = await print();
    expect(printed).toMatch(/Customers kept +-\n.*0 customers/);
    expect(printed).toContain("No row of answers.csv can be used.");
    expect(printed).not.toMatch(/NaN|undefined|null|Infinity/);
  });
});

describe("the page of", () => {
  const FILES = {
    answers: "at,nps",
    memberships: "customerId,startedAt,endedAt",
    orders: "customerId,at,amount",
    tickets: "createdAt,firstRespondedAt",
  };
  const ROWS: Record<string, string> = {
    answers: "2025-05-01,10",
    memberships: "ann,2025-05-01,",
    orders: "ann,2025-05-01,30",
    tickets: "2025-05-01 09:00,2025-05-01 09:20",
  };

  async function pages(): Promise<string[]> {
    const results = own.results();
    return Promise.all(LANGUAGES.map((one) => page(results, sayIn(one, results.settings), [])));
  }

  test.each(Object.entries(FILES))(
    "a single file, %s.csv, with a single row",
    async (name, head) => {
      write(`${name}.csv`, `${head}\n${ROWS[name]}\n`);
      for (const markup of await pages()) {
        expect(markup).toContain('<section id="headlines"');
        expect(markup).not.toMatch(/undefined|NaN|>null<|Infinity/);
      }
    },
  );

  test("files without a row says so, and draws nothing", async () => {
    for (const [name, head] of Object.entries(FILES)) write(`${name}.csv`, `${head}\n`);
    for (const markup of await pages()) {
      expect(markup).not.toContain("<svg");
      expect(markup).not.toMatch(/undefined|NaN|>null<|Infinity/);
    }
  });
});

describe("says in one line what is wrong with", () => {
  test("a folder that is not there", async () => {
    own.path = join(own.path, "nowhere");
    expect(await complaint()).toBe(`There is no folder ${own.path}.`);
  });

  test("a file in place of a folder", async () => {
    write("answers.csv", ANSWERS);
    own.path = join(own.path, "answers.csv");
    expect(await complaint()).toContain("answers.csv is not a folder");
  });

  test("a folder with none of the files: which are there", async () => {
    write("survey.csv", ANSWERS);
    const message = await complaint();
    expect(message).toContain("has none of answers.csv, memberships.csv, orders.csv");
    expect(message).toContain("In it: survey.csv.");
  });

  test("a missing column: which are there", async () => {
    write("answers.csv", "at,score\n2025-05-01,10\n");
    const message = await complaint();
    expect(message).toContain('answers.csv has no column "nps". It has: at, score.');
  });

  test("a column of settings.json that is not there", async () => {
    write("answers.csv", ANSWERS);
    write("settings.json", JSON.stringify({ columns: { answers: { csat: "Stars" } } }));
    expect(await complaint()).toContain('answers.csv has no column "Stars". It has: at, nps.');
  });

  test.each([
    ["an empty file", "", "answers.csv is empty."],
    ["UTF-16 without its mark", Buffer.from(ANSWERS, "utf16le"), "answers.csv is UTF-16 that does"],
    ["Latin-1", Buffer.from(`${ANSWERS}é`, "latin1"), "answers.csv is not UTF-8"],
    ["an open quotation mark", `${ANSWERS}"`, "a quotation mark is never closed"],
  ])("%s", async (_, content, message) => {
    write("answers.csv", content);
    expect(await complaint()).toContain(message);
  });

  test.each([
    [
      "text that is no JSON",
      '{ "margin": 1, }',
      "settings.json is no JSON, as with a comma too many",
    ],
    ["a list", "[]", "settings.json: it must be an object, as { }, got []"],
    ["an unknown setting", '{ "margins": 1 }', 'it has no "margins"; did you mean "margin"?'],
    ["another", '{ "x": 1 }', 'it has no "x"; there are company, timeZone, '],
    ["one within", '{ "targets": { "nsp": {} } }', 'settings.json: targets has no "nsp"'],
    ["a margin of 40", '{ "margin": 40 }', "settings.json: margin must be at most 1, got 40"],
    ["a word for a list", '{ "missing": "NULL" }', 'missing must be a list, got "NULL"'],
    ["a mark", '{ "decimal": ";" }', 'decimal must be one of ".", ",", got ";"'],
    ["a month of 1.5", '{ "yearStartsIn": 1.5 }', "yearStartsIn must be a whole number, got 1.5"],
    ["no hours", '{ "answerWithinHours": 0 }', "answerWithinHours must be more than 0, got 0"],
    [
      "no green",
      '{ "targets": { "nps": { "red": 1 } } }',
      "nps.green must be a number, got nothing",
    ],
    ["no currency", '{ "currency": "euro" }', 'currency must be a code such as "EUR", got "euro"'],
    ["no month", '{ "from": "2025-13" }', "settings.json: from must be a month such as 2025-12"],
    ["no time zone", '{ "timeZone": "Dubai" }', "settings.json: timeZone must be an IANA"],
    ["months in the wrong order", '{ "from": "2025-12", "until": "2025-01" }', "from 2025-12 is"],
    [
      "a share in percent",
      '{ "targets": { "csat": { "red": 70, "green": 80 } } }',
      "must be at most 1, as shares are ratios: 0.8 for 80 %",
    ],
    ["a red above the green", '{ "targets": { "nps": { "red": 9, "green": 1 } } }', "red below"],
  ])("settings: %s", async (_, settings, message) => {
    write("answers.csv", ANSWERS);
    write("settings.json", settings);
    expect(await complaint()).toContain(message);
  });
});
