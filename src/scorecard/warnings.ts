import { type Branch, type CounterMeasure, leavesOf } from "./counterMeasures";

/** Something on the card that its scores do not show. */
export interface ScorecardWarning {
  /**
   * `"at-odds"`: a measure and its counter-measure go opposite ways. `"hidden-red"`: what is green as
   * a whole holds measures that are red.
   */
  readonly code: "at-odds" | "hidden-red";
  /** The ids of the measures that it is about. */
  readonly measures: readonly string[];
  /** Whether a change is more than chance; `null` where that cannot be told, or nothing has changed. */
  readonly isReal: boolean | null;
  /** The same in a sentence. */
  readonly sentence: string;
}

/** A warning for every measure that gets better or worse at the cost of its counter-measure. */
export function atOdds(pairs: readonly CounterMeasure[]): ScorecardWarning[] {
  return pairs
    .filter(({ isAtOdds }) => isAtOdds)
    .map(({ measure, guard, measureDirection, isReal }) => {
      const [up, down] = measureDirection === "better" ? [measure, guard] : [guard, measure];
      const doubt = isReal === null ? "; whether by chance is not known" : "; it may be chance";
      return {
        code: "at-odds",
        measures: [measure, guard],
        isReal,
        sentence: `${up} got better while ${down} got worse${isReal ? "" : doubt}.`,
      };
    });
}

/** A warning for the outermost parts that are green and hold measures, not without weight, that are red. */
export function hiddenReds(branch: Branch): ScorecardWarning[] {
  if (branch.status !== "green") return branch.objectives.flatMap(hiddenReds);
  const red = leavesOf([branch])
    .filter(({ measure, share }) => measure.status === "red" && share > 0)
    .map(({ measure }) => measure.id);
  if (red.length === 0) return [];
  const sentence = `${branch.name} is green, although red within: ${red.join(", ")}.`;
  return [{ code: "hidden-red", measures: red, isReal: null, sentence }];
}
