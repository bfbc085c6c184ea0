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
  const names = columns.map((_, i) => `k${i}`);
  const bounds = columns.map(({ calendars, cuts }) => {
    if (calendars.length === 0) return null;
    return boundsOf(calendars, cuts, span);
  });
  const parts = columns.map(({ cuts }, i) => {
    if (bounds[i]) return startOf(table.dialect, names[i]!, bounds[i]);
    return partOf(table.dialect, names[i]!, [momentsOf(table).low, ...cuts]);
  });
  const cut = names.map((name, i) => (columns[i]!.isParted ? parts[i]! : name));
  const told = source(table, columns);
  const { from, sums, spread } = moving
    ? moved(table, { columns, moving, parts, cut }, told)
    : { from: nested(told, [asNamed(cut, names)]), sums: [], spread: same };
  const groups = columns.flatMap(({ kind }, i) =>
    apart && (kind === "text" || kind === undefined) ? [names[i], apart(names[i]!)] : [names[i]],
  );
  const by = names.length > 0 ? `group by ${groups.join(", ")}` : "";
  const list = [...names, `count(*) as n`, ...sums].join(", ");
  return {
    text: nested(from, [list, by]),
    finish(given) {
      return measure.finish(takeRows(measure, measure.init(), columns, spread(rowsIn(given))));
    },
  };
}

function same(rows: readonly EngineRow[]): readonly EngineRow[] {
  return rows;
}
