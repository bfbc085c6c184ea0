import type { Key } from "../../slice";
import { isoInstant, key, number } from "../column";
import { type Source, source } from "../source";

/** A purchase at CDNOW. */
export interface CdnowPurchase {
  /** Who: the number in the master file, `"00001"`. */
  readonly customerId: NonNullable<Key>;
  /** The day, which begins in UTC unless `timeZone` says where. */
  readonly at: Date;
  /** What was paid, in dollars; 0 for some. */
  readonly amount: number;
  /** How many CDs. */
  readonly cds: number;
  /** Always dollars. */
  readonly currency: "USD";
}

const date = isoInstant("date");

/**
 * The data set "CDNOW": what 23,570 people who began in early 1997 bought until June 1998, a purchase a
 * line, with which models of purchases are compared.
 *
 * - **Rows are lines of text**, as the file has no header and parts its columns by blanks:
 *   `validate(datasets.cdnow, text.split("\n"))`. The sample of a tenth (`CDNOW_sample.txt`) has one more
 *   number, the customer's in the sample, which is not read.
 * - **All purchases count**, also those of 0 dollars; two on one day are two.
 *
 * Evidence: seen in files, released for research by Fader and Hardie. November 2026.
 *
 * @example
 * ```ts
 * import { datasets, validate } from "customer-kpis/sources";
 *
 * const text = " 00001 19970101  1   11.77\n 00002 19970112  1   12.00\n";
 * const { records, leftOut } = validate(datasets.cdnow, text.split("\n"));
 * records[0]; // =>
 * // { customerId: "00001", at: new Date("1997-01-01"), amount: 11.77, cds: 1, currency: "USD" }
 * leftOut.map(({ reason }) => reason); // => ["blank row"]
 * ```
 */
export const cdnow: Source<CdnowPurchase> = source({
  name: "datasets.cdnow",
  marks: [],
  line: /^\s*(?<customer>\d{5})(?:\s+\d{4})?\s+(?<date>\d{8})\s+(?<cds>\d+)\s+(?<amount>\d*\.\d\d)\s*$/,
  fields: {
    customerId: key("customer"),
    at: {
      ...date,
      reader(style) {
        const read = date.reader(style);
        return (day) => read(String(day).replace(/^(\d{4})(\d\d)/, "$1-$2-"));
      },
    },
    amount: number("amount"),
    cds: number("cds"),
  },
  record: (row) => ({ ...row, currency: "USD" as const }),
});
