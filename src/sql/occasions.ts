import type { Occasions } from "../reads";
import { positionOf } from "./cut";
import { named, nested, type Owned } from "./owned";

/**
 * What each customer did in each period, or at each moment, in place of their records: in `t`, `d` times.
 *
 * Where it is orders, purchases (`k` is 1) and refunds (0) are apart, `v` is what they came to, and `r`
 * the number of periods with purchases so far; a refund is where the purchase is that it names. Within a
 * stretch of time, `e` is 0 before it and 1 in it, and all are apart by that; `s` is the first moment.
 */
export function occasions(owned: Owned, { field, calendar, amount, of, within }: Occasions): Owned {
  const { dialect, odd, carried, over, nameOf } = owned;
  const isPart = (what: string) => `case when ${odd} = 0 then ${what} end`;
  const at = nameOf(field)!;
  const stamp = calendar ? positionOf(dialect, at, owned.boundsOf(calendar)) : at;
  const names: Readonly<Record<string, string>> = {
    [field]: "t",
    amount: "v",
    bought: "k",
    nth: "r",
  };
  const told = { ...owned, nameOf: (name: string) => names[name], times: "sum(d)" };
  const own = `${carried}, ${isPart(stamp)} as t`;
  if (!amount) {
    const counted = [`${carried}, t, count(*) as d`, `group by ${carried}, t`] as const;
    return { ...told, from: nested(owned.from, [own], counted) };
  }
  const [id, paid] = [of && nameOf(of), nameOf(amount)!];
  const [start, end] = [within?.start, within?.end].map((bound) => bound && dialect.number(bound));
  const part = within ? `case when ${at} < ${start} then 0 when ${at} < ${end} then 1 end` : "0";
  const name = id ? named(dialect, id) : "null";
  const apart = dialect.apart ? `, ${dialect.apart("y")}` : "";
  const bought = `min(case when k = 1 then t end) ${over}, y${apart})`;
  const all = `${carried}, t, k, e`;
  return {
    ...told,
    from: nested(
      owned.from,
      [
        `${own}, ${isPart(at)} as j, ${isPart(paid)} as x, case when ${paid} < 0 then 0 else 1 end as k, ${isPart(part)} as e, ${name} as y`,
      ],
      ...(id
        ? ([
            [`v0.*, case when k = 0 and y is not null then coalesce(${bought}, t) else t end as z`],
            [`${carried}, z as t, j, x, k, e`],
          ] as const)
        : []),
      [`${all}, min(j) as s, sum(x) as v, count(*) as d`, `group by ${all}`],
      [`v0.*, sum(k) ${over} order by t) as r`],
    ),
  };
}
