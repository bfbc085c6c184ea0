import { checkOptions, fail } from "./check";
import {
  type CalendarName,
  checkPeriod,
  type Instant,
  milliseconds,
  type Period,
  type Unit,
} from "./time";

/** Reads one option: its value, or its default where it is left out. Throws where it is wrong. */
export type Option<Given, Read> = (kpi: string, name: string, given: Given | undefined) => Read;

/** An option for each field of the options' interface, and none besides. */
export type OptionsOf<Options> = {
  readonly [Name in keyof Options]-?: Option<Exclude<Options[Name], undefined>, unknown>;
};

/** Options as they are read: checked, and with their defaults. */
export type ReadOptions<Declared> = {
  readonly [Name in keyof Declared]: Declared[Name] extends Option<never, infer Read>
    ? Read
    : never;
};

/** The options of a KPI, declared once. */
export interface Declared<Options, Read> {
  /** The KPI's name, as it appears in messages. */
  readonly kpi: string;
  /** Reads what a caller gave. */
  readonly read: (given: Options | undefined) => Read;
}

/**
 * Declares a KPI's options: their names, checks and defaults, held to their interface by the compiler.
 * `options<ChurnOptions>("churn")({ period: period(), level: level() })`.
 */
export function options<Options>(kpi: string) {
  return <const Every extends OptionsOf<Options>>(
    every: Every & { readonly [Name in Exclude<keyof Every, keyof Options>]: never },
  ): Declared<Options, ReadOptions<Every>> => {
    return {
      kpi,
      read(given = {} as Options) {
        checkOptions(kpi, given as object, Object.keys(every));
        const read: Record<string, unknown> = {};
        for (const name in every) {
          const option = every[name as keyof Every] as Option<unknown, unknown>;
          read[name] = option(kpi, name, given[name as keyof Options]);
        }
        return read as ReadOptions<Every>;
      },
    };
  };
}

/** One of a few words. */
export function oneOf<const Word extends string>(
  words: readonly Word[],
  fallback?: NoInfer<Word>,
): Option<Word, Word> {
  return (kpi, name, word = fallback) =>
    words.includes(word as Word)
      ? (word as Word)
      : fail(kpi, name, `one of ${words.map((known) => `"${known}"`).join(", ")}`, word);
}

/** A confidence level. */
export function level(): Option<number, number> {
  return number({ above: 0, below: 1, fallback: 0.95 });
}

/** What a number may be. */
export interface NumberRule {
  readonly whole?: boolean;
  readonly above?: number;
  readonly atLeast?: number;
  readonly below?: number;
  readonly atMost?: number;
  /** Taken where it is left out; without one it must be given. */
  readonly fallback?: number;
}

/** A finite number within bounds. */
export function number(rule: NumberRule = {}): Option<number, number> {
  return (kpi, name, given = rule.fallback) =>
    // Never -0, which would come out again.
    isWithin(given, rule) ? given + 0 : fail(kpi, name, wordsOf(rule, given), given);
}

/** Whether a number is what the rule says. */
export function isWithin(given: unknown, rule: NumberRule): given is number {
  const { whole, above, atLeast, below, atMost } = rule as Required<NumberRule>;
  const isNumber = whole ? Number.isSafeInteger(given) : Number.isFinite(given);
  const number = given as number;
  // A bound that is not there refuses nothing.
  return isNumber && !(number <= above || number < atLeast || number >= below || number > atMost);
}

/** Whether something is a count: a whole number, 0 or more. */
export function isCount(given: unknown): given is number {
  return isWithin(given, { whole: true, atLeast: 0 });
}

/** Throws where something is no count. */
export function checkCount(kpi: string, field: string, count: unknown, record?: unknown): void {
  if (!isCount(count)) fail(kpi, field, "a whole number, 0 or more", count, record);
}

