import { makeRows } from "./data";
import { pollute } from "./pollute";
import { race } from "./race";
import { races } from "./races";

const COUNT = Number(process.argv[2] ?? 1_000_000);

const rows = makeRows(COUNT);
pollute(rows);

console.log(
  `${COUNT.toLocaleString("en")} rows, Node ${process.version}, after other measures ran.`,
);
console.log("Medians of interleaved runs; the multiple is that of the line marked *.\n");
for (const contest of races(rows)) {
  console.log(contest.title);
  for (const { name, milliseconds, ratio } of await race(contest)) {
    const mark = name === contest.base ? "*" : " ";
    console.log(
      `${mark} ${name.padEnd(26)}${milliseconds.toFixed(1).padStart(9)} ms  x${ratio.toFixed(2)}`,
    );
  }
  console.log();
}
