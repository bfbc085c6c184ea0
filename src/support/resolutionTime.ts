import { checkOptions, fail } from "../check";
import { type Kpi, kpi } from "../measure";
import { exclude } from "../record/exclusions";
import { checkRecord } from "../record/field";
import { openFor, readPauses } from "../record/pauses";
import type { Pause } from "../record/ticket";
import { checkLevel, type Interval, wilson } from "../stats/intervals";
import { type Instant, milliseconds } from "../time";
import type { WaitResult } from "./waitResult";
import { WAIT_OPTIONS, type WaitOptions, type WaitState, waits } from "./waits";

/** What {@link resolutionTime} reads of a ticket. */
export interface ResolvableTicket {
  /** When the customer asked. */
  readonly createdAt: Instant;
  /** When it was solved for good; `null` or left out while it is open. */
  readonly resolvedAt?: Instant | null | undefined;
  /** When it was solved for the first time. Default: `resolvedAt`. */
  readonly firstResolvedAt?: Instant | null | undefined;
  /** Stretches in which the customer was asked: off the clock. */
  readonly pauses?: readonly Pause[] | undefined;
  /** Public replies by staff, where they are known. */
  readonly replies?: number | undefined;
  /** How often it was reopened, where it is known. */
  readonly reopens?: number | undefined;
  /** Why it does not count, as `"spam"`; `null` or left out where it does. */
  readonly excluded?: string | null | undefined;
}

/** A share of tickets. */
export interface TicketShare {
  /** The share, 0 to 1; `null` without tickets of which it is known. */
  readonly value: number | null;
  /** Tickets of which it is known. */
  readonly n: number;
  /** How many of them it is true of. */
  readonly count: number;
  /** Wilson interval of the share; `null` without any. */
  readonly interval: Interval | null;
}

/** What {@link resolutionTime} answers. All times are in milliseconds. */
export interface ResolutionTimeResult extends WaitResult {
  /** The same for the time until a ticket was solved first, whether or not it was reopened. */
  readonly first: WaitResult;
  /** Tickets that are open. */
  readonly unresolved: number;
  /** How long the oldest of them has been by `asOf`; `null` without any, or without `asOf`. */
  readonly oldestUnresolved: number | null;
  /** The share of solved tickets that took one reply at most. */
  readonly oneTouch: TicketShare;
  /** The share of tickets ever solved that were reopened. */
  readonly reopened: TicketShare;
}

/** What {@link resolutionTime} holds in between. */
export interface ResolutionTimeState {
  readonly full: WaitState;
  readonly first: WaitState;
  readonly counts: { touches: number; once: number; solved: number; reopened: number };
}

/**
 * Resolution time: how long until a customer's problem is solved.
 *
 * `resolvedAt - createdAt` in milliseconds, or what {@link businessTime} counts of it, less the time
 * in which the customer was asked (`pauses`). `value` is the median over tickets that are solved for
 * good; `first` has the same figures until each was solved for the first time.
 *
 * Open tickets count where they can: `censoredMedian` takes them for waits that are not over.
 *
 * @function
 * @param records - Tickets with `createdAt` and `resolvedAt`, and where known `firstResolvedAt`,
 *   `pauses`, `replies` and `reopens`: {@link ticketsFromEvents} makes them of a log.
 * @param options - See {@link WaitOptions}. Alone, they make the measure.
 * @throws RangeError for a ticket solved before it was created, for an invalid date, for a pause
 *   that ends before it starts, and for options out of range; TypeError for other kinds of records.
 * @see Kaplan and Meier, "Nonparametric Estimation from Incomplete Observations", JASA 1958.
 * @example
 * ```ts
 * import { resolutionTime } from "customer-kpis";
 *
 * const hours = 3_600_000;
 * const asked = { start: 1 * hours, end: 3 * hours };
 * const result = resolutionTime([
 *   { createdAt: 0, resolvedAt: 5 * hours, pauses: [asked], replies: 2, reopens: 0 },
 *   { createdAt: 0, resolvedAt: 4 * hours, firstResolvedAt: 1 * hours, replies: 1, reopens: 1 },
 * ]);
 * result.value; // => 3.5 * hours
 * result.first.value; // => 2 * hours
 * result.oneTouch.value; // => 0.5
 * result.reopened.value; // => 0.5
 * ```
 */
export const resolutionTime: Kpi<
  ResolvableTicket,
  ResolutionTimeResult,
  ResolutionTimeState,
  [options?: WaitOptions]
> = /* @__PURE__ */ kpi("resolutionTime", (options: WaitOptions = {}) => {
  checkOptions("resolutionTime", options, WAIT_OPTIONS);
  const full = waits("resolutionTime", options);
  const level = checkLevel("resolutionTime", options.level);
  const known = full.asOf ?? Infinity;

  return {
    init: () => ({
      full: full.init(),
      first: full.init(),
      counts: { touches: 0, once: 0, solved: 0, reopened: 0 },
    }),
    step(state, ticket) {
      const { created, resolved, firstResolved } = read(ticket);
      if (ticket.excluded) {
        exclude(state.full.excluded, ticket.excluded);
        exclude(state.first.excluded, ticket.excluded);
        return state;
      }
      const pauses = readPauses("resolutionTime", ticket.pauses ?? []);
      const wait = (from: number, to: number) => openFor(from, to, pauses, full.elapsed);
      full.take(state.full, created, resolved, wait);
      full.take(state.first, created, firstResolved, wait);
      const { counts } = state;
      if (created > known) return state;
      if (resolved !== null && resolved <= known && ticket.replies !== undefined) {
        counts.touches++;
        if (ticket.replies <= 1) counts.once++;
      }
      if (firstResolved !== null && firstResolved <= known && ticket.reopens !== undefined) {
        counts.solved++;
        if (ticket.reopens > 0) counts.reopened++;
      }
      return state;
    },
    merge(left, right) {
      full.merge(left.full, right.full);
      full.merge(left.first, right.first);
      for (const name of ["touches", "once", "solved", "reopened"] as const) {
        left.counts[name] += right.counts[name];
      }
      return left;
    },
    finish(state) {
      const { result, lasting } = full.finish(state.full);
      const { touches, once, solved, reopened } = state.counts;
      return {
        ...result,
        first: full.finish(state.first).result,
        unresolved: state.full.lastingCount,
        oldestUnresolved: lasting.n > 0 ? lasting.rank(lasting.n - 1) : null,
        oneTouch: shareOf(once, touches, level),
        reopened: shareOf(reopened, solved, level),
      };
    },
  };
});

function read(ticket: ResolvableTicket) {
  checkRecord("resolutionTime", ticket, "createdAt and resolvedAt");
  const created = milliseconds(ticket.createdAt, "resolutionTime", "createdAt");
  const resolved = readEnd(ticket.resolvedAt, "resolvedAt", created);
  const firstResolved = readEnd(ticket.firstResolvedAt, "firstResolvedAt", created) ?? resolved;
  return { created, resolved, firstResolved };
}

function readEnd(instant: Instant | null | undefined, field: string, created: number) {
  if (instant === null || instant === undefined) return null;
  const ms = milliseconds(instant, "resolutionTime", field);
  return ms >= created ? ms : fail("resolutionTime", field, "at or after createdAt", instant);
}

function shareOf(count: number, n: number, level: number): TicketShare {
  return { value: n > 0 ? count / n : null, n, count, interval: wilson(count, n, level) };
}
