import { NONE } from "../languages/formats";
import type { Say } from "../languages/say";
import type { Figure, FigureName } from "../results/figures";
import type { Results } from "../results/results";
import type { Section } from "./block";
import { judged } from "./block";

/** Each KPI in a line: its value, how sure it is, on what it rests, the year before, the target. */
export function headlines({ figures, card }: Results, say: Say): Section {
  const measures = card?.objectives.flatMap((objective) => objective.measures) ?? [];
  const { sections, columns } = say.words;
  const rows = Object.entries(figures).map(([id, { kind, now, before, of }]: [string, Figure]) => {
    const measure = measures.find((scored) => scored.name === id);
    return {
      level: id === "weighted" || id === "fromCounts" ? ("part" as const) : ("whole" as const),
      cells: [
        say.nameOf(id as FigureName),
        say.figure(kind, now.value),
        judged(measure?.status, say),
        say.figure(kind, measure?.target),
        say.figure(kind, before?.value),
        say.range(kind, now.interval),
        of === undefined ? NONE : say.counted(of, now.n ?? 0),
      ],
    };
  });
  return {
    id: "headlines",
    title: sections.headlines,
    blocks: [
      {
        type: "table",
        caption: sections.headlines,
        columns: [
          { name: columns.kpi },
          { name: columns.value },
          { name: columns.status, isWords: true },
          { name: columns.target },
          { name: columns.yearAgo },
          { name: columns.interval },
          { name: columns.basis },
        ],
        rows,
      },
    ],
  };
}
