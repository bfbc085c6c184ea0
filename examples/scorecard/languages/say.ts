import type { Key } from "customer-kpis";
import type { Settings } from "../lib/settings";
import type { FigureName } from "../results/figures";
import type { Words } from "./en";
import { digitsOfMoney, type Formats, formatsOf } from "./formats";
import type { Countable, Language } from "./language";

/** How a company's scorecard speaks: a language's words, figures and dates, and names of its own. */
export interface Say extends Formats {
  readonly language: Language;
  readonly words: Words;
  /** Things with their number in front: `1 answer`, `2 answers`. */
  counted(what: Countable, n: number): string;
  /** What a segment, channel or team is called. */
  name(key: Key): string;
  /** Why somebody left: in words, where a tool has a code for it. */
  reason(name: string): string;
  /** Money in a sentence, with its currency where that is known. */
  cash(value: number): string;
  /** What a column or an axis of money is called, with its unit where that is known. */
  inMoney(what: string): string;
  /** What stands in a file, as it stands there. */
  quoted(text: string): string;
  /** A file, or several in a list. */
  file(called: string): string;
  /** What a figure is called, with its unit where it has one. */
  nameOf(figure: FigureName): string;
  /** What a dimension of SERVQUAL is called. */
  dimension(name: string): string;
}

export function sayIn(language: Language, settings: Settings): Say {
  const { translations, currency, answerWithinHours } = settings;
  const { locale, words, counted } = language;
  const formats = formatsOf(language, settings);
  const rules = new Intl.PluralRules(locale);
  const names = translations[language.code] ?? {};
  const name = (key: Key) => {
    if (key === null) return words.blank;
    const given = String(key);
    const own = Object.hasOwn(names, given) ? names[given] : undefined;
    return isolated(shortened(own ?? given), language.direction);
  };
  const sign = currency && isolated(signOf(currency, locale), language.direction);
  const inMoney = (what: string) => (sign ? `${what} (${sign})` : what);
  return {
    ...formats,
    language,
    words,
    counted(what, n) {
      const forms: { readonly [Form in Intl.LDMLPluralRule]?: string } = counted[what];
      return (forms[rules.select(n)] ?? counted[what].other).replace("{n}", formats.count(n));
    },
    name,
    reason: (given) => new Map(Object.entries(words.reasonCodes)).get(given) ?? name(given),
    cash(value) {
      if (currency === undefined) return formats.money(value);
      // `Intl` writes "rials 100" in Persian.
      if (language.direction === "rtl") return `${formats.money(value)}\u00a0${sign}`;
      const digits = digitsOfMoney(value);
      return new Intl.NumberFormat(locale, { style: "currency", currency, ...digits }).format(
        value,
      );
    },
    inMoney,
    quoted: (text) => isolated(shortened(text), language.direction),
    file: (called) => isolated(called, language.direction),
    nameOf(figure) {
      const { withinTarget, ...rest } = words.figures;
      if (figure === "withinTarget") return withinTarget(formats.count(answerWithinHours));
      return MONEY.has(figure) ? inMoney(rest[figure]) : rest[figure];
    },
    dimension: (name) => words.dimensions[name as keyof typeof words.dimensions] ?? name,
  };
}

/** Longer than this a name is cut: nobody reads on, and no page is as wide. */
const LONGEST_NAME = 60;

function shortened(given: string): string {
  // Letters that steer a terminal, or turn the text around them, are shown as unknown ones.
  const name = given.replace(/[\p{Cc}\u2028-\u202e]/gu, "\ufffd");
  const letters = [...name.slice(0, 2 * LONGEST_NAME)];
  return letters.length > LONGEST_NAME ? `${letters.slice(0, LONGEST_NAME - 1).join("")}…` : name;
}

/** What stands beside an amount: `$`, `AED`, `ریال`. */
function signOf(currency: string, locale: string): string {
  const parts = new Intl.NumberFormat(locale, { style: "currency", currency }).formatToParts(0);
  return parts.find(({ type }) => type === "currency")?.value ?? currency;
}

const MONEY: ReadonlySet<FigureName> = new Set(["revenue", "historicValue", "lifetimeValue"]);

/** A name that is written the other way is set apart, so that it leaves the words around it alone. */
function isolated(name: string, direction: "ltr" | "rtl"): string {
  const isArabic = /\p{Script=Arabic}/u.test(name);
  const isOther = /\p{Letter}/u.test(name) && isArabic !== (direction === "rtl");
  return isOther ? `\u2068${name}\u2069` : name;
}
