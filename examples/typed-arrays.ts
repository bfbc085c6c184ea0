// A million scores in typed arrays, as Arrow, Parquet and Wasm engines hand them over: no row objects.
import { by, columns, measure, nps } from "customer-kpis";

const length = 1_000_000;
const answers = columns({
  score: Uint8Array.from({ length }, (_, i) => 10 - ((i * 7) % (9 + (i % 3)))),
  channel: {
    codes: Uint8Array.from({ length }, (_, i) => i % 3),
    values: ["phone", "mail", "chat"],
  },
});

for (const { key, result } of measure(answers, by("channel", nps()))) {
  console.log(`${key}: NPS ${result.value?.toFixed(2)} from ${result.n}`);
}
