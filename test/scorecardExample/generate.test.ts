import { mkdtempSync, readdirSync, readFileSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { expect, test } from "vitest";
import { writeCompany } from "../../examples/scorecard/data/generate";

test("the generator writes the committed files again, byte by byte", () => {
  const folder = mkdtempSync(join(tmpdir(), "company-"));
  writeCompany(folder);
  const files = readdirSync(folder);
  expect(files).toEqual([
    "answers.csv",
    "memberships.csv",
    "orders.csv",
    "servqual.csv",
    "tickets.csv",
    "truth.json",
  ]);
  for (const file of files) {
    const committed = readFileSync(
      join(import.meta.dirname, "../../examples/scorecard/data", file),
    );
    expect(readFileSync(join(folder, file)).equals(committed), file).toBe(true);
  }
  rmSync(folder, { recursive: true });
});
