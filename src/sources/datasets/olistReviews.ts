import type { Key } from "../../slice";
import { isoInstant, key, score } from "../column";
import { type Source, source } from "../source";

/** What somebody thought of an order on Olist. */
export interface OlistReview {
  /** The review. */
  readonly id: NonNullable<Key>;
  /** The order. The person is not in the file. */
  readonly orderId: NonNullable<Key>;
  /** When it was answered. */
  readonly at: Date;
  /** How satisfied, 1 to 5: `select("satisfied", csat())`. */
  readonly satisfied: number;
}

/**
 * Reviews of the data set "Brazilian E-Commerce Public Dataset by Olist" (`olist_order_reviews_dataset`,
 * a row a review).
 *
 * - **Score**: 1 to 5 stars. An order may have several reviews, and one review several orders.
 * - **When**: "review_answer_timestamp", in São Paulo's time by the data set; "review_creation_date" is
 *   when somebody was asked.
 *
 * Evidence: the header was seen in a test. November 2026.
 *
 * @example
 * ```ts
 * import { csat, measure, select } from "customer-kpis";
 * import { datasets, validate } from "customer-kpis/sources";
 *
 * const row = { review_id: "r1", order_id: "o1", review_answer_timestamp: "2018-01-05 10:00:00" };
 * const rows = [{ ...row, review_score: "5" }, { ...row, review_score: "3" }];
 * const { records } = validate(datasets.olistReviews, rows);
 * measure(records, select("satisfied", csat())).value; // => 0.5
 * ```
 */
export const olistReviews: Source<OlistReview> = source({
  name: "datasets.olistReviews",
  marks: ["review_id", "order_id", "review_score"],
  written: { timeZone: "America/Sao_Paulo" },
  fields: {
    id: key("review_id"),
    orderId: key("order_id"),
    at: isoInstant("review_answer_timestamp"),
    satisfied: score("review_score", { min: 1, max: 5 }),
  },
  key: ["id", "orderId"],
});
