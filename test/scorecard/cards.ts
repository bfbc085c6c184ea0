import { type MeasureResult, type ScorecardMeasure, scorecard } from "customer-kpis";

/** What a measure is told beyond its name and result. */
export type Rule = Omit<ScorecardMeasure, "name" | "result">;

/** A card of one objective. */
export function cardOf(...measures: ScorecardMeasure[]) {
  return scorecard({ objectives: [{ name: "Loved", measures }] });
}

/** How one measure is scored. */
export function scored(value: number | null, rule: Rule): MeasureResult {
  return cardOf({ name: "KPI", result: { value }, ...rule }).objectives[0]!.measures[0]!;
}

/** A measure that scores so much out of 10. */
export function scoring(score: number | null, weight?: number): ScorecardMeasure {
  const result = { value: score };
  return { name: `${score}`, result, target: 10, ...(weight !== undefined && { weight }) };
}

/** A measure of a name that scores so much out of 10. */
export function named(name: string, score: number | null, more: Partial<ScorecardMeasure> = {}) {
  return { ...scoring(score), name, ...more };
}
