// How long until customers get an answer? From Zendesk's own export of tickets.
import { combine, csat, firstResponseTime, measure, resolutionTime, select } from "customer-kpis";
import { validate, zendesk } from "customer-kpis/sources";
import { readCsv } from "./readCsv";

const rows = readCsv("test/data/sources/zendesk-tickets.csv");
const { records, rejected, leftOut, assumed } = validate(zendesk.tickets, rows);
console.log(`${records.length} tickets, ${rejected.length} rejected, ${leftOut.length} left out`);
console.log(`Assumed: ${assumed.join(", ")}`);

const { first, solved, satisfied } = measure(
  records,
  combine({
    first: firstResponseTime({ asOf: new Date("2026-02-01") }),
    solved: resolutionTime({ asOf: new Date("2026-02-01") }),
    satisfied: select("score", csat(zendesk.csat)),
  }),
);
console.log(`First reply: median ${Number(first.value) / 60_000} minutes`);
console.log(`Solved: median ${Number(solved.value) / 3_600_000} hours`);
console.log(`Satisfied: ${satisfied.satisfied} of ${satisfied.n}`);
