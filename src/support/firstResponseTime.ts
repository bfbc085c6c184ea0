import { checkOptions, fail } from "../check";
import { type Kpi, kpi } from "../measure";
import { exclude } from "../record/exclusions";
import { checkRecord } from "../record/field";
import type { Ticket } from "../record/ticket";
import { quantileOf } from "../stats/distribution";
import { checkPeriod, milliseconds, type Period } from "../time";
import type { WaitResult } from "./waitResult";
import { WAIT_OPTIONS, type WaitOptions, type WaitState, waits } from "./waits";

/** What may be set for {@link firstResponseTime}. */
export interface FirstResponseTimeOptions extends WaitOptions {
  /** Only tickets of this period count. Default: all. */
  readonly period?: Period;
  /** What puts a ticket into a period: its creation (default), or its first reply. */
  readonly periodBy?: "creation" | "reply";
  /** What to do about an answer before its question: refuse it (default), or exclude and count it. */
  readonly earlyReplies?: "refuse" | "exclude";
}

/** What {@link firstResponseTime} answers. All times are in milliseconds. */
export interface FirstResponseTimeResult extends WaitResult {
  /** Tickets that nobody has answered. */
  readonly unanswered: number;
  /** Their share of all tickets that count; `null` without any. */
  readonly unansweredShare: number | null;
  /** How long the middle one of them has waited by `asOf`; `null` without any, or without `asOf`. */
  readonly medianUnanswered: number | null;
  /** How long the oldest of them has waited by `asOf`; `null` without any, or without `asOf`. */
  readonly oldestUnanswered: number | null;
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
 * Tickets with a word in `excluded` are left out and counted by it. With a `period`, so are those
 * that were not asked in it, or with `periodBy: "reply"` not answered in it; a wait belongs whole to
 * one period.
 *
 * Without answered tickets the times are `null`: 0 would be an answer at once.
 *
 * @function
 * @param records - Tickets: `createdAt`, and `firstRespondedAt`, which is `null` while unanswered.
 * @param options - See {@link FirstResponseTimeOptions}. Alone, they make the measure.
 * @throws RangeError for an answer before its question (unless it is to be excluded), for an invalid date, for a target that is
 *   not above 0, for shares, buckets and errors out of range, and for an `elapsed` that gives no
 *   time; TypeError for a record without these
 *   fields and for an unknown option.
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
 * ];
 * const result = firstResponseTime(tickets, { asOf: at("12:00"), target: 15 * minutes });
 * result.value; // => 15 * 60_000
 * result.unanswered; // => 1
 * result.censoredMedian; // => 20 * 60_000
 * result.withinTarget?.missed; // => 2
 * ```
 */
export const firstResponseTime: Kpi<
  Ticket,
  FirstResponseTimeResult,
  WaitState,
  [options?: FirstResponseTimeOptions]
> = /* @__PURE__ */ kpi("firstResponseTime", (options: FirstResponseTimeOptions = {}) => {
  checkOptions("firstResponseTime", options, [
    ...WAIT_OPTIONS,
    "period",
    "periodBy",
    "earlyReplies",
  ]);
  const { periodBy = "creation", earlyReplies = "refuse" } = options;
  const { init, take, merge, finish } = waits("firstResponseTime", options);
  if (periodBy !== "creation" && periodBy !== "reply") {
    fail("firstResponseTime", "periodBy", '"creation" or "reply"', periodBy);
  }
  if (earlyReplies !== "refuse" && earlyReplies !== "exclude") {
    fail("firstResponseTime", "earlyReplies", '"refuse" or "exclude"', earlyReplies);
  }
  const period =
    options.period === undefined
      ? null
      : checkPeriod("firstResponseTime", "period", options.period);

  function step(state: WaitState, ticket: Ticket): WaitState {
    checkRecord("firstResponseTime", ticket, "createdAt and firstRespondedAt");
    const { createdAt, firstRespondedAt } = ticket;
    const created = read(createdAt, "createdAt");
    const responded = firstRespondedAt === null ? null : readResponse(firstRespondedAt);
    if (ticket.excluded) {
      exclude(state.excluded, ticket.excluded);
      return state;
    }
    if (period) {
      const at = periodBy === "creation" ? created : responded;
      if (at === null || at < period.start || at >= period.end) {
        exclude(state.excluded, at === null ? "unanswered" : "outside the period");
        return state;
      }
    }
    if (responded === null || responded >= created) take(state, created, responded);
    else if (earlyReplies === "exclude") exclude(state.excluded, "answered before created");
    else fail("firstResponseTime", "firstRespondedAt", "at or after createdAt", firstRespondedAt);
    return state;
  }

  return {
    init,
    step,
    merge,
    finish(state) {
      const { result, lasting } = finish(state);
      const unanswered = state.lastingCount;
      return {
        ...result,
        unanswered,
        unansweredShare: unanswered + result.n > 0 ? unanswered / (unanswered + result.n) : null,
        medianUnanswered: quantileOf(lasting, 0.5),
        oldestUnanswered: lasting.n > 0 ? lasting.rank(lasting.n - 1) : null,
      };
    },
  };
});

function readResponse(instant: Ticket["firstRespondedAt"]): number {
  if (instant === undefined || instant === null) {
    fail("firstResponseTime", "firstRespondedAt", "a moment, or null while unanswered", instant);
  }
  return read(instant, "firstRespondedAt");
}

function read(instant: Ticket["createdAt"], field: string): number {
  const ms = instant instanceof Date ? instant.getTime() : instant;
  // Most instants pass here: for an engine, a call that returns a fraction is a slow one.
  const isPlain = typeof ms === "number" && Math.abs(ms) <= 8.64e15;
  return isPlain ? ms : milliseconds(instant, "firstResponseTime", field);
}
