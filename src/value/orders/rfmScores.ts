import type { Scores } from "./rfmSegments";

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
  return {
    recency: cuts.recency.length + 1,
    frequency: cuts.frequency.length + 1,
    monetary: cuts.monetary.length + 1,
  };
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
  for (const cut of cuts) if (value > cut) score++;
  return score;
}
