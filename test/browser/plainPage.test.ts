// The guide's page without a bundler, as somebody copies it. Its scripts come from node_modules, not from the net.
import { readFileSync } from "node:fs";
import { createRequire } from "node:module";
import { dirname, join } from "node:path";
import { build } from "esbuild";
import type { Browser } from "playwright-core";
import { afterAll, beforeAll, expect, test } from "vitest";
import { startChromium } from "./chromium";

const ROOT = join(import.meta.dirname, "../..");
const require = createRequire(import.meta.url);
const CDN = "https://cdn.jsdelivr.net/npm/";
const guide = readFileSync(join(ROOT, "docs/guides/draw-it.md"), "utf8");
const html = /```html\n(<!doctype html>.*?)```/s.exec(guide)?.[1] ?? "";

/** What the CDN answers: the file that the package of that name, and of that version, names for it. */
function fromCdn(name: string): string {
  const [, packageName = "", major = ""] = /^([^@]+)@(\d+)$/.exec(name) ?? [];
  const main = dirname(require.resolve(packageName));
  const { version, jsdelivr } = JSON.parse(readFileSync(join(main, "../package.json"), "utf8"));
  expect(version.split(".")[0]).toBe(major);
  return readFileSync(join(main, "..", jsdelivr), "utf8");
}

let browser: Browser;
let library: string;
beforeAll(async () => {
  const { outputFiles } = await build({
    entryPoints: [join(ROOT, "build/browser.ts")],
    bundle: true,
    format: "esm",
    platform: "browser",
    write: false,
  });
  library = outputFiles[0]!.text;
  browser = await startChromium();
});
afterAll(() => browser?.close());

test("the page of a single file draws its cohorts, on a phone too", async () => {
  const page = await browser.newPage({ viewport: { width: 390, height: 844 } });
  const complaints: string[] = [];
  page.on("pageerror", (error) => complaints.push(error.message));
  await page.route("**/*", (route) => {
    const url = route.request().url();
    if (url === "http://page.test/") return route.fulfill({ contentType: "text/html", body: html });
    if (!url.startsWith(CDN)) return route.fulfill({ status: 404 });
    const name = url.slice(CDN.length);
    const body = name === "customer-kpis" ? library : fromCdn(name);
    const headers = { "access-control-allow-origin": "*" };
    return route.fulfill({ contentType: "text/javascript", headers, body });
  });
  await page.goto("http://page.test/");
  await page.locator("#chart svg").waitFor();
  expect(complaints).toEqual([]);
  // Ann and Bob came in January: one of the two in February, the other one in March.
  const texts = await page.locator("#chart svg text").allTextContents();
  expect(texts).toContain("2026-01 (2)");
  expect(texts.filter((text) => text === "50")).toHaveLength(4);
  expect(await page.evaluate("document.documentElement.scrollWidth")).toBe(390);
  await page.close();
});
