import { quantileSorted } from "simple-statistics";
import { checkOptions, fail } from "../check";
import { checkRecord } from "../fold/field";
import { addValue, initValues, mergeValues, sortedValues, type ValuesState } from "../fold/values";
import { type Kpi, kpi } from "../measure";
import { checkLevel, type Interval, wilson } from "../stats/intervals";
import { censoredMedian } from "../stats/survival";
import { type Instant, milliseconds } from "../time";
import type { Ticket } from "./ticket";

/** What may be set for {@link firstResponseTime}. */
export interface FirstResponseTimeOptions {
  /** The time that counts between two moments, in milliseconds. Default: all of it. */
  readonly elapsed?: (from: number, to: number) => number;
  /**
   * The moment of the report: nothing later is known to it, so a later answer is none yet and a
   * later ticket is left out. Without it, how long the unanswered wait is unknown.
   */
  readonly asOf?: Instant;
  /** The longest time a customer should wait, in milliseconds. */
  readonly target?: number;
  /** The confidence level of the interval. Default 0.95. */
  readonly level?: number;
}

/** How many tickets kept the target. */
export interface WithinTarget {
  /** The share that did, of those known to have kept or missed it; `null` without any. */
  readonly value: number | null;
  /** Tickets known to have kept or missed it. */
  readonly n: number;
  /** Answered within the target; exactly on it counts. */
  readonly met: number;
  /** Answered later, or not yet although the target has passed. */
  readonly missed: number;
  /** Unanswered, and may still be answered in time as far as is known: in neither. */
  readonly pending: number;
  /** Wilson interval of the share; `null` without any. */
  readonly interval: Interval | null;
}

/** What {@link firstResponseTime} answers. All times are in milliseconds. */
export interface FirstResponseTimeResult {
  /** The median over answered tickets; `null` without any. */
  readonly value: number | null;
  /** Answered tickets. */
  readonly n: number;
  /** The mean over answered tickets; `null` without any. */
  readonly mean: number | null;
  /** About nine in ten answered tickets took at most this; `null` without any. */
  readonly p90: number | null;
  /** About nineteen in twenty answered tickets took at most this; `null` without any. */
  readonly p95: number | null;
  /** Tickets that nobody has answered. */
  readonly unanswered: number;
  /** How long the oldest of them has waited by `asOf`; `null` without any, or without `asOf`. */
  readonly oldestUnanswered: number | null;
  /**
   * The median that also counts who still waits (Kaplan-Meier); `null` where half have not been
   * answered yet, and where tickets are unanswered but `asOf` is not given.
   */
  readonly censoredMedian: number | null;
  /** How many kept the target; `null` without a `target`. */
  readonly withinTarget: WithinTarget | null;
  /** Tickets created after `asOf`: in no figure above. */
  readonly excluded: number;
}

/** What {@link firstResponseTime} holds in between: 8 bytes a ticket. */
export interface FirstResponseTimeState {
  readonly answered: ValuesState;
  /** How long each unanswered ticket has waited; empty without `asOf`. */
  readonly waiting: ValuesState;
  unanswered: number;
  excluded: number;
}

