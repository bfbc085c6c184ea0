import { readFileSync } from "node:fs";
import type { Language } from "../languages/language";
import type { Say } from "../languages/say";
import type { Results } from "../results/results";
import type { Section } from "../sections/block";
import { heading, sections } from "../sections/sections";
import { Html, html } from "./html";
import { htmlSection } from "./section";

const STYLE = new Html(readFileSync(new URL("style.css", import.meta.url), "utf8"));

/** Another language's page of the same scorecard, beside this one. */
export interface Sibling {
  readonly language: Language;
  readonly file: string;
}

/**
 * The whole scorecard as one page of HTML, complete in itself: it loads nothing and runs no script.
 *
 * @param siblings - The pages in all languages that are written, this one's too.
 */
export async function page(
  results: Results,
  say: Say,
  siblings: readonly Sibling[],
): Promise<string> {
  const { language, words } = say;
  const { title, subtitle } = heading(results, say);
  const parts = inOrder(sections(results, say));
  const written: Html[] = [];
  for (const part of parts) written.push(await htmlSection(part, say));
  const { markup } = html`<!doctype html>
<html lang="${language.code}" dir="${language.direction}">
<head>
<meta charset="utf-8">
<meta name="viewport" content="width=device-width, initial-scale=1">
<meta name="color-scheme" content="light dark">
<title>${title}</title>
<style>
${STYLE}</style>
</head>
<body>
<a class="skip" href="#scorecard">${words.skip}</a>
<header>
<h1>${title}</h1>
<p>${subtitle}</p>
${languagesOf(siblings, say)}</header>
<main id="scorecard">
${written}</main>
</body>
</html>
`;
  return markup;
}

/** On a page what matters stands on the first screen, and what it was read from below it. */
function inOrder(parts: readonly Section[]): Section[] {
  const files = parts.filter(({ id }) => id === "files");
  const others = parts.filter(({ id }) => id !== "files");
  const [headlines, ...rest] = others;
  return headlines ? [headlines, ...files, ...rest] : files;
}

function languagesOf(siblings: readonly Sibling[], { language, words }: Say): Html | null {
  if (siblings.length < 2) return null;
  const links = siblings.map(({ language: { code, name }, file }) => {
    const current = code === language.code ? html` aria-current="page"` : null;
    return html`<li><a href="${file}" lang="${code}" hreflang="${code}"${current}>${name}</a></li>\n`;
  });
  return html`<nav aria-label="${words.languages}"><ul class="inline">
${links}</ul></nav>
`;
}
