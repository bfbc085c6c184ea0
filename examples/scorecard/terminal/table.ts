import { shownColumns, type Table, textOf } from "../sections/block";
import { padded, widthOf } from "./width";
import { wrap } from "./wrap";

/**
 * A table in columns as wide as they need to be; words in the last one are broken into lines where
 * they are longer than the terminal is wide. Columns without a single value are left out, and so is a
 * table without rows.
 */
export function printTable(table: Table, width: number): string[] {
  const { columns, rows, isList } = table;
  if (rows.length === 0) return [];
  const texts = rows.map(({ level, cells }) => {
    const [first = "", ...others] = cells.map(textOf);
    return [level === "part" ? `  ${first}` : first, ...others];
  });
  const head = columns.map(({ name }) => name);
  const kept = shownColumns(table);
  const shown = isList ? texts : [head, ...texts];
  const widths = kept.map((column) => Math.max(...shown.map((row) => widthOf(row[column] ?? ""))));

  function lines(row: readonly string[]): string[] {
    const cells = kept.map((column, i) => {
      const cell = row[column] ?? "";
      const room = widths[i] as number;
      return padded(cell, room, column === 0 || columns[column]?.isWords ? "after" : "before");
    });
    const last = cells.pop() ?? "";
    const before = cells.map((cell) => `${cell}  `).join("");
    const broken = columns.at(-1)?.isWords ? wrap(last.trimEnd(), width - widthOf(before)) : [last];
    return broken.map((text, i) => (i === 0 ? before : " ".repeat(widthOf(before))) + text);
  }

  const body = texts.flatMap(lines).map((line) => line.trimEnd());
  if (isList) return body;
  const [names = ""] = lines(head).map((line) => line.trimEnd());
  const longest = Math.max(...[names, ...body].map(widthOf));
  return [names, "-".repeat(longest), ...body];
}
