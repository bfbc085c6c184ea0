import type { Key } from "../../slice";
import { isoInstant, key, optional, score, text, wait } from "../column";
import { parted } from "../parted";
import { saidBy } from "../saidBy";
import { type Source, source } from "../source";
import { firstId } from "./firstId";

/** A ticket of HubSpot's Service Hub. Fields whose column the view has not are left out. */
export interface HubspotTicket {
  /** Its number. */
  readonly id: NonNullable<Key>;
  /** Who asked: the first contact that it is associated with. */
  readonly customerId: string | null;
  /** Its pipeline. */
  readonly team: string | null;
  /** The stage of its pipeline. */
  readonly status: string | null;
  /** When it was created. */
  readonly createdAt: Date;
  /** When an agent first replied by e-mail; `null` while nobody has. */
  readonly firstRespondedAt: Date | null;
  /** When it was closed; `null` while it is open. */
  readonly resolvedAt: Date | null;
  /** How easy it was, 1 to 7, `null` no answer: `ces(hubspot.ces)`. */
  readonly score: number | null;
}

/**
 * Tickets of HubSpot, as a view is exported to CSV, a row a ticket.
 *
 * - **Waits** are exact in columns of their own, `26:10:05` in "Time to first agent email reply (HH:mm:ss)";
 *   a bare number there is rejected, and in a column without "(HH:mm:ss)" counts milliseconds, as in HubSpot's
 *   API. The dates beside them are cut to the minute and only read where there is no wait.
 * - **The zone** is the portal's, and the file does not say it: `timeZone`, or `assumed`.
 * - **Who**: ids are parted by `;`, and the first is the primary contact.
 * - **It is resolved** unless it is in a stage that HubSpot made for what is open: new, waiting on contact,
 *   waiting on us.
 * - **The score** is that of the last effort survey, 1 to 7.
 *
 * Evidence: the waits' columns, ids and names were seen in programs that read the export, other names are
 * labels of documented properties. November 2026.
 *
 * @example
 * ```ts
 * import { hubspot, validate } from "customer-kpis/sources";
 *
 * const row = {
 *   "Ticket ID": "880001",
 *   "Ticket name": "No light",
 *   "Create date": "2026-01-05 10:00",
 *   "First agent email response date": "2026-01-06 12:10",
 *   "Time to first agent email reply (HH:mm:ss)": "26:10:05",
 *   "Associated Contact IDs": "101;201",
 * };
 * const { records } = validate(hubspot.tickets, [row], { timeZone: "Europe/London" });
 * records[0]?.firstRespondedAt; // => new Date("2026-01-06T12:10:05Z")
 * records[0]?.customerId; // => "101"
 * ```
 */
export const tickets: Source<HubspotTicket> = source({
  name: "hubspot.tickets",
  marks: [["Ticket ID", "Record ID"], "Ticket name", "Create date"],
  written: { decimal: "." },
  fields: {
    id: key(["Ticket ID", "Record ID"]),
    customerId: optional(key(["Associated Contact IDs", "Associated Contact ID"])),
    team: optional(text("Pipeline")),
    status: optional(text("Ticket status")),
    createdAt: isoInstant("Create date"),
    firstRespondedAt: optional(lasting("Time to first agent email reply")),
    firstReply: optional(isoInstant("First agent email response date")),
    resolvedAt: optional(lasting("Time to close")),
    closed: optional(isoInstant("Close date")),
    score: optional(score("Last CES survey rating", { min: 1, max: 7 })),
  },
  record({ firstReply, closed, customerId, ...ticket }) {
    const isOpen = OPEN.test(parted(ticket.status));
    const ends = [ticket.resolvedAt, closed].map((end) => (end && isOpen ? null : end));
    return {
      ...ticket,
      ...saidBy({ customerId: [firstId(customerId)] }),
      ...saidBy({
        firstRespondedAt: [ticket.firstRespondedAt, firstReply],
        resolvedAt: ends,
      }),
    };
  },
});

function lasting(name: string) {
  const names = [`${name} (HH:mm:ss)`, name];
  return wait(names, { after: "createdAt", unit: "milliseconds" });
}

/** The stages of HubSpot's own pipeline in which a ticket waits for somebody. */
const OPEN = /^(?:new|waiting on (?:contact|us))(?: \(.*\))?$/;
