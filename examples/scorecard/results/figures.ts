import {
  discountedValue,
  type FirstResponseTimeResult,
  type Group,
  type HistoricValueResult,
  type Key,
  type NamedPeriod,
  type ProfitabilityResult,
  profitability,
  type SayDoResult,
  type SumsResult,
  sayDo,
} from "customer-kpis";
import type { Kind } from "../languages/formats";
import type { Countable } from "../languages/language";
import type { FileName } from "../lib/fileNames";
import type { Findings } from "../lib/findings";
import { isYear } from "../lib/isYear";
import { intervalOf } from "../lib/mean";
import { ENOUGH, type Reach, tellsAll } from "../lib/reach";
import type { Settings, Span } from "../lib/settings";
import { type Column, table, valuesOf } from "../lib/table";
import { usualDays } from "../lib/weekdays";
import { type Part, tellsOf } from "./coverage";
import { lookUp } from "./lookUp";

/** What every KPI of the library answers, as far as the scorecard needs it. */
export interface Result {
  readonly value: number | null;
  readonly n?: number;
  /** Of a mean, for the test of its change. */
  readonly variance?: number | null;
  readonly interval?: {
    readonly lower: number;
    readonly upper: number;
    readonly method?: string;
  } | null;
  /** Of a sum, for the test of its change: how far chance may carry it, and of how many people it is. */
  readonly spread?: { readonly variance: number; readonly n: number };
  /** Over how many days it is, where it is another in more of them. */
  readonly days?: number;
  /** Whether the files tell of a part of the time alone. */
  readonly isPart?: boolean;
  /** Of waits: the same with those that are not over. The figure of the others has no interval then. */
  readonly withWaiting?: Result;
}

/** A figure of the scorecard. */
export interface Figure {
  readonly kind: Kind;
  readonly now: Result;
  /** The same of the year before; nothing where the files do not reach back so far. */
  readonly before?: Result | null | undefined;
  /** When its file begins, where that is within the year before. */
  readonly since?: number;
  /** The same of every month of the report. */
  readonly months?: readonly Result[];
  /** The same of the months a year earlier. */
  readonly monthsBefore?: readonly Result[];
  /** What `n` counts. */
  readonly of?: Countable;
  /** The files that it rests on. */
  readonly files: readonly FileName[];
}

export type FigureName =
  | "nps"
  | "csat"
  | "servqual"
  | "weighted"
  | "firstResponse"
  | "withinTarget"
  | "retention"
  | "fromCounts"
  | "churn"
  | "revenue"
  | "historicValue"
  | "lifetimeValue";

/** Figures by their names. */
export type Figures = { readonly [Name in FigureName]?: Figure };

/** Those that stand on the first screen; the others say the same in another way. */
export const TILES: readonly FigureName[] = [
  "nps",
  "csat",
  "withinTarget",
  "firstResponse",
  "retention",
  "revenue",
  "historicValue",
  "lifetimeValue",
  "servqual",
];

const NOTHING: Result = { value: null, n: 0 };

/** Every figure that the files at hand give, in the order of the scorecard. */
export function figures(findings: Findings, settings: Settings, parts: readonly Part[]): Figures {
  const found: Figures = {
    ...whatCustomersSay(findings, settings),
    ...howTheyAreAnswered(findings, settings),
    ...whoStays(findings, settings, parts),
    ...whatTheyAreWorth(findings, settings, parts),
  };
  return settings.months.length > 12 ? withoutBefore(found) : found;
}

/** More than a year has months in common with the same a year earlier: the two are not to be compared. */
function withoutBefore(found: Figures): Figures {
  const figures = Object.entries(found).map(([name, figure]) => [
    name,
    { ...figure, before: null },
  ]);
  return Object.fromEntries(figures);
}

