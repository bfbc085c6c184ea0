import type { Measure } from "../measure";
import type { Period } from "../time";
import { boundsOf, partOf, startOf } from "./cut";
import { moved } from "./moved";
import { nested } from "./owned";
import { rowsIn, takeRows } from "./rows";
import {
  type Asked,
  asNamed,
  type EngineRow,
  type FullTable,
  isText,
  momentsOf,
  type Statement,
  source,
} from "./table";

/** The statement that counts the records that agree in all that the measure tells apart. */
export function grouped<Result>(
  table: FullTable,
  measure: Measure<never, Result>,
  { columns, moving }: Asked,
  span: Period | null,
): Statement<Result> {
  const { apart } = table.dialect;
  const names = columns.map(({ name }) => name);
  const parts = columns.map(({ name, calendars, cuts }) => {
    return calendars.length > 0
      ? startOf(table.dialect, name, boundsOf(calendars, cuts, span))
      : partOf(table.dialect, name, [momentsOf(table).low, ...cuts]);
  });
  const cut = columns.map(({ name, isParted }, i) => (isParted ? parts[i]! : name));
  const told = source(table, columns);
  const { from, sums, spread } = moving
    ? moved(table, { columns, moving, parts, cut }, told)
    : {
        from: nested(told, [asNamed(cut, columns)]),
        sums: [],
        spread: (rows: readonly EngineRow[]) => rows,
      };
  const groups = columns.flatMap((column) => {
    const { name } = column;
    return apart && isText(column) ? [name, apart(name)] : [name];
  });
  const by = names.length > 0 ? `group by ${groups.join(", ")}` : "";
  const list = [...names, `count(*) as n`, ...sums].join(", ");
  return {
    text: nested(from, [list, by]),
    finish(given) {
      const rows = spread(rowsIn(given, columns));
      return measure.finish(takeRows(measure, measure.init(), columns, rows));
    },
  };
}
