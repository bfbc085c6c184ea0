import type * as z from "zod";
import { nullable, optional } from "../cells/cell";
import { type Cells, DEFAULT_CELLS } from "../cells/cells";
import type { Key } from "../slice";
import { record } from "./field";

/** One answer to a survey's question, as the schema returns it. */
export interface Answer {
  /** Who answered, where known; `null` where the cell was blank. */
  readonly customerId?: Key | undefined;
  /** The score; `null` unanswered. */
  readonly score: number | null;
  /** When, where known; `null` where the cell was blank. */
  readonly at?: Date | null | undefined;
}

/**
 * Survey answers: what `nps` and `csat` count.
 *
 * `score` is a number as {@link numberSchema} takes it; blank or `null` is an answer not given, but
 * the column has to be there. `customerId` (see {@link idSchema}) and `at` (see {@link dateSchema})
 * may be blank or left out. Any finite score passes; {@link schemas} takes the `scale`, and then a
 * score of 11 is a rejected row instead of an error from the KPI.
 *
 * Other columns are dropped. `.and()` lets yours through, and demands what grouping by customer or
 * by month needs. There, read a column that this schema reads too with the schemas of this door,
 * so that both sides come to the same value.
 *
 * @example
 * ```ts
 * import { latest, measure, nps, over } from "customer-kpis";
 * import { answerSchema, dateSchema, idSchema, validate } from "customer-kpis/schema";
 * import * as z from "zod";
 *
 * const rows = [
 *   { customerId: "ann", score: "9", at: "2026-03-01", channel: "email" },
 *   { customerId: "bob", score: "", at: "2026-03-02T18:00", channel: "phone" },
 *   { customerId: "eve", score: "ten", at: "", channel: "phone" },
 * ];
 * validate(answerSchema, rows).records[0]; // =>
 * // { customerId: "ann", score: 9, at: new Date("2026-03-01") }
 *
 * const columns = z.object({ customerId: idSchema, at: dateSchema, channel: z.string() });
 * const { records, rejected } = validate(answerSchema.and(columns), rows);
 * records.map((answer) => [answer.score, answer.channel]); // => [[9, "email"], [null, "phone"]]
 * rejected[0]?.issues.map((issue) => issue.message); // =>
 * // ['score must be a number, got "ten" (say words: { "ten": its score })', "at is missing"]
 *
 * measure(records, latest("customerId", nps())).value; // => 100
 * measure(records, over("month", nps())).map((month) => month.key); // => ["2026-03"]
 * ```
 */
export const answerSchema: z.ZodType<Answer> = answers(DEFAULT_CELLS);

/** {@link answerSchema} for cells written in another way. */
export function answers({ id, score, instant }: Cells): z.ZodType<Answer> {
  return record<Answer>({
    customerId: optional(id),
    score: nullable(score),
    at: optional(instant),
  });
}
