import { checkOptions, fail } from "../check";
import type { Key } from "../measure";
import { checkRecord } from "../record/field";
import { openFor, type ReadPause, readPauses } from "../record/pauses";
import type { Pause, Ticket } from "../record/ticket";
import { type Instant, milliseconds } from "../time";
import type { BusinessTime } from "./hours/businessTime";
import { checkTarget } from "./waits";

/** What a service level reads of a ticket. */
export interface ServiceTicket extends Omit<Ticket, "firstRespondedAt"> {
  /** When a person first answered; `null` or left out while nobody has. */
  readonly firstRespondedAt?: Instant | null | undefined;
  /** Its priority, where it never changed. */
  readonly priority?: Key | undefined;
  /** Its priorities and since when each holds, where it did change. */
  readonly priorities?: readonly { readonly priority: Key; readonly at: Instant }[] | undefined;
  /** When the targets were set for it, where that was not at its creation. */
  readonly attachedAt?: Instant | undefined;
  /** Stretches in which the customer was asked: off the clock of a resolution. */
  readonly pauses?: readonly Pause[] | undefined;
}

/** A promise to customers. */
export interface ServiceTarget {
  /** Its name in the result. */
  readonly name: string;
  /** What keeps it: the first response, or the resolution. */
  readonly ends: "firstRespondedAt" | "resolvedAt";
  /** The longest time in milliseconds; or one for each priority, others having no such target. */
  readonly within: number | Readonly<Record<string, number>>;
  /** The time that counts. Default: all of it. */
  readonly time?: BusinessTime;
  /** Where the clock starts: at creation (default), or when the targets were set. */
  readonly clock?: "creation" | "attached";
}

/**
 * How a target stands: `met`, `breached` (done too late), `pending` (not done, in time so far), or
 * `late` (not done, and too late already).
 */
export type ServiceState = "met" | "breached" | "pending" | "late";

/** How a ticket stands with one of its targets. */
export interface ServiceStanding {
  /** The target's name. */
  readonly target: string;
  /** How it stands at the moment of the report. */
  readonly state: ServiceState;
  /** The last moment that keeps it, in milliseconds since 1970; `null` while its clock is paused. */
  readonly deadline: number | null;
  /** The time that has counted so far, or until it was done. */
  readonly elapsed: number;
}

/** Checks targets, and returns what says how a ticket stands with each at a moment. */
export function standings(
  kpi: string,
  targets: readonly ServiceTarget[],
  asOf: number,
): (ticket: ServiceTicket) => ServiceStanding[] {
  if (!Array.isArray(targets) || targets.length === 0) {
    fail(kpi, "targets", "a list of at least one", targets);
  }
  for (const target of targets) checkServiceTarget(kpi, target);
  const names = new Set(targets.map(({ name }) => name));
  if (names.size < targets.length) {
    fail(kpi, "targets", "of different names", targets.map(({ name }) => name).join());
  }
  return (ticket) => {
    const created = milliseconds(ticket.createdAt, kpi, "createdAt");
    return targets.flatMap((target) => standingOf(kpi, ticket, target, created, asOf) ?? []);
  };
}

/** Reads the fields that do not depend on a target. Throws where the record is no ticket. */
export function checkServiceTicket(kpi: string, ticket: ServiceTicket): number {
  checkRecord(kpi, ticket, "createdAt");
  return milliseconds(ticket.createdAt, kpi, "createdAt");
}

function checkServiceTarget(kpi: string, target: ServiceTarget): void {
  checkOptions(`${kpi}: targets`, target, ["name", "ends", "within", "time", "clock"]);
  const { name, ends, within, time, clock = "creation" } = target;
  if (typeof name !== "string" || name === "") fail(kpi, "targets.name", "a name", name);
  if (ends !== "firstRespondedAt" && ends !== "resolvedAt") {
    fail(kpi, "targets.ends", '"firstRespondedAt" or "resolvedAt"', ends);
  }
  if (clock !== "creation" && clock !== "attached") {
    fail(kpi, "targets.clock", '"creation" or "attached"', clock);
  }
  if (time !== undefined && typeof time?.add !== "function") {
    fail(kpi, "targets.time", "what businessTime returns", time);
  }
  if (typeof within !== "object" || within === null) {
    checkTarget(kpi, "targets.within", within);
    return;
  }
  for (const [priority, most] of Object.entries(within)) {
    checkTarget(kpi, `targets.within.${priority}`, most);
  }
}

function standingOf(
  kpi: string,
  ticket: ServiceTicket,
  target: ServiceTarget,
  created: number,
  asOf: number,
): ServiceStanding | null {
  const { name, ends, within, time, clock } = target;
  const { attachedAt } = ticket;
  const isAttached = clock === "attached" && attachedAt !== undefined;
  const start = isAttached ? milliseconds(attachedAt, kpi, "attachedAt") : created;
  const most = typeof within === "number" ? within : within[priorityAt(kpi, ticket, start)];
  if (most === undefined || start > asOf) return null;
  const done = readEnd(kpi, ends, ticket[ends], created);
  const pauses = ends === "resolvedAt" ? readPauses(kpi, ticket.pauses ?? []) : [];
  const between = time ?? ((from: number, to: number) => to - from);
  const isDone = done !== null && done <= asOf;
  const elapsed = openFor(start, isDone ? done : asOf, pauses, between);
  const isInTime = elapsed <= most;
  return {
    target: name,
    state: isDone ? (isInTime ? "met" : "breached") : isInTime ? "pending" : "late",
    deadline: deadlineOf(start, most, pauses, time),
    elapsed,
  };
}

function readEnd(kpi: string, field: string, instant: Instant | null | undefined, created: number) {
  if (instant === null || instant === undefined) return null;
  const ms = milliseconds(instant, kpi, field);
  return ms >= created ? ms : fail(kpi, field, "at or after createdAt", instant);
}

/** The priority in force at a moment: changes that came later change no target. */
function priorityAt(kpi: string, { priority, priorities }: ServiceTicket, at: number): string {
  let found = priorities?.[0]?.priority ?? priority;
  let since = -Infinity;
  for (const change of priorities ?? []) {
    const from = milliseconds(change.at, kpi, "priorities.at");
    if (from > at || from < since) continue;
    found = change.priority;
    since = from;
  }
  return String(found);
}

/** The last moment that keeps a target; `null` where a pause without an end comes before it. */
function deadlineOf(
  start: number,
  most: number,
  pauses: readonly ReadPause[],
  time: BusinessTime | undefined,
): number | null {
  const between = time ?? ((from: number, to: number) => to - from);
  const after = (from: number, ms: number) => time?.add(from, ms).getTime() ?? from + ms;
  let cursor = start;
  let left = most;
  for (const pause of pauses) {
    if (pause.end <= cursor) continue;
    const open = pause.start > cursor ? between(cursor, pause.start) : 0;
    if (open >= left) break;
    left -= open;
    cursor = pause.end;
    if (cursor === Infinity) return null;
  }
  return after(cursor, left);
}
