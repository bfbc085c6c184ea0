import {
  bgNbd,
  by,
  type CustomerEvent,
  customerViews,
  distinct,
  eachCustomerView,
  measure,
  nextPurchases,
  rfm,
} from "../../src";
import { sliceOfRows } from "../../src/slice";
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
    "views: past, present": () => customerViews(records, { asOf }).n,
    "views: with RFM, forecast, rules": () => customerViews(records, options).n,
    "views, measured one by one": () =>
      measure(
        records,
        eachCustomerView(
          options,
          by((view) => view.present.state, distinct("customerId")),
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
printMemory(COUNT, CUSTOMERS, false);
printMemory(COUNT, CUSTOMERS / 10, false);
printMemory(COUNT, CUSTOMERS / 100, false);
printMemory(COUNT, CUSTOMERS, true);

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

/** What a state takes beside the records it was made of. */
function printMemory(count: number, customers: number, withIds: boolean): void {
  const views = customerViews({ asOf });
  const rows = makeRecords(count, customers, withIds);
  const before = used();
  let state = views.init();
  for (let start = 0; start < count; start += 1024) {
    state = views.take!(state, sliceOfRows(rows.slice(start, start + 1024)));
  }
  const size = used() - before;
  console.log(
    `  ${customers.toLocaleString("en").padStart(7)} customers${withIds ? ", records with ids" : ""}:` +
      ` ${(size / 1e6).toFixed(1)} MB, ${(size / customers).toFixed(0)} bytes a customer,` +
      ` ${(size / count).toFixed(0)} a record`,
  );
  // Both are still needed: what nobody reads any more is not counted.
  if (state.ids.length === 0 || rows.length === 0) throw new Error("there are no records");
}

function used(): number {
  globalThis.gc?.();
  globalThis.gc?.();
  const { heapUsed, arrayBuffers } = process.memoryUsage();
  return heapUsed + arrayBuffers;
}
