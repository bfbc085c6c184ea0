import { existsSync, readFileSync } from "node:fs";
import { basename, join, resolve } from "node:path";
import { type NamedPeriod, type PeriodsOptions, periods } from "customer-kpis";
import * as z from "zod";
import { UserError } from "./userError";
import { wrongSetting } from "./wrongSetting";

const month = z.string().regex(/^\d{4}-(0[1-9]|1[0-2])$/, "must be a month such as 2025-12");
const share = z.number().min(0).max(1);

const thresholds = z
  .strictObject({ red: z.number(), green: z.number() })
  .refine(({ red, green }) => red < green, "must be red below green");
const shareThresholds = thresholds.refine(
  ({ green }) => green <= 1,
  "must be at most 1, as shares are ratios: 0.8 for 80 %",
);

const settingsSchema = z.strictObject({
  /** Stands at the top. Default: the folder's name. */
  company: z.string().optional(),
  /** Whose midnights cut the months, and where times without an offset are. */
  timeZone: z.string().optional(),
  /** Whose months cut the report. Default `"gregory"`. */
  calendar: z.enum(["gregory", "persian", "islamic-umalqura"]).default("gregory"),
  /** The month in which years begin, and quarters are counted from. Default 1. */
  yearStartsIn: z.number().int().min(1).max(12).default(1),
  /** How cells are written: see `schemas` of the library. */
  dayFirst: z.boolean().optional(),
  language: z.string().optional(),
  unixTime: z.enum(["seconds", "milliseconds", "microseconds", "excel"]).optional(),
  waits: z.enum(["milliseconds", "seconds", "minutes", "hours", "days"]).optional(),
  decimal: z.enum([".", ","]).optional(),
  thousands: z.enum([".", ","]).optional(),
  grouping: z.enum(["western", "indian"]).optional(),
  missing: z.array(z.string()).optional(),
  words: z.record(z.string(), z.number().nullable()).optional(),
  normalize: z.boolean().optional(),
  /** ISO 4217. Default: money without a currency. */
  currency: z
    .string()
    .regex(/^[A-Z]{3}$/i, 'must be a code such as "EUR"')
    .optional(),
  /** First and last month of the report. Default: the last twelve full months, or those in the files. */
  from: month.optional(),
  until: month.optional(),
  /** What is left of a sale after its costs. Default: all of it, so that value is revenue. */
  margin: share.default(1),
  /** What a year's wait takes off money. */
  discount: share.default(0.1),
  /** What answering a ticket costs. Default: nothing, so that nobody costs more than they bring. */
  ticketCost: z.number().min(0).default(0),
  answerWithinHours: z.number().positive().default(4),
  /** Where each figure turns amber and green. Shares are ratios: 0.8 for 80 %. */
  targets: z
    .strictObject({
      nps: thresholds.optional(),
      csat: shareThresholds.optional(),
      retention: shareThresholds.optional(),
      withinTarget: shareThresholds.optional(),
      servqual: thresholds.optional(),
    })
    .default({}),
  /**
   * What columns are called in the files: `{ "answers": { "nps": "How likely ...?" } }`; of a tool's
   * export, by the file's name.
   */
  columns: z.record(z.string(), z.record(z.string(), z.string())).default({}),
  /** Which tool's a file is, where that cannot be told: `{ "report.csv": "zendesk.explore" }`. */
  sources: z.record(z.string(), z.string()).default({}),
  /** What names in the files are in other languages: `{ "fa": { "home": "خانگی" } }`. */
  translations: z.record(z.string(), z.record(z.string(), z.string())).default({}),
});

type Calendar = z.output<typeof settingsSchema>["calendar"];

/** A stretch of time in milliseconds, `end` not included. */
export interface Span {
  readonly start: number;
  readonly end: number;
}

/** What is in `settings.json`, and the report's months. */
export interface Settings extends Omit<z.output<typeof settingsSchema>, "timeZone"> {
  readonly company: string;
  readonly timeZone: string;
  /** Whether nobody said the zone. */
  readonly isZoneAssumed: boolean;
  /** The calendar in which a file writes its dates: the report's, or the Gregorian one. */
  readonly datesIn: Calendar;
  /** What comes later has not come, and may be a mistake. */
  readonly today: number;
  /** Where the months come from. */
  readonly monthsFrom: "settings" | "today" | "files";
  /** The last moment in the files, where the last month goes on for days after it; else `null`. */
  readonly filesEnd: number | null;
  readonly months: readonly NamedPeriod[];
  /** The same months a year earlier. */
  readonly monthsBefore: readonly NamedPeriod[];
  /** The months together. */
  readonly period: Span;
  /** The months of the year before together. */
  readonly yearBefore: Span;
}

