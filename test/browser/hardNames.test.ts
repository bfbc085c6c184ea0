import { mkdtempSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { pathToFileURL } from "node:url";
import { expect, test } from "vitest";
import { LANGUAGES } from "../../examples/scorecard/languages/languageOf";
import { scorecardOf } from "../../examples/scorecard/lib/scorecardOf";
import { writePages } from "../../examples/scorecard/page/writePages";
import { openAll, startChromium } from "./chromium";

test("names of any length and kind leave the page as wide as the screen", async () => {
  const own = mkdtempSync(join(tmpdir(), "names-"));
  const names = ["x".repeat(3000), "ب".repeat(3000), 'a role="img" <b>', "home"];
  const rows = names.flatMap((name, i) => {
    const quoted = `"${name.replaceAll('"', '""')}"`;
    return Array.from({ length: 20 }, (_, j) => {
      const day = String(1 + j).padStart(2, "0");
      return `2025-0${1 + (j % 9)}-${day},${(i * 3 + j) % 11},${quoted},${quoted},buy,${quoted}`;
    });
  });
  const head = "at,nps,segment,channel,stage,touchpoint";
  writeFileSync(join(own, "answers.csv"), `${head}\n${rows.join("\n")}\n`);
  writeFileSync(join(own, "settings.json"), '{ "from": "2025-01", "until": "2025-12" }');
  const browser = await startChromium();
  const results = scorecardOf(own, new Date("2026-03-15T12:00:00Z"));
  for (const { path } of await writePages(own, LANGUAGES, results)) {
    const page = await browser.newPage({ viewport: { width: 390, height: 844 } });
    await page.goto(pathToFileURL(path).href);
    await openAll(page);
    expect(await page.evaluate("document.documentElement.scrollWidth")).toBe(390);
    await page.close();
  }
  await browser.close();
  rmSync(own, { recursive: true });
});
