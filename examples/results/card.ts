import { type Objective, type ScorecardResult, scorecard } from "customer-kpis";
import type { Settings } from "../lib/settings";
import type { Result } from "./figures";

type Targets = Settings["targets"];

/** What is scored, by the name that its target has in `settings.json`. */
export type Scored = { readonly [Name in keyof Targets]?: Result | null | undefined };

/**
 * Results against their targets, under objectives in the customer's words. Leaves out what has no
 * result or no target; `null` where nothing has both.
 */
export function card(results: Scored, targets: Targets): ScorecardResult | null {
  const about = {
    nps: { kind: "say", interest: "customer" },
    csat: { kind: "say", interest: "customer" },
    withinTarget: { kind: "do", interest: "customer", lead: true },
    servqual: { kind: "say", interest: "customer", lead: true },
    retention: { kind: "do", interest: "company" },
  } as const;

  function objective(name: string, names: readonly (keyof Targets)[]): Objective[] {
    const measures = names.flatMap((name) => {
      const result = results[name];
      const thresholds = targets[name];
      if (!result || !thresholds) return [];
      return [{ name, result, thresholds, target: thresholds.green, ...about[name] }];
    });
    return measures.length === 0 ? [] : [{ name, measures }];
  }

  const objectives = [
    ...objective("recommend", ["nps", "csat"]),
    ...objective("answered", ["withinTarget", "servqual"]),
    ...objective("stay", ["retention"]),
  ];
  return objectives.length === 0 ? null : scorecard({ objectives });
}
