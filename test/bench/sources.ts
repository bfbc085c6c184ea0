// How fast a source reads rows, beside the schema with renamed columns, and what a stream of it holds.
// npm run bench:sources
import { schemas, validate } from "../../src/schema";
import { stripe, validateAsync, zendesk } from "../../src/sources";
import { race } from "./race";

const ROWS = 200_000;

/** A row of Zendesk's export: text in every cell, as CSV readers give them. */
function ticket(i: number): Record<string, string> {
  const day = String(1 + (i % 28)).padStart(2, "0");
  return {
    "Summation column": "1",
    Id: String(i),
    Requester: `Person ${i % 5000}`,
    "Requester id": String(9000 + (i % 5000)),
    Group: i % 2 ? "Support" : "Billing",
    Subject: "Where is it?",
    Tags: "vip web",
    Status: "Solved",
    "Created at": `2026-0${1 + (i % 9)}-${day} 0${i % 10}:1${i % 10}`,
    "First reply time in minutes": String(i % 500),
    "Full resolution time in minutes": String(500 + (i % 500)),
    "Satisfaction Score": i % 3 ? "Good" : "Offered",
  };
}

const rows = Array.from({ length: ROWS }, (_, i) => ticket(i));
const rename = {
  createdAt: "Created at",
  firstRespondedAt: "First reply time in minutes",
  resolvedAt: "Full resolution time in minutes",
};
const timeZone = "Asia/Dubai";
const { ticketSchema } = schemas({ timeZone, waits: "minutes" });

const finishes = await race(
  {
    title: "tickets",
    base: "validate(zendesk.tickets)",
    runners: {
      "validate(zendesk.tickets)": () =>
        validate(zendesk.tickets, rows, { timeZone }).records.length,
      "validate(ticketSchema, { rename })": () =>
        validate(ticketSchema, rows, { rename }).records.length,
    },
  },
  5,
  1,
);
console.log(`${ROWS.toLocaleString("en")} rows of Zendesk`);
console.table(finishes);

/** How much a stream of so many rows holds in the end, in MB: batches are made as they are asked for. */
async function held(count: number): Promise<number> {
  function* batches() {
    for (let from = 0; from < count; from += 1000) {
      yield Array.from({ length: 1000 }, (_, i) => ({
        id: `sub_${from + i}`,
        "Customer ID": `cus_${from + i}`,
        Status: "active",
        Amount: "49.00",
        Interval: "month",
        "Start Date (UTC)": "2026-01-05 09:12",
        "Ended At (UTC)": "",
      }));
    }
  }
  globalThis.gc?.();
  const before = process.memoryUsage().heapUsed;
  let most = 0;
  let sum = 0;
  let batch = 0;
  for await (const { records } of validateAsync(stripe.subscriptions, batches())) {
    sum += records.length;
    if (++batch % 50 !== 0) continue;
    globalThis.gc?.();
    most = Math.max(most, process.memoryUsage().heapUsed - before);
  }
  if (sum !== count) throw new Error("rows were lost");
  return most / 1e6;
}

const memory = [];
for (const count of [50_000, 200_000, 800_000]) {
  memory.push({ rows: count, "MB held": Number((await held(count)).toFixed(2)) });
}
console.log("validateAsync, batches of 1,000 rows");
console.table(memory);
