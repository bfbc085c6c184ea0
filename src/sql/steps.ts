import type { Summary } from "../reads";
import { figures } from "./figures";
import { asFigures, nested, type Owned, type Summed } from "./owned";

/** What happened to each customer's sums from one moment to the next, and how much they came to. */
export function steps(owned: Owned, summary: Summary, leastChange: number): Summed {
  const { odd, same } = owned;
  const last = summary.figures.length - 2;
  const along = [...owned.along, ...same].join(", ");
  const moments = Array.from({ length: last }, (_, i) => i);
  const at = (shift: number) =>
    `case ${moments.map((i) => `when p = ${i} then f${i + shift}`).join(" ")} end`;
  const first = moments.map((i) => `when f${i} > 0 then ${i}`).join(" ");
  const was = `case when f${last + 1} > 0 then -1 ${first} else ${last} end`;
  const numbers = moments.map((i) => `select ${i} as p`).join(" union all ");

  const isNone = `b = 0 and a = 0`;
  const isSame = `abs(a - b) <= ${leastChange} * case when a > b then a else b end`;
  const step = `case when ${isNone} then case when f < p then 7 else 6 end when b = 0 then case when f < p then 1 else 0 end when a = 0 then 4 when ${isSame} then 5 when a > b then 2 else 3 end`;
  return {
    text: nested(
      figures(owned, summary).text,
      [
        `${along}, c, p, ${at(0)} as b, ${at(1)} as a, ${was} as f`,
        `cross join (${numbers}) as v where p = 0 or ${odd} = 0`,
      ],
      [`${along}, c, ${asFigures(["p", step])}, b, a - b as d`],
    ),
    kinds: 2,
    isLabelled: same.length > 0,
    sums: ["sum(b)", "sum(d)"],
  };
}
