import type { TicketEvent, TicketHistory, TicketRules } from "./ticketEvents";
import { ticketsFromEvents } from "./ticketsFromEvents";

/**
 * Every time a customer waits for a reply, as a ticket of its own: `firstResponseTime` of these is
 * the next reply time.
 *
 * A turn begins with the customer's first message that nobody has answered and ends with the next
 * public reply by staff. More messages before it belong to the same turn, and so does a bot's reply.
 * Turns of merged tickets and spam, and turns left unanswered when the ticket was solved, carry the
 * reason in `excluded`.
 *
 * @param events - As for {@link ticketsFromEvents}.
 * @param rules - `roleOf` alone matters here.
 * @returns A record for each turn, in order; `cycle` counts them.
 * @throws The same as {@link ticketsFromEvents}.
 * @example
 * ```ts
 * import { firstResponseTime, replyTurns } from "customer-kpis";
 *
 * const at = (time: string) => new Date(`2026-03-02T${time}Z`);
 * const turns = replyTurns([
 *   { ticketId: 1, type: "created", role: "customer", at: at("09:00") },
 *   { ticketId: 1, type: "reply", role: "staff", at: at("09:20") },
 *   { ticketId: 1, type: "reply", role: "customer", at: at("10:00") },
 *   { ticketId: 1, type: "reply", role: "staff", at: at("10:40") },
 * ]);
 * firstResponseTime(turns).mean; // => 30 * 60_000
 * ```
 */
export function replyTurns<Event extends TicketEvent>(
  events: Iterable<Event>,
  rules: Pick<TicketRules<Event>, "roleOf"> = {},
): TicketHistory[] {
  const { roleOf = (event: Event) => event.role } = rules;
  const waiting = new Set<Event["ticketId"]>();
  const inOrder = Array.from(events).sort((a, b) => Number(a?.at) - Number(b?.at));
  const turned: Event[] = [];
  for (const event of inOrder) {
    const role = event && roleOf(event);
    const isAsked = role === "customer" && (event.type === "created" || event.type === "reply");
    const isAnswered = role === "staff" && event.type === "reply";
    // Each turn but the first is told to the rules of cycles as a ticket that is reopened.
    const opens = isAsked && event.type === "reply" && !waiting.has(event.ticketId);
    if (opens) turned.push({ ...event, type: "reopened" });
    else if (event?.type !== "reopened") turned.push(event);
    if (isAsked) waiting.add(event.ticketId);
    if (isAnswered) waiting.delete(event.ticketId);
  }
  const asked = new Set(
    inOrder
      .filter((event) => event?.type === "created" && roleOf(event) === "customer")
      .map((event) => event.ticketId),
  );
  const turns = ticketsFromEvents(turned, { roleOf, cycles: "each" });
  return turns.filter(({ ticketId, cycle }) => cycle > 1 || asked.has(ticketId));
}
