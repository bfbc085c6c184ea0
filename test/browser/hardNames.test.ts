/// <reference lib="dom" />
import { mkdtempSync, readdirSync, readFileSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { pathToFileURL } from "node:url";
import { expect, test } from "vitest";
import { LANGUAGES } from "../../examples/scorecard/languages/languageOf";
import { scorecardOf } from "../../examples/scorecard/lib/scorecardOf";
import { writePages } from "../../examples/scorecard/page/writePages";
import { dataFolder } from "../scorecardExample/dataFolder";
import { openAll, startChromium } from "./chromium";

test("segments of any number and size stand on six screens of a phone, and no number is broken", async () => {
  const own = mkdtempSync(join(tmpdir(), "segments-"));
  const rows = Array.from({ length: 3000 }, (_, i) => {
    const segment = `Regional wholesale customers of the district number ${i % 40}`;
    const amount = i % 3 === 0 ? 4e9 : 0.004;
    return `c${i % 700},2025-0${1 + (i % 9)}-05,${amount},${segment}`;
  });
  writeFileSync(join(own, "orders.csv"), `customerId,at,amount,segment\n${rows.join("\n")}\n`);
  const members = Array.from({ length: 700 }, (_, i) => {
    const end = i % 3 === 0 ? `2025-0${1 + (i % 9)}-07,A reason that somebody typed ${i % 7}` : ",";
    return `c${i},2024-01-05,${end},Regional wholesale customers of the district number ${i % 40}`;
  });
  writeFileSync(
    join(own, "memberships.csv"),
    `customerId,startedAt,endedAt,reason,segment\n${members.join("\n")}\n`,
  );
  const browser = await startChromium();
  const results = scorecardOf(own, new Date("2026-03-15T12:00:00Z"));
  for (const { path } of await writePages(own, LANGUAGES, results)) {
    const page = await browser.newPage({ viewport: { width: 390, height: 844 } });
    await page.goto(pathToFileURL(path).href);
    expect(await page.evaluate("document.documentElement.scrollHeight")).toBeLessThan(6 * 844);
    expect(await page.evaluate("document.documentElement.scrollWidth")).toBe(390);
    const broken = await page.locator(".dots td:last-child").evaluateAll((cells) =>
      cells.flatMap((cell) => {
        const range = document.createRange();
        range.selectNodeContents(cell);
        const { height } = range.getClientRects()[0]!;
        return range.getBoundingClientRect().height > 1.5 * height ? [cell.textContent] : [];
      }),
    );
    expect(broken).toEqual([]);
    await page.close();
  }
  await browser.close();
  rmSync(own, { recursive: true });
});

test("forty segments with long names in every file stand on five screens of a phone before the folds", async () => {
  const own = mkdtempSync(join(tmpdir(), "forty-"));
  for (const name of readdirSync(dataFolder).filter((name) => /csv$|^settings/.test(name))) {
    // The company's segments are home, office and cafe, which no other cell is.
    let row = 0;
    const content = readFileSync(join(dataFolder, name), "utf8").replace(
      /,(home|office|cafe)(?=[,\n])/g,
      () => `,Regional wholesale customers of the district number ${row++ % 40}`,
    );
    writeFileSync(join(own, name), content);
  }
  const browser = await startChromium();
  const results = scorecardOf(own, new Date("2026-03-15T12:00:00Z"));
  expect(results.findings.answers!.result.year.bySegment).toHaveLength(40);
  for (const { path } of await writePages(own, LANGUAGES, results)) {
    const page = await browser.newPage({ viewport: { width: 390, height: 844 } });
    await page.goto(pathToFileURL(path).href);
    const folds = page.locator(".folded").first();
    const top = await folds.evaluate((fold) => fold.getBoundingClientRect().top);
    expect(top).toBeLessThan(5 * 844);
    await page.close();
  }
  await browser.close();
  rmSync(own, { recursive: true });
});

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
