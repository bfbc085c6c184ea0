import type { Gaps } from "../reads";
import { positionOf } from "./cut";
import { labelIn, startIn } from "./figures";
import { carriedBy, type Owned, type Summed } from "./owned";
import { cellOf, numberIn, whole } from "./rows";

/** How long after another each purchase of a customer came within a stretch of time, and how many they were. */
export function gaps(owned: Owned, fields: Gaps): Summed {
  const { dialect, odd, same, nameOf, boundsOf } = owned;
  const { whole: literal = String } = dialect;
  const { calendar } = fields;
  const [at, paid] = [nameOf(fields.field)!, nameOf(fields.amount)!];
  const [start, end] = [fields.start, fields.end].map((bound) => literal(String(bound)));
  const told = {
    t: calendar ? positionOf(dialect, at, boundsOf(calendar)) : at,
    j: at,
    x: paid,
    k: `case when ${paid} < 0 then 0 else 1 end`,
    e: `case when ${at} < ${start} then 0 when ${at} < ${end} then 1 end`,
  };
  const list = Object.entries(told).map(([name, what]) => {
    return `case when ${odd} = 0 then ${what} end as ${name}`;
  });
  const carried = carriedBy(owned);
  const own = `select ${carried}, ${list.join(", ")} from (${owned.from}) as p`;
  const days = `select ${carried}, k, e, t, min(j) as s, sum(x) as v, count(*) as d from (${own}) as q group by ${carried}, k, e, t`;

  // Another currency makes no other customer.
  const part = `over (partition by ${owned.owners.filter((name) => name !== same).join(", ")}`;
  const seen = `select m.*, s - lag(s) ${part}, k, e order by s) as g, sum(${calendar ? 1 : "d"}) ${part}, k, e) as h, max(case when e = 0 then k else 0 end) ${part}) as b from (${days}) as m`;
  const isFirst = "e = 1 and k = 1 and g is null";
  const figures = [
    "case when t is null then -1 when e = 1 then k else 2 end",
    "case when e = 1 and k = 1 then coalesce(g, -1) else 0 end",
    ...["h", "b"].map((what) => `case when ${isFirst} then ${what} else 0 end`),
  ].map((what, i) => `${what} as f${i}`);
  const label = same ? [same] : [];
  return {
    text: `select ${[...owned.along, ...label, ...figures].join(", ")}, d as c, d, v from (${seen}) as n`,
    each: [...figures.map((_, i) => `f${i}`), ...label],
    sums: ["sum(d) as f4", "sum(v) as f5"],
    read(row) {
      const found = [0, 1, 2, 3, 4].map((i) => whole(`f${i}`, cellOf(row, `f${i}`)));
      if (calendar) startIn(boundsOf(calendar), found[0]!, fields);
      return { figures: [...found, numberIn(cellOf(row, "f5"))], label: labelIn(row, owned) };
    },
  };
}
