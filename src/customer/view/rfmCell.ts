import { checkOptions, fail } from "../../check";
import { sumOf } from "../../stats/sum";
import { type RfmCuts, scoresBy, topsOf } from "../../value/orders/rfmScores";
import { type RfmSegment, readSegments, type Scores } from "../../value/orders/rfmSegments";

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

const NAMES = ["recency", "frequency", "monetary"] as const;

/** Reads cut points, for cells on the day `today`; `null` where they were cut from no customers. */
export function rfmPlacer(
  kpi: string,
  options: { readonly cuts: RfmCuts; readonly segments?: readonly RfmSegment[] },
  today: number,
): Placer | null {
  checkOptions(`${kpi} rfm`, options, ["cuts", "segments"]);
  const { cuts } = options;
  checkOptions(`${kpi} rfm.cuts`, cuts, NAMES);
  for (const name of NAMES) checkCuts(kpi, `rfm.cuts.${name}`, cuts[name]);
  if (NAMES.some((name) => cuts[name].length === 0)) return null;
  const own: RfmCuts = {
    recency: cuts.recency.slice(),
    frequency: cuts.frequency.slice(),
    monetary: cuts.monetary.slice(),
  };
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

/** Cut points as `rfm` computes them: two may be equal where many customers are. */
function checkCuts(kpi: string, field: string, cuts: readonly number[]): void {
  if (!Array.isArray(cuts)) fail(kpi, field, "a list of numbers", cuts);
  cuts.forEach((cut, i) => {
    if (!Number.isFinite(cut)) fail(kpi, field, "finite numbers", cut);
    if (i > 0 && cut < cuts[i - 1]!) fail(kpi, field, `${cuts[i - 1]} or more here`, cut);
  });
}
