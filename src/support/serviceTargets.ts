import { checkOptions, fail } from "../check";
import { listOf, type Option, oneOf, text } from "../options";
import type { ReadPause } from "../record/membership";
import { asking, type RecordType } from "../record/record";
import {
  type Columns,
  openFor,
  SOLVING,
  solvingOf,
  type Ticket,
  ticket,
  UNANSWERED,
  VAGUE,
  wasSolved,
} from "../record/ticket";
import { type Column, type Key, valueAt } from "../slice";
import type { BusinessTime } from "./hours/businessTime";
import { limit } from "./limit";

/** A promise to customers. */
export interface ServiceTarget {
  /** Its name in the result. */
  readonly name: string;
  /** What keeps it: the first response, or the resolution. */
  readonly ends: "firstRespondedAt" | "resolvedAt";
  /**
   * The longest time in milliseconds, a second or more; or one for each priority, others having no
   * such target.
   */
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

/** What a service level reads of a ticket. */
export type ServiceTicket = Pick<Ticket, "createdAt"> & Partial<Ticket>;

/** A target, read. */
export type ReadTarget = Required<Omit<ServiceTarget, "time">> & Pick<ServiceTarget, "time">;

/** The targets of a service level. */
export function serviceTargets(): Option<readonly ServiceTarget[], readonly ReadTarget[]> {
  const what = "a list of at least one target, of different names";
  return (kpi, name, given) => {
    const targets = listOf(what, target)(kpi, name, given);
    const names = targets.map((each) => each.name);
    if (names.length > 0 && new Set(names).size === names.length) return targets;
    return fail(kpi, name, what, names.length > 0 ? names.join() : given);
  };
}

const target: Option<ServiceTarget, ReadTarget> = (kpi, name, given) => {
  checkOptions(`${kpi}: ${name}`, given, ["name", "ends", "within", "time", "clock"]);
  const { time, within, ...rest } = given as ServiceTarget;
  if (time !== undefined && (typeof time !== "function" || typeof time.add !== "function")) {
    fail(kpi, `${name}.time`, "what businessTime returns", time);
  }
  return {
    name: text()(kpi, `${name}.name`, rest.name),
    ends: oneOf(["firstRespondedAt", "resolvedAt"])(kpi, `${name}.ends`, rest.ends),
    clock: oneOf(["creation", "attached"], "creation")(kpi, `${name}.clock`, rest.clock),
    within: withinOf(kpi, `${name}.within`, within),
    ...(time && { time }),
  };
};

function withinOf(
  kpi: string,
  name: string,
  within: ServiceTarget["within"],
): ReadTarget["within"] {
  if (typeof within !== "object" || within === null) return limit()(kpi, name, within);
  const times = Object.entries(within);
  if (times.length === 0) fail(kpi, name, "times by priority", within);
  return Object.fromEntries(
    times.map(([priority, time]) => [priority, limit()(kpi, `${name}.${priority}`, time)]),
  );
}

const READS = [
  ...SOLVING,
  "firstRespondedAt",
  "pauses",
  "priority",
  "priorities",
  "attachedAt",
] as const;

/** Columns of what a service level reads. */
type ServiceColumns = Columns<(typeof READS)[number]>;

/** How tickets stand with targets at a moment. */
export interface Standings {
  /** Tickets, of which those fields must be there that the targets ask for. */
  readonly type: RecordType<ServiceTicket>;
  readonly reads: typeof READS;
  /**
   * The standings of a ticket created before that moment, one for each target that applies; or why
   * there is none, where targets would apply but nobody can tell, or will ever, how it stands.
   */
  readonly of: (columns: ServiceColumns, i: number) => ServiceStanding[] | string;
}

/** What says how a ticket stands with each target at a moment. */
export function standings(targets: readonly ReadTarget[], asOf: number): Standings {
  const asked = targets.map(({ ends }) => ends);
  return {
    type: asking(asking(ticket, "optional", ["firstRespondedAt"]), "nullable", asked),
    reads: READS,
    of(columns, i) {
      const found: ServiceStanding[] = [];
      let reason: string | null = null;
      for (const target of targets) {
        const start = startOf(columns, i, target);
        const most =
          typeof target.within === "number"
            ? target.within
            : ownOf(target.within, priorityAt(columns, i, start, asOf));
        if (most === undefined || start >= asOf) continue;
        const done = doneAt(columns, i, target.ends, asOf);
        if (typeof done === "string") reason = done;
        else found.push(standingOf(columns, i, target, { start, most, done, asOf }));
      }
      return found.length === 0 && reason !== null ? reason : found;
    },
  };
}

/** The time of a priority; a record's `"constructor"` is none that every object has. */
function ownOf(within: Readonly<Record<string, number>>, priority: string): number | undefined {
  return Object.hasOwn(within, priority) ? within[priority] : undefined;
}

function startOf({ createdAt, attachedAt }: ServiceColumns, i: number, { clock }: ReadTarget) {
  const attached = attachedAt[i]!;
  return clock === "attached" && !Number.isNaN(attached) ? attached : createdAt[i]!;
}

/** When it was done, Infinity while it is not; or why that cannot be told. */
function doneAt(
  columns: ServiceColumns,
  i: number,
  ends: ServiceTarget["ends"],
  asOf: number,
): number | string {
  if (ends === "resolvedAt") return solvingOf(columns, i, asOf)?.resolved ?? VAGUE;
  const answered = columns.firstRespondedAt[i]!;
  if (answered < asOf) return answered;
  return wasSolved(columns, i, asOf) ? UNANSWERED : Infinity;
}

function standingOf(
  columns: ServiceColumns,
  i: number,
  { name, ends, time }: ReadTarget,
  { start, most, done, asOf }: { start: number; most: number; done: number; asOf: number },
): ServiceStanding {
  const pauses = ends === "resolvedAt" ? pausesBefore(columns, i, asOf) : [];
  const between = time ?? allTime;
  const isDone = done < Infinity;
  const elapsed = openFor(start, isDone ? done : asOf, pauses, between);
  const isInTime = elapsed <= most;
  return {
    target: name,
    state: isDone ? (isInTime ? "met" : "breached") : isInTime ? "pending" : "late",
    deadline: deadlineOf(start, most, pauses, time),
    elapsed,
  };
}

function allTime(from: number, to: number): number {
  return to - from;
}

/** The pauses as they were known, in time order: one that ends later lasts. */
function pausesBefore({ pauses }: ServiceColumns, i: number, asOf: number): ReadPause[] {
  const all = (pauses[i] ?? []) as unknown as readonly ReadPause[];
  return all
    .filter(({ start }) => start < asOf)
    .map(({ start, end }) => ({ start, end: end < asOf ? end : Infinity }))
    .sort((a, b) => a.start - b.start);
}

/** The priority in force at a moment: changes that came later change no target. */
function priorityAt(
  { priority, priorities }: ServiceColumns,
  i: number,
  at: number,
  asOf: number,
): string {
  let found: Key | null = null;
  let since = Number.NaN;
  for (const change of priorities[i] ?? []) {
    const from = change.at as number;
    // The last one that holds by then; where none does yet, the first.
    const isFirst = Number.isNaN(since) || (since > at && from < since);
    if (from >= asOf || !(isFirst || (from <= at && from >= since))) continue;
    found = change.priority;
    since = from;
  }
  return String(Number.isNaN(since) ? valueAt(priority as Column, i) : found);
}

/** The last moment that keeps a target; `null` where a pause without an end comes before it. */
function deadlineOf(
  start: number,
  most: number,
  pauses: readonly ReadPause[],
  time: BusinessTime | undefined,
): number | null {
  const between = time ?? allTime;
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
  // A clock takes whole milliseconds, which pauses between fractions of them do not leave.
  return time?.add(cursor, Math.floor(left)).getTime() ?? cursor + left;
}
