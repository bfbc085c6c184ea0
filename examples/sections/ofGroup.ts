import type { CsatResult, FirstResponseTimeResult, NpsResult, ServqualResult } from "customer-kpis";
import type { Say } from "../languages/say";
import type { Settings } from "../lib/settings";
import type { Scored } from "../results/card";

/** What customers of a segment or a month say, and how they are answered. */
export interface OfGroup {
  readonly scores: { readonly nps: NpsResult; readonly csat: CsatResult } | undefined;
  readonly service: ServqualResult | undefined;
  readonly response: FirstResponseTimeResult | undefined;
}

export function groupColumns({ words, count }: Say, { answerWithinHours }: Settings): string[] {
  const { nps, csat, gap, firstReply, within } = words.columns;
  return [nps, csat, gap, firstReply, within(count(answerWithinHours))];
}

export function groupCells({ scores, service, response }: OfGroup, say: Say): string[] {
  return [
    say.figure("points", scores?.nps.value),
    say.share(scores?.csat.value),
    say.figure("gap", service?.value),
    say.duration(response?.value),
    say.share(response?.withinTarget?.value),
  ];
}

/** The part of it that has targets. */
export function scoredOf({ scores, service, response }: OfGroup): Scored {
  return {
    nps: scores?.nps,
    csat: scores?.csat,
    servqual: service,
    withinTarget: response?.withinTarget,
  };
}
