import type { Findings } from "../lib/findings";
import type { Settings } from "../lib/settings";
import { duration, type Format, gap, money, percent, points } from "./format";
import { lifetimeValue } from "./lifetimeValue";

/** What every KPI of the library answers, as far as a line of the report needs it. */
export interface Result {
  readonly value: number | null;
  readonly n?: number;
  readonly interval?: { readonly lower: number; readonly upper: number } | null;
}

/** A line of the report. */
export interface Figure {
  readonly name: string;
  readonly format: Format;
  readonly now: Result;
  /** The same of the year before. */
  readonly before?: Result | null | undefined;
  /** What `n` counts. */
  readonly of?: string;
}

/** Every figure that the files at hand give, in the order of the report. */
export function figures(findings: Findings, settings: Settings): Record<string, Figure> {
  return {
    ...whatCustomersSay(findings),
    ...howTheyAreAnswered(findings, settings),
    ...whoStays(findings),
    ...whatTheyAreWorth(findings, settings),
  };
}

function whatCustomersSay({ answers, servqual }: Findings): Record<string, Figure> {
  const found: Record<string, Figure> = {};
  if (answers) {
    const { year, yearBefore } = answers.result;
    found["nps"] = {
      name: "Recommendation (NPS)",
      format: points,
      now: year.all.nps,
      before: yearBefore.nps,
      of: "answers",
    };
    found["csat"] = {
      name: "Satisfied (CSAT)",
      format: percent,
      now: year.all.csat,
      before: yearBefore.csat,
      of: "answers",
    };
  }
  if (servqual) {
    const { year, yearBefore } = servqual.result;
    found["servqual"] = {
      name: "Service gap (SERVQUAL)",
      format: gap,
      now: year.all,
      before: yearBefore,
      of: "people",
    };
    found["weighted"] = {
      name: "  by importance",
      format: gap,
      now: { value: year.all.weighted, n: year.all.nWeighted },
      before: { value: yearBefore.weighted },
      of: "people",
    };
  }
  return found;
}

function howTheyAreAnswered(
  { tickets }: Findings,
  { answerWithinHours }: Settings,
): Record<string, Figure> {
  if (!tickets) return {};
  const { year, yearBefore } = tickets.result;
  return {
    firstResponse: {
      name: "First reply (median)",
      format: duration,
      now: year.all,
      before: yearBefore,
      of: "replies",
    },
    withinTarget: {
      name: `Replied within ${answerWithinHours} h`,
      format: percent,
      now: year.all.withinTarget ?? { value: null },
      before: yearBefore.withinTarget,
      of: "tickets",
    },
  };
}

function whoStays({ memberships }: Findings): Record<string, Figure> {
  if (!memberships) return {};
  const { year, yearBefore } = memberships.result;
  return {
    retention: {
      name: "Customers kept",
      format: percent,
      now: year.all.retention,
      before: yearBefore.retention,
      of: "customers",
    },
    fromCounts: {
      name: "  by three counts",
      format: percent,
      now: year.all.fromCounts,
      before: yearBefore.fromCounts,
      of: "customers",
    },
    churn: {
      name: "Customers lost (churn)",
      format: percent,
      now: year.all.churn,
      before: yearBefore.churn,
      of: "customers",
    },
  };
}

function whatTheyAreWorth(
  { orders, memberships }: Findings,
  settings: Settings,
): Record<string, Figure> {
  if (!orders) return {};
  const { year, yearBefore } = orders.result;
  const unit = settings.currency === undefined ? "" : ` (${settings.currency})`;
  const found: Record<string, Figure> = {
    revenue: {
      name: `Revenue${unit}`,
      format: money,
      now: { value: year.all.revenue.sum, n: year.all.revenue.n },
      before: { value: yearBefore.revenue.sum },
      of: "orders",
    },
    historicValue: {
      name: `Value of a buyer${unit}`,
      format: money,
      now: year.all.value,
      before: yearBefore.value,
      of: "customers",
    },
  };
  if (memberships) {
    const kept = memberships.result;
    found["lifetimeValue"] = {
      name: `Lifetime value${unit}`,
      format: money,
      now: lifetimeValue(year.all.value, kept.year.all.retention, settings),
      before: lifetimeValue(yearBefore.value, kept.yearBefore.retention, settings),
    };
  }
  return found;
}
