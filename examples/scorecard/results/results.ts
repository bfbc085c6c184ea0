import type { CustomerViewResult, ScorecardResult } from "customer-kpis";
import type { Findings } from "../lib/findings";
import type { Settings } from "../lib/settings";
import { card } from "./card";
import { type Figures, figures } from "./figures";

/** All that the scorecard tells, before it is put into words. */
export interface Results {
  readonly settings: Settings;
  readonly findings: Findings;
  readonly figures: Figures;
  /** The figures against their targets; `null` where there are none of both. */
  readonly card: ScorecardResult | null;
  /** One customer, whole; `null` where the files do not tell who is who. */
  readonly customer: OneCustomer | null;
}

export interface OneCustomer {
  readonly view: CustomerViewResult;
  /** Whether nobody named this one: see {@link mostToLose}. */
  readonly isChosen: boolean;
}

export function resultsOf(
  findings: Findings,
  settings: Settings,
  customer: OneCustomer | null,
): Results {
  const all = figures(findings, settings);
  const at = (time: "now" | "before") =>
    Object.fromEntries(Object.entries(all).map(([name, figure]) => [name, figure[time]]));
  return {
    settings,
    findings,
    figures: all,
    card: card(at("now"), settings.targets, at("before")),
    customer,
  };
}
