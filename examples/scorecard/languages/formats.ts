import type { Language } from "./language";

/** A figure that there is none of. */
export const NONE = "-";

/** How a figure is to be read, and so printed. */
export type Kind = "count" | "points" | "share" | "gap" | "score" | "duration" | "months" | "money";

type Maybe<Value> = Value | null | undefined;

interface Range {
  readonly lower: number;
  readonly upper: number;
}

/** Figures and dates as people of a language write them. */
export interface Formats {
  /** A figure of a kind, such as `+42.8`, `77.2%` or `1 hr 53 min`; `-` where there is none. */
  figure(kind: Kind, value: Maybe<number>): string;
  count(value: Maybe<number>): string;
  share(value: Maybe<number>): string;
  money(value: Maybe<number>): string;
  score(value: Maybe<number>): string;
  /** How long something takes, to be read at a glance: in minutes, hours or days. */
  duration(ms: Maybe<number>): string;
  /** A code of digits, such as `5-3-4`. */
  digits(code: string): string;
  /** Arithmetic, such as `10 / 3 * 2.5`, in the digits and marks of the language. */
  formula(text: string): string;
  /** Large figures in short, such as 2M. */
  compact(value: number): string;
  /** A range in the figure's own unit, such as `76.0 to 78.4%`. */
  range(kind: Kind, range: Maybe<Range>): string;
  /** A day on the calendar of the report, such as 22 November 2026 or ۱ آذر ۱۴۰۵. */
  day(ms: Maybe<number>): string;
  /** The month that a figure is of. */
  month(ms: number, width: "long" | "short" | "bare"): string;
  /** A quarter by its key, such as `2026-Q1`. */
  quarter(key: string): string;
  /** What the report's clocks are called. */
  readonly clocks: string;
  /** What a currency is called, by its code of ISO 4217. */
  currency(code: string): string;
}

/** Whose clocks tell which day it is, and whose calendar: one for the whole page. */
interface Clock {
  readonly timeZone: string;
  readonly calendar: string;
}

/** How a language writes figures and days; its words put together what `Intl` does not. */
export function formatsOf(
  language: Pick<Language, "locale" | "units" | "direction" | "words">,
  clock: Clock,
): Formats {
  const { locale, words } = language;
  const figure = figuresOf(language);
  const digits = digitsOf(locale);
  const oneDigit = new Intl.NumberFormat(locale, fraction(1));
  const mark = oneDigit.formatToParts(0.5).find(({ type }) => type === "decimal")?.value ?? ".";
  const compact = new Intl.NumberFormat(locale, { notation: "compact" });
  const currencies = new Intl.DisplayNames(locale, { type: "currency" });
  return {
    ...datesOf(locale, clock),
    figure,
    count: (value) => figure("count", value),
    share: (value) => figure("share", value),
    money: (value) => figure("money", value),
    score: (value) => figure("score", value),
    duration: (ms) => figure("duration", ms),
    digits,
    formula: (text) => digits(text.replace(/(?<=\d)\.(?=\d)/g, mark)).replaceAll("*", "×"),
    range(kind, range) {
      if (!range) return NONE;
      const { lower, upper } = range;
      // One sign of percent does for both.
      const first = kind === "share" ? oneDigit.format(100 * lower) : figure(kind, lower);
      return words.to(first, figure(kind, upper));
    },
    quarter(key) {
      const [years = "", number = ""] = key.split("-Q");
      return words.quarter(digits(number), digits(years));
    },
    compact: (value) => compact.format(value),
    currency: (code) => currencies.of(code) ?? code,
  };
}

function fraction(count: number): Intl.NumberFormatOptions {
  return { minimumFractionDigits: count, maximumFractionDigits: count };
}

/** Writes a code of digits in those of the language. */
function digitsOf(locale: string): (code: string) => string {
  const whole = new Intl.NumberFormat(locale, { maximumFractionDigits: 0 });
  return (code) => code.replace(/\d/g, (digit) => whole.format(Number(digit)));
}

