import { readdirSync } from "node:fs";
import { join } from "node:path";
import { expect, test } from "vitest";
import { DOORS, nameOf } from "../../build/doors";
import { apiReport } from "./apiReport";
import { ROOT } from "./program";

// A review reads there what a change means for users. `npm run api` writes it anew.
test.each(Object.entries(DOORS))("what %s exports is as its report says", async (door, file) => {
  await expect(apiReport(door, file)).toMatchFileSnapshot(join(ROOT, "api", `${nameOf(door)}.md`));
});

test("there is a report for each door, and no other", () => {
  const reports = Object.keys(DOORS).map((door) => `${nameOf(door)}.md`);
  expect(readdirSync(join(ROOT, "api")).sort()).toEqual(reports.sort());
});