/**
 * First response time: how long customers wait until a person first answers.
 *
 * `firstRespondedAt - createdAt` in milliseconds, over the tickets that were answered: the median
 * (`value`), the mean, and the times within which 90 % and 95 % were answered, interpolated as R
 * and numpy do (type 7).
 *
 * All these get better the more tickets are left unanswered. So those are counted beside, with
 * their age, and `censoredMedian` takes them for what they are: waits that are not over yet. Give
 * `asOf`, the moment of the report, to have it.
 *
 * With a `target`, an unanswered ticket has missed it once it has waited longer; before that it is
 * pending and in neither count.
 *
 * Without answered tickets the times are `null`: 0 would be an answer at once.
 *
 * @function
 * @param records - Tickets: `createdAt`, and `firstRespondedAt`, which is `null` while unanswered.
 * @param options - See {@link FirstResponseTimeOptions}. Alone, they make the measure.
 * @throws RangeError for an answer before its question, for an invalid date, for a target that is
 *   not above 0, and for an `elapsed` that gives no time; TypeError for a record without these
 *   fields and for an unknown option.
 * @see Kaplan and Meier, "Nonparametric Estimation from Incomplete Observations", JASA 1958.
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
  FirstResponseTimeState,
  [options?: FirstResponseTimeOptions]
> = /* @__PURE__ */ kpi("firstResponseTime", (options: FirstResponseTimeOptions = {}) => {
  checkOptions("firstResponseTime", options, ["elapsed", "asOf", "target", "level"]);
  const { elapsed = (from, to) => to - from, target } = options;
  const level = checkLevel("firstResponseTime", options.level);
  const asOf =
    options.asOf === undefined ? null : milliseconds(options.asOf, "firstResponseTime", "asOf");
  if (target !== undefined && !(typeof target === "number" && target > 0)) {
    fail("firstResponseTime", "target", "milliseconds above 0", target);
  }
  if (typeof elapsed !== "function") {
    fail("firstResponseTime", "elapsed", "a function of two moments", elapsed);
  }
  function waitBetween(from: number, to: number): number {
    const wait = elapsed(from, to);
    return Number.isFinite(wait) && wait >= 0
      ? wait
      : fail("firstResponseTime", "elapsed(from, to)", "finite milliseconds, 0 or more", wait);
  }

  return {
    init: () => ({ answered: initValues(), waiting: initValues(), unanswered: 0, excluded: 0 }),
    step(state, ticket) {
      const { created, responded } = readTicket(ticket);
      if (asOf !== null && created > asOf) state.excluded++;
      else if (responded !== null && !(asOf !== null && responded > asOf)) {
        addValue(state.answered, waitBetween(created, responded));
      } else {
        state.unanswered++;
        if (asOf !== null) addValue(state.waiting, waitBetween(created, asOf));
      }
      return state;
    },
    merge(left, right) {
      mergeValues(left.answered, right.answered);
      mergeValues(left.waiting, right.waiting);
      left.unanswered += right.unanswered;
      left.excluded += right.excluded;
      return left;
    },
    finish(state) {
      const answered = sortedValues(state.answered);
      const waiting = sortedValues(state.waiting);
      const n = answered.length;
      const isWaitKnown = asOf !== null || state.unanswered === 0;
      return {
        value: quantile(answered, 0.5),
        n,
        mean: n > 0 ? answered.reduce((sum, time) => sum + time, 0) / n : null,
        p90: quantile(answered, 0.9),
        p95: quantile(answered, 0.95),
        unanswered: state.unanswered,
        oldestUnanswered: waiting.at(-1) ?? null,
        censoredMedian: isWaitKnown ? censoredMedian(answered, waiting) : null,
        withinTarget:
          target === undefined ? null : within(target, answered, waiting, state.unanswered, level),
        excluded: state.excluded,
      };
    },
  };
});

function readTicket(ticket: Ticket): { created: number; responded: number | null } {
  checkRecord("firstResponseTime", ticket, "createdAt and firstRespondedAt");
  const created = milliseconds(ticket.createdAt, "firstResponseTime", "createdAt");
  const { firstRespondedAt } = ticket;
  if (firstRespondedAt === null) return { created, responded: null };
  if (firstRespondedAt === undefined) {
    fail("firstResponseTime", "firstRespondedAt", "a moment, or null while unanswered", undefined);
  }
  const responded = milliseconds(firstRespondedAt, "firstResponseTime", "firstRespondedAt");
  if (responded < created) {
    fail("firstResponseTime", "firstRespondedAt", "at or after createdAt", firstRespondedAt);
  }
  return { created, responded };
}

function quantile(sorted: Float64Array, p: number): number | null {
  // The declaration asks for number[], the function only for indices and a length.
  return sorted.length > 0 ? quantileSorted(sorted as unknown as number[], p) : null;
}

function within(
  target: number,
  answered: Float64Array,
  waiting: Float64Array,
  unanswered: number,
  level: number,
): WithinTarget {
  const met = answered.filter((time) => time <= target).length;
  const late = waiting.filter((time) => time > target).length;
  const missed = answered.length - met + late;
  const n = met + missed;
  return {
    value: n > 0 ? met / n : null,
    n,
    met,
    missed,
    pending: unanswered - late,
    interval: wilson(met, n, level),
  };
}
