// Prints the scorecard of a company from its CSV files, and writes it as pages. npm start -- --help
import { fileURLToPath } from "node:url";
import { en } from "./languages/en";
import { LANGUAGES, languageOf } from "./languages/languageOf";
import { sayIn } from "./languages/say";
import { HELP, readCommandLine } from "./lib/commandLine";
import { scorecardOf } from "./lib/scorecardOf";
import { UserError } from "./lib/userError";
import { type Written, writePages } from "./page/writePages";
import { harmless, print } from "./terminal/print";

const EXAMPLE = fileURLToPath(new URL("data", import.meta.url));

async function main(args: readonly string[]): Promise<void> {
  const { folder, languages, customer, out, all, help } = readCommandLine(args);
  if (help) {
    console.log(HELP);
    return;
  }
  const wanted = languages.length === 0 ? LANGUAGES : languages.map(languageOf);
  const results = await scorecardOf(folder ?? EXAMPLE, new Date(), customer);
  console.log(print(results, sayIn(en, results.settings), { isWhole: all }).join("\n"));
  console.log(closing(await writePages(out, wanted, results)));
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

main(process.argv.slice(2)).catch((error: unknown) => {
  if (!(error instanceof UserError)) throw error;
  console.error(harmless(error.message));
  process.exitCode = 1;
});
