// How often intervals hold the true figure, by seeded simulation: `npm run bench:coverage`.
import { scanNps, scanShares } from "./coverageScan";

const SAMPLES = Number(process.argv[2] ?? 20_000);

console.log(`Share of ${SAMPLES.toLocaleString("en")} samples whose 95 % interval holds the truth`);
console.log(
  "\nNPS: promoters 20-70 %, detractors 10-60 %, at least 10 % passives. Worst, mean, best:\n",
);
for (const row of scanNps(SAMPLES)) print(row.n, row.method, row.coverages);
console.log("\nShares: 10 % to 90 %. Worst, mean, best:\n");
for (const row of scanShares(SAMPLES)) print(row.n, row.method, row.coverages);

function print(n: number, method: string, coverages: readonly number[]): void {
  const sorted = coverages.toSorted((a, b) => a - b);
  const percent = (part: number): string => `${(100 * part).toFixed(1)} %`.padStart(8);
  const mean = sorted.reduce((sum, part) => sum + part, 0) / sorted.length;
  const line = [n.toString().padStart(5), method.padEnd(16), percent(sorted[0] as number)];
  console.log(...line, percent(mean), percent(sorted.at(-1) as number));
}
