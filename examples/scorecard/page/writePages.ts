import { mkdirSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import type { Language } from "../languages/language";
import { sayIn } from "../languages/say";
import { UserError } from "../lib/userError";
import type { Results } from "../results/results";
import { page } from "./page";

/** A page that was written. */
export interface Written {
  readonly language: Language;
  readonly path: string;
}

/** Writes the scorecard into a folder, one page for each language; they link to one another. */
export async function writePages(
  folder: string,
  languages: readonly Language[],
  results: Results,
): Promise<Written[]> {
  const siblings = languages.map((language) => ({
    language,
    file: `scorecard.${language.code}.html`,
  }));
  const written: Written[] = [];
  for (const { language, file } of siblings) {
    const markup = await page(results, sayIn(language, results.settings), siblings);
    written.push({ language, path: write(folder, file, markup) });
  }
  return written;
}

function write(folder: string, file: string, markup: string): string {
  const path = join(folder, file);
  try {
    mkdirSync(folder, { recursive: true });
    writeFileSync(path, markup);
  } catch (error) {
    throw new UserError(`The page could not be written. ${(error as Error).message}`);
  }
  return path;
}
