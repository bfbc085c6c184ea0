// Who left, and what do the others pay? From Stripe's own export of subscriptions.
import { churn, customerBase, revenueRetention } from "customer-kpis";
import { stripe, validate } from "customer-kpis/sources";
import { readCsv } from "./readCsv";

const { records } = validate(
  stripe.subscriptions,
  readCsv("test/data/sources/stripe-subscriptions.csv"),
);
const period = { start: new Date("2026-01-01"), end: new Date("2026-02-01") };

const { value, n, churned } = churn(records, { period });
console.log(`January: ${churned} of ${n} customers left, a churn rate of ${value}`);
console.log(`On 1 February: ${customerBase(records, { at: period.end }).value} customers`);

const revenue = revenueRetention(records, { period });
console.log(`Monthly revenue: ${revenue.start} at the start, ${revenue.end} at the end`);