/** What was said on the command line: it counts more than the settings. */
export type Told = Pick<z.output<typeof settingsSchema>, "timeZone" | "dayFirst">;

interface More {
  readonly told?: Told;
  readonly from?: "today" | "files";
  readonly today?: number;
}

/**
 * Reads `settings.json`, which may be absent, and works out the report's months.
 *
 * @param last - Tells the last one, such as `2025-12`, where `until` does not say it.
 * @param more - What was said on the command line, and where the last month comes from.
 */
export function readSettings(
  folder: string,
  last: (clock: Clock) => string,
  { told = {}, from: source = "today", today = Infinity }: More = {},
): Settings {
  const given = { ...check(readJson(join(folder, "settings.json"))), ...told };
  const { timeZone = "UTC", calendar } = given;
  const clock = { timeZone, calendar };
  const until = given.until ?? last(clock);
  const from = given.from ?? monthsAfter(until, -11);
  if (from > until) {
    throw new UserError(`settings.json: from ${from} is later than until ${until}.`);
  }
  const period = between(from, until, clock);
  const yearBefore = between(monthsAfter(from, -12), monthsAfter(until, -12), clock);
  return {
    ...given,
    timeZone,
    today,
    datesIn: "gregory",
    isZoneAssumed: given.timeZone === undefined,
    monthsFrom: given.until === undefined && given.from === undefined ? source : "settings",
    company: given.company ?? basename(resolve(folder)),
    filesEnd: null,
    months: periods({ ...period, unit: "month", ...clock }),
    monthsBefore: periods({ ...yearBefore, unit: "month", ...clock }),
    period,
    yearBefore,
  };
}

function readJson(path: string): unknown {
  if (!existsSync(path)) return {};
  try {
    return JSON.parse(readFileSync(path, "utf8").replace(/^\ufeff/, ""));
  } catch (error) {
    const message = `settings.json is no JSON, as with a comma too many or a quotation mark too few: ${(error as Error).message}`;
    throw new UserError(message);
  }
}

function check(json: unknown): z.output<typeof settingsSchema> {
  const { data, error } = settingsSchema.safeParse(json);
  if (data) return data;
  const [issue] = error.issues;
  const said = issue && wrongSetting(issue, json, Object.keys(settingsSchema.shape));
  throw new UserError(`settings.json: ${said}`);
}

/** Whose clocks and months. */
export type Clock = Pick<Settings, "timeZone" | "calendar">;

/** From the first moment of one month to the last of another, on the clocks of the zone. */
function between(from: string, until: string, clock: Clock): Span {
  return { start: monthStart(from, clock), end: monthStart(monthsAfter(until, 1), clock) };
}

const DAY = 86_400_000;

/** When a month of a calendar begins: looked for around where it must be. */
function monthStart(month: string, { timeZone, calendar }: Clock): number {
  const [year, number] = month.split("-").map(Number) as [number, number];
  const about = {
    gregory: Date.UTC(year, number - 1),
    persian: Date.UTC(year + 621, number + 1, 21),
    "islamic-umalqura": Date.UTC(622, 6, 16) + (12 * (year - 1) + number - 1) * 29.5306 * DAY,
  }[calendar];
  const near = { start: about - 40 * DAY, end: about + 40 * DAY };
  const found = periodsIn({ ...near, unit: "month", timeZone, calendar });
  const start = found.find(({ key }) => key === month)?.start;
  if (start === undefined) throw new UserError(`settings.json: there is no month ${month}.`);
  return start;
}

function periodsIn(options: PeriodsOptions): NamedPeriod[] {
  return inSettings(() => periods(options));
}

/** What the settings make. Throws what the library refuses of them, without its own name for it. */
export function inSettings<Made>(make: () => Made): Made {
  try {
    return make();
  } catch (error) {
    throw new UserError(`settings.json: ${(error as Error).message.replace(/^\w+: /, "")}`);
  }
}

/** The month that holds a moment, such as `2025-12`. */
export function monthOf(moment: number, { timeZone, calendar }: Clock): string {
  const [month] = periodsIn({ start: moment, end: moment + 1, unit: "month", timeZone, calendar });
  return month?.key ?? "";
}

/** `monthsAfter("2025-12", 1)` is `"2026-01"`. */
export function monthsAfter(month: string, by: number): string {
  const [year, number] = month.split("-").map(Number) as [number, number];
  const months = 12 * year + number - 1 + by;
  const digits = (count: number, length: number) => String(count).padStart(length, "0");
  return `${digits(Math.floor(months / 12), 4)}-${digits((months % 12) + 1, 2)}`;
}
