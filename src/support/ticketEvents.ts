import type { Key } from "../measure";
import type { Pause, Ticket } from "../record/ticket";
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
  readonly role?: TicketRole;
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
  readonly roleOf?: (event: Event) => TicketRole | undefined;
}

/** A ticket's life, for all the measures of support. */
export interface TicketHistory extends Ticket {
  /** Whose life. */
  readonly ticketId: Key;
  /** 1 for the time until it is reopened first, 2 for the time from then on, and so on. */
  readonly cycle: number;
  /** When the wait began, in milliseconds since 1970. */
  readonly createdAt: number;
  /** The first public reply by staff; `null` without any. */
  readonly firstRespondedAt: number | null;
  /** When it was solved first; `null` while it has not been. */
  readonly firstResolvedAt: number | null;
  /** When it was solved last; `null` while it is open. */
  readonly resolvedAt: number | null;
  /** Stretches in which staff waited for the customer. */
  readonly pauses: readonly Pause[];
  /** Public replies by staff. */
  readonly replies: number;
  /** How often it was reopened. */
  readonly reopens: number;
  /** `"merged"`, `"spam"`, `"opened by staff"`, `"solved unanswered"`, or `null` where it counts. */
  readonly excluded: string | null;
}
