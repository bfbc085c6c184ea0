import type { Stretching } from "../measure";
import { partIn } from "./cut";
import type { Owned, Summed } from "./owned";
import { cellOf, whole } from "./rows";

/** Later than any moment: until then a stretch lasts that has not ended. */
const NEVER = "9000000000000000";

/**
 * A query that joins the records of each customer to unbroken stretches, and tells of each its beginning
 * in one row and its end in another: the figures are `f0` to `f2`, the label is `f3`.
 */
export function stretches(owned: Owned, fields: Stretching): Summed {
  const { dialect, along, odd } = owned;
  const q = dialect.quote;
  const written = dialect.whole ?? String;
  const rest = `${along.join(", ")}, ${q("r")}, ${q("c")}`;
  const theirs = owned.owners.filter((column) => !along.includes(column));
  const [begun, ended] = ["s", "e"].map((name) => partIn(dialect, q(name), fields.cuts));
  const parted = `select ${rest}, ${theirs.join(", ")}, ${q("s")} as ${q("i")}, ${begun} as ${q("p")}, ${ended} as ${q("q")} from (${joined(owned, fields)}) as ${q("z")}`;

  const over = `over (partition by ${owned.owners.join(", ")} order by ${q("i")}`;
  const later = `${over} rows between 1 following and unbounded following)`;
  const until = `${over} rows between unbounded preceding and current row)`;
  const isSeen = `case when ${q("p")} < ${q("q")} then`;
  const placed = `select ${rest}, ${q("p")}, ${q("q")}, row_number() ${over}) as ${q("x")}, min(${isSeen} ${q("p")} end) ${later} as ${q("b")}, min(${q("p")}) ${later} as ${q("l")}, max(${isSeen} ${q("q")} end) ${until} as ${q("t")} from (${parted}) as ${q("g")}`;

  const flags = [
    `${q("p")} = ${q("q")}`,
    `${q("b")} = ${q("q")}`,
    `coalesce(${q("l")}, ${written(NEVER)}) > ${q("q")}`,
    `${q("t")} = ${q("q")}`,
  ].map((holds, i) => `case when ${holds} then ${2 ** i} else 0 end`);
  const first = `case when ${q("x")} = 1 then 1 else 0 end`;
  const isEnd = `case when ${q("d")} = 1 then`;
  const text = `select ${along.join(", ")}, ${q("c")}, ${q("d")} as ${q("f0")}, ${isEnd} ${q("q")} else ${q("p")} end as ${q("f1")}, ${isEnd} ${flags.join(" + ")} else ${first} end as ${q("f2")}, ${isEnd} ${q("r")} end as ${q("f3")} from (${placed}) as ${q("h")} cross join (select 0 as ${q("d")} union all select 1 as ${q("d")}) as ${q("y")} where ${q("d")} = 0 or ${odd} = 0`;
  return {
    text,
    each: ["f0", "f1", "f2", "f3"].map(q),
    sums: [],
    read: (row) => ({
      figures: ["f0", "f1", "f2"].map((name) => whole(name, cellOf(row, name))),
      label: (cellOf(row, "f3") ?? null) as string | null,
    }),
  };
}

/** A query of the unbroken stretches: from `s` to `e`, over for the reason `r`, of `c` records. */
function joined({ dialect, from, owners, along, odd, nameOf }: Owned, fields: Stretching): string {
  const { quote: q, whole = String, ordered = (text: string) => text } = dialect;
  const carried = [...new Set([...along, ...owners])].join(", ");
  const rest = `${carried}, ${q("s")}, ${q("e")}, ${q("r")}`;
  const over = `over (partition by ${owners.join(", ")}`;
  const isPart = `case when ${odd} = 0 then`;
  const label = nameOf(fields.label);
  const told = `select ${carried}, ${isPart} ${nameOf(fields.from)} end as ${q("s")}, ${isPart} coalesce(${nameOf(fields.to)}, ${whole(NEVER)}) end as ${q("e")}, ${label ? `${isPart} nullif(${label}, '') end` : "null"} as ${q("r")} from (${from}) as ${q("p")}`;
  const begun = `select ${rest}, case when ${q("s")} <= max(${q("e")}) ${over} order by ${q("s")} rows between unbounded preceding and 1 preceding) then 0 else 1 end as ${q("x")} from (${told}) as ${q("u")}`;
  const numbered = `select ${rest}, sum(${q("x")}) ${over} order by ${q("s")}) as ${q("i")} from (${begun}) as ${q("v")}`;
  const topped = `select ${rest}, ${q("i")}, max(${q("e")}) ${over}, ${q("i")}) as ${q("m")} from (${numbered}) as ${q("x")}`;
  const why = `min(case when ${q("e")} = ${q("m")} then ${ordered(q("r"))} end)`;
  return `select ${carried}, min(${q("s")}) as ${q("s")}, max(${q("e")}) as ${q("e")}, ${why} as ${q("r")}, count(*) as ${q("c")} from (${topped}) as ${q("y")} group by ${carried}, ${q("i")}`;
}
