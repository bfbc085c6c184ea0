import type { Key } from "../../slice";
import { isoInstant, key, optional, plainWait, score, text } from "../column";
import { parted } from "../parted";
import { saidBy } from "../saidBy";
import { type Source, source } from "../source";
import { zoned } from "../zoned";

/** A conversation of Intercom. Fields whose columns the report has not are left out. */
export interface IntercomConversation {
  /** Its number. */
  readonly id: NonNullable<Key>;
  /** Who asked: the user's id, else the e-mail address. */
  readonly customerId: Key;
  /** The team that it is assigned to. */
  readonly team: string | null;
  /** Open, snoozed or closed. */
  readonly status: string | null;
  /** When it started. */
  readonly createdAt: Date;
  /** When it was first answered; `null` while nobody has. */
  readonly firstRespondedAt: Date | null;
  /** When it was closed first; `null` while it never was. */
  readonly firstResolvedAt: Date | null;
  /** When it was closed last; `null` while it is open or snoozed. */
  readonly resolvedAt: Date | null;
  /** 1 to 5, `null` no answer: `csat()`. */
  readonly score: number | null;
}

/**
 * Conversations of Intercom, as a report's data is exported to CSV, a row a conversation. What columns there
 * are, the report's author chose.
 *
 * - **Waits** are seconds in columns of their own, which are right also in the night on which clocks change.
 *   Where they are not there, or blank, the moments beside them are read: "Conversation first replied at".
 *   Columns "within office hours" are not used.
 * - **A bot's answer** is an answer in "First response time (seconds)". The same without the time in a bot's
 *   inbox is another column: `rename: { firstRespondedAt: "First response time excluding time spent in bot
 *   inbox (seconds)" }`.
 * - **It is resolved** when it was closed last ("Time to close"), or first where the report has no more than
 *   that. One that is open or snoozed again is not.
 * - **The zone** is in the columns' names: `Conversation started at (America/New_York)`.
 * - **Ratings** are 1 to 5, of a teammate.
 *
 * Evidence: columns, words and the layout of times were seen in programs that read such files. November 2026.
 *
 * @example
 * ```ts
 * import { csat, measure, select } from "customer-kpis";
 * import { intercom, validate } from "customer-kpis/sources";
 *
 * const row = {
 *   "Conversation ID": "215470001",
 *   "Conversation started at (America/New_York)": "2026-03-08 01:30:00",
 *   "Conversation first replied at (America/New_York)": "2026-03-08 04:30:00",
 *   "First response time (seconds)": "7200",
 *   "Last teammate rating": "4",
 * };
 * const { records } = validate(intercom.conversations, [row]);
 * records[0]?.createdAt; // => new Date("2026-03-08T06:30:00Z")
 * records[0]?.firstRespondedAt; // => new Date("2026-03-08T08:30:00Z")
 * measure(records, select("score", csat())).value; // => 1
 * ```
 */
export const conversations: Source<IntercomConversation> = source({
  name: "intercom.conversations",
  marks: ["Conversation ID", zoned("Conversation started at", "Conversation created at")],
  fields: {
    id: key("Conversation ID"),
    customerId: optional(key("User ID")),
    email: optional(key("User email")),
    team: optional(text("Team currently assigned")),
    status: optional(text("Current conversation state")),
    createdAt: isoInstant(zoned("Conversation started at", "Conversation created at")),
    firstRespondedAt: optional(seconds("First response time (seconds)")),
    firstReply: optional(isoInstant(zoned("Conversation first replied at"))),
    firstResolvedAt: optional(seconds("Time to first close (seconds)")),
    firstClose: optional(isoInstant(zoned("Conversation first closed at"))),
    resolvedAt: optional(seconds("Time to close (seconds)")),
    lastClose: optional(isoInstant(zoned("Conversation last closed at"))),
    score: optional(score("Last teammate rating", { min: 1, max: 5 })),
  },
  record({ customerId, email, firstReply, firstClose, lastClose, ...read }) {
    const { firstResolvedAt, resolvedAt, ...rest } = read;
    const firsts = [firstResolvedAt, firstClose];
    const lasts = [resolvedAt, lastClose];
    const isReopened = /^(?:open|snoozed)$/.test(parted(rest.status));
    const { end } = saidBy({ end: lasts.some((last) => last !== undefined) ? lasts : firsts });
    return {
      ...rest,
      ...saidBy({ customerId: [customerId, email] }),
      ...saidBy({
        firstRespondedAt: [rest.firstRespondedAt, firstReply],
        firstResolvedAt: firsts,
        resolvedAt: [end && isReopened ? null : end],
      }),
    };
  },
});

function seconds(name: string) {
  return plainWait(name, { after: "createdAt", unit: "seconds" });
}
