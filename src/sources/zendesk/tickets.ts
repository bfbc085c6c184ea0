import type { Key } from "../../slice";
import { isoInstant, key, optional, orNull, plainNumber, plainWait, text, words } from "../column";
import type { Column } from "../columns";
import { type Source, source } from "../source";
import { SCORES } from "./scores";
import { isOpen, NO_TICKET } from "./status";

/** A ticket of Zendesk Support. */
export interface ZendeskTicket {
  /** Its number. */
  readonly id: NonNullable<Key>;
  /** Who asked: the requester's id. */
  readonly customerId: Key;
  /** Its group. */
  readonly team: string | null;
  /** New, open, pending, on hold, solved, closed, or a status of the account's own. */
  readonly status: string | null;
  /** When it was created. */
  readonly createdAt: Date;
  /** When an agent first replied in public; `null` while nobody has. */
  readonly firstRespondedAt: Date | null;
  /** When it was solved first; `null` while it never was. Left out where the file has no such column. */
  readonly firstResolvedAt: Date | null;
  /** How often it was reopened. Left out where the file has no such column. */
  readonly reopens: number | null;
  /** How often agents replied in public. Left out where the file has no such column. */
  readonly replies: number | null;
  /** When it was solved last; `null` while it is open. */
  readonly resolvedAt: Date | null;
  /** `"merged"` where it was closed as part of another ticket. */
  readonly excluded: "merged" | null;
  /** 1 good, 0 bad, `null` no answer: `csat(zendesk.csat)`. Left out where the file has no such column. */
  readonly score: number | null;
}

/**
 * Tickets of Zendesk Support, as the account's full export writes them (`tickets.csv`, a row a ticket).
 *
 * - **Waits** are whole minutes in columns of their own, also where the clocks change; the column
 *   "Resolution time" beside them is in hours, rounded, and is not used.
 * - **A reopened ticket** has "First resolution time" beside the full one, and how often it was reopened, but
 *   not when: how it stood in between nobody can tell, and a report of that time leaves it out by name.
 * - **The zone** of "Created at" is the account's, and the file does not say it: `timeZone`, or `assumed`.
 * - **Which tickets count**: all but those of the status "Deleted", which are left out. One with the tag `closed_by_merge` is `excluded` as "merged": it was no
 *   request of its own. One that is new, open, pending or on hold is not resolved, whatever it once was.
 * - **In two states** in one file, a ticket is as the row with the latest "Updated at" says.
 * - **Scores** are Good, Bad, Offered, Not Offered, Unoffered; the last three are no answer.
 *
 * Evidence: the header was seen in programs that read and write the export, the words and waits are
 * documented; the layout of dates is remembered. November 2026.
 *
 * @example
 * ```ts
 * import { csat, measure, select } from "customer-kpis";
 * import { validate, zendesk } from "customer-kpis/sources";
 *
 * const row = {
 *   Id: "101",
 *   "Requester id": "9001",
 *   Tags: "vip",
 *   "Created at": "2026-01-05 09:12",
 *   "First reply time in minutes": "20",
 *   "Full resolution time in minutes": "",
 *   "Satisfaction Score": "Good",
 * };
 * const { records, assumed } = validate(zendesk.tickets, [row]);
 * assumed; // => ["timeZone"]
 * records[0]?.firstRespondedAt; // => new Date("2026-01-05T09:32:00Z")
 * measure(records, select("score", csat(zendesk.csat))).value; // => 1
 * ```
 */
export const tickets: Source<ZendeskTicket> = source({
  name: "zendesk.tickets",
  marks: ["Requester id", "Created at", "First reply time in minutes"],
  fields: {
    id: key("Id"),
    customerId: orNull(key("Requester id")),
    team: optional(text("Group")),
    status: optional(text("Status")),
    createdAt: isoInstant("Created at"),
    changedAt: optional(isoInstant("Updated at")),
    firstRespondedAt: orNull(
      plainWait("First reply time in minutes", { after: "createdAt", unit: "minutes" }),
    ),
    resolvedAt: orNull(
      plainWait("Full resolution time in minutes", { after: "createdAt", unit: "minutes" }),
    ),
    firstResolvedAt: optional(
      plainWait("First resolution time in minutes", { after: "createdAt", unit: "minutes" }),
    ),
    reopens: optional(plainNumber("Reopens")),
    replies: optional(plainNumber("Replies")),
    excluded: orNull(merged("Tags")),
    score: optional(words("Satisfaction Score", SCORES)),
  },
  leaveOut: NO_TICKET,
  record: (ticket) => (isOpen(ticket.status) ? { ...ticket, resolvedAt: null } : ticket),
});

/** What the tags say of a ticket that was closed as part of another one. */
function merged(name: string): Column<"merged"> {
  const tags = text(name);
  return {
    ...tags,
    reader(style) {
      const read = tags.reader(style);
      return (cell) => {
        const said = read(cell);
        if (typeof said !== "string") return said;
        return MERGED.test(said) ? "merged" : null;
      };
    },
  } as Column<"merged">;
}

/** A tag of its own among others. */
const MERGED = /(?:^|[\s,;])closed_by_merge(?:[\s,;]|$)/;