function whatCustomersSay({ answers, servqual }: Findings, settings: Settings): Figures {
  const found: { -readonly [Name in FigureName]?: Figure } = {};
  if (answers) {
    const { year, yearBefore, monthsBefore, reach } = answers.result;
    const since = sinceIn(reach, settings);
    const common = { of: "answers", files: ["answers"], ...since } as const;
    const inMonths = (resultOf: (month: (typeof year)["all"]) => Result) =>
      monthly({ year, monthsBefore, reach }, resultOf, settings);
    if (!answers.missing.includes("nps")) {
      found.nps = {
        ...common,
        kind: "points",
        now: year.all.nps,
        before: yearBefore.nps,
        ...inMonths(({ nps }) => nps),
      };
    }
    if (!answers.missing.includes("csat")) {
      found.csat = {
        ...common,
        kind: "share",
        now: year.all.csat,
        before: yearBefore.csat,
        ...inMonths(({ csat }) => csat),
      };
    }
  }
  if (servqual) {
    const { year, yearBefore } = servqual.result;
    const since = sinceIn(servqual.result.reach, settings);
    const common = { kind: "gap", of: "people", files: ["servqual"], ...since } as const;
    found.servqual = {
      ...common,
      now: year.all,
      before: yearBefore,
      ...monthly(servqual.result, (month) => month, settings),
    };
    found.weighted = {
      ...common,
      now: { value: year.all.weighted, n: year.all.nWeighted },
      before: { value: yearBefore.weighted },
    };
  }
  return found;
}

function howTheyAreAnswered({ tickets }: Findings, settings: Settings): Figures {
  if (!tickets) return {};
  const { year, yearBefore, reach } = tickets.result;
  const common = { files: ["tickets"], ...sinceIn(reach, settings) } as const;
  return {
    firstResponse: {
      ...common,
      kind: "duration",
      now: waitOf(year.all),
      before: waitOf(yearBefore),
      ...monthly(tickets.result, waitOf, settings),
      of: "replies",
    },
    withinTarget: {
      ...common,
      kind: "share",
      now: year.all.withinTarget ?? NOTHING,
      before: yearBefore.withinTarget,
      ...monthly(tickets.result, ({ withinTarget }) => withinTarget ?? NOTHING, settings),
      of: "tickets",
    },
  };
}

/** The median wait of those answered, and where others still wait, that of all. */
function waitOf({
  value,
  n,
  unanswered,
  censoredMedian,
  censoredInterval,
}: FirstResponseTimeResult): Result {
  if (censoredInterval?.lower == null || censoredInterval.upper == null) return { value, n };
  const { lower, upper } = censoredInterval;
  const interval = { lower, upper };
  if (unanswered === 0) return { value, n, interval };
  return { value, n, withWaiting: { value: censoredMedian, n: n + unanswered, interval } };
}

function whoStays({ memberships }: Findings, settings: Settings, parts: readonly Part[]): Figures {
  if (!memberships) return {};
  const { months, monthsBefore, period } = settings;
  const { all, byMonth } = memberships.result.year;
  const part = lackingMonths("memberships", parts);
  const { reach: known, leaves } = memberships.result;
  const isLeft = leaves.days.size >= ENOUGH;
  const reach = isLeft ? { ...known, end: Math.min(known.end, leaves.end) } : known;
  const told = (result: Result, time: Span) => overTime(result, time, reach, settings);
  const toldOf = (kept: typeof byMonth, month: NamedPeriod) => {
    const result = tellsOf(part, month) ? kept[month.key]?.retention : undefined;
    return result ? told(result, month) : NOTHING;
  };
  // A year in which nobody can be seen to leave is no better than another.
  const yearBefore = part ? null : memberships.result.yearBefore;
  const common = { kind: "share", of: "customers", files: ["memberships"] } as const;
  return {
    retention: {
      ...common,
      now: told(all.retention, period),
      before: yearBefore?.retention && told(yearBefore.retention, settings.yearBefore),
      months: months.map((month) => toldOf(byMonth, month)),
      monthsBefore: monthsBefore.map((month) => toldOf(memberships.result.monthsBefore, month)),
    },
    fromCounts: { ...common, now: all.fromCounts, before: yearBefore?.fromCounts },
    churn: { ...common, now: all.churn, before: yearBefore?.churn },
  };
}