function wordsOf({ whole, above, atLeast, below, atMost }: NumberRule, given: unknown): string {
  const bounds = Object.entries({ above, "at least": atLeast, below, "at most": atMost });
  const said = bounds.flatMap(([word, bound]) => (bound === undefined ? [] : `${word} ${bound}`));
  const isPercent = !whole && (below ?? atMost) === 1 && isWithin(given, { whole: true, above: 1 });
  const share = isPercent ? ` (${given / 100} for ${given} %)` : "";
  return `a ${whole ? "whole" : "finite"} number ${said.join(" and ")}${share}`.trim();
}

/**
 * A length of time in milliseconds: a second or more, as less is mostly seconds or minutes taken for
 * milliseconds. Or `none` exactly.
 */
export function duration(none?: 0): Option<number, number> {
  return (kpi, name, given) => {
    if (isWithin(given, { atLeast: 1000 }) || (given === 0 && none === 0)) return given;
    const least = `milliseconds, 1000 or more${none === 0 ? ", or 0" : ""}`;
    const isText = typeof given === "string";
    const isSlip = isWithin(given, { above: 0 });
    const slip = " (this may be seconds: multiply by 1,000; or minutes: by 60,000)";
    const hint = isText ? " (4 hours are 4 * 60 * 60 * 1000)" : isSlip ? slip : "";
    return fail(kpi, name, least + hint, given);
  };
}

/** A stretch of time, as milliseconds. */
export function period(): Option<Period, { readonly start: number; readonly end: number }> {
  return checkPeriod;
}

/** A moment, as milliseconds. */
export function moment(): Option<Instant, number> {
  return (kpi, name, given) => milliseconds(given as Instant, kpi, name);
}

/** `true` or `false`. */
export function flag(fallback: boolean): Option<boolean, boolean> {
  return (kpi, name, given = fallback) =>
    typeof given === "boolean" ? given : fail(kpi, name, "true or false", given);
}

/** A text that says something. */
export function text(fallback?: string): Option<string, string> {
  return (kpi, name, given = fallback) =>
    typeof given === "string" && given !== "" ? given : fail(kpi, name, "a text", given);
}

/** A function of the caller's. */
// biome-ignore lint/complexity/noBannedTypes: any function will do here, its type is the interface's.
export function callback<Given extends Function>(what: string): Option<Given, Given | null> {
  return (kpi, name, given) => {
    if (given === undefined) return null;
    return typeof given === "function" ? given : fail(kpi, name, what, given);
  };
}

/** A list, each entry checked by `each`. */
export function listOf<Given, Read>(
  what: string,
  each: Option<Given, Read>,
): Option<readonly Given[], readonly Read[]> {
  return (kpi, name, given) =>
    Array.isArray(given)
      ? // An empty place is asked, too.
        Array.from(given, (entry, i) => each(kpi, `${name}[${i}]`, entry))
      : fail(kpi, name, what, given);
}

/** The same option, where it may be left out: `null` then. */
export function maybe<Given, Read>(option: Option<Given, Read>): Option<Given, Read | null> {
  return (kpi, name, given) => (given === undefined ? null : option(kpi, name, given));
}

/** The same option with a default that is read as if it were given. */
export function or<Given, Read>(option: Option<Given, Read>, fallback: Given): Option<Given, Read> {
  return (kpi, name, given = fallback) => option(kpi, name, given);
}

/** An option that somebody else checks. */
export function asGiven<Given>(): Option<Given, Given | undefined> {
  return (_kpi, _name, given) => given;
}

/** How time is cut, where it is cut: checked by whoever cuts it. */
export const calendarOptions = {
  unit: /* @__PURE__ */ asGiven<Unit>(),
  timeZone: /* @__PURE__ */ asGiven<string>(),
  weekStartsOn: /* @__PURE__ */ asGiven<0 | 1 | 2 | 3 | 4 | 5 | 6>(),
  calendar: /* @__PURE__ */ asGiven<CalendarName>(),
  yearStartsIn: /* @__PURE__ */ asGiven<number>(),
};
