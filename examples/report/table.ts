/** Columns of words, which begin at one edge; all others, of figures, end at one. */
const WORDS = ["They", "Matters to", "Status", "Verdict"];

/** Rows of cells under a head, in columns as wide as they need to be. The first one is of words. */
export function table(head: readonly string[], rows: readonly (readonly string[])[]): string[] {
  const all = [head, ...rows];
  const widths = head.map((_, column) => Math.max(...all.map((row) => row[column]?.length ?? 0)));
  const lines = all.map((row) => row.map(padded).join("  ").trimEnd());
  const rule = "-".repeat(Math.max(...lines.map((line) => line.length)));
  return [lines[0] as string, rule, ...lines.slice(1)];

  function padded(cell: string, column: number): string {
    const width = widths[column] as number;
    const isWords = column === 0 || WORDS.includes(head[column] as string);
    return isWords ? cell.padEnd(width) : cell.padStart(width);
  }
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
