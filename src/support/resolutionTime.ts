import { type Kpi, kpi } from "../measure";
import { oneOf, options } from "../options";
import {
  type Exclusion,
  type ExclusionCounts,
  exclude,
  excludedIn,
  mergeExclusions,
  UNKNOWN_YET,
} from "../record/exclusions";
import type { ReadPause } from "../record/membership";
import { asking, reading } from "../record/record";
import {
  type Columns,
  inOrder,
  openFor,
  SOLVING,
  solvingOf,
  type Ticket,
  ticket,
  VAGUE,
} from "../record/ticket";
import { type Share, shareOf } from "../stats/share";
import { movable } from "./movable";
import type { WaitResult } from "./waitResult";
import {
  type NewWaits,
  newWaits,
  type WaitOptions,
  type WaitState,
  type Waits,
  waitOptions,
  waits,
} from "./waits";

/** What may be set for {@link resolutionTime}. */
export interface ResolutionTimeOptions extends WaitOptions {
  /**
   * When the clock runs: all the time until a ticket is solved for good (default), or only while it
   * is `"open"`, and not from when it was solved until it was reopened.
   */
  readonly clock?: "all" | "open";
}

/** What {@link resolutionTime} answers. All times are in milliseconds. */
export interface ResolutionTimeResult extends WaitResult {
  /** The same for the time until a ticket was solved first, whether or not it was reopened. */
  readonly first: WaitResult;
  /** Tickets that are open. */
  readonly unresolved: number;
  /** How long the oldest of them has been by `asOf`; `null` without any, or without `asOf`. */
  readonly oldestUnresolved: number | null;
  /** The share of solved tickets that took one reply at most, of those whose replies are known. */
  readonly oneTouch: Share;
  /** The share of tickets ever solved that were reopened, of those of which that is known. */
  readonly reopened: Share;
  /** Tickets left out, by reason. */
  readonly excluded: readonly Exclusion[];
}

/** What {@link resolutionTime} holds in between. */
export interface ResolutionTimeState {
  readonly full: WaitState;
  readonly first: WaitState;
  readonly counts: { touches: number; once: number; solved: number; reopened: number };
  readonly excluded: ExclusionCounts;
}

/**
 * Resolution time: how long until a customer's problem is solved.
 *
 * `resolvedAt - createdAt` in milliseconds, or what {@link businessTime} counts of it, less the time
 * in which the customer was asked (`pauses`). `value` is the median over tickets that are solved for
 * good; `first` has the same figures until each was solved for the first time.
 *
 * A reopened ticket is open again: its `reopenings` tell since when. With `clock: "open"` the time in
 * which it was solved is off the clock too: solved 3 minutes after it came, reopened ten days later
 * and solved 2 minutes after that is 5 minutes, else 14,405.
 *
 * Open tickets count where they can: `censoredMedian` takes them for waits that are not over. With
 * `asOf` all is as it was known before that moment: a ticket that was solved then and reopened later
 * was solved. A row that says that it was reopened, but not when, is taken at its word where it was
 * last solved before that moment or is open; where it was last solved later, and with `clock: "open"`,
 * it is left out and counted.
 *
 * @function
 * @param records - Tickets with `createdAt` and `resolvedAt` (`null` while open), and where known
 *   `reopenings` (or `firstResolvedAt` and `reopens`), `pauses` and `repliedAt` (or `replies`):
 *   {@link ticketsFromEvents} makes them of a log.
 * @param options - See {@link ResolutionTimeOptions}. Alone, they make the measure.
 * @throws InputError for a ticket solved before it was created, reopened before it was solved, or with
 *   a pause that ends before it starts (unless they are to be excluded), for a record without
 *   `resolvedAt`, an invalid date, and options out of range or unknown.
 * @see Kaplan and Meier, "Nonparametric Estimation from Incomplete Observations", JASA 1958.
 * @example
 * ```ts
 * import { resolutionTime } from "customer-kpis";
 *
 * const hours = 3_600_000;
 * const at = (hour: number) => new Date(Date.UTC(2026, 2, 2, hour));
 * const tickets = [
 *   { createdAt: at(0), resolvedAt: at(5), pauses: [{ start: at(1), end: at(3) }], replies: 2 },
 *   { createdAt: at(0), resolvedAt: at(4), reopenings: [{ solvedAt: at(1), reopenedAt: at(3) }] },
 * ];
 * const result = resolutionTime(tickets);
 * result.value; // => 3.5 * hours
 * result.first.value; // => 2 * hours
 * result.oneTouch.value; // => 0
 * result.reopened.value; // => 1
 * resolutionTime(tickets, { clock: "open" }).value; // => 2.5 * hours
 * ```
 */
export const resolutionTime: Kpi<
  Pick<Ticket, (typeof READS)[number] | "excluded" | "excludedAt">,
  ResolutionTimeResult,
  ResolutionTimeState,
  [options?: ResolutionTimeOptions]
