import { fail } from "../check";
import { isSomebody } from "../fold/customers";
import { measure } from "../measure";
import { callback, maybe, moment } from "../options";
import type { Pause } from "../record/membership";
import { type Invalid, invalidOption, reading } from "../record/record";
import { type Column, type Key, valueAt } from "../slice";
import {
  ROLES,
  type TicketEvent,
  type TicketHistory,
  type TicketRole,
  type TicketRules,
  ticketEvent,
} from "./ticketEvents";

/** An event with its moment and its actor read. */
export interface Step {
  readonly type: TicketEvent["type"];
  readonly at: number;
  readonly role: TicketRole | null;
}

/** What happened to one ticket until it was reopened, or to one turn of it. */
export interface Cycle {
  /** When it began. */
  readonly start: number;
  readonly steps: Step[];
  /** The public replies by staff. */
  readonly repliedAt: number[];
  /** When the customer first asked in it; `null` where nobody did. */
  askedAt: number | null;
  /** When it was solved first. */
  solvedAt: number | null;
}

/** What is known of one ticket. */
export interface TicketLog {
  readonly ticketId: Key;
  /** All that happened, in time order. */
  readonly steps: readonly Step[];
  readonly cycles: readonly Cycle[];
  /** Why it does not count; `null` where it does. */
  readonly unwanted: Unwanted | null;
}

/** Why a ticket does not count, and since when that is known. */
interface Unwanted {
  readonly reason: string;
  readonly at: number;
}

/** How a log is read, whatever is made of it. */
interface Reader {
  readonly roleOf: TicketRules<any>["roleOf"] | null;
  readonly asOf: number | null;
  readonly invalid: Invalid;
  /** Whether a step begins a new cycle. */
  readonly begins: (step: Step, cycle: Cycle) => boolean;
}

/** The options of whatever reads a log. */
export const logOptions = {
  roleOf: /* @__PURE__ */ callback<NonNullable<TicketRules["roleOf"]>>("a function of an event"),
  asOf: /* @__PURE__ */ maybe(/* @__PURE__ */ moment()),
  invalid: invalidOption,
};

/** Reads a log, ticket by ticket in first-seen order. An event given twice is one. */
export function ticketLogs<Event extends TicketEvent>(
  kpi: string,
  events: Iterable<Event>,
  reader: Reader,
): TicketLog[] {
  const tickets = stepsByTicket(kpi, events, reader);
  return Array.from(tickets, ([ticketId, found]) => {
    const steps = [...found.values()].sort((a, b) => a.at - b.at);
    const fault = faultOf(steps);
    if (fault && reader.invalid === "refuse") {
      const name = `ticket ${String(ticketId)}`;
      const allowed = 'created once, before all else (or let `invalid: "exclude"` leave it out)';
      fail(kpi, name, allowed, fault.reason);
    }
    const spoilt = steps.find(({ type }) => type === "merged" || type === "spam");
    return {
      ticketId,
      steps,
      cycles: cyclesOf(steps, reader.begins),
      unwanted: earlier(fault, spoilt ? { reason: spoilt.type, at: spoilt.at } : null),
    };
  });
}

/** What is known first of two reasons for a ticket not to count; of one moment the first. */
export function earlier(one: Unwanted | null, other: Unwanted | null): Unwanted | null {
  return one && !(other && other.at < one.at) ? one : other;
}

/** The events of each ticket as steps, each once. */
function stepsByTicket<Event extends TicketEvent>(
  kpi: string,
  events: Iterable<Event>,
  { roleOf, asOf }: Reader,
): Map<Key, Map<string, Step>> {
  const log = reading(kpi, ticketEvent, ["ticketId", "at", "type", "role", "id"], {
    init: () => new Map<Key, Map<string, Step>>(),
    take(tickets, { ticketId, at, type, role, id, length, row }) {
      for (let i = 0; i < length; i++) {
        const ticket = valueAt(ticketId as Column, i) as Key;
        if (!isSomebody(ticket)) fail(kpi, "ticketId", "a ticket's number or name", ticket, row(i));
        const actor = roleOf ? checkRole(kpi, roleOf(row(i)), row(i)) : role[i]!;
        if (asOf !== null && at[i]! >= asOf) continue;
        const steps = tickets.get(ticket) ?? new Map<string, Step>();
        const name = JSON.stringify([at[i], type[i], actor, valueAt(id as Column, i) ?? null]);
        steps.set(name, { type: type[i]!, at: at[i]!, role: actor });
        tickets.set(ticket, steps);
      }
    },
    merge: (left) => left,
    finish: (tickets) => tickets,
  });
  return measure(events as Iterable<any>, log);
}

function checkRole(kpi: string, role: TicketRole | null | undefined, row: unknown) {
  if (role === undefined || role === null) return null;
  if (ROLES.includes(role)) return role;
  return fail(kpi, "role", `one of ${ROLES.map((known) => `"${known}"`).join(", ")}`, role, row);
}

/** What the log of a ticket lacks. */
function faultOf(steps: readonly Step[]): Unwanted | null {
  const [created, again] = steps.filter(({ type }) => type === "created");
  const fromFirst = (reason: string) => ({ reason, at: steps[0]!.at });
  if (!created) return fromFirst("never created");
  const before = (holds: (step: Step) => boolean) =>
    steps.some((step) => holds(step) && step.at < created.at);
  if (before(({ type }) => type === "solved")) return fromFirst("solved before created");
  if (before(isAnswer)) return fromFirst("answered before created");
  // Until then nobody knew.
  return again ? { reason: "created twice", at: again.at } : null;
}

function isAnswer({ type, role }: Step): boolean {
  return type === "reply" && role === "staff";
}

/** Whether a customer asks for something. */
export function isQuestion({ type, role }: Step): boolean {
  return role === "customer" && (type === "created" || type === "reply");
}

/** Cuts where `begins` says so; the first cycle begins with the ticket. */
function cyclesOf(steps: readonly Step[], begins: Reader["begins"]): Cycle[] {
  const created = steps.find(({ type }) => type === "created") ?? steps[0]!;
  let cycle = cycleFrom(created.at);
  const cycles = [cycle];
  for (const step of steps) {
    if (begins(step, cycle)) {
      cycle = cycleFrom(step.at);
      cycles.push(cycle);
    }
    cycle.steps.push(step);
    // What staff wrote when they opened the ticket is no answer.
    const isOpening = created.role === "staff" && step.at === created.at;
    if (isAnswer(step) && !isOpening) cycle.repliedAt.push(step.at);
    if (isQuestion(step)) cycle.askedAt ??= step.at;
    if (step.type === "solved") cycle.solvedAt ??= step.at;
  }
  return cycles;
}

function cycleFrom(start: number): Cycle {
  return { start, steps: [], repliedAt: [], askedAt: null, solvedAt: null };
}

/** One cycle of a ticket as a ticket of its own. */
export function historyOf(
  { ticketId, unwanted }: TicketLog,
  cycle: Cycle,
  i: number,
): TicketHistory {
  return {
    ticketId,
    cycle: i + 1,
    createdAt: cycle.start,
    firstRespondedAt: cycle.repliedAt[0] ?? null,
    resolvedAt: cycle.solvedAt,
    reopenings: [],
    pauses: pausesOf(cycle.steps),
    repliedAt: cycle.repliedAt,
    excluded: unwanted?.reason ?? null,
    excludedAt: unwanted?.at ?? null,
  };
}

/** The stretches in which the customer was asked. */
export function pausesOf(steps: readonly Step[]): Pause[] {
  const pauses: Pause[] = [];
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
