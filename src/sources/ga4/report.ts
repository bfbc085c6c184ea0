import { type Source, source } from "../source";

/**
 * A report of Google Analytics 4, downloaded as CSV: sums by day, event or page. It is recognized and
 * refused, as sums name no customer.
 *
 * Its header stands below lines that begin with `#`: `headerLine` finds it.
 *
 * Evidence: the comment lines and dates were seen in tests. November 2026.
 *
 * @example
 * ```ts
 * import { ga4, recognize, sources, validate } from "customer-kpis/sources";
 *
 * const [found] = recognize(["Date", "Event name", "Event count", "Total users"], sources);
 * found?.source.name; // => "ga4.report"
 * validate(ga4.report, []);
 * // throws InputError: ga4.report: a report has sums, and names no customer: link the property to BigQuery and export its events
 * ```
 */
export const report: Source<unknown> = source({
  name: "ga4.report",
  marks: [
    ["Event count", "Sessions", "Views", "Engaged sessions", "New users"],
    ["Total users", "Active users", "Users"],
  ],
  fields: {},
  refused:
    "a report has sums, and names no customer: link the property to BigQuery and export its events",
});
