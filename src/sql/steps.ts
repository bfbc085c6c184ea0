import type { Steps } from "../reads";
import { figures } from "./figures";
import { asFigures, nested, type Owned, type Summed } from "./owned";

/** What happened to each customer's sums from one moment to the next, and how much they came to. */
export function steps(owned: Owned, { sums, moments, begun, leastChange }: Steps): Summed {
  const { odd, same } = owned;
  const { number } = owned.dialect;
  const last = sums.length - 1;
  const along = [...owned.along, ...same].join(", ");
  const places = Array.from({ length: last }, (_, i) => i);
  const at = (shift: number) =>
    `case ${places.map((i) => `when p = ${i} then f${i + shift}`).join(" ")} end`;
  const first = places.map((i) => `when f${last + 1} < ${number(moments[i]!)} then ${i}`);
  const was = `case ${first.join(" ")} else ${last} end`;
  const numbers = places.map((i) => `select ${i} as p`).join(" union all ");

  const isSame = `abs(a - b) <= ${leastChange} * case when a > b then a else b end`;
  // In the order of `STEP`.
  const isNone = "b = 0 and a = 0";
  const all = [`${isNone} and f <= p`, isNone, "b = 0 and f <= p", "b = 0", "a = 0", isSame];
  const cases = [...all, "a > b", "a < b"].map((holds, i) => `when ${holds} then ${i}`);
  const step = `case ${cases.join(" ")} end`;
  return {
    text: nested(
      figures(owned, [...sums, begun]).text,
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
