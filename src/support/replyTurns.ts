import { options } from "../options";
import type { TicketEvent, TicketHistory, TicketRules } from "./ticketEvents";
import { type Cycle, historyOf, isQuestion, logOptions, type Step, ticketLogs } from "./ticketLog";

/** The rules of {@link TicketRules} that matter for turns. */
export type ReplyTurnRules<Event extends TicketEvent = TicketEvent> = Pick<
  TicketRules<Event>,
  "roleOf" | "asOf" | "invalid"
>;

const RULES = /* @__PURE__ */ options<ReplyTurnRules>("replyTurns")(logOptions);

/**
 * Every time a customer waits for a reply, as a ticket of its own: `firstResponseTime` of these is
 * the next reply time.
 *
 * A turn begins with the customer's first message that nobody has answered and ends with the next
 * public reply by staff. More messages before it belong to the same turn, and so does a bot's reply.
 * A turn that was not answered when the ticket was solved is not waiting any more; the next message
 * begins another. Turns of merged tickets and spam carry the reason in `excluded`.
 *
 * @param events - As for {@link ticketsFromEvents}.
 * @param rules - `roleOf`, `asOf` and `invalid`, as for {@link ticketsFromEvents}.
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
  rules: ReplyTurnRules<Event> = {},
): TicketHistory[] {
  const reader = { ...RULES.read(rules as ReplyTurnRules), begins: asks };
  return ticketLogs("replyTurns", events, reader).flatMap((log) =>
    log.cycles
      .filter(({ askedAt }) => askedAt !== null)
      .map((cycle, i) => historyOf(log, cycle, i)),
  );
}

/** Whether a customer writes who is not waiting already. */
function asks(step: Step, { askedAt, repliedAt, solvedAt }: Cycle): boolean {
  const isWaiting = askedAt !== null && repliedAt.length === 0 && solvedAt === null;
  return isQuestion(step) && !isWaiting;
}
