import type { Stretching, Watched } from "../reads";
import { partIn } from "./cut";
import type { Owned, Summed } from "./owned";
import { cellOf, whole } from "./rows";

/** Later than any moment: until then a stretch lasts that has not ended. */
const NEVER = "9000000000000000";

/** What is told of the unbroken stretches of each customer: the figures are `f0` to `f2`, the label is `f3`. */
export function stretches(owned: Owned, fields: Stretching): Summed {
  const { cuts, watched } = fields;
  const all = joined(owned, fields);
  return {
    text: cuts ? endsOf(owned, all, cuts) : lengthsOf(owned, all, watched!),
    each: ["f0", "f1", "f2", "f3"],
    sums: [],
    read: (row) => ({
      figures: ["f0", "f1", "f2"].map((name) => whole(name, cellOf(row, name))),
      label: (cellOf(row, "f3") ?? null) as string | null,
    }),
  };
}

/** The columns that go along, and these. */
function columnsOf({ along }: Owned, figures: readonly string[]): string {
  const named = figures.map((figure, i) => `${figure} as f${i}`);
  return [...along, "c", ...named].join(", ");
}

/** A query of both ends of each stretch, one in each row. */
function endsOf(owned: Owned, all: string, cuts: readonly number[]): string {
  const { dialect, along, odd, owners } = owned;
  const { whole = String } = dialect;
  const rest = `${along.join(", ")}, y, c`;
  const theirs = owners.filter((column) => !along.includes(column));
  const [begun, ended] = ["j", "k"].map((name) => partIn(dialect, name, cuts));
  const parted = `select ${rest}, ${theirs.join(", ")}, j, ${begun} as p, ${ended} as q from (${all}) as z`;

  const over = `over (partition by ${owners.join(", ")} order by j`;
  const later = `${over} rows between 1 following and unbounded following)`;
  const until = `${over} rows between unbounded preceding and current row)`;
  const isSeen = "case when p < q then";
  const placed = `select ${rest}, p, q, row_number() ${over}) as x, min(${isSeen} p end) ${later} as b, min(p) ${later} as l, max(${isSeen} q end) ${until} as t from (${parted}) as g`;

  const flags = ["p = q", "b = q", `coalesce(l, ${whole(NEVER)}) > q`, "t = q"].map(
    (holds, i) => `case when ${holds} then ${2 ** i} else 0 end`,
  );
  const first = "case when x = 1 then 1 else 0 end";
  const told = ["q else p end", `${flags.join(" + ")} else ${first} end`, "y end"];
  const figures = ["d", ...told.map((then) => `case when d = 1 then ${then}`)];
  return `select ${columnsOf(owned, figures)} from (${placed}) as h cross join (select 0 as d union all select 1 as d) as u where d = 0 or ${odd} = 0`;
}

/** A query of the whole days that each stretch lasts as far as it is watched. */
function lengthsOf(owned: Owned, all: string, { asOf, since }: Watched): string {
  const { remainder, whole = String } = owned.dialect;
  const daysUntil = (moment: number) => {
    const bound = whole(String(moment));
    const length = `(case when k < ${bound} then k else ${bound} end - j)`;
    return `(${length} - ${remainder(length, whole("86400000"))}) / ${whole("86400000")}`;
  };
  const isKnown = `case when j < ${whole(String(asOf))} then`;
  const figures = [
    `${isKnown} ${daysUntil(asOf)} else -1 end`,
    `case when k < ${whole(String(asOf))} then 1 else 0 end`,
    since === null
      ? "-1"
      : `case when j < ${whole(String(since))} then ${daysUntil(since)} else -1 end`,
    "null",
  ];
  return `select ${columnsOf(owned, figures)} from (${all}) as z`;
}

/** A query of the unbroken stretches: from `j` to `k`, over for the reason `y`, of `c` records. */
function joined({ dialect, from, owners, along, odd, nameOf }: Owned, fields: Stretching): string {
  const { whole = String, ordered = (text: string) => text } = dialect;
  const carried = [...new Set([...along, ...owners])].join(", ");
  const rest = `${carried}, s, e, r`;
  const over = `over (partition by ${owners.join(", ")}`;
  const isPart = `case when ${odd} = 0 then`;
  const label = nameOf(fields.label);
  const told = `select ${carried}, ${isPart} ${nameOf(fields.from)} end as s, ${isPart} coalesce(${nameOf(fields.to)}, ${whole(NEVER)}) end as e, ${label ? `${isPart} nullif(${label}, '') end` : "null"} as r from (${from}) as p`;
  const begun = `select ${rest}, case when s <= max(e) ${over} order by s rows between unbounded preceding and 1 preceding) then 0 else 1 end as x from (${told}) as u`;
  const numbered = `select ${rest}, sum(x) ${over} order by s) as i from (${begun}) as v`;
  const topped = `select ${rest}, i, max(e) ${over}, i) as m from (${numbered}) as x`;
  const why = `min(case when e = m then ${ordered("r")} end)`;
  return `select ${carried}, min(s) as j, max(e) as k, ${why} as y, count(*) as c from (${topped}) as y group by ${carried}, i`;
}
