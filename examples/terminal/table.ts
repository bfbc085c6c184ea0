import { NONE } from "../languages/formats";
import type { Table } from "../sections/block";

/**
 * A table in columns as wide as they need to be. Columns without a single value are left out, and
 * so is a table without rows.
 */
export function printTable({ columns, rows }: Table): string[] {
  if (rows.length === 0) return [];
  const texts = rows.map(({ level, cells }) => {
    const [first = "", ...others] = cells.map((cell) =>
      typeof cell === "string" ? cell : cell.text,
    );
    return [level === "part" ? `  ${first}` : first, ...others];
  });
  const head = columns.map(({ name }) => name);
  const kept = [...columns.keys()].filter((column) => {
    return column < 2 || texts.some((row) => row[column] !== NONE);
  });
  const widths = kept.map((column) => {
    return Math.max(...[head, ...texts].map((row) => row[column]?.length ?? 0));
  });

  function line(row: readonly string[]): string {
    const cells = kept.map((column, i) => {
      const cell = row[column] ?? "";
      const width = widths[i] as number;
      return column === 0 || columns[column]?.isWords ? cell.padEnd(width) : cell.padStart(width);
    });
    return cells.join("  ").trimEnd();
  }

  const lines = texts.map(line);
  const width = Math.max(...[line(head), ...lines].map(({ length }) => length));
  return [line(head), "-".repeat(width), ...lines];
}