function figuresOf({
  locale,
  units,
  direction,
}: Pick<Language, "locale" | "units" | "direction">): Formats["figure"] {
  const number = (options: Intl.NumberFormatOptions) => new Intl.NumberFormat(locale, options);
  const whole = number({ maximumFractionDigits: 0 });
  const numbers = {
    count: whole,
    points: number({ signDisplay: "exceptZero", ...fraction(1) }),
    gap: number({ signDisplay: "exceptZero", ...fraction(2) }),
    score: number(fraction(1)),
    months: number({ style: "unit", unit: "month", unitDisplay: "long" }),
    share: number({ style: "percent", ...fraction(1) }),
  };
  const duration = durationsOf(locale, units);
  return (kind, value) => {
    if (value === null || value === undefined) return NONE;
    if (kind === "duration") return duration(value);
    if (kind === "money") return number(digitsOfMoney(value)).format(value);
    const text = numbers[kind].format(value);
    // The percent sign follows its number as the language is read, whatever stands around them.
    return kind === "share" && direction === "rtl" ? `\u2067\u061c${text}\u2069` : text;
  };
}

/** How much of an amount is written: 3.40 and 0.004 would lose most of what they say without their fraction. */
export function digitsOfMoney(value: number): Intl.NumberFormatOptions {
  const size = Math.abs(value);
  if (size >= 10 || Number.isInteger(value)) return { maximumFractionDigits: 0 };
  return size < 0.1 ? { maximumSignificantDigits: 2 } : fraction(2);
}

function durationsOf(locale: string, units: Language["units"]): (ms: number) => string {
  const number = (options: Intl.NumberFormatOptions) => new Intl.NumberFormat(locale, options);
  const unit = (unit: string) => number({ style: "unit", unit, unitDisplay: units });
  const [hour, minute, second] = [unit("hour"), unit("minute"), unit("second")];
  const day = number({ style: "unit", unit: "day", unitDisplay: "long" });
  const whole = number({ maximumFractionDigits: 0 });
  const minus = whole.format(-1).replace(whole.format(1), "");

  function duration(ms: number): string {
    if (ms < 0) return minus + duration(-ms);
    const seconds = Math.round(ms / 1000);
    if (seconds < 60) return second.format(seconds);
    const minutes = Math.round(ms / 60_000);
    if (minutes < 60) return minute.format(minutes);
    const hours = Math.floor(minutes / 60);
    if (hours < 48) return `${hour.format(hours)} ${minute.format(minutes % 60)}`;
    const days = Math.floor(hours / 24);
    // Beside many days hours no longer matter.
    return days < 10 ? `${day.format(days)} ${hour.format(hours % 24)}` : day.format(days);
  }

  return duration;
}

function datesOf(
  locale: string,
  { timeZone, calendar }: Clock,
): Pick<Formats, "clocks" | "day" | "month"> {
  const date = (options: Intl.DateTimeFormatOptions) =>
    new Intl.DateTimeFormat(`${locale}-u-ca-${calendar}`, { ...options, timeZone });
  const longDay = date({ day: "numeric", month: "long", year: "numeric" });
  const months = {
    long: date({ month: "long", year: "numeric" }),
    short: date({ month: "short", year: "numeric" }),
    bare: date({ month: "short" }),
  };
  const clocks = date({ timeZoneName: "longGeneric" })
    .formatToParts(0)
    .find(({ type }) => type === "timeZoneName")?.value;
  return {
    clocks: timeZone === "UTC" ? timeZone : (clocks ?? timeZone),
    day: (ms) => (ms === null || ms === undefined ? NONE : longDay.format(ms)),
    month: (ms, width) => inOrder(months[width].formatToParts(ms), longDay.formatToParts(ms)),
  };
}

/** The month and year of a date in the order in which a day has them: `Intl` turns them about in Persian. */
function inOrder(
  month: readonly Intl.DateTimeFormatPart[],
  day: readonly Intl.DateTimeFormatPart[],
): string {
  const placeOf = (parts: typeof month, wanted: string) => {
    return parts.findIndex(({ type }) => type === wanted);
  };
  const isYearFirst = (parts: typeof month) => placeOf(parts, "year") < placeOf(parts, "month");
  const isTurned = placeOf(month, "year") >= 0 && isYearFirst(month) !== isYearFirst(day);
  const parts = isTurned ? month.toReversed() : month;
  return parts.map(({ value }) => value).join("");
}
