/// <reference lib="dom" />
import { mkdtempSync, rmSync } from "node:fs";
import { createRequire } from "node:module";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { pathToFileURL } from "node:url";
import type { AxeResults } from "axe-core";
import type { Browser, BrowserContextOptions, Page } from "playwright-core";
import { afterAll, beforeAll, describe, expect, test } from "vitest";
import type { Language } from "../../examples/scorecard/languages/language";
import { type Written, writePages } from "../../examples/scorecard/page/writePages";
import { company } from "../scorecardExample/company";
import { openAll, startChromium } from "./chromium";

const AXE = createRequire(import.meta.url).resolve("axe-core/axe.min.js");
const RULES = ["wcag2a", "wcag2aa", "wcag21a", "wcag21aa", "wcag22aa", "best-practice"];

const SCREENS: Record<string, BrowserContextOptions> = {
  "a small phone": { viewport: { width: 360, height: 740 }, isMobile: true, hasTouch: true },
  "a phone": { viewport: { width: 390, height: 844 }, isMobile: true, hasTouch: true },
  "a phone at night": {
    viewport: { width: 390, height: 844 },
    isMobile: true,
    colorScheme: "dark",
  },
  "a desktop": { viewport: { width: 1280, height: 900 } },
  "a desktop at night": { viewport: { width: 1280, height: 900 }, colorScheme: "dark" },
};

