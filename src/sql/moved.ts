import { binOf, partOf } from "./cut";
import type { Moving } from "./moving";
import { cellOf, nameIn, whole } from "./rows";
import { type AskedColumn, type EngineRow, type FullTable, momentsOf, selectOf } from "./table";

/** Records that may be moved in time, as they are told apart. */
interface Told {
  readonly columns: readonly AskedColumn[];
  readonly moving: Moving;
  /** Of each column the part of time that its moment lies in. */
  readonly parts: readonly string[];
  /** Of each column what matters of it where nothing is moved. */
  readonly cut: readonly string[];
}

/** A source in which records are moved, sums of what then is lost of them, and what makes rows of these. */
interface Moved {
  readonly from: string;
  readonly sums: readonly string[];
  readonly spread: (rows: readonly EngineRow[]) => readonly EngineRow[];
}

/**
 * Moves each record in time to where the part of time begins that it lies in, as far as its lengths
 * alone matter: so that those of equal lengths are equal. What cannot be so stays as it is.
 */
export function moved(
  table: FullTable,
  { columns, moving, parts, cut }: Told,
  told: string,
): Moved {
  const { dialect } = table;
  const names = columns.map((_, i) => `k${i}`);
  const first = columns.findIndex(({ field }) => field === moving.field);
  const after = [...columns.keys()].filter((i) => moving.after.has(columns[i]!.field));
  const [isMoved, start] = ["m", "s"];
  const lengths = new Map(after.map((i) => [i, `l${i}`]));
  const summed = after.find((i) => moving.after.get(columns[i]!.field)!.bits !== undefined);

  const marked = `${selectOf([...names, statusOf(table, columns, moving)], [...names, isMoved])} from ${told}`;
  const isOnce = moving.once.flatMap((field) => {
    const i = columns.findIndex((column) => column.field === field);
    return i < 0 ? [] : `${names[i]} is not null`;
  });
  const goes = [`${isMoved} = 1`, ...isOnce].join(" and ");
  const begun = `select ${names.join(", ")}, ${isMoved}, case when ${isMoved} = 2 or ${goes} then ${parts[first]} else ${names[first]} end as ${start}${after
    .map(
      (i) =>
        `, case when ${isMoved} = 2 then 0 * ${names[i]} else ${names[i]} - ${names[first]} end as ${lengths.get(i)}`,
    )
    .join("")} from (${marked}) as t`;
  const lengthOf = (i: number) => {
    const { lengths: bounds, bits } = moving.after.get(columns[i]!.field)!;
    if (bounds) return partOf(dialect, lengths.get(i)!, [0, ...bounds]);
    return bits === undefined ? lengths.get(i)! : binOf(dialect, lengths.get(i)!, bits);
  };
  const ends = names.map((name, i) => {
    if (i === first) return start;
    if (!lengths.has(i)) return cut[i]!;
    return `case when ${isMoved} > 0 then ${start} + (${lengthOf(i)}) else ${name} end`;
  });
  const sourceOf = (more: string) => `(${selectOf(ends, names)}${more} from (${begun}) as b)`;
  if (summed === undefined) return { from: sourceOf(""), sums: [], spread: (rows) => rows };
  const [length, beyond] = [lengths.get(summed)!, "e"];
  const rest = `case when ${isMoved} > 0 then ${length} - (${lengthOf(summed)}) else 0 end`;
  return {
    from: sourceOf(`, ${rest} as ${beyond}`),
    sums: ["min", "max", "sum"].map((how, i) => `${how}(${beyond}) as e${i}`),
    spread: (rows) => spread(rows, `k${summed}`),
  };
}

/** 2 where nothing matters of a record but the part of time it lies in, 1 where its lengths do, else 0. */
function statusOf(
  table: FullTable,
  columns: readonly AskedColumn[],
  { field, before, within, after }: Moving,
): string {
  const { number } = table.dialect;
  const nameOf = (i: number) => `k${i}`;
  const first = nameOf(columns.findIndex((column) => column.field === field));
  const others = [...columns.keys()].filter((i) => after.has(columns[i]!.field)).map(nameOf);
  const { low, high } = momentsOf(table);
  const [is, isNot] = [true, false].map((isWithin) => {
    const bounds: readonly [string, number][] = [
      [isWithin ? ">=" : "<", within.start],
      [isWithin ? "<" : ">=", within.end],
    ];
    const met = bounds.filter(([, bound]) => Number.isFinite(bound));
    return met.map(([than, bound]) => `${first} ${than} ${number(bound)}`);
  }) as [string[], string[]];
  const orNull = (name: string, condition: string) => `(${name} is null or ${condition})`;
  const right = [
    `${first} >= ${number(low)} and ${first} <= ${number(high)}`,
    ...others.map((name) => orNull(name, `${name} >= ${first} and ${name} <= ${number(high)}`)),
  ].join(" and ");
  const known = Number.isFinite(before)
    ? others.map((name) => orNull(name, `${name} < ${number(before)}`))
    : [];
  const beyond = isNot.length > 0 ? `when ${isNot.join(" or ")} then 2 ` : "";
  const lengths = [...is, ...known].join(" and ") || "1 = 1";
  return `case when ${right} then case ${beyond}when ${lengths} then 1 else 0 end else 0 end`;
}

/**
 * Rows of which each is some records again: as many, with the same shortest, longest and summed lengths,
 * all of them in the row's bin.
 */
function spread(rows: readonly EngineRow[], alias: string): EngineRow[] {
  return rows.flatMap((row) => {
    const [n, least, most, sum] = ["n", "e0", "e1", "e2"].map((name) =>
      whole(name, cellOf(row, name) ?? 0),
    ) as [number, number, number, number];
    if (most === 0) return [row];
    const begin = whole(alias, cellOf(row, alias));
    const lengths = n === 1 ? [[sum, 1] as const] : evenly(n, least, most, sum);
    return lengths.flatMap(([more, times]) => {
      const cells = { [nameIn([row], alias)]: begin + more, [nameIn([row], "n")]: times };
      return times > 0 ? [{ ...row, ...cells }] : [];
    });
  });
}

/** So many whole numbers from the least to the most that have this sum, each with how often it comes. */
function evenly(
  n: number,
  least: number,
  most: number,
  sum: number,
): (readonly [length: number, times: number])[] {
  const [rest, left] = [sum - least - most, n - 2];
  if (left === 0)
    return [
      [least, 1],
      [most, 1],
    ];
  const each = Math.floor(rest / left);
  const more = rest - each * left;
  return [
    [least, 1],
    [each, left - more],
    [each + 1, more],
    [most, 1],
  ];
}
