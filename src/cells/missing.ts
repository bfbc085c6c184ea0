import { folded } from "./letters";

/** What stands for "nothing here". */
export interface Missing {
  /** The words, folded. */
  readonly words: ReadonlySet<string>;
  /** Those of them that are numbers: nothing, too, where a cell is a number. */
  readonly numbers: ReadonlySet<number>;
}

/** The words that mean "nothing here", however they are written. */
export function missingOf(words: readonly string[]): Missing {
  const all = words.map(folded);
  const numbers = all.filter((word) => word !== "").map(Number);
  return { words: new Set(all), numbers: new Set(numbers.filter(Number.isFinite)) };
}
