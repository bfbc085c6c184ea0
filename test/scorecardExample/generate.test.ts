import { readdirSync, readFileSync } from "node:fs";
import { join } from "node:path";
import { expect, test } from "vitest";
import { writeCompany } from "../../examples/scorecard/data/generate";
import { dataFolder } from "./dataFolder";
import { ownFolder } from "./ownFolder";

const own = ownFolder();

test("the generator writes the committed files again, byte by byte", () => {
  writeCompany(own.path);
  const files = readdirSync(own.path);
  expect(files).toEqual([
    "answers.csv",
    "memberships.csv",
    "orders.csv",
    "servqual.csv",
    "tickets.csv",
    "truth.json",
  ]);
  for (const file of files) {
    const committed = readFileSync(join(dataFolder, file));
    expect(readFileSync(join(own.path, file)).equals(committed), file).toBe(true);
  }
});
