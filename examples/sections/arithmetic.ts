import type { Say } from "../languages/say";
import type { FigureName } from "../results/figures";
import type { Results } from "../results/results";
import type { Row, Table } from "./block";
import { figureName } from "./figureName";

/** How every score came about, so that it can be checked with a pencil. */
export function arithmetic({ card, settings }: Results, say: Say): Table {
  const { columns, arithmetic: caption } = say.words;
  const rows: Row[] = [];
  for (const { measures } of card?.objectives ?? []) {
    for (const { name, score, explanation } of measures) {
      const { formula, inputs } = explanation;
      if (formula === null || score === null) continue;
      const numbers = formula.replace(/[a-z]+/gi, (input) => written(inputs[input] ?? 0));
      rows.push({
        cells: [
          figureName(name as FigureName, say, settings),
          { formula: `${numbers} = ${written(score)}` },
        ],
      });
    }
  }
  return {
    type: "table",
    caption,
    columns: [{ name: columns.kpi }, { name: columns.arithmetic, isWords: true }],
    rows,
  };
}

/** To four digits; in brackets below 0, so that no two signs meet. */
function written(value: number): string {
  const digits = String(Number(value.toPrecision(4)));
  return value < 0 ? `(${digits})` : digits;
}
