import { Problem } from "../cells/cell";

/**
 * The row that holds an order which is written in several: the others repeat it, or are items that say
 * none of this.
 *
 * @param fields - What is told of the order, and not of an item.
 */
export function oneOrder<Row extends object>(
  rows: readonly Row[],
  fields: readonly (keyof Row)[],
): Row | Problem {
  const heads = rows.filter((row) => fields.some((field) => (row[field] ?? null) !== null));
  const [head = rows[0] as Row, ...others] = heads;
  const what = JSON.stringify(head);
  const isSame = others.every((other) => JSON.stringify(other) === what);
  return isSame ? head : new Problem("is of an order that stands twice, in two states");
}
