import { fail } from "../check";
import { countIn } from "../fold/growing";
import { type Kpi, kpi } from "../measure";
import { asGiven, options, period } from "../options";
import {
  type Exclusion,
  type ExclusionCounts,
  exclude,
  excludedIn,
  mergeExclusions,
} from "../record/exclusions";
import { asking, reading } from "../record/record";
import { type Ticket, ticket } from "../record/ticket";
import type { Period } from "../time";
import { checkTimeZone, DAY, HOUR, offset } from "../wallClock";
import type { Weekday } from "./hours/schedule";
import { WEEKDAYS } from "./hours/shifts";

/** What {@link loadByHour} needs. */
export interface LoadByHourOptions {
  /**
   * From where to where: whole weeks, so that every hour of the week comes equally often; 100 years at
   * most.
   */
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
  /** It is a mean number, in an hour. */
  readonly kind: "mean";
  /** The most arrivals per hour in any hour of the week; `null` without arrivals. */
  readonly value: number | null;
  /** Tickets created in the period. */
  readonly n: number;
  /** First answers given in the period. */
  readonly answers: number;
  /** All 168 hours of the week from Monday, 00:00. */
  readonly hours: readonly HourLoad[];
  /** Tickets left out, by reason; of those outside the period, answers given in it count. */
  readonly excluded: readonly Exclusion[];
}

/** Arrivals and answers by quarters of an hour since 1970, in UTC. */
export interface LoadByHourState {
  readonly arrivals: Map<number, number>;
  readonly answers: Map<number, number>;
  readonly excluded: ExclusionCounts;
}

const QUARTER = 900_000;
const LONGEST = 36_525;

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
 * @throws InputError for an invalid date or zone, a period of more than 100 years, and unknown options.
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
  Pick<Ticket, "createdAt"> & Partial<Pick<Ticket, "firstRespondedAt" | "excluded" | "excludedAt">>,
  LoadByHourResult,
  LoadByHourState,
  [options: LoadByHourOptions]
> = /* @__PURE__ */ kpi(
  /* @__PURE__ */ options<LoadByHourOptions>("loadByHour")({
    period: /* @__PURE__ */ period(),
    timeZone: /* @__PURE__ */ asGiven<string>(),
  }),
  ({ period: { start, end }, timeZone = "UTC" }) => {
    checkTimeZone("loadByHour", timeZone);
    if (end - start > LONGEST * DAY) {
      fail(
        "loadByHour",
        "period",
        "of 100 years at most",
        `${Math.ceil((end - start) / DAY)} days`,
      );
    }
    const type = asking(ticket, "optional", ["firstRespondedAt"]);
    return reading("loadByHour", type, ["createdAt", "firstRespondedAt"], {
      init: (): LoadByHourState => ({
        arrivals: new Map(),
        answers: new Map(),
        excluded: new Map(),
      }),
      take(state, { createdAt, firstRespondedAt, length }) {
        const isInside = (ms: number) => ms >= start && ms < end;
        for (let i = 0; i < length; i++) {
          const [created, responded] = [createdAt[i]!, firstRespondedAt[i]!];
          if (isInside(created)) countIn(state.arrivals, Math.floor(created / QUARTER));
          else exclude(state.excluded, "outside the period");
          if (isInside(responded)) countIn(state.answers, Math.floor(responded / QUARTER));
        }
      },
      merge(left, right) {
        for (const part of ["arrivals", "answers"] as const) {
          for (const [quarter, count] of right[part]) countIn(left[part], quarter, count);
        }
        mergeExclusions(left.excluded, right.excluded);
        return left;
      },
      finish: (state) => resultOf(state, start, end, timeZone),
      excluded: (state) => state.excluded,
      asOf: end,
      at: "createdAt",
    });
  },
);

function resultOf(
  state: LoadByHourState,
  start: number,
  end: number,
  timeZone: string,
): LoadByHourResult {
  const offsetAt = rememberedOffsets(timeZone);
  const [arrivals, answers] = [byHour(state.arrivals, offsetAt), byHour(state.answers, offsetAt)];
  const hours = hourLengths(start, end, offsetAt).map((length, i): HourLoad => {
    const [arrived, answered] = [arrivals[i]!, answers[i]!];
    return {
      weekday: WEEKDAYS[Math.floor(i / 24)]!,
      hour: i % 24,
      hours: length,
      arrivals: arrived,
      answers: answered,
      arrivalsPerHour: length > 0 ? arrived / length : null,
      answersPerHour: length > 0 ? answered / length : null,
    };
  });
  const n = arrivals.reduce((sum, count) => sum + count, 0);
  return {
    kind: "mean",
    value: n > 0 ? Math.max(...hours.map(({ arrivalsPerHour }) => arrivalsPerHour ?? 0)) : null,
    n,
    answers: answers.reduce((sum, count) => sum + count, 0),
    hours,
    excluded: excludedIn(state.excluded),
  };
}

/** How far the local clock is ahead at the start of a quarter; no clock changes within one. */
function rememberedOffsets(timeZone: string): (quarter: number) => number {
  const ofDays = new Map<number, number>();
  const ofDay = (day: number) => {
    const known = ofDays.get(day) ?? offset(day * DAY, timeZone);
    ofDays.set(day, known);
    return known;
  };
  return (quarter) => {
    const day = Math.floor((quarter * QUARTER) / DAY);
    // Most days begin and end alike, and then nothing happens in between.
    const shared = ofDay(day);
    return shared === ofDay(day + 1) ? shared : offset(quarter * QUARTER, timeZone);
  };
}

/** 0 for Monday's first hour to 167 for Sunday's last. */
function hourOfWeek(quarter: number, ahead: number): number {
  // 1970 began on a Thursday.
  return (((Math.floor((quarter * QUARTER + ahead) / HOUR) + 72) % 168) + 168) % 168;
}

function byHour(counts: Map<number, number>, offsetAt: (quarter: number) => number): number[] {
  const hours = new Array<number>(168).fill(0);
  for (const [quarter, count] of counts) hours[hourOfWeek(quarter, offsetAt(quarter))]! += count;
  return hours;
}

/** How many hours of each kind lie in a period, parts included. */
function hourLengths(start: number, end: number, offsetAt: (quarter: number) => number): number[] {
  const lengths = new Array<number>(168).fill(0);
  for (let quarter = Math.floor(start / QUARTER); quarter * QUARTER < end; quarter++) {
    const from = Math.max(start, quarter * QUARTER);
    const to = Math.min(end, (quarter + 1) * QUARTER);
    lengths[hourOfWeek(quarter, offsetAt(quarter))]! += to - from;
  }
  return lengths.map((length) => length / HOUR);
}
