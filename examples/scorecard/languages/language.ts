import type { Words } from "./en";

/** Nouns that come with a number. */
export type Countable =
  | "answers"
  | "people"
  | "replies"
  | "tickets"
  | "customers"
  | "orders"
  | "rows";

/**
 * All that is said in one language. A text that is missing is a type error, and so is a form of a
 * noun that the language's plural rules ask for.
 */
export interface Language<Forms extends Intl.LDMLPluralRule = "other"> {
  /** Of two letters, as after `--language`. */
  readonly code: string;
  /** Language, digits and calendar, for `Intl`. */
  readonly locale: string;
  /** How `Intl` is to abbreviate hours and minutes: `1h 5m` or `1 hr 5 min`. */
  readonly units: "narrow" | "short";
  readonly direction: "ltr" | "rtl";
  /** What its speakers call it. */
  readonly name: string;
  /** Nouns with their number, `{n}`, in every form that numbers ask for. */
  readonly counted: Readonly<Record<Countable, Readonly<Record<Forms | "other", string>>>>;
  readonly words: Words;
}
