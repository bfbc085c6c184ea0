import { readdirSync, readFileSync } from "node:fs";
import { join } from "node:path";
import { expect, test, vi } from "vitest";

const FOLDER = join(import.meta.dirname, "../../examples");
const scripts = readdirSync(FOLDER).filter((name) => /-.*\.ts$|duckdb\.ts$/.test(name));
const readme = readFileSync(join(FOLDER, "README.md"), "utf8");

/** What a script prints, as the README says. */
function printedOf(script: string): string[] {
  const [, printed = ""] =
    readme.split(`examples/${script}\``)[1]?.match(/```\n([\s\S]*?)\n```/) ?? [];
  return printed.split("\n");
}

test.each(scripts)("%s prints what the README says", async (script) => {
  const log = vi.spyOn(console, "log").mockImplementation(() => {});
  await import(join(FOLDER, script));
  expect(log.mock.calls.map(([line]) => line)).toEqual(printedOf(script));
  log.mockRestore();
});

test.each(scripts)("%s is no longer than a screen", (script) => {
  const lines = readFileSync(join(FOLDER, script), "utf8").split("\n");
  expect(lines.length).toBeLessThanOrEqual(41);
});
