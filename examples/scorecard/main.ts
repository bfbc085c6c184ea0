import { fileURLToPath } from "node:url";
import { en } from "./languages/en";
import { LANGUAGES, languageOf } from "./languages/languageOf";
import { sayIn } from "./languages/say";
import { HELP, readCommandLine } from "./lib/commandLine";
import { scorecardOf } from "./lib/scorecardOf";
import type { Written } from "./page/writePages";
import { harmless, print } from "./terminal/print";

const EXAMPLE = fileURLToPath(new URL("data", import.meta.url));

/**
 * Prints the scorecard of a company from its CSV files, and writes it as pages.
 *
 * @param args - The command line: see {@link HELP}.
 * @param write - Takes what is printed.
 * @throws UserError where something is wrong that the person at the keyboard can put right.
 */
export async function main(args: readonly string[], write: (text: string) => void): Promise<void> {
  const { folder, languages, customer, out, all, told, help } = readCommandLine(args);
  if (help) return write(HELP);
  const wanted = languages.length === 0 ? LANGUAGES : languages.map(languageOf);
  const results = scorecardOf(folder ?? EXAMPLE, new Date(), customer, told);
  write(print(results, sayIn(en, results.settings), { isWhole: all }).join("\n"));
  // Only now, as what draws charts takes memory that the reading of files needs.
  const { writePages } = await import("./page/writePages");
  write(closing(await writePages(out, wanted, results)));
}

/** Where the pages are, and what may be asked for next. */
function closing(pages: readonly Written[]): string {
  const lines = pages.map(({ path, language }) => harmless(`${path}  ${language.name}`));
  return `
PAGES
The same with charts, to be opened in a browser, sent or printed:
${lines.join("\n")}
All figures, your own company, another customer, one language: npm start -- --help`;
}
