import type { Gaps } from "../reads";
import { occasions } from "./occasions";
import { asFigures, LAST, nested, type Owned, type Summed } from "./owned";

/** How long after another each purchase of a customer came within a stretch of time, and how many they were. */
export function gaps(owned: Owned, fields: Gaps): Summed {
  const { along, same, owners } = owned;
  const { calendar } = fields;
  const { from } = occasions(owned, fields);
  // Another currency makes no other customer.
  const over = `over (partition by ${owners.filter((name) => !same.includes(name)).join(", ")}`;
  const isIn = "e = 1 and k = 1";
  const isFirst = `case when ${isIn} and g is null then`;
  const figures = [
    `case when e is null then 2 when t is null then null when e = 1 then k else 2 end`,
    `case when ${isIn} then coalesce(g, -1) else 0 end`,
    `${isFirst} h else 0 end`,
    `${isFirst} b else 0 end`,
  ];
  return {
    text: nested(
      from,
      [
        `v0.*, s - max(s) ${over}, k, e order by s ${LAST} as g, sum(${calendar ? 1 : "d"}) ${over}, k, e) as h, max(case when e = 0 then k else 0 end) ${over}) as b`,
      ],
      [`${[...along, ...same].join(", ")}, ${asFigures(figures)}, d as c, d, v`],
    ),
    kinds: 4,
    isLabelled: same.length > 0,
    sums: ["sum(d)", "sum(v)"],
  };
}
