import { fail } from "../../check";
import { restOf } from "../../stats/sum";
import { eachScore, type Scores } from "./rfmSegments";

/** Where scores change: ascending, each the highest value of the lower side. */
export interface RfmCuts {
  /** Days since the last purchase. */
  readonly recency: readonly number[];
  /** Purchase days, the first included. */
  readonly frequency: readonly number[];
  /** Total spend. */
  readonly monetary: readonly number[];
}

/** The highest score of each that these cuts can give. */
export function topsOf(cuts: RfmCuts): Scores {
  return eachScore((name) => cuts[name].length + 1);
}

/** Throws where cut points are not finite or go down. Where many customers are equal, so may they be. */
export function checkCuts(kpi: string, field: string, cuts: readonly number[]): void {
  for (const [i, cut] of cuts.entries()) {
    if (!Number.isFinite(cut)) fail(kpi, field, "finite numbers", cut);
    if (i > 0 && cut < cuts[i - 1]!) {
      fail(kpi, field, `ascending, at least ${cuts[i - 1]} here`, cut);
    }
  }
}

/** The scores of a customer's three figures. */
export function scoresBy(cuts: RfmCuts, figures: Readonly<Record<keyof Scores, number>>): Scores {
  return {
    // The longer ago, the worse.
    recency: cuts.recency.length + 2 - scoreOf(figures.recency, cuts.recency),
    frequency: scoreOf(figures.frequency, cuts.frequency),
    monetary: scoreOf(figures.monetary, cuts.monetary),
  };
}

function scoreOf(value: number, cuts: readonly number[]): number {
  let score = 1;
  for (const cut of cuts) if (restOf(value - cut, value) > 0) score++;
  return score;
}
