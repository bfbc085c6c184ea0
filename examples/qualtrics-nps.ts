// Would customers recommend us? From Qualtrics' own export of responses.
import { measure, nps, select } from "customer-kpis";
import { qualtrics, recognize, sources, validate } from "customer-kpis/sources";
import { readCsv } from "./readCsv";

const rows = readCsv("test/data/sources/qualtrics-responses.csv");
console.log(`Taken for: ${recognize(Object.keys(rows[0]!), sources)[0]?.source.name}`);

const { records, leftOut } = validate(qualtrics.responses, rows);
const { value, n } = measure(records, select("recommend", nps()));
console.log(`NPS ${value} from ${n} answers`);
console.log(`Left out: ${leftOut.map(({ row, reason }) => `${row} ${reason}`).join(", ")}`);
