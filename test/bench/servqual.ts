// SERVQUAL against a hand-written loop over the same numbers: `npm run bench:servqual`.
import { type ServqualResponse, servqual } from "../../src";
import { seeded } from "../seeded";
import { race } from "./race";

const COUNT = Number(process.argv[2] ?? 100_000);
const DIMENSIONS = [
  [0, 4],
  [4, 9],
  [9, 13],
  [13, 17],
  [17, 22],
] as const;

const random = seeded(1);
const answer = (): number => 1 + Math.floor(7 * random());
const responses: ServqualResponse[] = Array.from({ length: COUNT }, () => ({
  expectations: Array.from({ length: 22 }, answer),
  perceptions: Array.from({ length: 22 }, answer),
}));

/** Means and variances of items, totals and gaps: what t tests and alphas are made of. */
function byHand(): number {
  const items = new Float64Array(22 * 5);
  const totals = new Float64Array(5 * 5);
  for (const { expectations, perceptions } of responses) {
    for (let d = 0; d < 5; d++) {
      const [start, end] = DIMENSIONS[d] as readonly [number, number];
      let totalE = 0;
      let totalP = 0;
      for (let i = start; i < end; i++) {
        const e = expectations[i] as number;
        const p = perceptions[i] as number;
        totalE += e;
        totalP += p;
        items[i * 5]! += e;
        items[i * 5 + 1]! += p;
        items[i * 5 + 2]! += e * e;
        items[i * 5 + 3]! += p * p;
        items[i * 5 + 4]! += (p - e) ** 2;
      }
      totals[d * 5]! += totalE;
      totals[d * 5 + 1]! += totalP;
      totals[d * 5 + 2]! += totalE * totalE;
      totals[d * 5 + 3]! += totalP * totalP;
      totals[d * 5 + 4]! += (totalP - totalE) ** 2;
    }
  }
  return items.reduce((sum, value) => sum + value, 0) + (totals[0] as number);
}

console.log(`${COUNT.toLocaleString("en")} respondents of 22 pairs, Node ${process.version}\n`);
const runners = {
  "customer-kpis": () => servqual(responses, { instrument: "1991" }).value,
  "loop, sums and squares": byHand,
};
for (const { name, milliseconds, ratio } of await race({
  title: "SERVQUAL",
  base: "loop, sums and squares",
  runners,
})) {
  console.log(`${name.padEnd(26)}${milliseconds.toFixed(1).padStart(9)} ms  x${ratio.toFixed(2)}`);
}
