import type { Row } from "../cells/cell";

/** Which rows stand in a file once more: same in every cell, and of the same id, which tells rows apart. */
export function repeats(): (id: unknown, row: Row) => boolean {
  const known = new Map<unknown, Row[]>();
  return (id, row) => {
    const others = known.get(id);
    if (others?.some((other) => isSame(other, row))) return true;
    if (others) others.push(row);
    else known.set(id, [row]);
    return false;
  };
}

/** Spreadsheets give moments as objects. */
function isSame(a: Row, b: Row): boolean {
  const columns = Object.keys(a);
  return (
    columns.length === Object.keys(b).length &&
    columns.every((column) => a[column]?.valueOf() === b[column]?.valueOf())
  );
}
