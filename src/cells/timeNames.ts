import type { CalendarName } from "../calendar";
import { folded } from "./letters";

/** What months, weekdays and the halves of a day are called in a language. */
export interface TimeNames {
  /** The month from 1 to 12 that a name, or the beginning of just one, stands for. */
  readonly monthOf: (name: string) => number | null;
  /** 0 for before noon, 12 for after it; `null` for another name. */
  readonly halfOf: (name: string) => number | null;
  /** Whether a weekday is called so. */
  readonly isWeekday: (name: string) => boolean;
}

/** The {@link TimeNames} of a language and a calendar, by `Intl`. `AM` and `PM` are known to all. */
export function timeNames(language: string, calendar: CalendarName): TimeNames {
  // German has two ways to shorten March, of which Intl knows one; no other language has such a month.
  const months = new Map([["mrz", 3]]);
  const weekdays = new Set<string>();
  // Nor does it know what German calls the halves of a day in files of Java.
  const halves = new Map([
    ["am", 0],
    ["pm", 12],
    ["vorm", 0],
    ["nachm", 12],
  ]);

  function namesOf(type: keyof Intl.DateTimeFormatPartTypesRegistry, options: object): string[] {
    const shape: Intl.DateTimeFormatOptions = { calendar, timeZone: "UTC", ...options };
    const format = new Intl.DateTimeFormat(language, shape);
    return MOMENTS.map((ms) => {
      const parts = format.formatToParts(ms);
      return keyOf(parts.find((part) => part.type === type)?.value ?? "");
    });
  }

  const number = new Intl.DateTimeFormat("en", { calendar, month: "numeric", timeZone: "UTC" });
  for (const width of ["long", "short"] as const) {
    for (const name of namesOf("weekday", { weekday: width })) weekdays.add(name);
    // Many languages have another form beside a day: "5 марта", but "март".
    for (const beside of [{}, { day: "numeric" }]) {
      namesOf("month", { month: width, ...beside }).forEach((name, i) => {
        months.set(name, Number(number.format(MOMENTS[i])));
      });
    }
  }
  namesOf("dayPeriod", { hour: "numeric", hour12: true }).forEach((name, i) => {
    halves.set(name, i < 6 ? 0 : 12);
  });

  function monthOf(name: string): number | null {
    const key = keyOf(name);
    const exact = months.get(key);
    if (exact !== undefined || key.length < SHORTEST) return exact ?? null;
    const begun = new Set<number>();
    for (const [full, month] of months) if (full.startsWith(key)) begun.add(month);
    const [only = null] = begun;
    return begun.size === 1 ? only : null;
  }

  return {
    monthOf,
    halfOf: (name) => halves.get(keyOf(name)) ?? null,
    isWeekday: (name) => weekdays.has(keyOf(name)),
  };
}

/** The 8th of the months of 2026: every month of each calendar once; six times by day, six by night. */
const MOMENTS = /* @__PURE__ */ Array.from({ length: 12 }, (_, i) =>
  Date.UTC(2026, i, 8, i < 6 ? 9 : 21),
);

/** Of fewer letters nobody shortens a month. */
const SHORTEST = 3;

/** For comparing names: without dots, blanks and accents. */
function keyOf(name: string): string {
  return folded(name)
    .normalize("NFD")
    .replace(/[^\p{L}\p{N}]/gu, "");
}
