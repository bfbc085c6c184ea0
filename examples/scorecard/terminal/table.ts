import { NONE } from "../languages/formats";
import { type Table, textOf } from "../sections/block";
import { wrap } from "./wrap";

/**
 * A table in columns as wide as they need to be; words in the last one are broken into lines where
 * they are longer than the terminal is wide. Columns without a single value are left out, and so is a
 * table without rows.
 */
export function printTable({ columns, rows, isList }: Table, width: number): string[] {
  if (rows.length === 0) return [];
  const texts = rows.map(({ level, cells }) => {
    const [first = "", ...others] = cells.map(textOf);
    return [level === "part" ? `  ${first}` : first, ...others];
  });
  const head = columns.map(({ name }) => name);
  const kept = [...columns.keys()].filter((column) => {
    return column < 2 || texts.some((row) => row[column] !== NONE);
  });
  const shown = isList ? texts : [head, ...texts];
  const widths = kept.map((column) => Math.max(...shown.map((row) => row[column]?.length ?? 0)));

  function lines(row: readonly string[]): string[] {
    const cells = kept.map((column, i) => {
      const cell = row[column] ?? "";
      const room = widths[i] as number;
      return column === 0 || columns[column]?.isWords ? cell.padEnd(room) : cell.padStart(room);
    });
    const last = cells.pop() ?? "";
    const before = cells.map((cell) => `${cell}  `).join("");
    const broken = columns.at(-1)?.isWords ? wrap(last.trimEnd(), width - before.length) : [last];
    return broken.map((text, i) => (i === 0 ? before : " ".repeat(before.length)) + text);
  }

  const body = texts.flatMap(lines).map((line) => line.trimEnd());
  if (isList) return body;
  const [names = ""] = lines(head).map((line) => line.trimEnd());
  const longest = Math.max(...[names, ...body].map(({ length }) => length));
  return [names, "-".repeat(longest), ...body];
}
