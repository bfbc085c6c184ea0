import type { ObjectiveResult, ScorecardResult } from "customer-kpis";
import { gauge } from "../charts/gauge";
import type { Say } from "../languages/say";
import type { FigureName } from "../results/figures";
import type { Results } from "../results/results";
import { arithmetic } from "./arithmetic";
import type { Chart, Row, Section } from "./block";
import { changes } from "./changes";
import { figureName } from "./figureName";
import { judged } from "./judged";
import { sides } from "./sides";

/** The scorecard: objectives as customers would say them, and how near each measure is. */
export function objectives(results: Results, say: Say): Section | null {
  const { card, figures, settings } = results;
  if (!card) return null;
  const { words } = say;

  function rowsOf({ name, value, status, measures }: ObjectiveResult): Row[] {
    const statement = words.quote(words.objectives[name as keyof typeof words.objectives]);
    const parts = measures.map((measure): Row => {
      const id = measure.name as FigureName;
      const kind = figures[id]?.kind ?? "score";
      return {
        level: "part",
        cells: [
          figureName(id, say, settings),
          say.score(measure.score),
          judged(measure.status, say),
          say.figure(kind, measure.actual),
          say.figure(kind, measure.target),
          measure.kind ? words.kind[measure.kind] : "",
          measure.interest ? words.interest[measure.interest] : "",
        ],
      };
    });
    const whole = [statement, say.score(value), judged(status, say), "", "", "", ""];
    return [{ level: "whole", cells: whole }, ...parts];
  }

  const { columns } = words;
  const all = [words.all, say.score(card.value), judged(card.status, say), "", "", "", ""];
  return {
    id: "objectives",
    title: words.sections.objectives,
    blocks: [
      ...gauges(card, say),
      {
        type: "table",
        caption: words.sections.objectives,
        columns: [
          { name: columns.objective },
          { name: columns.score },
          { name: columns.status, isWords: true },
          { name: columns.value },
          { name: columns.target },
          { name: columns.kind, isWords: true },
          { name: columns.interest, isWords: true },
        ],
        rows: [...card.objectives.flatMap(rowsOf), { level: "whole", cells: all }],
      },
      ...changes(results, say),
      sides(card, say),
      arithmetic(results, say),
    ],
  };
}

function gauges(card: ScorecardResult, say: Say): Chart[] {
  const { words } = say;
  const parts = card.objectives.map((part) => {
    return gauge(
      words.quote(words.objectives[part.name as keyof typeof words.objectives]),
      part,
      say,
    );
  });
  return [gauge(words.all, card, say), ...parts];
}
