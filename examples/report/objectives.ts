import type { ObjectiveResult, ScorecardResult } from "customer-kpis";
import type { Figure } from "./figures";
import { score, status } from "./format";
import { table } from "./table";

/** The scorecard: objectives as customers would say them, and how near each measure is. */
export function objectives(
  card: ScorecardResult,
  figures: Readonly<Record<string, Figure>>,
): string[] {
  function rowsOf({ statement, value, status: color, measures }: ObjectiveResult): string[][] {
    const rows = [[`"${statement}"`, "", "", "", "", score(value), status(color)]];
    for (const measure of measures) {
      const { name, format } = figures[measure.name] as Figure;
      rows.push([
        `  ${name}`,
        `${measure.kind}`,
        `${measure.interest}`,
        format(measure.actual),
        format(measure.target),
        score(measure.score),
        status(measure.status),
      ]);
    }
    return rows;
  }

  const head = ["Objective", "They", "Matters to", "Value", "Target", "Score", "Status"];
  const whole = ["All together", "", "", "", "", score(card.value), status(card.status)];
  return table(head, [...card.objectives.flatMap(rowsOf), whole]);
}
