import { NONE } from "./format";

/** Columns of words, which begin at one edge; all others, of figures, end at one. */
const WORDS = ["They", "Matters to", "Status", "Verdict"];

/**
 * Rows of cells under a head, in columns as wide as they need to be; the first one is of words.
 * Later columns without a single value are left out, and so is a table without rows.
 */
export function table(head: readonly string[], rows: readonly (readonly string[])[]): string[] {
  if (rows.length === 0) return [];
  const columns = [...head.keys()].filter((column) => {
    return column < 2 || rows.some((row) => row[column] !== NONE);
  });
  const widths = columns.map((column) => {
    return Math.max(...[head, ...rows].map((row) => row[column]?.length ?? 0));
  });

  function line(row: readonly string[]): string {
    const cells = columns.map((column, i) => {
      const cell = row[column] ?? "";
      const width = widths[i] as number;
      const isWords = column === 0 || WORDS.includes(head[column] as string);
      return isWords ? cell.padEnd(width) : cell.padStart(width);
    });
    return cells.join("  ").trimEnd();
  }

  const lines = rows.map(line);
  const width = Math.max(...[line(head), ...lines].map(({ length }) => length));
  return [line(head), "-".repeat(width), ...lines];
}

/** Breaks a text at spaces so that no line is longer than `width`. */
export function wrap(text: string, width: number): string[] {
  const lines: string[] = [];
  let line = "";
  for (const word of text.split(" ")) {
    if (line !== "" && line.length + 1 + word.length > width) {
      lines.push(line);
      line = word;
    } else {
      line = line === "" ? word : `${line} ${word}`;
    }
  }
  return [...lines, line];
}
