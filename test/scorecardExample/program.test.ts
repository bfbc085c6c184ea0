import { execFile } from "node:child_process";
import { mkdirSync, readdirSync, readFileSync } from "node:fs";
import { join } from "node:path";
import { promisify } from "node:util";
import { expect, test } from "vitest";
import { UserError } from "../../examples/scorecard/lib/userError";
import { main } from "../../examples/scorecard/main";
import { ownFolder } from "./ownFolder";

// `npm start`: as few programs as show that it is one; what it works out is tested beside this, and that
// it tells of the made-up company by `.ci/run`.
const root = join(import.meta.dirname, "../..");
const own = ownFolder();
const { write } = own;

const ANSWERS = "at,nps\n2025-05-01,10\n2025-06-02,9\n2026-02-28,3\n";
const ORDERS = "customerId,at,amount\nann,2025-05-01,10\nbo,2025-06-02,9\nann,2026-02-28,3\n";

const run = promisify(execFile);
const out = join(own.path, "out");

/** What the program prints, without starting one. */
async function start(...given: string[]): Promise<string> {
  const printed: string[] = [];
  await main(["--out", out, ...given], (text) => printed.push(text));
  return printed.join("\n");
}

test("prints a scorecard, and writes it in every language", async () => {
  write("answers.csv", ANSWERS);
  write("orders.csv", ORDERS);
  const printed = await start(own.path);
  expect(printed).toMatch(/^folder-\w+: customer scorecard\n/);
  for (const code of ["en", "fa", "ar", "ru"]) {
    const path = join(out, `scorecard.${code}.html`);
    expect(printed).toContain(path);
    expect(readFileSync(path, "utf8")).toContain(`<html lang="${code}"`);
  }
});

test("takes a language and a customer", async () => {
  const alone = join(out, "alone");
  write("orders.csv", ORDERS);
  const given = ["--language", "fa", "--customer", "ann", "--out", alone, "--all"];
  expect(await start(own.path, ...given)).toContain("ONE CUSTOMER: ann");
  expect(readdirSync(alone)).toEqual(["scorecard.fa.html"]);
  expect(readFileSync(join(alone, "scorecard.fa.html"), "utf8")).not.toContain("hreflang");
});

test.each([
  [["--language", "de"], 'There is no language "de". There are: en (English), fa '],
  [["--customer", "C9999999"], 'No file has a customer "C9999999".'],
  [["--chart"], "Unknown option '--chart'"],
  [["nowhere"], "There is no folder nowhere."],
])("refuses %j before anything is written", async (given, message) => {
  write("orders.csv", ORDERS);
  const printed: string[] = [];
  const place = given.includes("nowhere") ? [] : [own.path];
  const failed = main([...place, ...given], (text) => printed.push(text));
  await expect(failed).rejects.toThrow(UserError);
  await expect(failed).rejects.toThrow(message);
  expect(printed).toEqual([]);
});

test("says so where the pages cannot be written", async () => {
  write("answers.csv", ANSWERS);
  const failed = start(own.path, "--out", join(own.path, "answers.csv"));
  await expect(failed).rejects.toThrow("The page could not be written. ");
});

test("takes a folder", async () => {
  mkdirSync(join(own.path, "my company"));
  own.path = join(own.path, "my company");
  write("answers.csv", ANSWERS);
  expect(await start(own.path)).toMatch(/^my company: customer scorecard\n/);
});

test("ends with 1 and one line where something is wrong", async () => {
  const failed = await run(
    process.execPath,
    ["--import", "tsx", "examples/scorecard/start.ts", "no\u001bwhere"],
    { cwd: root },
  ).catch((error: unknown) => error);
  const stderr = "There is no folder no\ufffdwhere.\n";
  expect(failed).toMatchObject({ code: 1, stdout: "", stderr });
});

test("is not put out by a reader that has seen enough", async () => {
  write("answers.csv", ANSWERS);
  const program = "node --import tsx examples/scorecard/start.ts";
  const { stdout, stderr } = await run(
    "sh",
    ["-c", `${program} "$0" --out "$1" | true`, own.path, out],
    {
      cwd: root,
    },
  );
  expect([stdout, stderr]).toEqual(["", ""]);
});
