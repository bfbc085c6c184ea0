import type { Say } from "../languages/say";
import type { Measured } from "../lib/measureFile";
import type { Results } from "../results/results";
import type { Detail, Section } from "./block";

/** What was left out of the figures, file by file: how many rows for which reason, and the first. */
export function rejected({ findings }: Results, say: Say): Section {
  const { sections, rejected: file, none } = say.words;
  const lines: (string | Detail)[] = [];
  const files: readonly (Measured<unknown> | null)[] = Object.values(findings);
  for (const found of files) {
    if (found === null) continue;
    const { name, rows, rejections } = found;
    const left = rejections.rows === 0 ? none : say.count(rejections.rows);
    lines.push(file(`${name}.csv`, left, say.counted("rows", rows)));
    for (const { reason, count, examples } of rejections.reasons) {
      const first = examples.map(({ row, came }) => `${row} ${came}`).join(", ");
      const more = count > examples.length ? ", ..." : "";
      lines.push({ detail: `${count} ${reason}: row ${first}${more}` });
    }
  }
  return { id: "rejected", title: sections.rejected, blocks: [{ type: "lines", lines }] };
}
