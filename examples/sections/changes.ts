import type { Say } from "../languages/say";
import type { FigureName } from "../results/figures";
import type { Results } from "../results/results";
import type { Block, Row } from "./block";
import { figureName } from "./figureName";

/** What has changed since the year before, and whether one measure was bought with another. */
export function changes({ card, figures, settings }: Results, say: Say): Block[] {
  const { columns, change: words } = say.words;
  const nameOf = (id: string) => figureName(id as FigureName, say, settings);
  const measures = card?.objectives.flatMap((objective) => objective.measures) ?? [];
  const rows: Row[] = [];
  for (const { name, actual, trend, score } of measures) {
    if (!trend) continue;
    const kind = figures[name as FigureName]?.kind ?? "score";
    const verdict = words.directions[trend.direction];
    rows.push({
      cells: [
        nameOf(name),
        say.figure(kind, actual),
        say.figure(kind, trend.before),
        trend.isReal ? verdict : words.chance(verdict),
        say.score(score),
        say.score(trend.scoreBefore),
      ],
    });
  }
  if (rows.length === 0) return [];

  const lines = (card?.warnings ?? []).map(({ measures: [one = "", other = ""], isReal }) => {
    return words.atOdds(nameOf(one), nameOf(other), isReal === true);
  });
  for (const { measure, guard, isAtOdds } of card?.counterMeasures ?? []) {
    if (isAtOdds === false) lines.push(words.together(nameOf(measure), nameOf(guard)));
  }
  return [
    {
      type: "table",
      caption: words.caption,
      columns: [
        { name: columns.kpi },
        { name: columns.now },
        { name: columns.yearAgo },
        { name: columns.verdict, isWords: true },
        { name: columns.score },
        { name: columns.scoreBefore },
      ],
      rows,
    },
    { type: "lines", lines },
  ];
}
