import { WAIT_UNITS } from "../../cells/waitUnits";
import type { Key } from "../../slice";
import { isoInstant, key, optional, plainWait, text, words } from "../column";
import { saidBy } from "../saidBy";
import { type Source, source } from "../source";
import { SCORES } from "./scores";
import { isOpen, NO_TICKET } from "./status";

/** A ticket in a report of Zendesk Explore. Fields whose column the report has not are left out. */
export interface ZendeskExploreTicket {
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
  /** When it was solved first; `null` while it never was. */
  readonly firstResolvedAt: Date | null;
  /** When it was solved last; `null` while it is open. */
  readonly resolvedAt: Date | null;
  /** 1 good, 0 bad, `null` no answer: `csat(zendesk.csat)`. */
  readonly score: number | null;
}

/**
 * Tickets of a report of Zendesk Explore that was exported as CSV, a row a ticket: "Ticket ID" and "Ticket
 * created - Timestamp" are among its rows. What else there is, the report's author chose.
 *
 * - **Waits** count what their column's name says: `First reply time (min)`, `(hrs)`, `(in minutes)`, `in
 *   minutes`; also of a median or mean, `MED(First reply time (min))`, as of one ticket they are the same. A
 *   name without a unit is refused. Those of business hours are not read.
 * - **It is resolved** at "Ticket solved - Timestamp". Only where the report has no such column, "Full
 *   resolution time" is added to when it was created: hours are rounded to a tenth. One that is new, open,
 *   pending or on hold is not resolved.
 * - **Numbers** have a decimal point, and commas between thousands: `1,234` minutes.
 * - **The zone** is the account's, and the file does not say it: `timeZone`, or `assumed`.
 * - **Which tickets count**: all but those of the status "Deleted", which are left out.
 * - **Merged tickets** cannot be told from others, as the report has no tags.
 *
 * Evidence: metrics and attributes are documented, spellings and `-` for nothing were seen in programs that
 * read such files. November 2026.
 *
 * @example
 * ```ts
 * import { validate, zendesk } from "customer-kpis/sources";
 *
 * const row = {
 *   "Ticket ID": "110",
 *   "Ticket created - Timestamp": "2026-01-12T14:00:00",
 *   "Ticket solved - Timestamp": "2026-01-16T01:20:00",
 *   "First reply time (min)": "1,234",
 * };
 * const { records } = validate(zendesk.explore, [row], { timeZone: "Asia/Dubai" });
 * records[0]?.createdAt; // => new Date("2026-01-12T10:00:00Z")
 * records[0]?.firstRespondedAt; // => new Date("2026-01-13T06:34:00Z")
 * records[0]?.resolvedAt; // => new Date("2026-01-15T21:20:00Z")
 * ```
 */
export const explore: Source<ZendeskExploreTicket> = source({
  name: "zendesk.explore",
  marks: ["Ticket ID", "Ticket created - Timestamp"],
  written: { missing: ["-"] },
  fields: {
    id: key("Ticket ID"),
    customerId: optional(key("Requester ID")),
    team: optional(text("Ticket group")),
    status: optional(text("Ticket status")),
    createdAt: isoInstant("Ticket created - Timestamp"),
    firstRespondedAt: optional(plainWait(metric("First reply time"), { after: "createdAt" })),
    resolvedAt: optional(isoInstant("Ticket solved - Timestamp")),
    firstResolvedAt: optional(plainWait(metric("First resolution time"), { after: "createdAt" })),
    resolution: optional(plainWait(metric("Full resolution time"), { after: "createdAt" })),
    score: optional(words("Ticket satisfaction rating", SCORES)),
  },
  leaveOut: NO_TICKET,
  record({ resolvedAt, resolution, ...ticket }) {
    const end = resolvedAt === undefined ? resolution : resolvedAt;
    return { ...ticket, ...saidBy({ resolvedAt: [end && isOpen(ticket.status) ? null : end] }) };
  },
});

/** What a metric's column may be called. The name alone, which says no unit, is found and refused. */
function metric(name: string): string[] {
  const summed = ["MED", "AVG", "MIN", "MAX"].map((sum) => `${sum}(${name} (*))`);
  const units = WAIT_UNITS.map((unit) => `${name} in ${unit}`);
  return [`${name} (*)`, ...summed, ...units, name];
}
