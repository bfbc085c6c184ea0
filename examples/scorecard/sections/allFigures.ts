import { NONE } from "../languages/formats";
import type { Say } from "../languages/say";
import { measuresIn } from "../results/card";
import type { Figure, FigureName } from "../results/figures";
import type { Results } from "../results/results";
import { isDoubtful } from "../results/trust";
import { judged, type Section, type Table } from "./block";

/** Each KPI in a line: its value, how sure it is, on what it rests, the year before, the target. */
export function allFigures({ figures, card, doubts }: Results, say: Say): Section {
  const measures = measuresIn(card);
  const { sections, columns } = say.words;
  const rows = Object.entries(figures).map(([id, figure]: [string, Figure]) => {
    const { kind, now, before, of } = figure;
    const measure = measures.find((scored) => scored.name === id);
    const status = isDoubtful(figure, doubts) ? "doubtful" : measure?.status;
    return {
      level: id === "weighted" || id === "fromCounts" ? ("part" as const) : ("whole" as const),
      cells: [
        say.nameOf(id as FigureName),
        say.figure(kind, now.value),
        judged(status, say),
        say.figure(kind, measure?.target),
        say.figure(kind, before?.value),
        say.range(kind, now.interval),
        of === undefined ? NONE : say.counted(of, now.n ?? 0),
      ],
    };
  });
  const table: Table = {
    type: "table",
    caption: sections.figures,
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
  };
  return { id: "figures", title: sections.figures, isFolded: true, blocks: [table] };
}
