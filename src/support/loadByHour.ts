import { checkOptions } from "../check";
import { type Kpi, kpi } from "../measure";
import { checkRecord } from "../record/field";
import { checkPeriod, type Instant, milliseconds, type Period } from "../time";
import { checkTimeZone, offset } from "../wallClock";
import { WEEKDAYS } from "./hours/localDays";
import type { Weekday } from "./hours/schedule";

/** What {@link loadByHour} reads of a ticket. */
export interface LoadTicket {
  /** When the customer asked. */
  readonly createdAt: Instant;
  /** When a person first answered; `null` or left out while nobody has. */
  readonly firstRespondedAt?: Instant | null | undefined;
}

/** What {@link loadByHour} needs. */
export interface LoadByHourOptions {
  /** From where to where: whole weeks, so that every hour of the week comes equally often. */
  readonly period: Period;
  /** IANA zone of the hours. Default `"UTC"`. */
  readonly timeZone?: string;
}

/** The load in one hour of the week. */
export interface HourLoad {
  /** The day of the week. */
  readonly weekday: Weekday;
  /** The hour that begins then, 0 to 23. */
  readonly hour: number;
  /** How many hours of this kind the period has: 4 in four weeks, but for a change of clocks. */
  readonly hours: number;
  /** Tickets created in them. */
  readonly arrivals: number;
  /** First answers given in them. */
  readonly answers: number;
  /** `arrivals / hours`; `null` where the period has no such hour. */
  readonly arrivalsPerHour: number | null;
  /** `answers / hours`; `null` where the period has no such hour. */
  readonly answersPerHour: number | null;
}

/** What {@link loadByHour} answers. */
export interface LoadByHourResult {
  /** The most arrivals per hour in any hour of the week; `null` without arrivals. */
  readonly value: number | null;
  /** Tickets created in the period. */
  readonly n: number;
  /** First answers given in the period. */
  readonly answers: number;
  /** All 168 hours of the week from Monday, 00:00. */
  readonly hours: readonly HourLoad[];
  /** Tickets created outside of the period; their answers may count. */
  readonly outside: number;
}

/** Arrivals and answers by quarters of an hour since 1970, in UTC. */
export interface LoadByHourState {
  readonly arrivals: Map<number, number>;
  readonly answers: Map<number, number>;
  outside: number;
}

const QUARTER = 900_000;

/**
 * The load by hour of the week: how many tickets come in, and how many first answers go out, on
 * Mondays from nine to ten. Where arrivals run ahead of answers, people are missing.
 *
 * Per hour means per hour of that kind in the period, in local time; an hour that clocks skip or
 * repeat counts as often as it came. `agentsNeeded` turns arrivals per hour into people.
 *
 * @function
 * @param records - Tickets: `createdAt`, and `firstRespondedAt` where there is one.
 * @param options - `period` is required. Alone, they make the measure.
 * @throws RangeError for an invalid date, period or zone; TypeError for other kinds of records and
 *   options.
 * @example
 * ```ts
 * import { loadByHour } from "customer-kpis";
 *
 * const tickets = [
 *   { createdAt: new Date("2026-03-02T09:10Z"), firstRespondedAt: new Date("2026-03-02T10:05Z") },
 *   { createdAt: new Date("2026-03-09T09:50Z"), firstRespondedAt: null },
 * ];
 * const period = { start: new Date("2026-03-02"), end: new Date("2026-03-16") };
 * const { hours } = loadByHour(tickets, { period });
 * const monday9 = hours.find(({ weekday, hour }) => weekday === "monday" && hour === 9);
 * monday9?.arrivalsPerHour; // => 1
 * monday9?.answersPerHour; // => 0
 * ```
 */
export const loadByHour: Kpi<
  LoadTicket,
  LoadByHourResult,
  LoadByHourState,
  [options: LoadByHourOptions]
> = /* @__PURE__ */ kpi("loadByHour", (options: LoadByHourOptions) => {
  checkOptions("loadByHour", options, ["period", "timeZone"]);
  const { timeZone = "UTC" } = options;
  const { start, end } = checkPeriod("loadByHour", "period", options.period);
  checkTimeZone("loadByHour", timeZone);

  function add(counts: Map<number, number>, ms: number): void {
    const quarter = Math.floor(ms / QUARTER);
    if (ms >= start && ms < end) counts.set(quarter, (counts.get(quarter) ?? 0) + 1);
  }

  /** 0 for Monday's first hour to 167 for Sunday's last. No clock changes within a quarter. */
  function hourOfWeek(quarter: number): number {
    const wall = quarter * QUARTER + offset(quarter * QUARTER, timeZone);
    // 1970 began on a Thursday.
    return (((Math.floor(wall / 3_600_000) + 72) % 168) + 168) % 168;
  }

  function byHour(counts: Map<number, number>): number[] {
    const hours = new Array<number>(168).fill(0);
    for (const [quarter, count] of counts) hours[hourOfWeek(quarter)]! += count;
    return hours;
  }

  return {
    init: () => ({ arrivals: new Map(), answers: new Map(), outside: 0 }),
    step(state, ticket) {
      checkRecord("loadByHour", ticket, "createdAt");
      const created = milliseconds(ticket.createdAt, "loadByHour", "createdAt");
      const { firstRespondedAt: responded } = ticket;
      add(state.arrivals, created);
      if (created < start || created >= end) state.outside++;
      if (responded !== null && responded !== undefined) {
        add(state.answers, milliseconds(responded, "loadByHour", "firstRespondedAt"));
      }
      return state;
    },
    merge(left, right) {
      for (const part of ["arrivals", "answers"] as const) {
        for (const [quarter, count] of right[part]) {
          left[part].set(quarter, (left[part].get(quarter) ?? 0) + count);
        }
      }
      left.outside += right.outside;
      return left;
    },
    finish(state) {
      const [arrivals, answers] = [byHour(state.arrivals), byHour(state.answers)];
      const lengths = hourLengths(start, end, hourOfWeek);
      const hours = lengths.map(
        (length, i): HourLoad => ({
          weekday: WEEKDAYS[Math.floor(i / 24)] as Weekday,
          hour: i % 24,
          hours: length,
          arrivals: arrivals[i] as number,
          answers: answers[i] as number,
          arrivalsPerHour: length > 0 ? (arrivals[i] as number) / length : null,
          answersPerHour: length > 0 ? (answers[i] as number) / length : null,
        }),
      );
      const n = arrivals.reduce((sum, count) => sum + count, 0);
      return {
        value: n > 0 ? Math.max(...hours.map(({ arrivalsPerHour }) => arrivalsPerHour ?? 0)) : null,
        n,
        answers: answers.reduce((sum, count) => sum + count, 0),
        hours,
        outside: state.outside,
      };
    },
  };
});

/** How many hours of each kind lie in a period, parts included. */
function hourLengths(
  start: number,
  end: number,
  hourOfWeek: (quarter: number) => number,
): number[] {
  const lengths = new Array<number>(168).fill(0);
  for (let quarter = Math.floor(start / QUARTER); quarter * QUARTER < end; quarter++) {
    const from = Math.max(start, quarter * QUARTER);
    const to = Math.min(end, (quarter + 1) * QUARTER);
    lengths[hourOfWeek(quarter)]! += to - from;
  }
  return lengths.map((length) => length / 3_600_000);
}
