import type { Say } from "../languages/say";
import type { Measured } from "../lib/measureFile";
import type { Results } from "../results/results";
import type { Section } from "./block";

/** What was left out of the figures, file by file: how many rows for which reason, and the first. */
export function rejected({ findings }: Results, say: Say): Section {
  const { sections, rejected: texts, none } = say.words;
  const lines: string[] = [];
  const files: readonly (Measured<unknown> | null)[] = Object.values(findings);
  for (const file of files) {
    if (file === null) continue;
    const { name, rows, rejections } = file;
    const left = rejections.rows === 0 ? none : say.count(rejections.rows);
    lines.push(texts.of(`${name}.csv`, left, say.counted("rows", rows)));
    for (const { reason, count, examples } of rejections.reasons) {
      const first = examples.map(({ row, came }) => `${row} ${came}`).join(", ");
      const more = count > examples.length ? ", ..." : "";
      lines.push(`${say.count(count).padStart(6)} ${reason}`, `       ${texts.row(first + more)}`);
    }
  }
  return { id: "rejected", title: sections.rejected, blocks: [{ type: "lines", lines }] };
}
