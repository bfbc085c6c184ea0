import type { Key } from "../../slice";
import { key, number, yesNo } from "../column";
import { type Source, source } from "../source";

/** How long a customer of a data set stayed, or has stayed so far. */
export interface CustomerLifetime {
  /** Who. */
  readonly customerId: NonNullable<Key>;
  /** How long, in months. */
  readonly duration: number;
  /** Whether it is over. */
  readonly ended: boolean;
  /** What the customer pays a month. */
  readonly mrr: number;
}

/**
 * The data set "Telco Customer Churn" of IBM: 7,043 customers of a telephone company that does not exist.
 *
 * - **Duration** is `tenure`, in whole months; who came this month has 0. There are no dates: `survival`,
 *   and `share` of `ended`, are what can be counted.
 * - **mrr** is `MonthlyCharges`, what a month costs now. `TotalCharges`, which is one blank where the tenure
 *   is 0, is not read.
 *
 * Evidence: seen in files. November 2026.
 *
 * @example
 * ```ts
 * import { share } from "customer-kpis";
 * import { datasets, validate } from "customer-kpis/sources";
 *
 * const rows = [
 *   { customerID: "7000-A", tenure: "1", MonthlyCharges: "29.85", Churn: "No" },
 *   { customerID: "7001-A", tenure: "34", MonthlyCharges: "56.95", Churn: "Yes" },
 * ];
 * const { records } = validate(datasets.telco, rows);
 * records[1]; // => { customerId: "7001-A", duration: 34, ended: true, mrr: 56.95 }
 * share(records, { field: "ended" }).value; // => 0.5
 * ```
 */
export const telco: Source<CustomerLifetime> = source({
  name: "datasets.telco",
  fields: {
    customerId: key("customerID"),
    duration: number("tenure"),
    ended: yesNo("Churn"),
    mrr: number("MonthlyCharges"),
  },
  key: ["customerId"],
});
