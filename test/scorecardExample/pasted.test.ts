import { describe, expect, test } from "vitest";
import { LANGUAGES } from "../../examples/scorecard/languages/languageOf";
import { sayIn } from "../../examples/scorecard/languages/say";
import { print } from "../../examples/scorecard/terminal/print";
import { ownFolder } from "./ownFolder";

const own = ownFolder();

/** Orders of 10 each, one a day from 1 December 2025 on, by seven customers in turn. */
const orders = Array.from({ length: 90 }, (_, i) => {
  const at = new Date(Date.UTC(2025, 11, 1 + i, 9, i % 60, i % 7)).toISOString();
  return `C${i % 7},${at},10`;
});

function write(name: string, header: string, rows: readonly string[]): void {
  own.write(name, `${[header, ...rows].join("\n")}\n`);
}

function saidOf(rows: readonly string[]) {
  write("orders.csv", "customerId,at,amount", rows);
  const results = own.results();
  const text = print(results, sayIn(LANGUAGES[0]!, results.settings), { isWhole: false });
  return { ...results, text: text.join(" ").replace(/\s+/g, " ") };
}

test.each([
  ["one after the other", [...orders, ...orders]],
  ["sorted", [...orders, ...orders].sort()],
  ["without times of day", [...orders, ...orders].map((row) => row.replace(/T.*Z/, ""))],
])("all rows of a file twice, %s, are told and not trusted", (_, rows) => {
  const { twice, figures, text } = saidOf(rows);
  expect(twice).toEqual([{ file: "orders", called: "orders.csv", rows: 90, isDoubtful: true }]);
  // What stands there counts: 90 orders of 10, twice.
  expect(figures.revenue!.now.value).toBe(1800);
  expect(text).toContain(
    "! Not to be trusted: Revenue, Value of a buyer. At least 90 rows of orders.csv stand there a second time, same in every field, and count again: was something pasted twice?",
  );
});

test("a part of a file that was pasted once more is told in every language", () => {
  const results = saidOf([...orders, ...orders.slice(-25)]);
  expect(results.twice).toMatchObject([{ rows: 25, isDoubtful: true }]);
  for (const language of LANGUAGES) {
    const say = sayIn(language, results.settings);
    const rows = say.counted("rows", 25);
    const text = print(results, say, { isWhole: false }).join(" ").replace(/\s+/g, " ");
    expect(text).toContain(say.words.trust.twice(say.file("orders.csv"), rows));
  }
});

describe("rows that may be meant so", () => {
  test.each([
    ["each once", orders],
    ["what is bought by the piece", orders.flatMap((row, i) => Array(1 + (i % 3)).fill(row))],
    ["of a few kinds", Array.from({ length: 90 }, (_, i) => `C${i % 2},2026-02-01,5`)],
    ["fewer than anybody pastes", [...orders, ...orders.slice(-19)]],
  ])("are no pasted ones: %s", (_, rows) => {
    expect(saidOf(rows).twice).toEqual([]);
  });
});

test("answers without an id are told, too, where they stand in one file; in two they count once", () => {
  const header = "Timestamp,How likely are you to recommend us?";
  const forms = orders.map((row, i) => `${row.split(",")[1]},${i % 11}`);
  write("form.csv", header, [...forms, ...forms]);
  expect(own.results().twice).toMatchObject([{ file: "answers", called: "form.csv", rows: 90 }]);
  write("form.csv", header, forms);
  write("form (1).csv", header, forms);
  const { twice, findings } = own.results();
  expect(twice).toEqual([]);
  expect(findings.answers!.rows).toBe(180);
  expect(findings.answers!.result.year.all.nps.n).toBe(90);
});

test("tickets of our own that have an id count once", () => {
  const tickets = orders.map((row, i) => `${i},${row.split(",")[1]},`);
  write("tickets.csv", "id,createdAt,firstRespondedAt", [...tickets, ...tickets]);
  const { twice, findings } = own.results();
  expect(twice).toEqual([]);
  expect(findings.tickets!.repeated).toBe(90);
});