function whatTheyAreWorth(
  { orders, memberships }: Findings,
  settings: Settings,
  parts: readonly Part[],
): Figures {
  if (!orders) return {};
  const { year, yearBefore, span, reach } = orders.result;
  const { period, yearBefore: before, months, monthsBefore } = settings;
  const part = lackingMonths("orders", parts);
  // What began later than the year before sold less in it for that reason alone.
  const isWhole = part === undefined && span.first !== null && span.first < before.start + MONTH;
  const yearTold = { ...before, start: Math.max(before.start, span.first ?? 0) };
  const { isTold, revenue, worth, ...inMonth } = salesOf(orders, settings, part);
  const earlier = orders.result.monthsBefore;
  const since = sinceIn(reach, settings);
  const common = { kind: "money", files: ["orders"], ...since } as const;
  const found: { -readonly [Name in FigureName]?: Figure } = {
    revenue: {
      ...common,
      now: isTold(period) ? revenue(year.all, period) : NOTHING,
      before: isWhole ? revenue(yearBefore, yearTold) : null,
      months: months.map((month) => inMonth.revenueIn(year.byMonth, month)),
      monthsBefore: monthsBefore.map((month) => inMonth.revenueIn(earlier, month)),
      of: "orders",
    },
    historicValue: {
      ...common,
      now: worth(year.all.value, period),
      before: isWhole ? worth(yearBefore.value, before) : null,
      months: months.map((month) => inMonth.worthIn(year.byMonth, month)),
      monthsBefore: monthsBefore.map((month) => inMonth.worthIn(earlier, month)),
      of: "customers",
    },
  };
  // In fewer months than a year who did not happen to buy would be no customer.
  if (memberships && isYear(settings)) {
    const kept = memberships.result;
    found.lifetimeValue = {
      kind: "money",
      // The value of some months is none of a year.
      now: part
        ? { value: null }
        : lifetimeValue(year.all.value, kept.year.all.retention, settings),
      before: isWhole ? lifetimeValue(yearBefore.value, kept.yearBefore.retention, settings) : null,
      of: "customers",
      files: ["orders", "memberships"],
      ...since,
    };
  }
  return found;
}

/** What was sold in some time, and what its buyers are worth. */
function salesOf(
  { result: { span, reach, weekdays } }: NonNullable<Findings["orders"]>,
  settings: Settings,
  part: Part | undefined,
) {
  const isTold = (time: Span) => span.rows > 0 && tellsOf(part, time);
  // Of a shop that is closed on Sundays a month of five has fewer days.
  const sold = (result: Result, time: Span) => ({
    ...overTime(result, time, reach, settings),
    days: usualDays(time, weekdays, settings),
  });
  const revenue = (sales: Sold | undefined, time: Span) => sold(revenueOf(sales, settings), time);
  const worth = (value: Worth, time: Span) => sold(worthOf(value), time);
  return {
    isTold,
    revenue,
    worth,
    revenueIn: (groups: readonly Group<Key, Sold>[], month: NamedPeriod) =>
      isTold(month) && !isIn(reach.hole, month)
        ? revenue(lookUp(groups, month.key), month)
        : NOTHING,
    worthIn: (groups: readonly Group<Key, Sold>[], month: NamedPeriod) => {
      const sales = lookUp(groups, month.key);
      return sales ? worth(sales.value, month) : NOTHING;
    },
  };
}

/** Whether a silence that is no figure lasts for all of some time. */
function isIn(hole: Reach["hole"], { start, end }: Span): boolean {
  return hole !== null && hole.start <= start && end <= hole.end;
}

/** When a file begins, where it tells of a part of the year before alone. */
function sinceIn({ start, first }: Reach, { yearBefore }: Settings): Pick<Figure, "since"> {
  return start > yearBefore.start && first < yearBefore.end ? { since: first } : {};
}

/** What a file tells of months. */
interface ByMonth<Asked> {
  readonly year: { readonly byMonth: readonly Group<Key, Asked>[] };
  readonly monthsBefore: readonly Group<Key, Asked>[];
  readonly reach: Reach;
}

/** What is asked in every month of the report, and of the year before. */
function monthly<Asked>(
  { year, monthsBefore, reach }: ByMonth<Asked>,
  resultOf: (asked: Asked) => Result,
  settings: Settings,
): Required<Pick<Figure, "months" | "monthsBefore">> {
  const told = (groups: readonly Group<Key, Asked>[], months: Settings["months"]) =>
    months.map((month) => {
      const asked = lookUp(groups, month.key);
      return asked ? { ...resultOf(asked), isPart: isPart(month, reach, settings) } : NOTHING;
    });
  return {
    months: told(year.byMonth, settings.months),
    monthsBefore: told(monthsBefore, settings.monthsBefore),
  };
}

