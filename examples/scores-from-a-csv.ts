// Would customers recommend us, and is this year better than the last? From a survey's CSV file.
import { compare, measure, nps, over, select } from "customer-kpis";
import { schemas, validate } from "customer-kpis/schema";
import * as z from "zod";
import { readCsv } from "./readCsv";

const { dateSchema, scoreSchema } = schemas({ scale: { min: 0, max: 10 } });
const answer = z.object({ at: dateSchema, nps: scoreSchema });
const { records, rejected } = validate(answer, readCsv("examples/scorecard/data/answers.csv"));
console.log(`${records.length} answers, ${rejected.length} rows rejected`);

const years = measure(records, over("year", select("nps", nps())));
for (const { key, result } of years) {
  console.log(`${key}: NPS ${result.value?.toFixed(1)} from ${result.n} answers`);
}
const [before, after] = years;
const { difference, isReal } = compare(before!.result, after!.result);
console.log(`${difference?.toFixed(1)} points more: ${isReal ? "a real change" : "may be chance"}`);
