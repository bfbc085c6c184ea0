import {
  type Objective,
  type ObjectiveResult,
  type ScorecardMeasure,
  type ScorecardResult,
  scorecard,
} from "customer-kpis";
import { isYear } from "../lib/isYear";
import type { Settings } from "../lib/settings";
import type { Result } from "./figures";

type Targets = Settings["targets"];

/** The targets of a report: that for customers kept is one for a year, of which fewer leave in a month. */
export function targetsFor(settings: Pick<Settings, "targets" | "months">): Targets {
  const { targets } = settings;
  return isYear(settings) ? targets : { ...targets, retention: undefined };
}

/** What is scored, by the name that its target has in `settings.json`. */
export type Scored = { readonly [Name in keyof Targets]?: Result | null | undefined };

const ABOUT = {
  nps: { kind: "say", interest: "customer", lead: false },
  csat: { kind: "say", interest: "customer", lead: false },
  // Who is pressed for speed alone may answer fast and badly.
  withinTarget: { kind: "do", interest: "customer", lead: true, guardedBy: ["csat"] },
  servqual: { kind: "say", interest: "customer", lead: true },
  retention: { kind: "do", interest: "company", lead: false },
} satisfies Record<keyof Targets, Partial<ScorecardMeasure>>;

/** The objectives, each as a customer would say it in `words.objectives`, and what tells of them. */
const OBJECTIVES = {
  recommend: ["nps", "csat"],
  answered: ["withinTarget", "servqual"],
  stay: ["retention"],
} as const;

/**
 * Results against their targets. Leaves out what has no result or no target; `null` where nothing
 * has both.
 *
 * @param before - The same of the year before, for what has changed.
 */
export function card(
  results: Scored,
  targets: Targets,
  before: Scored = {},
): ScorecardResult | null {
  const isScored = (name: keyof Targets) => results[name] && targets[name];
  const objectives: Objective[] = [];
  for (const [name, of] of Object.entries(OBJECTIVES)) {
    const measures: ScorecardMeasure[] = [];
    for (const name of of) {
      const result = results[name];
      const thresholds = targets[name];
      if (!result || !thresholds) continue;
      const about: Partial<ScorecardMeasure> = ABOUT[name];
      const guardedBy = [about.guardedBy ?? []].flat().filter((guard) => {
        return isScored(guard as keyof Targets);
      });
      const target = thresholds.green;
      measures.push({
        name,
        result,
        thresholds,
        target,
        before: before[name],
        ...about,
        guardedBy,
      });
    }
    if (measures.length > 0) objectives.push({ name, measures });
  }
  return objectives.length === 0 ? null : scorecard({ objectives });
}

/** The measures of all objectives. */
export function measuresIn(card: ScorecardResult | null): ObjectiveResult["measures"] {
  return card?.objectives.flatMap(({ measures }) => measures) ?? [];
}
