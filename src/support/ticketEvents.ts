import { instant, key, optional, word } from "../record/fields";
import type { Pause } from "../record/membership";
import { type Invalid, type RecordType, record } from "../record/record";
import type { Reopening, Ticket } from "../record/ticket";
import type { Key } from "../slice";
import type { Instant } from "../time";

/** Who acts on a ticket. */
export type TicketRole = "customer" | "staff" | "bot";

/** What happened to a ticket, as a help desk's log has it. */
export interface TicketEvent {
  /** Whose event it is. */
  readonly ticketId: Key;
  /** When. */
  readonly at: Instant;
  /**
   * What: `created`, a public `reply`, an internal `note`, a bot's `handoff` to people, `pending`
   * (the customer is asked) until `resumed` or the customer's reply, `solved`, `reopened`, `merged`
   * into another ticket, or found to be `spam`.
   */
  readonly type:
    | "created"
    | "reply"
    | "note"
    | "handoff"
    | "pending"
    | "resumed"
    | "solved"
    | "reopened"
    | "merged"
    | "spam";
  /** Who did it, in the role of that moment. Default: nobody that the rules care for. */
  readonly role?: TicketRole | null | undefined;
  /** The event's own number, which tells two events apart that are else the same. */
  readonly id?: Key | undefined;
}

/** How {@link ticketsFromEvents} reads a log. */
export interface TicketRules<Event extends TicketEvent = TicketEvent> {
  /** When the customer's wait begins: at creation (default), or at a bot's first handoff. */
  readonly clock?: "creation" | "handoff";
  /** One record a ticket, with the first reply before it was reopened (default), or one a cycle. */
  readonly cycles?: "first" | "each";
  /** Whether tickets that staff opened count. Default `"include"`. */
  readonly staffOpened?: "include" | "exclude";
  /** Who acts, judged at the moment of the event. Default: the event's `role`. */
  readonly roleOf?: (event: Event) => TicketRole | null | undefined;
  /** Only what happened before this moment is known. Default: all. */
  readonly asOf?: Instant;
  /**
   * What to do with tickets of which the log does not begin with `created`, or has it twice: refuse
   * them (default), or give them the reason in `excluded`.
   */
  readonly invalid?: Invalid;
}

/** A ticket's life, for all the measures of support. */
export interface TicketHistory extends Ticket {
  /** Whose life. */
  readonly ticketId: Key;
  /** 1 for the time until it is reopened first, 2 for the time from then on, and so on. */
  readonly cycle: number;
  /** When the wait began, in milliseconds since 1970. */
  readonly createdAt: number;
  /** The first public reply by staff, before it was reopened; `null` without any. */
  readonly firstRespondedAt: number | null;
  /** Since when it is solved; `null` while it is open. */
  readonly resolvedAt: number | null;
  /** Every time that it was solved and then reopened. */
  readonly reopenings: readonly Reopening[];
  /** Stretches in which staff waited for the customer. */
  readonly pauses: readonly Pause[];
  /** When staff replied in public, each time. */
  readonly repliedAt: readonly number[];
  /**
   * `"merged"`, `"spam"`, `"opened by staff"`, or what the log lacks: `"never created"`,
   * `"created twice"`, `"answered before created"`, `"solved before created"`; `null` where it counts.
   */
  readonly excluded: string | null;
  /** Since when that is known; `null` where it counts. */
  readonly excludedAt: number | null;
}

/** The types of {@link TicketEvent}. */
const TYPES: readonly TicketEvent["type"][] = [
  "created",
  "reply",
  "note",
  "handoff",
  "pending",
  "resumed",
  "solved",
  "reopened",
  "merged",
  "spam",
];

/** The words of {@link TicketRole}. */
export const ROLES: readonly TicketRole[] = ["customer", "staff", "bot"];

/** {@link TicketEvent}, declared. */
export const ticketEvent: RecordType<TicketEvent> = /* @__PURE__ */ record<TicketEvent>({
  ticketId: key,
  at: instant,
  type: /* @__PURE__ */ word(TYPES),
  role: /* @__PURE__ */ optional(/* @__PURE__ */ word(ROLES)),
  id: /* @__PURE__ */ optional(key),
});
