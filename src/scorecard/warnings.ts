import type { CounterMeasure } from "./counterMeasures";

/** Something on the card that its scores do not show. */
export interface ScorecardWarning {
  /** `"at-odds"`: a measure and its counter-measure go opposite ways. */
  readonly code: "at-odds";
  /** The ids of the measures that it is about. */
  readonly measures: readonly string[];
  /** Whether it is more than chance; `null` where that cannot be told. */
  readonly isReal: boolean | null;
  /** The same in a sentence. */
  readonly sentence: string;
}

/** What a reader of the card should be told. */
export function warningsOf(pairs: readonly CounterMeasure[]): ScorecardWarning[] {
  return pairs
    .filter(({ isAtOdds }) => isAtOdds)
    .map(({ measure, guard, measureDirection, isReal }) => {
      const [up, down] = measureDirection === "better" ? [measure, guard] : [guard, measure];
      const chance = isReal
        ? ""
        : isReal === null
          ? "; whether by chance is not known"
          : "; it may be chance";
      return {
        code: "at-odds",
        measures: [measure, guard],
        isReal,
        sentence: `${up} got better while ${down} got worse${chance}.`,
      };
    });
}
