import {
  discountedValue,
  type ProfitabilityResult,
  profitability,
  type SayDoResult,
  sayDo,
} from "customer-kpis";
import { shifted } from "../kpis/memberships";
import type { Kind } from "../languages/formats";
import type { Countable } from "../languages/language";
import type { Findings } from "../lib/findings";
import type { Settings } from "../lib/settings";

/** What every KPI of the library answers, as far as a line of the scorecard needs it. */
export interface Result {
  readonly value: number | null;
  readonly n?: number;
  readonly interval?: { readonly lower: number; readonly upper: number } | null;
}

/** A line of the scorecard. */
export interface Figure {
  readonly kind: Kind;
  readonly now: Result;
  /** The same of the year before. */
  readonly before?: Result | null | undefined;
  /** What `n` counts. */
  readonly of?: Countable;
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

/** Every figure that the files at hand give, in the order of the scorecard. */
export function figures(findings: Findings, settings: Settings): Figures {
  return {
    ...whatCustomersSay(findings),
    ...howTheyAreAnswered(findings),
    ...whoStays(findings),
    ...whatTheyAreWorth(findings, settings),
  };
}

function whatCustomersSay({ answers, servqual }: Findings): Figures {
  const found: { -readonly [Name in FigureName]?: Figure } = {};
  if (answers) {
    const { year, yearBefore } = answers.result;
    found.nps = { kind: "points", now: year.all.nps, before: yearBefore.nps, of: "answers" };
    found.csat = { kind: "share", now: year.all.csat, before: yearBefore.csat, of: "answers" };
  }
  if (servqual) {
    const { year, yearBefore } = servqual.result;
    found.servqual = { kind: "gap", now: year.all, before: yearBefore, of: "people" };
    found.weighted = {
      kind: "gap",
      now: { value: year.all.weighted, n: year.all.nWeighted },
      before: { value: yearBefore.weighted },
      of: "people",
    };
  }
  return found;
}

function howTheyAreAnswered({ tickets }: Findings): Figures {
  if (!tickets) return {};
  const { year, yearBefore } = tickets.result;
  return {
    firstResponse: { kind: "duration", now: year.all, before: yearBefore, of: "replies" },
    withinTarget: {
      kind: "share",
      now: year.all.withinTarget ?? { value: null },
      before: yearBefore.withinTarget,
      of: "tickets",
    },
  };
}

function whoStays({ memberships }: Findings): Figures {
  if (!memberships) return {};
  const { all } = memberships.result.year;
  const { yearBefore } = memberships.result;
  const share = { kind: "share", of: "customers" } as const;
  return {
    retention: { ...share, now: all.retention, before: yearBefore.retention },
    fromCounts: { ...share, now: all.fromCounts, before: yearBefore.fromCounts },
    churn: { ...share, now: all.churn, before: yearBefore.churn },
  };
}

function whatTheyAreWorth({ orders, memberships }: Findings, settings: Settings): Figures {
  if (!orders) return {};
  const { year, yearBefore } = orders.result;
  const found: { -readonly [Name in FigureName]?: Figure } = {
    revenue: {
      kind: "money",
      now: { value: year.all.revenue.sum, n: year.all.revenue.n },
      before: { value: yearBefore.revenue.sum },
      of: "orders",
    },
    historicValue: {
      kind: "money",
      now: year.all.value,
      before: yearBefore.value,
      of: "customers",
    },
  };
  if (memberships) {
    const kept = memberships.result;
    found.lifetimeValue = {
      kind: "money",
      now: lifetimeValue(year.all.value, kept.year.all.retention, settings),
      before: lifetimeValue(yearBefore.value, kept.yearBefore.retention, settings),
    };
  }
  return found;
}

/**
 * What a new customer is worth if every year is like the one reported: the same value, and the same
 * share of customers kept.
 */
export function lifetimeValue(
  value: Result | undefined,
  retention: Result | undefined,
  { discount, months }: Settings,
): Result {
  const margin = value?.value ?? null;
  const kept = retention?.value ?? null;
  if (margin === null || kept === null) return { value: null };
  return discountedValue({
    margin,
    retention: kept,
    discount: (1 + discount) ** (months.length / 12) - 1,
    timing: "due",
    firstPayment: "included",
  });
}

/** What each buyer brought in the year, less what answering them cost; `null` without orders. */
export function profit(
  { orders, tickets }: Findings,
  { ticketCost }: Settings,
): ProfitabilityResult | null {
  if (!orders) return null;
  const asked = new Map(
    tickets?.result.year.byCustomer.map(({ key, result }) => [key, result.rows]),
  );
  return profitability(
    orders.result.year.all.value.customers.map(({ customerId, value }) => ({
      customerId,
      margin: value,
      costToServe: ticketCost * (asked.get(customerId) ?? 0),
    })),
  );
}

/** The lowest answer of a satisfied customer, of 1 to 5. */
const SATISFIED = 4;

/** Whether those who said before the year that they were satisfied stayed; `null` without data. */
export function wordsAndDeeds(
  { answers, memberships, orders }: Findings,
  { period }: Settings,
): SayDoResult | null {
  if (!answers || !memberships || answers.result.saidBefore.length === 0) return null;
  const worth = orders && { worth: orders.result.yearBefore.value.customers };
  return sayDo(
    { answers: answers.result.saidBefore, memberships: memberships.result.records, ...worth },
    { period: shifted(period), satisfiedFrom: SATISFIED },
  );
}
