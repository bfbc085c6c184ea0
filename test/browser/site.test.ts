// The site as a reader meets it: found by the field's other words, and examples that run. It must be
// there: npm run docs
import { existsSync, readFileSync } from "node:fs";
import { createServer, type Server } from "node:http";
import type { AddressInfo } from "node:net";
import { join } from "node:path";
import type { Browser, Page } from "playwright-core";
import { afterAll, beforeAll, expect, test } from "vitest";
import { startChromium } from "./chromium";

const SITE = join(import.meta.dirname, "../../docs/api");
const TYPES: Readonly<Record<string, string>> = {
  html: "text/html",
  js: "text/javascript",
  css: "text/css",
};

let server: Server;
let browser: Browser;
let page: Page;
let base: string;

beforeAll(async () => {
  if (!existsSync(SITE)) throw new Error("There is no site: npm run docs");
  server = createServer(({ url = "/" }, answer) => {
    const path = join(SITE, decodeURIComponent(new URL(url, "http://site").pathname));
    const file = existsSync(path) ? path : join(SITE, "index.html");
    answer.setHeader("content-type", TYPES[file.split(".").at(-1)!] ?? "image/svg+xml");
    answer.end(readFileSync(file));
  });
  await new Promise<void>((ready) => server.listen(0, ready));
  base = `http://localhost:${(server.address() as AddressInfo).port}`;
  browser = await startChromium();
  page = await browser.newPage();
});

afterAll(async () => {
  await browser?.close();
  server?.close();
});

test.each([
  ["LTV", "lifetimeValue"],
  ["CLV", "lifetimeValue"],
  ["SLA", "serviceLevel"],
  ["attrition", "churn"],
  ["logo churn", "churn"],
  ["NRR", "revenueRetention"],
  ["top-two-box", "csat"],
  ["FRT", "firstResponseTime"],
  ["CAC", "acquisition"],
  ["effort", "ces"],
  ["recommend", "nps"],
  ["working hours", "businessTime"],
  ["by month", "over"],
  ["significance", "compare"],
  ["GRR", "revenueRetention"],
  ["CES", "ces"],
  ["ARPU", "historicValue"],
  ["stickiness", "cohorts"],
  ["DSAT", "csat"],
  ["AHT", "agentsNeeded"],
  ["handle time", "agentsNeeded"],
  ["active customer", "membershipsFromActivity"],
  ["repeat rate", "repeatPurchase"],
  ["time zone", "over"],
  ["business hours", "businessTime"],
  ["browser", "Drawit"],
  ["Express", "JSONoverHTTP"],
  ["error 400", "JSONoverHTTP"],
  ["snake case", "Rowsfromadatabase"],
])("whoever looks for %s finds %s", async (words, name) => {
  await page.goto(`${base}/index.html`);
  await page.locator("#tsd-search-trigger").click();
  await page.locator("#tsd-search-input").fill(words);
  await page.locator("#tsd-search-results li").first().waitFor();
  const found = await page.locator("#tsd-search-results li").allInnerTexts();
  const names = found.map((text) => text.split(".").at(-1)!.replace(/\s/g, ""));
  expect(names.slice(0, 7)).toContain(name);
});

test("an example runs, also when it was changed", async () => {
  await page.goto(`${base}/functions/customer-kpis.nps.html`);
  const code = page.locator("pre > code.ts").first();
  const shown = page.locator("output.shown").first();
  await page.locator("button.run").first().click({ force: true });
  await expect.poll(() => shown.innerText()).toContain("value  →  30");

  // With a type, as the guides have some.
  await code.fill(
    'import { nps } from "customer-kpis";\nconst all: number[] = [10, 0];\nnps(all).value;',
  );
  await page.locator("button.run").first().click({ force: true });
  await expect.poll(() => shown.innerText()).toBe("nps(all).value  →  0");

  await code.fill('import { nps } from "customer-kpis";\nnps([11]);');
  await page.locator("button.run").first().click({ force: true });
  await expect.poll(() => shown.innerText()).toContain("InputError: nps: score must be");
});

test("on a phone the button that runs an example covers none of its code", async () => {
  const phone = await browser.newPage({
    viewport: { width: 390, height: 844 },
    isMobile: true,
    hasTouch: true,
  });
  await phone.goto(`${base}/index.html`);
  const blocks = phone.locator("pre:has(> button.run)");
  await blocks.first().waitFor();
  const covered = await blocks.evaluateAll((all) =>
    all.filter((block) => {
      const range = document.createRange();
      range.selectNodeContents(block.querySelector("code")!);
      const top = range.getBoundingClientRect().top;
      const buttons = Array.from(block.querySelectorAll(":scope > button"));
      return buttons.some((button) => button.getBoundingClientRect().bottom > top);
    }),
  );
  expect(covered).toHaveLength(0);
  expect(await phone.evaluate("document.documentElement.scrollWidth")).toBe(390);
  await phone.close();
});

test.each([
  "interfaces/customer-kpis.MembershipsFromSubscriptionsOptions",
  "interfaces/customer-kpis.LifetimeValueOptions",
  "interfaces/customer-kpis.PurchaseModel",
])("on a phone the name of %s does not make its page wider", async (name) => {
  const phone = await browser.newPage({ viewport: { width: 390, height: 844 } });
  await phone.goto(`${base}/${name}.html`);
  expect(await phone.evaluate("document.documentElement.scrollWidth")).toBe(390);
  await phone.close();
});

test("a KPI's page says what it costs and shows a picture", async () => {
  await page.goto(`${base}/functions/customer-kpis.nps.html`);
  expect(await page.locator(".cost").innerText()).toMatch(/import \{ nps \}.* kB/);
  expect(await page.locator("figure.drawn").count()).toBe(1);
});