/** Holds the scorecard's page in some languages to what a reader on any screen, and on paper, may expect. */
export function testEveryScreen(languages: readonly Language[]): void {
  const folder = mkdtempSync(join(tmpdir(), "pages-"));
  let pages: Written[];
  let browser: Browser;

  beforeAll(async () => {
    pages = await writePages(folder, languages, company);
    browser = await startChromium();
  });
  afterAll(async () => {
    await browser?.close();
    rmSync(folder, { recursive: true });
  });

  describe.each(languages)("in $name", ({ code, direction }) => {
    describe.each(Object.keys(SCREENS))("on %s", (screen) => {
      let page: Page;
      /** Complaints of the console, and whatever was asked for beside the page itself. */
      let complaints: string[];

      beforeAll(async () => {
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
      afterAll(() => page.context().close());

      test("opens without network and without a complaint", async () => {
        expect(await page.locator("main svg").count()).toBeGreaterThanOrEqual(11);
        expect(complaints).toEqual([]);
      });

      test("says what matters first, and all that is not folded on five screens of a phone", async () => {
        const tops = await page
          .locator(".sentences, .tiles, .folded")
          .evaluateAll((all) => all.map((one) => one.getBoundingClientRect().top));
        expect(tops[0]).toBeLessThan(SCREENS[screen]!.viewport!.height / 2);
        expect(tops[1]).toBeLessThan(SCREENS[screen]!.viewport!.height * 1.2);
        if (screen === "a phone") {
          expect(await page.evaluate("document.documentElement.scrollHeight")).toBeLessThan(
            5 * 844,
          );
        }
      });

      test("never scrolls sideways", async () => {
        const width = SCREENS[screen]!.viewport!.width;
        expect(await page.evaluate("document.documentElement.scrollWidth")).toBe(width);
        expect(await page.evaluate("document.body.scrollWidth")).toBeLessThanOrEqual(width);
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

      describe("with everything unfolded", () => {
        beforeAll(() => openAll(page));

        test("has the mark of what is folded beside its heading, not above it", async () => {
          const above = await page.locator("summary:has(h2)").evaluateAll((all) => {
            const alone = all.filter((summary) => {
              const line = summary.querySelector("h2")!.getClientRects()[0]!;
              return line.top - summary.getBoundingClientRect().top > line.height;
            });
            return alone.map(({ textContent }) => textContent);
          });
          expect(above).toEqual([]);
        });

        test("breaks no rule of axe", async () => {
          await page.addScriptTag({ path: AXE });
          const { violations, passes } = await page.evaluate<AxeResults>(
            `axe.run({ runOnly: ${JSON.stringify(RULES)} })`,
          );
          expect(violations.map(({ id, nodes }) => [id, nodes[0]?.html])).toEqual([]);
          expect(passes.length).toBeGreaterThan(20);
        });

        test("shows every column of every table on a desktop", async () => {
          if (SCREENS[screen]!.viewport!.width < 1280) return;
          const cut = await page.locator(".scroll").evaluateAll((all) => {
            const wide = all.filter(({ scrollWidth, clientWidth }) => scrollWidth > clientWidth);
            return wide.map((table) => table.getAttribute("aria-label"));
          });
          expect(cut).toEqual([]);
        });

        test("breaks no word of a table's names in two", async () => {
          const broken = await page.locator("tbody th").evaluateAll((names) =>
            names.flatMap((name) => {
              const text = document.createTreeWalker(name, NodeFilter.SHOW_TEXT).nextNode();
              return Array.from((text?.textContent ?? "").matchAll(/\S+/g)).flatMap((word) => {
                const range = document.createRange();
                range.setStart(text!, word.index);
                range.setEnd(text!, word.index + word[0].length);
                const line = range.getClientRects()[0];
                const isBroken = line && range.getBoundingClientRect().height > 1.5 * line.height;
                return isBroken ? [word[0]] : [];
              });
            }),
          );
          expect(broken).toEqual([]);
        });

        test("cuts no word off", async () => {
          const cut = await page.locator("main *").evaluateAll((all) => {
            const clipped = all.filter((element) => {
              if (!(element instanceof HTMLElement) || element.closest(".unseen, .scroll"))
                return false;
              return element.scrollWidth > element.clientWidth + 1 && element.clientWidth > 0;
            });
            return clipped.map((element) => element.outerHTML.slice(0, 120));
          });
          expect(cut).toEqual([]);
        });

        test("draws every chart as wide as its place, with all of it in sight", async () => {
          for (const figure of await page.locator("main figure:has(.drawing)").all()) {
            const drawing = (await figure.locator("svg").first().boundingBox())!;
            expect(drawing.width).toBeGreaterThan(120);
            expect(drawing.height).toBeGreaterThan(30);
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

        test("lets no two texts of a chart run together, and no heading into its drawing", async () => {
          const run = await page.locator("main figure").evaluateAll((figures) =>
            figures.flatMap((figure) => {
              const texts = Array.from(figure.querySelectorAll("text"))
                .filter((text) => text.textContent !== "" && text.getAttribute("opacity") !== "0")
                .map((text) => ({ text: text.textContent, box: text.getBoundingClientRect() }));
              // Less than two pixels between two words are no blank.
              const pairs = texts.flatMap((one, i) =>
                texts.slice(i + 1).flatMap((two) => {
                  const [a, b] = [one.box, two.box];
                  const isBeside = a.top < b.bottom - 4 && b.top < a.bottom - 4;
                  const isNear = a.left < b.right + 2 && b.left < a.right + 2;
                  return isBeside && isNear ? [`${one.text} ${two.text}`] : [];
                }),
              );
              const heading = figure.querySelector("h3");
              const plot = figure.querySelector(".plot svg");
              const gap = plot ? plot.getBoundingClientRect().top : Number.POSITIVE_INFINITY;
              const isIn = heading !== null && gap < heading.getBoundingClientRect().bottom + 2;
              return isIn ? [...pairs, heading.textContent] : pairs;
            }),
          );
          expect(run).toEqual([]);
        });
      });
    });

    test("prints on paper: dark on white, no links to click, nothing cut off", async () => {
      const page = await browser.newPage({
        viewport: { width: 700, height: 1000 },
        colorScheme: "dark",
      });
      await page.goto(
        pathToFileURL(pages.find(({ language }) => language.code === code)!.path).href,
      );
      await page.emulateMedia({ media: "print" });
      expect(await page.locator("nav:visible, figure details:visible").count()).toBe(0);
      expect(await page.locator("body").evaluate((body) => getComputedStyle(body).color)).toBe(
        "rgb(0, 0, 0)",
      );
      expect(await page.evaluate("document.documentElement.scrollWidth")).toBe(700);
      // A chart alone has its words beside it, not two thirds of the paper blank.
      const alone = await page.locator(".charts > figure:only-child:visible").evaluateAll((all) =>
        all.map((figure) => {
          const words = figure.querySelector("figcaption")!.getBoundingClientRect();
          const drawing = figure.querySelector(".drawing")!.getBoundingClientRect();
          return drawing.left >= words.right || drawing.right <= words.left;
        }),
      );
      expect(alone.length).toBeGreaterThan(0);
      expect(alone).not.toContain(false);
      const paper = await page.pdf({ format: "A4", preferCSSPageSize: true });
      expect(paper.subarray(0, 5).toString()).toBe("%PDF-");
      const sheets = paper.toString("latin1").match(/\/Type\s*\/Page\b/g);
      expect(sheets?.length).toBeGreaterThanOrEqual(3);
      expect(sheets?.length).toBeLessThanOrEqual(5);
      await page.close();
    });
  });
}
