import type { Stretching, Watched } from "../reads";
import { DAY } from "../wallClock";
import { NEVER, startOf, timesIn } from "./cut";
import { asFigures, bitsOf, named, nested, type Owned, type Summed } from "./owned";

/** What is told of the unbroken stretches of each customer. */
export function stretches(owned: Owned, fields: Stretching): Summed {
  const { cuts, watched } = fields;
  const all = joined(owned, fields);
  if (cuts) return { text: endsOf(owned, all, cuts), kinds: 3, isLabelled: true };
  const figures = watched ? lengthsOf(owned, watched) : ["j", "k"];
  return {
    text: nested(all, [`${owned.along.join(", ")}, c, ${asFigures(figures)}`]),
    kinds: figures.length,
    isLabelled: false,
    told: (numbers) => numbers.map((number) => (number === NEVER ? Infinity : number)),
  };
}

/** A query of both ends of each stretch, one in each row. */
function endsOf(
  { dialect, along, odd, owners, over }: Owned,
  all: string,
  cuts: readonly number[],
) {
  const rest = `${along.join(", ")}, y, c`;
  const theirs = owners.filter((column) => !along.includes(column));
  const [first, before, last] = [cuts[0]!, cuts[0]! - 1, cuts.at(-1)!].map(dialect.number);
  const [begun, ended] = ["j", "k"].map((name) => {
    return startOf(
      dialect,
      name,
      cuts,
      `case when ${name} < ${first} then ${before} else ${last} end`,
    );
  });

  const order = `${over} order by j`;
  const later = `${order} rows between 1 following and unbounded following)`;
  const until = `${order} rows between unbounded preceding and current row)`;
  const isSeen = "case when p < q then";
  const placed = `${rest}, p, q, row_number() ${order}) as x, min(${isSeen} p end) ${later} as b, min(p) ${later} as g, max(${isSeen} q end) ${until} as t`;

  const holds = bitsOf(["p = q", "b = q", `coalesce(g, ${dialect.number(NEVER)}) > q`, "t = q"]);
  const isEnd = "case when d = 1 then";
  const figures = ["d", `${isEnd} q else p end`, `${isEnd} ${holds} else ${bitsOf(["x = 1"])} end`];
  return nested(
    all,
    [`${rest}, ${theirs.join(", ")}, j, ${begun} as p, ${ended} as q`],
    [placed],
    [
      `${along.join(", ")}, c, ${asFigures(figures)}, ${isEnd} y end as l`,
      `cross join (select 0 as d union all select 1 as d) as u where d = 0 or ${odd} = 0`,
    ],
  );
}

/** The whole days that each stretch lasts as far as it is watched. */
function lengthsOf({ dialect }: Owned, { asOf, since }: Watched): string[] {
  const daysUntil = (moment: number) => {
    const bound = dialect.number(moment);
    const days = timesIn(dialect, `(case when k < ${bound} then k else ${bound} end - j)`, DAY);
    return `case when j < ${bound} then ${days} else -1 end`;
  };
  const isOver = bitsOf([`k < ${dialect.number(asOf)}`]);
  return [daysUntil(asOf), isOver, since === null ? "-1" : daysUntil(since)];
}

/** A query of the unbroken stretches: from `j` to `k`, over for the reason `y`, of `c` records. */
function joined({ dialect, from, carried, over, odd, nameOf }: Owned, fields: Stretching): string {
  const rest = `${carried}, s, e, r`;
  const isPart = `case when ${odd} = 0 then`;
  const label = nameOf(fields.label);
  const reason = label ? `${isPart} ${named(dialect, label)} end` : "null";
  const never = dialect.number(NEVER);
  return nested(
    from,
    [
      `${carried}, ${isPart} ${nameOf(fields.from)} end as s, ${isPart} coalesce(${nameOf(fields.to)}, ${never}) end as e, ${reason} as r`,
    ],
    [
      `${rest}, case when s <= max(e) ${over} order by s rows between unbounded preceding and 1 preceding) then 0 else 1 end as x`,
    ],
    [`${rest}, sum(x) ${over} order by s) as i`],
    [`${rest}, i, max(e) ${over}, i) as m`],
    [
      `${carried}, min(s) as j, max(e) as k, min(case when e = m then r end) as y, count(*) as c`,
      `group by ${carried}, i`,
    ],
  );
}
