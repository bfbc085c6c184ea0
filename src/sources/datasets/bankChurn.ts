import type { Key } from "../../slice";
import { key, number, optional, text, yesNo } from "../column";
import { type Source, source } from "../source";

/** How long a customer of the bank stayed, or has stayed so far. */
export interface BankCustomer {
  /** Who. */
  readonly customerId: NonNullable<Key>;
  /** How long, in months: whole years as the file has them, times twelve. */
  readonly duration: number;
  /** Whether it is over. */
  readonly ended: boolean;
  /** The country. Left out where the file has no such column. */
  readonly segment: string | null;
}

/**
 * The data set "Churn_Modelling": 10,000 customers of a bank that does not exist.
 *
 * - **Duration** is `Tenure`, in whole years, told in months like that of other data sets: who is in the
 *   first year has 0. There are no dates: `survival`, and `share` of `ended`, are what can be counted.
 * - **ended** is `Exited`, 1 or 0. `IsActiveMember` is something else: half of those who stay are not.
 * - There is no price: `Balance` is the customer's own money.
 *
 * Evidence: seen in files. November 2026.
 *
 * @example
 * ```ts
 * import { share } from "customer-kpis";
 * import { datasets, validate } from "customer-kpis/sources";
 *
 * const rows = [
 *   { CustomerId: "15634602", Geography: "France", Tenure: "2", Exited: "1" },
 *   { CustomerId: "15647311", Geography: "Spain", Tenure: "1", Exited: "0" },
 * ];
 * const { records } = validate(datasets.bankChurn, rows);
 * records[0]; // => { customerId: "15634602", duration: 24, ended: true, segment: "France" }
 * share(records, { field: "ended" }).value; // => 0.5
 * ```
 */
export const bankChurn: Source<BankCustomer> = source({
  name: "datasets.bankChurn",
  fields: {
    customerId: key("CustomerId"),
    duration: number("Tenure"),
    ended: yesNo("Exited"),
    segment: optional(text("Geography")),
  },
  key: ["customerId"],
  record: (row) => ({ ...row, duration: row.duration * 12 }),
});
