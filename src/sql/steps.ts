import type { Summary } from "../reads";
import { figures, labelIn } from "./figures";
import type { Owned, Summed } from "./owned";
import { cellOf, numberIn, whole } from "./rows";

/** What happened to each customer's sums from one moment to the next, and how much they came to. */
export function steps(owned: Owned, summary: Summary, leastChange: number): Summed {
  const { odd, same } = owned;
  const least = leastChange.toFixed(20).replace(/0+$/, "");
  const last = summary.figures.length - 2;
  const columns = [...owned.along, ...(same ? [same] : [])];
  const inner = figures(owned, summary).text;
  const along = columns.join(", ");
  const moments = Array.from({ length: last }, (_, i) => i);
  const at = (shift: number) =>
    `case ${moments.map((i) => `when p = ${i} then f${i + shift}`).join(" ")} end`;
  const first = moments.map((i) => `when f${i} > 0 then ${i}`).join(" ");
  const was = `case when f${last + 1} > 0 then -1 ${first} else ${last} end`;
  const numbers = moments.map((i) => `select ${i} as p`).join(" union all ");
  const parted = `select ${along}, c, p, ${at(0)} as b, ${at(1)} as a, ${was} as f from (${inner}) as u cross join (${numbers}) as v where p = 0 or ${odd} = 0`;

  const isNone = `b = 0 and a = 0`;
  const isSame = `abs(a - b) <= ${least} * case when a > b then a else b end`;
  const step = `case when ${isNone} then case when f < p then 7 else 6 end when b = 0 then case when f < p then 1 else 0 end when a = 0 then 4 when ${isSame} then 5 when a > b then 2 else 3 end`;
  const text = `select ${along}, c, p as f0, ${step} as f1, b, a - b as d from (${parted}) as x`;
  return {
    text,
    each: ["f0", "f1", ...(same ? [same] : [])],
    sums: [`sum(b) as f2`, `sum(d) as f3`],
    read: (row) => ({
      figures: [
        ...["f0", "f1"].map((name) => whole(name, cellOf(row, name))),
        ...["f2", "f3"].map((name) => numberIn(cellOf(row, name))),
      ],
      label: labelIn(row, owned),
    }),
  };
}