/** A figure that is another over more days. */
function overTime(result: Result, time: Span, reach: Reach, settings: Settings): Result {
  const days = (time.end - time.start) / DAY;
  return { ...result, days, isPart: isPart(time, reach, settings) };
}

/** Whether a file tells of a part of some time alone. */
function isPart(time: Span, reach: Reach, { filesEnd }: Settings): boolean {
  const { start, end } = time;
  const isEnded =
    filesEnd !== null && filesEnd >= start && filesEnd < end && reach.last <= filesEnd;
  return isEnded || !tellsAll(reach, time);
}

interface Sold {
  readonly revenue: SumsResult;
  readonly value: Worth;
}

/** The part of the report that a file tells of, where whole months are lacking. */
function lackingMonths(file: FileName, parts: readonly Part[]): Part | undefined {
  return parts.find((part) => part.file === file && part.lacks === "months");
}

/** What was sold. A month without an order brings nothing, which is a figure too. */
function revenueOf(sold: Sold | undefined, { margin }: Settings): Result {
  const { sum: value = 0, n = 0 } = sold?.revenue ?? {};
  const { value: mean, variance, n: buyers } = sold?.value ?? { value: 0, variance: 0, n: 0 };
  if (margin === 0) return { value, n };
  // Who buys comes by chance, and brings more or less: both make the sum uncertain.
  const squares = Math.max(0, buyers - 1) * (variance ?? 0) + buyers * (mean ?? 0) ** 2;
  return { value, n, spread: { variance: squares / margin ** 2, n: buyers } };
}

const DAY = 86_400_000;

const MONTH = 31 * DAY;

type Worth = Pick<HistoricValueResult, "value" | "n" | "variance">;

/** The mean value of a buyer, with how much buyers differ. */
function worthOf({ value, n, variance }: Worth): Result {
  return { ...intervalOf({ mean: value, variance, n }), value, variance, n };
}

/**
 * What a new customer is worth if every year is like the one reported: the same value, and the same
 * share of customers kept.
 */
export function lifetimeValue(
  value: Result | undefined,
  retention: Result | undefined,
  settings: Settings,
): Result {
  const margin = value?.value ?? null;
  const kept = retention?.value ?? null;
  if (margin === null || kept === null || !isYear(settings)) return { value: null };
  const result = discountedValue({
    margin,
    retention: kept,
    discount: settings.discount,
    timing: "due",
    firstPayment: "included",
  });
  return { value: result.value, n: value?.n ?? 0 };
}

/** Of fewer buyers a fifth is nobody. */
export const FIFTH = 5;

/** A customer as `profitability` takes them. */
interface Costly {
  readonly customerId: Key;
  readonly margin: number;
  readonly costToServe: number;
}

/** What buyers bring, however many there are. */
export type Profit = Omit<ProfitabilityResult, "customers">;

/** What each buyer brought in the year, less what answering them cost; `null` without orders. */
export function profit({ orders, tickets }: Findings, { ticketCost }: Settings): Profit | null {
  if (!orders) return null;
  const asked = tickets?.result.year.byCustomer;
  const { buyers } = orders.result.year.all;
  const customerId = valuesOf(buyers, "customerId");
  const costToServe = new Float64Array(buyers.length).map(
    (_, i) => ticketCost * (asked?.get(customerId(i)) ?? 0),
  );
  const { customers: _, ...found } = profitability(
    table<Costly>(
      new Map([
        ["customerId", buyers.fields.get("customerId") as Column],
        ["margin", buyers.fields.get("value") as Column],
        ["costToServe", costToServe],
      ]),
    ),
  );
  return found;
}

/** The lowest answer of a satisfied customer, of 1 to 5. */
const SATISFIED = 4;

/** Whether those who said before the year that they were satisfied stayed; `null` without data. */
export function wordsAndDeeds(
  { answers, memberships, orders }: Findings,
  { period }: Settings,
): SayDoResult | null {
  if (!answers || !memberships || answers.result.saidBefore.length === 0) return null;
  const worth = orders && { worth: orders.result.yearBefore.buyers };
  return sayDo(
    { answers: answers.result.saidBefore, memberships: memberships.result.records, ...worth },
    { period, satisfiedFrom: SATISFIED },
  );
}
