import type { Occasions } from "../reads";
import { positionOf } from "./cut";
import { carriedBy, type Owned } from "./owned";

/**
 * What each customer did in each period, or at each moment, in place of their records: in `t`, `d` times.
 *
 * Where it is orders, purchases (`k` is 1) and refunds (0) are apart, `v` is what they came to, and `r`
 * the number of purchases so far; a refund is where the purchase is that it names.
 */
export function occasions(owned: Owned, { field, calendar, amount, of }: Occasions): Owned {
  const { dialect, odd, owners, from, nameOf, boundsOf } = owned;
  const { apart, text = (value: string) => `cast(${value} as varchar)` } = dialect;
  const carried = carriedBy(owned);
  const isPart = `case when ${odd} = 0 then`;
  const at = nameOf(field)!;
  const stamp = calendar ? positionOf(dialect, at, boundsOf(calendar)) : at;
  const names: Readonly<Record<string, string>> = {
    [field]: "t",
    amount: "v",
    bought: "k",
    nth: "r",
  };
  const told = { ...owned, nameOf: (name: string) => names[name], times: "sum(d)" };
  const own = `select ${carried}, ${isPart} ${stamp} end as t`;
  const counted = (by: string, query: string, sum = "") =>
    `select ${by}, count(*) as d${sum} from (${query}) as m group by ${by}`;
  if (!amount) return { ...told, from: counted(`${carried}, t`, `${own} from (${from}) as p`) };

  const id = of && nameOf(of);
  const paid = nameOf(amount)!;
  const orders = `${own}, ${isPart} ${paid} end as x, case when ${paid} < 0 then 0 else 1 end as k${id ? `, nullif(${text(id)}, '') as y` : ""} from (${from}) as p`;
  const part = `over (partition by ${owners.join(", ")}`;
  const same = apart ? `y, ${apart("y")}` : "y";
  const named = `select ${carried}, x, k, case when k = 0 and y is not null then coalesce(min(case when k = 1 then t end) ${part}, ${same}), t) else t end as z from (${orders}) as q`;
  const placed = id ? `select ${carried}, x, k, z as t from (${named}) as n` : orders;
  const summed = counted(`${carried}, t, k`, placed, ", sum(x) as v");
  return { ...told, from: `select u.*, sum(k) ${part} order by t) as r from (${summed}) as u` };
}
