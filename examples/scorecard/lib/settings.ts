import { existsSync, readFileSync } from "node:fs";
import { basename, join, resolve } from "node:path";
import { type NamedPeriod, periods } from "customer-kpis";
import { schemas } from "customer-kpis/schema";
import * as z from "zod";
import { UserError } from "./userError";

const month = z.string().regex(/^\d{4}-(0[1-9]|1[0-2])$/, "must be a month such as 2025-12");
const share = z.number().min(0).max(1);

const thresholds = z
  .strictObject({ red: z.number(), green: z.number() })
  .refine(({ red, green }) => red < green, "must have red below green");

const settingsSchema = z.strictObject({
  /** Stands at the top. Default: the folder's name. */
  company: z.string().optional(),
  /** Whose midnights cut the months, and where times without an offset are. */
  timeZone: z.string().optional(),
  /** ISO 4217. Default: money without a currency. */
  currency: z.string().length(3).optional(),
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
      csat: thresholds.optional(),
      retention: thresholds.optional(),
      withinTarget: thresholds.optional(),
      servqual: thresholds.optional(),
    })
    .default({}),
  /** What columns are called in the files: `{ "answers": { "nps": "How likely ...?" } }`. */
  columns: z.record(z.string(), z.record(z.string(), z.string())).default({}),
  /** What names in the files are in other languages: `{ "fa": { "home": "خانگی" } }`. */
  translations: z.record(z.string(), z.record(z.string(), z.string())).default({}),
});

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
  /** Where the months come from. */
  readonly monthsFrom: "settings" | "today" | "files";
  readonly months: readonly NamedPeriod[];
  /** The months together. */
  readonly period: Span;
  /** The same months a year earlier. */
  readonly yearBefore: Span;
}

/**
 * Reads `settings.json`, which may be absent, and works out the report's months.
 *
 * @param lastMonth - The last one, such as `2025-12`, where `until` does not say it.
 * @param source - Where that one comes from.
 */
export function readSettings(
  folder: string,
  lastMonth: string,
  source: "today" | "files" = "today",
): Settings {
  const given = check(readJson(join(folder, "settings.json")));
  const { timeZone = "UTC" } = given;
  const until = given.until ?? lastMonth;
  const from = given.from ?? monthsAfter(until, -11);
  if (from > until) {
    throw new UserError(`settings.json: from ${from} is later than until ${until}.`);
  }
  const period = between(from, until, timeZone);
  return {
    ...given,
    timeZone,
    isZoneAssumed: given.timeZone === undefined,
    monthsFrom: given.until === undefined && given.from === undefined ? source : "settings",
    company: given.company ?? basename(resolve(folder)),
    months: periods({ ...period, unit: "month", timeZone }),
    period,
    yearBefore: between(monthsAfter(from, -12), monthsAfter(until, -12), timeZone),
  };
}

function readJson(path: string): unknown {
  if (!existsSync(path)) return {};
  try {
    return JSON.parse(readFileSync(path, "utf8").replace(/^\ufeff/, ""));
  } catch (error) {
    throw new UserError(`settings.json: ${(error as Error).message}`);
  }
}

function check(json: unknown): z.output<typeof settingsSchema> {
  const { data, error } = settingsSchema.safeParse(json);
  if (data) return data;
  const [issue] = error.issues;
  throw new UserError(`settings.json: ${issue?.path.join(".")} ${issue?.message}`);
}

/** From the first moment of one month to the last of another, on the clocks of the zone. */
function between(from: string, until: string, timeZone: string): Span {
  const { dateSchema } = schemasIn(timeZone);
  const start = dateSchema.parse(`${from}-01`).getTime();
  const end = dateSchema.parse(`${monthsAfter(until, 1)}-01`).getTime();
  return { start, end };
}

function schemasIn(timeZone: string): ReturnType<typeof schemas> {
  try {
    return schemas({ timeZone });
  } catch (error) {
    throw new UserError(`settings.json: ${(error as Error).message.replace(/^\w+: /, "")}`);
  }
}

/** `monthsAfter("2025-12", 1)` is `"2026-01"`. */
export function monthsAfter(month: string, by: number): string {
  const [year, number] = month.split("-").map(Number) as [number, number];
  return new Date(Date.UTC(year, number - 1 + by)).toISOString().slice(0, 7);
}
