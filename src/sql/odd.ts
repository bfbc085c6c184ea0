import type { Summary } from "../reads";
import type { FullDialect } from "./dialects";
import { type AskedColumn, type FullTable, momentsOf } from "./table";

/**
 * Whether a record is no part of a customer: 1 where it may be wrong and is sent as it is, 2 where it is
 * nobody's, 3 where it says itself that it does not count; else 0.
 */
export function oddity(
  table: FullTable,
  { per, order, marks, known, nothing, limits = [], isNobodyAlike }: Summary,
  columns: readonly AskedColumn[],
): string {
  const { number, text } = table.dialect;
  const { low, high } = momentsOf(table);
  const namesOf = (is: (column: AskedColumn) => boolean) =>
    columns.filter(is).map(({ name }) => name);
  const nameOf = (field: string) => namesOf((column) => column.field === field)[0]!;
  const wrong = [
    ...namesOf(({ isRequired, field }) => isRequired && field !== per).map(
      (name) => `${name} is null`,
    ),
    ...namesOf(({ kind }) => kind === "instant").map((name) => {
      return `${name} < ${number(low)} or ${name} > ${number(high)}`;
    }),
    // Not a number is more than any of them in some engines, and not equal to itself in others.
    ...namesOf(({ kind }) => kind === "number").map((name) => {
      return `${name} > ${Number.MAX_VALUE} or ${name} < ${-Number.MAX_VALUE} or ${name} <> ${name}`;
    }),
    ...order.map(([first, second]) => `${nameOf(second)} < ${nameOf(first)}`),
    ...limits.flatMap(([field, least, most]) =>
      namesOf((column) => column.field === field).map((name) => {
        return `${name} < ${least} or ${name} > ${most}`;
      }),
    ),
  ];
  const marked = namesOf(({ field }) => marks.includes(field));
  const cases = [
    ...(wrong.length > 0 ? [`when ${wrong.join(" or ")} then 1`] : []),
    ...(marked.length > 0 ? [`when ${marked.join(" or ")} then 3`] : []),
    ...(known ? [`when ${nameOf(known.field)} >= ${number(known.before)} then 3`] : []),
    `when ${nameOf(per)} is null or ${text(nameOf(per))} = '' then ${isNobodyAlike ? 2 : 1}`,
    ...(nothing === undefined ? [] : [`when ${nameOf(nothing)} = 0 then 3`]),
  ];
  return `case ${cases.join(" ")} else 0 end`;
}

/** What is sent of a column where a record is no part of a customer: all that then matters of it. */
export function sentOf(
  { number }: FullDialect,
  { marks, known, nothing, keys = [] }: Summary,
  { field, name }: AskedColumn,
  odd: string,
): string {
  if (keys.some((key) => key.field === field)) return `case when ${odd} > 0 then ${name} end`;
  if (field === known?.field) {
    return `case when ${odd} = 1 then ${name} when ${odd} = 3 then ${number(known.before)} end`;
  }
  const more = marks.includes(field)
    ? ` or ${odd} = 3`
    : field === nothing
      ? ` or ${odd} = 3 and ${name} = 0`
      : "";
  return `case when ${odd} = 1${more} then ${name} end`;
}

/** What stands in a record's column for what does not matter of it. */
export function standInOf({ kind }: AskedColumn): unknown {
  if (kind === "instant") return 1e12;
  return kind === "number" ? 1 : "somebody";
}
