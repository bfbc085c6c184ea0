import type { Key } from "customer-kpis";
import type { Settings } from "../lib/settings";
import type { Words } from "./en";
import { type Formats, formatsOf } from "./formats";
import type { Countable, Language } from "./language";

/** How a company's scorecard speaks: a language's words, figures and dates, and names of its own. */
export interface Say extends Formats {
  readonly language: Language;
  readonly words: Words;
  /** Things with their number in front: `1 answer`, `2 answers`. */
  counted(what: Countable, n: number): string;
  /** What a segment, channel or team is called. */
  name(key: Key): string;
}

export function sayIn(language: Language, { timeZone, translations }: Settings): Say {
  const { locale, units, words, counted } = language;
  const formats = formatsOf(locale, timeZone, units, words);
  const rules = new Intl.PluralRules(locale);
  const names = translations[language.code] ?? {};
  return {
    ...formats,
    language,
    words,
    counted(what, n) {
      const forms: { readonly [Form in Intl.LDMLPluralRule]?: string } = counted[what];
      return (forms[rules.select(n)] ?? counted[what].other).replace("{n}", formats.count(n));
    },
    name: (key) => (key === null ? words.blank : (names[String(key)] ?? String(key))),
  };
}
