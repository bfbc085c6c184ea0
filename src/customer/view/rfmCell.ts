import { checkOptions, fail } from "../../check";
import { sumOf } from "../../stats/sum";
import { checkCuts, type RfmCuts, scoresBy, topsOf } from "../../value/orders/rfmScores";
import {
  eachScore,
  type RfmSegment,
  readSegments,
  SCORES,
  type Scores,
} from "../../value/orders/rfmSegments";

/** Where a customer stands by how recently, how often and how much was bought. */
export interface RfmCell {
  /** Days since the last purchase. */
  readonly recency: number;
  /** Purchase days, the first included. */
  readonly frequency: number;
  /** Total spend, refunds taken off. */
  readonly monetary: number;
  /** The scores, from 1, higher is better. */
  readonly scores: Scores;
  /** The scores in one word: `"5-3-4"`. */
  readonly cell: string;
  /** The name of the segment. */
  readonly segment: string;
}

/** Places a customer by purchase days and what was spent on each. */
export interface Placer {
  /** The highest score of each. */
  readonly tops: Scores;
  readonly cellOf: (days: readonly number[], spends: readonly number[]) => RfmCell;
}

/** Reads cut points, for cells on the day `today`; `null` where they were cut from no customers. */
export function rfmPlacer(
  kpi: string,
  options: { readonly cuts: RfmCuts; readonly segments?: readonly RfmSegment[] },
  today: number,
): Placer | null {
  checkOptions(`${kpi} rfm`, options, ["cuts", "segments"]);
  const { cuts } = options;
  checkOptions(`${kpi} rfm.cuts`, cuts, SCORES);
  for (const name of SCORES) {
    const field = `rfm.cuts.${name}`;
    if (!Array.isArray(cuts[name])) fail(kpi, field, "a list of numbers", cuts[name]);
    checkCuts(kpi, field, cuts[name]);
  }
  if (SCORES.some((name) => cuts[name].length === 0)) return null;
  const own: RfmCuts = eachScore((name) => cuts[name].slice());
  const tops = topsOf(own);
  const segments = readSegments(options.segments, tops);

  return {
    tops,
    cellOf(days, spends) {
      const recency = today - days[days.length - 1]!;
      const frequency = days.length;
      const monetary = sumOf(spends);
      const scores = scoresBy(own, { recency, frequency, monetary });
      const cell = `${scores.recency}-${scores.frequency}-${scores.monetary}`;
      return { recency, frequency, monetary, scores, cell, segment: segments.nameOf(scores) };
    },
  };
}
