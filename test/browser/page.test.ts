/// <reference lib="dom" />
import { mkdtempSync, rmSync } from "node:fs";
import { createRequire } from "node:module";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { pathToFileURL } from "node:url";
import type { AxeResults } from "axe-core";
import { type Browser, type BrowserContextOptions, chromium, type Page } from "playwright-core";
import { afterAll, afterEach, beforeAll, beforeEach, describe, expect, test } from "vitest";
import { LANGUAGES } from "../../examples/scorecard/languages/languageOf";
import { type Written, writePages } from "../../examples/scorecard/page/writePages";
import { company } from "../scorecardExample/company";

const CHROMIUM = process.env["CHROMIUM"] ?? "/usr/bin/chromium";
const AXE = createRequire(import.meta.url).resolve("axe-core/axe.min.js");
const RULES = ["wcag2a", "wcag2aa", "wcag21a", "wcag21aa", "wcag22aa", "best-practice"];

const SCREENS: Record<string, BrowserContextOptions> = {
  "a phone": { viewport: { width: 360, height: 740 }, isMobile: true, hasTouch: true },
  "a desktop": { viewport: { width: 1280, height: 900 } },
  "a desktop at night": { viewport: { width: 1280, height: 900 }, colorScheme: "dark" },
};

const folder = mkdtempSync(join(tmpdir(), "pages-"));
let pages: Written[];
let browser: Browser;

beforeAll(async () => {
  pages = await writePages(folder, LANGUAGES, company);
  browser = await chromium.launch({
    executablePath: CHROMIUM,
    args: [
      "--no-sandbox",
      "--disable-gpu",
      "--disable-quic",
      "--no-first-run",
      "--disable-background-networking",
      "--disable-component-update",
      "--disable-sync",
    ],
  });
});
afterAll(async () => {
  await browser?.close();
  rmSync(folder, { recursive: true });
});

describe.each(LANGUAGES)("in $name", ({ code, direction }) => {
  describe.each(Object.keys(SCREENS))("on %s", (screen) => {
    let page: Page;
    /** Complaints of the console, and whatever was asked for beside the page itself. */
    let complaints: string[];

    beforeEach(async () => {
      complaints = [];
      const context = await browser.newContext({ ...SCREENS[screen], offline: true });
      page = await context.newPage();
      const address = pathToFileURL(
        pages.find(({ language }) => language.code === code)!.path,
      ).href;
      page.on("console", (message) => complaints.push(message.text()));
      page.on("pageerror", (error) => complaints.push(error.message));
      page.on("request", (request) => {
        if (request.url() !== address) complaints.push(request.url());
      });
      await page.goto(address);
    });
    afterEach(() => page.context().close());

    test("opens without network and without a complaint", async () => {
      expect(await page.locator("main svg").count()).toBeGreaterThanOrEqual(11);
      expect(complaints).toEqual([]);
    });

    test("breaks no rule of axe, with all tables open", async () => {
      for (const details of await page.locator("details").all()) {
        await details.evaluate((element) => element.setAttribute("open", ""));
      }
      await page.addScriptTag({ path: AXE });
      const { violations, passes } = await page.evaluate<AxeResults>(
        `axe.run({ runOnly: ${JSON.stringify(RULES)} })`,
      );
      expect(violations.map(({ id, nodes }) => [id, nodes[0]?.html])).toEqual([]);
      expect(passes.length).toBeGreaterThan(20);
    });

    test("never scrolls sideways", async () => {
      const width = SCREENS[screen]!.viewport!.width;
      expect(await page.evaluate("document.documentElement.scrollWidth")).toBe(width);
      expect(await page.evaluate("document.body.scrollWidth")).toBeLessThanOrEqual(width);
    });

    test("draws every chart as wide as its place, with all of it in sight", async () => {
      for (const figure of await page.locator("main figure").all()) {
        const drawing = (await figure.locator("svg").boundingBox())!;
        expect(drawing.width).toBeGreaterThan(120);
        expect(drawing.height).toBeGreaterThan(60);
        const box = (await figure.boundingBox())!;
        const texts = await figure.locator("text").evaluateAll((all, { x, width }) => {
          const outside = all.filter((text) => {
            const { left, right } = text.getBoundingClientRect();
            return left < x || right > x + width;
          });
          return outside.map((text) => text.textContent);
        }, box);
        expect(texts).toEqual([]);
      }
    });

    test("begins at the side at which its language begins", async () => {
      const { left, right } = await page.locator("h1").evaluate((heading) => {
        const range = document.createRange();
        range.selectNodeContents(heading);
        const text = range.getBoundingClientRect();
        const box = heading.getBoundingClientRect();
        return { left: text.left - box.left, right: box.right - text.right };
      });
      const [start, end] = direction === "rtl" ? [right, left] : [left, right];
      expect(start).toBeLessThan(1);
      expect(end).toBeGreaterThanOrEqual(start);
    });
  });

  test("prints on paper: dark on white, no links to click, nothing cut off", async () => {
    const page = await browser.newPage({
      viewport: { width: 700, height: 1000 },
      colorScheme: "dark",
    });
    await page.goto(pathToFileURL(pages.find(({ language }) => language.code === code)!.path).href);
    await page.emulateMedia({ media: "print" });
    expect(await page.locator("nav:visible, details:visible").count()).toBe(0);
    expect(await page.locator("body").evaluate((body) => getComputedStyle(body).color)).toBe(
      "rgb(0, 0, 0)",
    );
    expect(await page.evaluate("document.documentElement.scrollWidth")).toBe(700);
    const paper = await page.pdf({ format: "A4", preferCSSPageSize: true });
    expect(paper.subarray(0, 5).toString()).toBe("%PDF-");
    expect(paper.length).toBeGreaterThan(50_000);
    await page.close();
  });
});
