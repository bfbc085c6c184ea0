import {
  bgNbd,
  byKey,
  type CustomerEvent,
  customerViews,
  distinct,
  eachCustomerView,
  measure,
  nextPurchases,
  nps,
  rfm,
} from "../../src";
import { makeRecords } from "./customerRecords";
import { makeRows } from "./data";
import { pollute } from "./pollute";
import { race } from "./race";

const COUNT = Number(process.argv[2] ?? 1_000_000);
const CUSTOMERS = COUNT / 10;
const ROUNDS = 3;
const asOf = Date.UTC(2026, 0, 1);

pollute(makeRows(20_000));
const records = makeRecords(COUNT, CUSTOMERS);
const orders = records.flatMap((record) => (record.kind === "order" ? [record] : []));
const parameters = { r: 0.24, alpha: 30, a: 0.79, b: 2.4 };
const options = {
  asOf,
  rfm: { cuts: rfm(orders, { asOf }).cuts },
  forecast: { purchases: { model: bgNbd, parameters }, spend: 50, horizon: 90 },
  suggestions: { rules: nextPurchases(orders, { minimumCount: 5 }).rules },
};

console.log(
  `${COUNT.toLocaleString("en")} records of ${CUSTOMERS.toLocaleString("en")} customers, Node ${process.version}, after other measures ran.`,
);
console.log("Medians of interleaved runs; the multiple is that of the line marked *.\n");
const base = "group the records by customer";
const contest = {
  title: "A view of every customer",
  base,
  runners: {
    [base]: () => group(records).size,
    "nps of the answers": () => nps(answersOf(records)).n,
    "views: past, present": () => customerViews(records, { asOf }).n,
    "views: with RFM, forecast, rules": () => customerViews(records, options).n,
    "views, measured one by one": () =>
      measure(
        records,
        eachCustomerView(
          options,
          byKey((view) => view.present.state, distinct("customerId")),
        ),
      ).length,
    "what customers bought next": () => nextPurchases(orders).n,
  },
};
for (const { name, milliseconds, ratio } of await race(contest, ROUNDS, 1)) {
  const mark = name === base ? "*" : " ";
  console.log(
    `${mark} ${name.padEnd(34)}${milliseconds.toFixed(0).padStart(9)} ms  x${ratio.toFixed(2)}`,
  );
}

console.log("\nMemory of the state, after collection of garbage");
if (!globalThis.gc) console.log("  (run with --expose-gc)");
else {
  printMemory(COUNT, CUSTOMERS, false);
  printMemory(COUNT, CUSTOMERS / 10, false);
  printMemory(COUNT, CUSTOMERS / 100, false);
  printMemory(COUNT, CUSTOMERS, true);
}

/** The loop to beat: nothing but a list of records for each customer. */
function group(rows: readonly CustomerEvent[]): Map<unknown, CustomerEvent[]> {
  const groups = new Map<unknown, CustomerEvent[]>();
  for (const row of rows) {
    const list = groups.get(row.customerId);
    if (list) list.push(row);
    else groups.set(row.customerId, [row]);
  }
  return groups;
}

function* answersOf(rows: readonly CustomerEvent[]) {
  for (const row of rows) if (row.kind === "answer") yield row;
}

/** What a state takes, next to the records themselves, which are made one by one and dropped. */
function printMemory(count: number, customers: number, withIds: boolean): void {
  const views = customerViews({ asOf });
  let rows: CustomerEvent[] | null = makeRecords(count, customers, withIds);
  const withRows = used();
  let state = views.init();
  for (let start = 0; start < count; start += 1024) {
    state = views.steps!(state, rows, start, Math.min(start + 1024, count));
  }
  const withBoth = used();
  rows = null;
  const stateAlone = used();
  const size = withBoth - withRows;
  const ofRows = (withBoth - stateAlone) / count;
  const each = size / customers;
  console.log(
    `  ${customers.toLocaleString("en").padStart(7)} customers${withIds ? ", records with ids" : ""}:` +
      ` ${(size / 1e6).toFixed(1)} MB, ${each.toFixed(0)} bytes a customer,` +
      ` ${(size / count).toFixed(0)} a record (the records themselves: ${ofRows.toFixed(0)})`,
  );
  if (state.ids.length === 0) throw new Error("the state is empty");
}

function used(): number {
  globalThis.gc?.();
  globalThis.gc?.();
  const { heapUsed, arrayBuffers } = process.memoryUsage();
  return heapUsed + arrayBuffers;
}
