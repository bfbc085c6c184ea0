import type { Say } from "../languages/say";
import type { Measured } from "../lib/measured";
import type { Fault } from "../lib/rejections";
import type { Results } from "../results/results";
import type { Detail, Section } from "./block";

/** What was left out of the figures, file by file: how many rows for which reason, and the first. */
export function rejected({ findings, exports }: Results, say: Say): Section {
  const { words } = say;
  const { sections, none } = words;
  const lines: (string | Detail)[] = [];
  // Ratings of tickets stand in rows of theirs.
  const { answers, ...others } = findings;
  const files: readonly (Measured<unknown> | null)[] = Object.values(
    exports.ratings.length > 0 ? others : { answers, ...others },
  );
  const unused = exports.read
    .filter(({ use, rejections }) => use === null && rejections.rows > 0)
    .map((one) => ({ ...one, rows: one.rows, file: one.files.join(words.list) }));
  for (const found of [...files, ...unused]) {
    if (found === null) continue;
    const { file: called, rows, rejections } = found;
    const left = rejections.rows === 0 ? none : say.count(rejections.rows);
    lines.push(words.rejected(say.file(called), left, say.counted("rows", rows)));
    for (const { fault, count, examples } of rejections.reasons) {
      const shown = examples.map(({ file, row, came }) => {
        const where = file === called ? "" : say.file(file);
        return words.example(say.count(row), where, came === "" ? "" : say.quoted(came));
      });
      if (count > shown.length) shown.push("…");
      lines.push({
        detail: words.rejectedFor(say.count(count), faultText(fault, say), shown.join(words.list)),
      });
    }
  }
  return {
    id: "rejected",
    title: sections.rejected,
    isFolded: true,
    blocks: [{ type: "lines", lines }],
  };
}

/** What is wrong with a cell or a row, in the language's words. */
function faultText(fault: Fault, { words, quoted, digits }: Say): string {
  const { faults } = words;
  switch (fault.kind) {
    case "fields":
      return faults.fields(digits(fault.expected));
    case "scale":
      return faults.scale(quoted(fault.field), digits(fault.min), digits(fault.max));
    case "word":
      return faults.word(quoted(fault.field), fault.words);
    case "order":
      return faults.order(quoted(fault.field), quoted(fault.other));
    case "other":
      return quoted(fault.message);
    default:
      return faults[fault.kind](quoted(fault.field));
  }
}