> = /* @__PURE__ */ kpi(
  /* @__PURE__ */ options<ResolutionTimeOptions>("resolutionTime")({
    ...waitOptions,
    clock: /* @__PURE__ */ oneOf(["all", "open"], "all"),
  }),
  ({ clock, ...options }) => {
    const parts = waits("resolutionTime", options);
    const found = [newWaits(), newWaits()] as const;
    const measure = reading("resolutionTime", asking(ticket, "nullable", ["resolvedAt"]), READS, {
      init: (): ResolutionTimeState => ({
        full: parts.init(),
        first: parts.init(),
        counts: { touches: 0, once: 0, solved: 0, reopened: 0 },
        excluded: new Map(),
      }),
      take: (state, columns) => take(state, columns, parts, found, clock === "open"),
      merge(left, right) {
        parts.merge(left.full, right.full);
        parts.merge(left.first, right.first);
        for (const name of COUNTS) {
          left.counts[name] += right.counts[name];
        }
        mergeExclusions(left.excluded, right.excluded);
        return left;
      },
      scale(state, times) {
        parts.scale(state.full, times);
        parts.scale(state.first, times);
        for (const name of COUNTS) state.counts[name] *= times;
      },
      finish: (state) => resultOf(state, parts, options.level),
      excluded: (state) => state.excluded,
      invalid: options.invalid,
      asOf: options.asOf,
      at: "createdAt",
    });
    if (options.elapsed !== null) return measure;
    const { asOf } = options;
    const length = parts.bits === undefined ? {} : { bits: parts.bits };
    return movable(measure, {
      asOf,
      ...(asOf !== null && { once: "resolvedAt" }),
      after: { resolvedAt: length, firstResolvedAt: {} },
    });
  },
);

const COUNTS = ["touches", "once", "solved", "reopened"] as const;

const READS = [...SOLVING, "pauses", "repliedAt", "replies"] as const;

function take(
  state: ResolutionTimeState,
  columns: Columns<(typeof READS)[number]>,
  { known, elapsed, clear, add }: Waits,
  [full, first]: readonly [NewWaits, NewWaits],
  isOpenOnly: boolean,
): void {
  const { createdAt, length } = columns;
  clear(full, length);
  clear(first, length);
  const counts = { touches: 0, once: 0, solved: 0, reopened: 0 };
  let late = 0;
  let vague = 0;
  for (let i = 0; i < length; i++) {
    const from = createdAt[i]!;
    const solving = from < known ? solvingOf(columns, i, known) : null;
    if (from >= known) late++;
    else if (!solving || (isOpenOnly && solving.isVague)) vague++;
    else {
      const pauses = (columns.pauses[i] ?? []) as unknown as readonly ReadPause[];
      const rests = isOpenOnly ? [...pauses, ...solvedIn(columns, i)] : pauses;
      const wait = (to: number) => openFor(from, to, rests, elapsed);
      count(full, solving.resolved, known, wait);
      if (!Number.isNaN(solving.first)) count(first, solving.first, known, wait);
      const replies = repliesOf(columns, i, known);
      if (solving.resolved < Infinity && replies >= 0) {
        counts.touches++;
        if (replies <= 1) counts.once++;
      }
      // Where it is not known when it was solved first, it was solved all the same.
      if (solving.first !== Infinity && solving.reopens >= 0) {
        counts.solved++;
        if (solving.reopens > 0) counts.reopened++;
      }
    }
  }
  add(state.full, full);
  add(state.first, first);
  for (const name of COUNTS) {
    state.counts[name] += counts[name];
  }
  if (late > 0) exclude(state.excluded, UNKNOWN_YET, late);
  if (vague > 0) exclude(state.excluded, VAGUE, vague);
}

/** Takes in a wait until `to`, or while that is Infinity until now. */
function count(waits: NewWaits, to: number, known: number, wait: (to: number) => number): void {
  if (to < Infinity) waits.over[waits.n++] = wait(to);
  else {
    const place = waits.lastingCount++;
    if (known < Infinity) waits.lasting[place] = wait(known);
  }
}

/** The stretches in which a ticket was solved, as pauses. */
function solvedIn(columns: Columns<"reopenings">, i: number): readonly ReadPause[] {
  return inOrder(columns, i).map(({ solvedAt, reopenedAt }) => ({
    start: solvedAt,
    end: reopenedAt,
  }));
}

/** How many replies there had been; NaN where that is not known. */
function repliesOf(columns: Columns<"repliedAt" | "replies">, i: number, known: number): number {
  const moments = columns.repliedAt[i] as readonly number[] | null;
  return moments ? moments.filter((moment) => moment < known).length : columns.replies[i]!;
}

function resultOf(
  { full, first, counts, excluded }: ResolutionTimeState,
  { answer }: Waits,
  level: number,
): ResolutionTimeResult {
  const { result, lasting } = answer(full);
  return {
    ...result,
    first: answer(first).result,
    unresolved: full.lastingCount,
    oldestUnresolved: lasting.n > 0 ? lasting.rank(lasting.n - 1) : null,
    oneTouch: shareOf(counts.once, counts.touches, level),
    reopened: shareOf(counts.reopened, counts.solved, level),
    excluded: excludedIn(excluded),
  };
}
