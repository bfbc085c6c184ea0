import type { ScorecardResult } from "customer-kpis";
import type { Figure } from "./figures";
import { count, interval, NONE, status } from "./format";
import { table } from "./table";

/** Each KPI in a line: its value, how sure it is, on what it rests, the year before, the target. */
export function headlines(
  figures: Readonly<Record<string, Figure>>,
  card: ScorecardResult | null,
): string[] {
  const measures = card?.objectives.flatMap((objective) => objective.measures) ?? [];
  const head = ["KPI", "Value", "95 % interval", "Based on", "Year ago", "Target", "Status"];
  const rows = Object.entries(figures).map(([id, { name, format, now, before, of }]) => {
    const measure = measures.find((scored) => scored.name === id);
    return [
      name,
      format(now.value),
      interval(now.interval, format),
      of === undefined ? NONE : `${count(now.n)} ${of}`,
      format(before?.value),
      format(measure?.target),
      status(measure?.status),
    ];
  });
  return table(head, rows);
}
