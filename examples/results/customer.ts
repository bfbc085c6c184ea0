import { type CustomerRecords, type CustomerViewResult, customerView } from "customer-kpis";
import type { Findings } from "../lib/findings";
import type { Settings } from "../lib/settings";
import type { Forecast } from "./forecast";

/** What follows a product no more often than any other is no suggestion. */
const TELLING = 1.2;

/** One customer's past, present and future, at the end of the report's months. */
export function customer(
  customerId: string,
  records: CustomerRecords,
  { orders }: Findings,
  { period, timeZone }: Settings,
  forecast: Forecast | null,
): CustomerViewResult {
  return customerView(records, {
    customerId,
    asOf: period.end,
    timeZone,
    ...(orders && {
      rfm: { cuts: orders.result.customers.rfm.cuts },
      suggestions: { rules: orders.result.customers.next.rules, minimumLift: TELLING },
    }),
    ...(forecast && { forecast }),
  });
}
