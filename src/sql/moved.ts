import type { Moving } from "../moving";
import { evenly } from "../stats/evenly";
import { binOf, NEVER, partOf } from "./cut";
import { nested } from "./owned";
import { whole } from "./rows";
import { type AskedColumn, asNamed, type EngineRow, type FullTable, momentsOf } from "./table";

/** Records that may be moved in time, as they are told apart. */
interface Told {
  readonly columns: readonly AskedColumn[];
  readonly moving: Moving;
  /** Of each column the part of time that its moment lies in. */
  readonly parts: readonly string[];
  /** Of each column what matters of it where nothing is moved. */
  readonly cut: readonly string[];
}

/** A query in which records are moved, sums of what then is lost of them, and what makes rows of these. */
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
  const anchor = columns.findIndex(({ field }) => field === moving.field);
  const first = columns[anchor]!.name;
  const after = columns.filter(({ field }) => moving.after.has(field));
  const summed = after.find(({ field }) => moving.after.get(field)!.bits !== undefined);

  const isOnce = after.flatMap(({ name, field }) =>
    moving.once.includes(field) ? [` and ${name} is not null`] : [],
  );
  const start = `case when m = 2 or m = 1${isOnce.join("")} then ${parts[anchor]} else ${first} end as s`;
  const lengths = after.map(
    ({ name }) => `, case when m = 2 then 0 * ${name} else ${name} - ${first} end as l${name}`,
  );
  const lengthOf = ({ name, field }: AskedColumn) => {
    const { lengths: bounds, bits } = moving.after.get(field)!;
    if (bounds) return partOf(table.dialect, `l${name}`, [0, ...bounds]);
    return bits === undefined ? `l${name}` : binOf(table.dialect, `l${name}`, bits);
  };
  const ends = columns.map((column, i) => {
    if (i === anchor) return "s";
    return after.includes(column)
      ? `case when m > 0 then s + (${lengthOf(column)}) else ${column.name} end`
      : cut[i]!;
  });
  const rest = summed
    ? `, case when m > 0 then l${summed.name} - (${lengthOf(summed)}) else 0 end as e`
    : "";
  return {
    from: nested(
      told,
      [`v0.*, ${statusOf(table, first, after, moving)} as m`],
      [`v0.*, ${start}${lengths.join("")}`],
      [asNamed(ends, columns) + rest],
    ),
    sums: summed ? ["min", "max", "sum"].map((how, i) => `${how}(e) as e${i}`) : [],
    spread: (rows) => (summed ? spread(rows, summed.name) : rows),
  };
}

/** 2 where nothing matters of a record but the part of time it lies in, 1 where its lengths do, else 0. */
function statusOf(
  table: FullTable,
  first: string,
  after: readonly AskedColumn[],
  { before, within }: Moving,
): string {
  const { number } = table.dialect;
  const { low, high } = momentsOf(table);
  const wrong = after.flatMap(({ name }) => [`${name} < ${first}`, `${name} > ${number(high)}`]);
  const when = (conditions: readonly string[], status: number) =>
    conditions.length > 0 ? `when ${conditions.join(" or ")} then ${status} ` : "";
  // What has no end ends later than any moment.
  const [start, end, late] = [
    Math.max(within.start, low),
    Math.min(within.end, NEVER),
    Math.min(before, NEVER),
  ].map(number);
  const none = [`${first} is null`, `${first} < ${number(low)}`, `${first} > ${number(high)}`];
  const unknown = after.map(({ name }) => `${name} >= ${late}`);
  const beyond = [`${first} < ${start}`, `${first} >= ${end}`];
  return `case ${when([...none, ...wrong], 0)}${when(beyond, 2)}${when(unknown, 0)}else 1 end`;
}

/**
 * Rows of which each is some records again: as many, with the same shortest, longest and summed lengths,
 * all of them in the row's bin.
 */
function spread(rows: readonly EngineRow[], alias: string): EngineRow[] {
  return rows.flatMap((row) => {
    const [n, least, most, sum] = ["n", "e0", "e1", "e2"].map((name) =>
      whole(name, row[name] ?? 0),
    ) as [number, number, number, number];
    if (most === 0) return [row];
    const begin = whole(alias, row[alias]);
    const lengths = n === 1 ? [[sum, 1] as const] : evenly(n, least, most, sum);
    return lengths.flatMap(([more, times]) => {
      return times > 0 ? [{ ...row, [alias]: begin + more, n: times }] : [];
    });
  });
}
