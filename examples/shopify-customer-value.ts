// What has a customer brought so far, and how many come back? From Shopify's own export of orders.
import { historicValue } from "customer-kpis";
import { shopify, validate } from "customer-kpis/sources";
import { readCsv } from "./readCsv";

const { records, joined, leftOut } = validate(
  shopify.orders,
  readCsv("test/data/sources/shopify-orders.csv"),
);
console.log(`${records.length} orders; ${joined} rows are further items of one`);
for (const { row, reason } of leftOut) console.log(`Row ${row} left out: ${reason}`);

const { value, n, total, customers } = historicValue(records);
console.log(`${n} customers brought ${total.toFixed(2)}, ${value?.toFixed(2)} each`);
const back = customers.filter(({ orders }) => orders > 1);
console.log(`${back.length} of ${n} bought again`);
