import { fail } from "../check";
import { folded, isTexts } from "./letters";

/** What stands for "nothing here". */
export interface Missing {
  /** The words, folded. */
  readonly words: ReadonlySet<string>;
  /** Those of them that are numbers: nothing, too, where a cell is a number. */
  readonly numbers: ReadonlySet<number>;
}

/** The words that mean "nothing here", however they are written. Throws where they are none. */
export function missingOf(kpi: string, name: string, words: readonly string[] = []): Missing {
  if (!isTexts(words)) fail(kpi, name, "an array of texts", words);
  const all = words.map(folded);
  const numbers = all.filter((word) => word !== "").map(Number);
  return { words: new Set(all), numbers: new Set(numbers.filter(Number.isFinite)) };
}

/** What databases, spreadsheets, languages and shops write where nobody is known, or nothing: words, or marks alone. */
export const NOTHING =
  /^[-–—_.?*([{<]*(?:null|\\n|nil|none|n\/?a|nan|undefined|missing|blank|empty|not set|(?:unknown|anonym[a-z]+|guest|other|deleted|redacted)(?: user)?)?[-–—_.?*)\]}>]*$/i;

/** Ends a message about a text that is no number: what to say where it is a word for nothing. */
export function sayNothing(text: string): string {
  return NOTHING.test(text) ? sayMissing("none", text) : "";
}

/** Ends a message: what to say where a cell means that nobody is known, or nothing. */
export function sayMissing(what: string, cell: string): string {
  return ` (${what}? Say missing: [${JSON.stringify(cell)}])`;
}
