import type { Words } from "./en";

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

/**
 * @param locale - Which language and digits, such as `fa-IR`.
 * @param clock - Whose clocks tell which day it is, and whose calendar: one for the whole page.
 * @param units - How `Intl` is to abbreviate hours and minutes.
 * @param words - Puts together what `Intl` does not.
 */
export function formatsOf(
  locale: string,
  { timeZone, calendar }: { readonly timeZone: string; readonly calendar: string },
  units: "narrow" | "short",
  words: Pick<Words, "to" | "quarter">,
): Formats {
  const number = (options: Intl.NumberFormatOptions) => new Intl.NumberFormat(locale, options);
  const digits = (count: number) => ({
    minimumFractionDigits: count,
    maximumFractionDigits: count,
  });
  const date = (options: Intl.DateTimeFormatOptions) =>
    new Intl.DateTimeFormat(`${locale}-u-ca-${calendar}`, { ...options, timeZone });

  const whole = number({ maximumFractionDigits: 0 });
  const oneDigit = number(digits(1));
  const percent = number({ style: "percent", ...digits(1) });
  const numbers = {
    count: whole,
    points: number({ signDisplay: "exceptZero", ...digits(1) }),
    gap: number({ signDisplay: "exceptZero", ...digits(2) }),
    score: oneDigit,
    money: whole,
    months: number({ style: "unit", unit: "month", unitDisplay: "long" }),
    share: percent,
  };
  const isRtl = /\p{Script=Arabic}/u.test(words.to("", ""));
  const minus = whole.format(-1).replace(whole.format(1), "");
  const compact = number({ notation: "compact" });
  const unit = (unit: string) => number({ style: "unit", unit, unitDisplay: units });
  const day = number({ style: "unit", unit: "day", unitDisplay: "long" });
  const [hour, minute, second] = [unit("hour"), unit("minute"), unit("second")];
  const longDay = date({ day: "numeric", month: "long", year: "numeric" });
  const currencies = new Intl.DisplayNames(locale, { type: "currency" });
  const months = {
    long: date({ month: "long", year: "numeric" }),
    short: date({ month: "short", year: "numeric" }),
    bare: date({ month: "short" }),
  };

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

  function figure(kind: Kind, value: Maybe<number>): string {
    if (value === null || value === undefined) return NONE;
    if (kind === "duration") return duration(value);
    const text = numbers[kind].format(value);
    return kind === "share" ? steady(text) : text;
  }

  /** The percent sign follows its number as the language is read, whatever stands around them. */
  function steady(text: string): string {
    return isRtl ? `\u2067\u061c${text}\u2069` : text;
  }

  function written(digits: string): string {
    return digits.replace(/\d/g, (digit) => whole.format(Number(digit)));
  }

  const clocks = date({ timeZoneName: "longGeneric" })
    .formatToParts(0)
    .find(({ type }) => type === "timeZoneName")?.value;

  return {
    clocks: clocks ?? timeZone,
    figure,
    count: (value) => figure("count", value),
    share: (value) => figure("share", value),
    money: (value) => figure("money", value),
    score: (value) => figure("score", value),
    duration: (ms) => figure("duration", ms),
    digits: written,
    range(kind, range) {
      if (!range) return NONE;
      const { lower, upper } = range;
      // One sign of percent does for both.
      const first = kind === "share" ? oneDigit.format(100 * lower) : figure(kind, lower);
      return words.to(first, figure(kind, upper));
    },
    day: (ms) => (ms === null || ms === undefined ? NONE : longDay.format(ms)),
    month: (ms, width) => months[width].format(ms),
    quarter(key) {
      const [years = "", number = ""] = key.split("-Q");
      return words.quarter(written(number), written(years));
    },
    compact: (value) => compact.format(value),
    currency: (code) => currencies.of(code) ?? code,
  };
}
