import type { Key } from "../../slice";
import { isoInstant, key, optional, text, words } from "../column";
import { parted } from "../parted";
import { saidBy } from "../saidBy";
import { type Source, source } from "../source";
import { SCORES } from "./scores";

/** A ticket of Freshdesk or Freshservice. Fields whose column was not chosen for the export are left out. */
export interface FreshdeskTicket {
  /** Its number. */
  readonly id: NonNullable<Key>;
  /** Who asked: the contact's id, else the e-mail address. */
  readonly customerId: Key;
  /** Its group. */
  readonly team: string | null;
  /** Open, pending, resolved, closed, or a status of the account's own. */
  readonly status: string | null;
  /** When it was created. */
  readonly createdAt: Date;
  /** When an agent first replied; `null` while nobody has. */
  readonly firstRespondedAt: Date | null;
  /** When it was resolved last; `null` while it is open. */
  readonly resolvedAt: Date | null;
  /** 7 extremely happy to 1 extremely unhappy, `null` no answer: `csat(freshdesk.csat)`. */
  readonly score: number | null;
}

/**
 * Tickets of Freshdesk, or of Freshservice, as the list of tickets is exported to CSV, a row a ticket.
 *
 * - **Moments** are "Created time", "Initial response time" (which is a moment, in spite of its name) and
 *   "Resolved time", on the clocks of the account's zone, which the file does not say: `timeZone`, or
 *   `assumed`. In the hour that clocks show twice, the first is taken.
 * - **"First response time (in hrs)"** and "Resolution time (in hrs)", `26:10:05`, count business hours and
 *   are often blank. They are not used.
 * - **It is resolved** at "Resolved time", or at "Closed time" where that is blank, unless its status is open, pending or waiting for somebody, whatever it once was.
 * - **In two states** in one file, a ticket is as the row with the latest "Last update time" says.
 * - **Scores** are words, from extremely happy to extremely unhappy; of a survey with words of its own,
 *   `words` says the scores: `{ "Great": 7 }`.
 * - **Merged and deleted tickets** cannot be told from others.
 *
 * Evidence: headers and waits were seen in programs that write and read the export; the words of the survey
 * are remembered. November 2026.
 *
 * @example
 * ```ts
 * import { csat, measure, select } from "customer-kpis";
 * import { freshdesk, validate } from "customer-kpis/sources";
 *
 * const row = {
 *   "Ticket ID": "501",
 *   Status: "Closed",
 *   "Created time": "2026-01-05 10:00:00",
 *   "Initial response time": "2026-01-06 12:10:05",
 *   "Resolved time": "2026-01-07 17:33:20",
 *   "Survey results": "Extremely happy",
 *   "Contact ID": "7001",
 * };
 * const { records } = validate(freshdesk.tickets, [row], { timeZone: "Europe/London" });
 * records[0]?.firstRespondedAt; // => new Date("2026-01-06T12:10:05Z")
 * measure(records, select("score", csat(freshdesk.csat))).value; // => 1
 * ```
 */
export const tickets: Source<FreshdeskTicket> = source({
  name: "freshdesk.tickets",
  marks: ["Ticket ID", "Created time", ["Initial response time", "Resolved time"]],
  fields: {
    id: key("Ticket ID"),
    customerId: optional(key(["Contact ID", "Requester ID"])),
    email: optional(key(["Email", "Requester Email"])),
    team: optional(text("Group")),
    status: optional(text("Status")),
    createdAt: isoInstant("Created time"),
    changedAt: optional(isoInstant("Last update time")),
    firstRespondedAt: optional(isoInstant("Initial response time")),
    resolvedAt: optional(isoInstant("Resolved time")),
    closed: optional(isoInstant("Closed time")),
    score: optional(words(["Survey results", "Survey result"], SCORES)),
  },
  record({ customerId, email, resolvedAt, closed, ...ticket }) {
    const isOpen = OPEN.test(parted(ticket.status));
    return {
      ...ticket,
      ...saidBy({ customerId: [customerId, email] }),
      ...saidBy({ resolvedAt: [resolvedAt, closed].map((end) => (end && isOpen ? null : end)) }),
    };
  },
});

/** Statuses of tickets that wait for something. */
const OPEN = /^(?:open|pending|waiting on .*)$/;
