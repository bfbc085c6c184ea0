import { oneOf, options } from "../options";
import type { Reopening } from "../record/ticket";
import type { TicketEvent, TicketHistory, TicketRules } from "./ticketEvents";
import {
  type Cycle,
  earlier,
  historyOf,
  logOptions,
  pausesOf,
  type Step,
  type TicketLog,
  ticketLogs,
} from "./ticketLog";

const RULES = /* @__PURE__ */ options<TicketRules>("ticketsFromEvents")({
  clock: /* @__PURE__ */ oneOf(["creation", "handoff"], "creation"),
  cycles: /* @__PURE__ */ oneOf(["first", "each"], "first"),
  staffOpened: /* @__PURE__ */ oneOf(["include", "exclude"], "include"),
  ...logOptions,
});

/**
 * Tickets out of a help desk's raw log of events, for `firstResponseTime`, `resolutionTime`,
 * `serviceLevel` and `backlog`.
 *
 * A first response is the first public reply by somebody who was staff at that moment: no internal
 * note, no bot. The wait begins at creation, or with `clock: "handoff"` when the bot hands over.
 * Where staff opened the ticket, what they wrote in that moment is no answer; the next reply is.
 *
 * A solved ticket is open again when it is `reopened`, or when the customer writes; then a cycle
 * begins. A ticket that is open cannot be reopened, nor a solved one be solved: such events change
 * nothing. By default the first cycle is what the response is measured in, so that a late reply to a
 * reopened ticket does not pass for a first one; with `cycles: "each"` every cycle is a record of its
 * own.
 *
 * Merged tickets and spam carry the reason in `excluded`, so that the measures leave them out and
 * count them, from the moment on at which that was found out (`excludedAt`). All else carries its
 * moment too, so that a report of the past (`asOf`) sees what was known then. Whether a bot will hand
 * over is not: with `clock: "handoff"` give `asOf` here as well.
 *
 * Logs that begin in the middle, or have a ticket created twice, are refused, or with
 * `invalid: "exclude"` their tickets carry that in `excluded`. An event given twice, as webhooks may,
 * is one: the same ticket, moment, type, role and `id`.
 *
 * @param events - In any order; events of one moment in the order given.
 * @param rules - See {@link TicketRules}.
 * @returns Tickets in first-seen order. Nobody's log, no tickets.
 * @throws InputError for a ticket that was never created or was twice, or answered or solved before
 *   (unless they are to be excluded), for an invalid date, and for a type of event, role or rule that
 *   there is not.
 * @example
 * ```ts
 * import { firstResponseTime, ticketsFromEvents } from "customer-kpis";
 *
 * const at = (time: string) => new Date(`2026-03-02T${time}Z`);
 * const tickets = ticketsFromEvents([
 *   { ticketId: 1, type: "created", role: "customer", at: at("09:00") },
 *   { ticketId: 1, type: "reply", role: "bot", at: at("09:00") },
 *   { ticketId: 1, type: "note", role: "staff", at: at("09:05") },
 *   { ticketId: 1, type: "reply", role: "staff", at: at("09:20") },
 *   { ticketId: 2, type: "created", role: "customer", at: at("09:00") },
 *   { ticketId: 2, type: "spam", at: at("09:01") },
 * ]);
 * const { value, excluded } = firstResponseTime(tickets);
 * value; // => 20 * 60_000
 * excluded; // => [{ reason: "spam", count: 1 }]
 * ```
 */
export function ticketsFromEvents<Event extends TicketEvent>(
  events: Iterable<Event>,
  rules: TicketRules<Event> = {},
): TicketHistory[] {
  const { roleOf, asOf, invalid, ...read } = RULES.read(rules as TicketRules);
  const logs = ticketLogs("ticketsFromEvents", events, { roleOf, asOf, invalid, begins: reopens });
  return logs.flatMap((log) => {
    const counted = read.staffOpened === "exclude" ? withoutStaffs(log) : log;
    const each = counted.cycles.map((cycle, i) => ({
      ...historyOf(counted, cycle, i),
      ...(read.clock === "handoff" && { createdAt: handedOverAt(cycle) ?? cycle.start }),
    }));
    return read.cycles === "each" ? each : [wholeOf(counted, each[0]!)];
  });
}

/** Whether a solved ticket is open again. */
function reopens({ type, role }: Step, { solvedAt }: Cycle): boolean {
  return solvedAt !== null && (type === "reopened" || (type === "reply" && role === "customer"));
}

/** The same, but that it does not count where staff opened it. */
function withoutStaffs(log: TicketLog): TicketLog {
  const created = log.steps.find(({ type }) => type === "created");
  if (created?.role !== "staff") return log;
  return { ...log, unwanted: earlier(log.unwanted, { reason: "opened by staff", at: created.at }) };
}

/** When a bot handed over, where nobody had answered or solved it by then. */
function handedOverAt({ steps, repliedAt, solvedAt }: Cycle): number | null {
  const handoff = steps.find(({ type }) => type === "handoff")?.at;
  const end = Math.min(repliedAt[0] ?? Infinity, solvedAt ?? Infinity);
  return handoff !== undefined && handoff <= end ? handoff : null;
}

/** All cycles as one ticket, with the response of the first. */
function wholeOf({ steps, cycles }: TicketLog, first: TicketHistory): TicketHistory {
  const reopenings = cycles
    .slice(1)
    .map(({ start }, i): Reopening => ({ solvedAt: cycles[i]!.solvedAt!, reopenedAt: start }));
  return {
    ...first,
    resolvedAt: cycles.at(-1)!.solvedAt,
    reopenings,
    pauses: pausesOf(steps),
    repliedAt: cycles.flatMap(({ repliedAt }) => repliedAt),
  };
}
