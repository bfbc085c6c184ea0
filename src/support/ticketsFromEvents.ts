import { checkOptions, fail } from "../check";
import type { Key } from "../measure";
import { checkKey, checkRecord } from "../record/field";
import { milliseconds } from "../time";
import type { TicketEvent, TicketHistory, TicketRole, TicketRules } from "./ticketEvents";

/** An event with its moment and its actor read. */
interface Step {
  readonly type: TicketEvent["type"];
  readonly at: number;
  readonly role: TicketRole | undefined;
}

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

/**
 * Tickets out of a help desk's raw log of events, for `firstResponseTime`, `resolutionTime`,
 * `serviceLevel` and `backlog`.
 *
 * A first response is the first public reply by somebody who was staff at that moment: no internal
 * note, no bot. The wait begins at creation, or with `clock: "handoff"` when the bot hands over.
 * Where staff opened the ticket, what they wrote in that moment is no answer; the next reply is.
 *
 * Each time a ticket is reopened a cycle begins. By default the first cycle is what the response is
 * measured in, so that a late reply to a reopened ticket does not pass for a first one; with
 * `cycles: "each"` every cycle is a record of its own.
 *
 * Merged tickets, spam, and cycles solved without any reply carry the reason in `excluded`, so that
 * the measures leave them out and count them.
 *
 * @param events - In any order; events of one moment in the order given.
 * @param rules - See {@link TicketRules}.
 * @returns Tickets in first-seen order. Nobody's log, no tickets.
 * @throws RangeError for a ticket that was never created or was twice, and for an invalid date;
 *   TypeError for a type of event, role or rule that there is not.
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
 * const { value, exclusions } = firstResponseTime(tickets);
 * value; // => 20 * 60_000
 * exclusions; // => [{ reason: "spam", count: 1 }]
 * ```
 */
export function ticketsFromEvents<Event extends TicketEvent>(
  events: Iterable<Event>,
  rules: TicketRules<Event> = {},
): TicketHistory[] {
  checkRules(rules);
  const { roleOf = (event) => event.role } = rules;
  const steps = new Map<Key, Step[]>();
  for (const event of events) {
    checkRecord("ticketsFromEvents", event, "ticketId, type and at");
    const ticketId = checkKey("ticketsFromEvents", "ticketId", event.ticketId);
    const step = readStep(event, roleOf(event));
    const others = steps.get(ticketId);
    if (others) others.push(step);
    else steps.set(ticketId, [step]);
  }
  return Array.from(steps, ([ticketId, list]) => {
    list.sort((a, b) => a.at - b.at);
    return historiesOf(ticketId, list, rules as TicketRules);
  }).flat();
}

function checkRules<Event extends TicketEvent>(rules: TicketRules<Event>): void {
  checkOptions("ticketsFromEvents", rules, ["clock", "cycles", "staffOpened", "roleOf"]);
  const choices = {
    clock: ["creation", "handoff"],
    cycles: ["first", "each"],
    staffOpened: ["include", "exclude"],
  };
  for (const [rule, allowed] of Object.entries(choices)) {
    const chosen = rules[rule as keyof typeof choices];
    if (chosen !== undefined && !allowed.includes(chosen)) {
      fail("ticketsFromEvents", rule, `one of ${allowed.join(", ")}`, chosen);
    }
  }
  if (rules.roleOf !== undefined && typeof rules.roleOf !== "function") {
    fail("ticketsFromEvents", "roleOf", "a function of an event", rules.roleOf);
  }
}

function readStep({ type, at }: TicketEvent, role: TicketRole | undefined): Step {
  if (!TYPES.includes(type)) {
    fail("ticketsFromEvents", "type", `one of ${TYPES.join(", ")}`, type);
  }
  if (role !== undefined && role !== "customer" && role !== "staff" && role !== "bot") {
    fail("ticketsFromEvents", "role", "one of customer, staff, bot", role);
  }
  return { type, at: milliseconds(at, "ticketsFromEvents", "at"), role };
}

function historiesOf(ticketId: Key, steps: readonly Step[], rules: TicketRules): TicketHistory[] {
  const created = steps.filter(({ type }) => type === "created");
  if (created.length !== 1) {
    const name = `ticket ${String(ticketId)}`;
    const came = `${created.length} such events`;
    fail("ticketsFromEvents", name, "created once", came);
  }
  const [{ at, role }] = created as [Step];
  const isStaffs = role === "staff";
  const cycles = cyclesOf(steps);
  const unwanted =
    steps.find(({ type }) => type === "merged" || type === "spam")?.type ??
    (isStaffs && rules.staffOpened === "exclude" ? "opened by staff" : null);

  const [first, ...later] = cycles.map((cycle, i): TicketHistory => {
    const start = i === 0 ? at : (cycle[0] as Step).at;
    const handoff = cycle.find(({ type }) => type === "handoff")?.at;
    const replies = cycle.filter(
      (step) =>
        step.type === "reply" && step.role === "staff" && !(isStaffs && i === 0 && step.at === at),
    );
    const solved = cycle.filter(({ type }) => type === "solved").map((step) => step.at);
    const firstRespondedAt = replies[0]?.at ?? null;
    const isUnanswered = firstRespondedAt === null && solved.length > 0;
    return {
      ticketId,
      cycle: i + 1,
      createdAt: rules.clock === "handoff" ? (handoff ?? start) : start,
      firstRespondedAt,
      firstResolvedAt: solved[0] ?? null,
      resolvedAt: solved.at(-1) ?? null,
      pauses: pausesOf(cycle),
      replies: replies.length,
      reopens: 0,
      excluded: unwanted ?? (isUnanswered ? "solved unanswered" : null),
    };
  }) as [TicketHistory, ...TicketHistory[]];
  if (rules.cycles === "each") return [first, ...later];
  return [
    {
      ...first,
      resolvedAt: (later.at(-1) ?? first).resolvedAt,
      pauses: [first, ...later].flatMap(({ pauses }) => pauses),
      replies: [first, ...later].reduce((sum, { replies }) => sum + replies, 0),
      reopens: later.length,
    },
  ];
}

/** Cuts where the ticket is reopened; each later cycle begins with that. */
function cyclesOf(steps: readonly Step[]): Step[][] {
  const cycles: Step[][] = [[]];
  for (const step of steps) {
    if (step.type === "reopened") cycles.push([]);
    (cycles.at(-1) as Step[]).push(step);
  }
  return cycles;
}

function pausesOf(steps: readonly Step[]): { start: number; end: number | null }[] {
  const pauses: { start: number; end: number | null }[] = [];
  let start: number | null = null;
  for (const { type, role, at } of steps) {
    const goesOn =
      type === "resumed" || type === "solved" || (type === "reply" && role === "customer");
    if (start !== null && goesOn) {
      pauses.push({ start, end: at });
      start = null;
    } else if (start === null && type === "pending") start = at;
  }
  return start === null ? pauses : [...pauses, { start, end: null }];
}
