import { type Kpi, kpi } from "../measure";
import { maybe, oneOf, options, period } from "../options";
import {
  type Exclusion,
  type ExclusionCounts,
  exclude,
  excludedIn,
  mergeExclusions,
  UNKNOWN_YET,
} from "../record/exclusions";
import type { Field } from "../record/fields";
import { kindOf } from "../record/gather";
import { type ColumnsOf, reading } from "../record/record";
import {
  type Columns,
  type SOLVING,
  type Ticket,
  ticket,
  UNANSWERED,
  wasSolved,
} from "../record/ticket";
import type { Column, Kind, Slice } from "../slice";
import { quantileOf } from "../stats/distribution";
import type { Period } from "../time";
import { type Lengths, movable } from "./movable";
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

/** What may be set for {@link firstResponseTime}. */
export interface FirstResponseTimeOptions extends WaitOptions {
  /** Only tickets of this period count. Default: all. */
  readonly period?: Period;
  /** What puts a ticket into a period: its creation (default), or its first reply. */
  readonly periodBy?: "creation" | "reply";
}

/** What {@link firstResponseTime} answers. All times are in milliseconds. */
export interface FirstResponseTimeResult extends WaitResult {
  /** Tickets that nobody has answered, and that never were solved. */
  readonly unanswered: number;
  /** Their share of all tickets that count; `null` without any. */
  readonly unansweredShare: number | null;
  /** How long the middle one of them has waited by `asOf`; `null` without any, or without `asOf`. */
  readonly medianUnanswered: number | null;
  /** How long the oldest of them has waited by `asOf`; `null` without any, or without `asOf`. */
  readonly oldestUnanswered: number | null;
  /** Tickets left out, by reason. */
  readonly excluded: readonly Exclusion[];
}

/** What {@link firstResponseTime} holds in between. */
export interface FirstResponseTimeState {
  readonly waits: WaitState;
  readonly excluded: ExclusionCounts;
}

/**
 * First response time: how long customers wait until a person first answers.
 *
 * `firstRespondedAt - createdAt` in milliseconds, or what {@link businessTime} counts of it, over the
 * tickets that were answered: the median (`value`), the mean, and the times within which 90 % and
 * 95 % were answered, interpolated as R and numpy do (type 7). `quantiles` lists any others, beside
 * the nearest rank: the time within which so many were in fact answered.
 *
 * All these get better the more tickets are left unanswered. So those are counted beside, with
 * their age, and `censoredMedian` takes them for what they are: waits that are not over yet. Give
 * `asOf`, the moment of the report, to have it. Its interval turns round that of the curve
 * (Brookmeyer and Crowley), on the scale of log(-log).
 *
 * With a `target`, an unanswered ticket has missed it once it has waited longer; before that it is
 * pending and in neither count.
 *
 * A ticket that was solved before anybody answered is no longer waiting for a first response, nor is it
 * once it is reopened: it is left out and counted as `"solved unanswered"`. Tickets with a word in
 * `excluded` are left out and counted by it. With a `period`, so are those that were not asked in it,
 * or with `periodBy: "reply"` not answered in it; a wait belongs whole to one period. `over` cuts by
 * `createdAt`.
 *
 * A moment is a cut: known is what happened before `asOf`, so a reply at that very moment has not come.
 *
 * Without answered tickets the times are `null`: 0 would be an answer at once.
 *
 * @function
 * @param records - Tickets: `createdAt`, and `firstRespondedAt`, which is `null` while unanswered. Of
 *   unanswered ones `resolvedAt`, `firstResolvedAt`, `reopenings` and `reopens` are read, where they are there.
 * @param options - See {@link FirstResponseTimeOptions}. Alone, they make the measure.
 * @throws InputError for an answer before its question (unless it is to be excluded), a record without
 *   `firstRespondedAt`, an invalid date, a target below a second, shares, buckets and errors out of
 *   range, an `elapsed` that gives no time, and an unknown option.
 * @see Kaplan and Meier, "Nonparametric Estimation from Incomplete Observations", JASA 1958.
 * @see Brookmeyer and Crowley, "A Confidence Interval for the Median Survival Time", Biometrics 1982.
 * @see Hyndman and Fan, "Sample Quantiles in Statistical Packages", The American Statistician 1996.
 * @example
 * ```ts
 * import { firstResponseTime } from "customer-kpis";
 *
 * const minutes = 60_000;
 * const at = (time: string) => new Date(`2026-03-02T${time}Z`);
 * const tickets = [
 *   { createdAt: at("09:00"), firstRespondedAt: at("09:10") },
 *   { createdAt: at("09:00"), firstRespondedAt: at("09:20") },
 *   { createdAt: at("09:00"), firstRespondedAt: null },
 *   { createdAt: at("09:00"), firstRespondedAt: null, resolvedAt: at("09:30") },
 * ];
 * const result = firstResponseTime(tickets, { asOf: at("12:00"), target: 15 * minutes });
 * result.value; // => 15 * minutes
 * result.unanswered; // => 1
 * result.censoredMedian; // => 20 * minutes
 * result.withinTarget?.missed; // => 2
 * result.excluded; // => [{ reason: "solved unanswered", count: 1 }]
 * ```
 */
export const firstResponseTime: Kpi<
  FirstResponse,
  FirstResponseTimeResult,
  FirstResponseTimeState,
  [options?: FirstResponseTimeOptions]
