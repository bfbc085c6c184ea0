import type { Key } from "../../slice";
import { isoInstant, key, optional, orNull, words } from "../column";
import { type Source, source } from "../source";
import { SCORES } from "./scores";

/** What a customer of Zendesk Support said of how a ticket was solved. */
export interface ZendeskRating {
  /** The rating's own number. */
  readonly id: NonNullable<Key>;
  /** When the rating was offered. */
  readonly at: Date;
  /** Who was asked: the requester's id. */
  readonly customerId: Key;
  /** Of which ticket; left out where the file has no such column. */
  readonly ticketId: Key;
  /** 1 good, 0 bad, `null` no answer: `select("satisfied", csat(zendesk.csat))`. */
  readonly satisfied: number | null;
}

/**
 * Satisfaction ratings of Zendesk Support, as its API and the tables that pipelines fill from it have them, a
 * row a rating.
 *
 * - **Scores** are good and bad, with a comment or without (`good_with_comment`); offered and unoffered are
 *   no answer, and count as unanswered.
 * - **Times** are in UTC, as the API documents; the hour may be written without its zero: `7:43:30`.
 * - **The same opinion** stands with its ticket in `zendesk.tickets`: count one of the two.
 *
 * Evidence: seen in a file; the words are documented. November 2026.
 *
 * @example
 * ```ts
 * import { csat, measure, select } from "customer-kpis";
 * import { validate, zendesk } from "customer-kpis/sources";
 *
 * const rows = [
 *   { id: "36000", created_at: "2026-01-05 7:43:30", requester_id: "40000", score: "good_with_comment" },
 *   { id: "36002", created_at: "2026-01-06 13:38:36", requester_id: "40002", score: "offered" },
 * ];
 * const { records, assumed } = validate(zendesk.ratings, rows);
 * records[0]?.at; // => new Date("2026-01-05T07:43:30Z")
 * assumed; // => []
 * const satisfied = measure(records, select("satisfied", csat(zendesk.csat)));
 * satisfied.value; // => 1
 * satisfied.unanswered; // => 1
 * ```
 */
export const ratings: Source<ZendeskRating> = source({
  name: "zendesk.ratings",
  marks: ["created_at", "requester_id", "score", "ticket_id"],
  written: { timeZone: "UTC" },
  fields: {
    id: key("id"),
    at: isoInstant("created_at"),
    customerId: orNull(key("requester_id")),
    ticketId: optional(key("ticket_id")),
    satisfied: orNull(words("score", SCORES)),
  },
});