> = /* @__PURE__ */ kpi(
  /* @__PURE__ */ options<FirstResponseTimeOptions>("firstResponseTime")({
    ...waitOptions,
    period: /* @__PURE__ */ maybe(/* @__PURE__ */ period()),
    periodBy: /* @__PURE__ */ oneOf(["creation", "reply"], "creation"),
  }),
  ({ period, periodBy, ...options }) => {
    const parts = waits("firstResponseTime", options);
    const start = period ? period.start : -Infinity;
    const end = period ? period.end : Infinity;
    const byReply = periodBy === "reply";
    const chosen = { start, end, byReply, found: newWaits(), solvingIn: solvingReader() };
    const measure = reading("firstResponseTime", ticket, ["createdAt", "firstRespondedAt"], {
      init: (): FirstResponseTimeState => ({ waits: parts.init(), excluded: new Map() }),
      take: (state, columns) => take(state, columns, parts, chosen),
      merge(left, right) {
        parts.merge(left.waits, right.waits);
        mergeExclusions(left.excluded, right.excluded);
        return left;
      },
      scale: (state, times) => parts.scale(state.waits, times),
      finish: (state) => resultOf(state, parts),
      excluded: (state) => state.excluded,
      invalid: options.invalid,
      asOf: options.asOf,
      at: "createdAt",
      sometimes: SOLVED,
    });
    const isByLength = options.elapsed === null && !chosen.byReply;
    return isByLength ? movable(measure, lengthsOf(parts, options.asOf, chosen)) : measure;
  },
);

/** What tells of an unanswered ticket whether it was solved. */
const SOLVED = [
  "resolvedAt",
  "firstResolvedAt",
  "reopenings",
  "reopens",
] as const satisfies readonly (keyof FirstResponse)[];

/** What {@link firstResponseTime} reads of a ticket. */
export type FirstResponse = Pick<Ticket, "createdAt" | "firstRespondedAt"> &
  Partial<
    Pick<
      Ticket,
      "resolvedAt" | "firstResolvedAt" | "reopenings" | "reopens" | "excluded" | "excludedAt"
    >
  >;

/** Which tickets count: those of a period, by their creation or by their reply. */
interface Chosen {
  readonly start: number;
  readonly end: number;
  readonly byReply: boolean;
  /** Where their waits are collected. */
  readonly found: NewWaits;
  /** Reads of unanswered ones what tells whether they were solved. */
  readonly solvingIn: (slice: Slice) => Columns<(typeof SOLVING)[number]>;
}

function solvingReader(): Chosen["solvingIn"] {
  const kinds = SOLVED.map((name) => {
    return [name, kindOf(ticket.fields[name] as Field<unknown>) as Kind<Column>] as const;
  });
  return (slice) => {
    const read = kinds.map(([name, kind]) => [name, slice.read("firstResponseTime", name, kind)]);
    return Object.fromEntries(read) as unknown as ReturnType<Chosen["solvingIn"]>;
  };
}

/** Of an answered ticket its wait matters, of another its age and whether it was solved. */
function lengthsOf({ bits }: Waits, asOf: number | null, { start, end }: Chosen): Lengths {
  return {
    asOf,
    start,
    end,
    ...(asOf !== null && { once: "firstRespondedAt" }),
    after: {
      firstRespondedAt: bits === undefined ? {} : { bits },
      resolvedAt: { lengths: [] },
      firstResolvedAt: { lengths: [] },
    },
  };
}

function take(
  state: FirstResponseTimeState,
  {
    createdAt,
    firstRespondedAt,
    length,
    slice,
  }: ColumnsOf<Pick<Ticket, "createdAt" | "firstRespondedAt">>,
  { known, elapsed, clear, add }: Waits,
  { start, end, byReply, found, solvingIn }: Chosen,
): void {
  clear(found, length);
  const open: number[] = [];
  let late = 0;
  let outside = 0;
  let without = 0;
  for (let i = 0; i < length; i++) {
    const from = createdAt[i]!;
    const to = firstRespondedAt[i]!;
    const isAnswered = to < known;
    if (from >= known) late++;
    else if (byReply && !isAnswered) without++;
    else if (byReply ? to < start || to >= end : from < start || from >= end) outside++;
    else if (isAnswered) found.over[found.n++] = elapsed(from, to);
    else open.push(i);
  }
  let unheard = 0;
  if (open.length > 0) {
    const solving = solvingIn(slice.only(Int32Array.from(open)));
    for (const [k, i] of open.entries()) {
      if (wasSolved(solving, k, known)) unheard++;
      else {
        const place = found.lastingCount++;
        if (known < Infinity) found.lasting[place] = elapsed(createdAt[i]!, known);
      }
    }
  }
  add(state.waits, found);
  const counts = [
    [UNKNOWN_YET, late],
    ["unanswered", without],
    ["outside the period", outside],
    [UNANSWERED, unheard],
  ] as const;
  for (const [reason, count] of counts) if (count > 0) exclude(state.excluded, reason, count);
}

function resultOf(state: FirstResponseTimeState, { answer }: Waits): FirstResponseTimeResult {
  const { result, lasting } = answer(state.waits);
  const unanswered = state.waits.lastingCount;
  const all = unanswered + result.n;
  return {
    ...result,
    unanswered,
    unansweredShare: all > 0 ? unanswered / all : null,
    medianUnanswered: quantileOf(lasting, 0.5),
    oldestUnanswered: lasting.n > 0 ? lasting.rank(lasting.n - 1) : null,
    excluded: excludedIn(state.excluded),
  };
}
