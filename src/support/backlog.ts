import { checkOptions, fail } from "../check";
import { addValue, initValues, mergeValues, type ValuesState } from "../fold/values";
import { type Kpi, kpi } from "../measure";
import {
  type Exclusion,
  type ExclusionCounts,
  exclude,
  mergeExclusions,
} from "../record/exclusions";
import { checkRecord } from "../record/field";
import { legacyExcludedIn } from "../record/legacy";
import { quantileOf } from "../stats/distribution";
import { exactDistribution } from "../stats/exactDistribution";
import {
  type Calendar,
  checkPeriod,
  type Instant,
  milliseconds,
  type Period,
  periodFinder,
  periodsBetween,
} from "../time";

/** What {@link backlog} reads of a ticket. */
export interface BacklogTicket {
  /** When the customer asked. */
  readonly createdAt: Instant;
  /** When it was solved; `null` or left out while it is open. */
  readonly resolvedAt?: Instant | null | undefined;
  /** Why it does not count, as `"spam"`; `null` or left out where it does. */
  readonly excluded?: string | null | undefined;
}

/** What {@link backlog} needs: a {@link Calendar}, and the stretch to cut by it. */
export interface BacklogOptions extends Calendar {
  /** From where to where. Calendar periods that reach out of it are cut off there. */
  readonly period: Period;
}

/** The backlog in one period. */
export interface BacklogPeriod {
  /** The period's name: `2026-03`, or its first day. */
  readonly key: string;
  /** Its bounds in milliseconds since 1970, `end` not included. */
  readonly period: { readonly start: number; readonly end: number };
  /** Open tickets when it starts. */
  readonly atStart: number;
  /** Tickets created in it. */
  readonly inflow: number;
  /** Tickets solved in it. */
  readonly outflow: number;
  /** Open tickets when it ends: `atStart + inflow - outflow`. */
  readonly open: number;
  /** How old the middle one of them is then, in milliseconds; `null` without any. */
  readonly medianAge: number | null;
  /** How old the oldest of them is then; `null` without any. */
  readonly oldestAge: number | null;
}

/** What {@link backlog} answers. */
export interface BacklogResult {
  /** Open tickets when the period ends; `null` without any tickets. */
  readonly value: number | null;
  /** Tickets that were open at some time in the period. */
  readonly n: number;
  /** Open tickets when it starts. */
  readonly atStart: number;
  /** Tickets created in it. */
  readonly inflow: number;
  /** Tickets solved in it. */
  readonly outflow: number;
  /** The same for each calendar period, in order. */
  readonly periods: readonly BacklogPeriod[];
  /** Tickets that count in no figure above. */
  readonly excluded: number;
  /** Those by reason, from A to Z. */
  readonly exclusions: readonly Exclusion[];
}

/** What {@link backlog} holds in between: 16 bytes a ticket. */
export interface BacklogState {
  readonly created: ValuesState;
  /** When each was solved; Infinity while it is not. */
  readonly resolved: ValuesState;
  readonly excluded: ExclusionCounts;
}

/**
 * The backlog over time: how many tickets are open at the end of each day, week or month, how many
 * came in and went out, and how old those are that stay.
 *
 * A ticket is open from `createdAt` on and is not from `resolvedAt` on; what happens at the very end
 * of a period belongs to the next. So `open = atStart + inflow - outflow`, and what is open when one
 * period ends is open when the next starts.
 *
 * @function
 * @param records - Tickets: `createdAt`, and `resolvedAt`, which is `null` while open.
 * @param options - `period` and `unit` are required. Alone, they make the measure.
 * @throws RangeError for a ticket solved before it was created, for an invalid date, unit or zone,
 *   for more than 100,000 periods; TypeError for other kinds of records and options.
 * @example
 * ```ts
 * import { backlog } from "customer-kpis";
 *
 * const tickets = [
 *   { createdAt: new Date("2026-02-27"), resolvedAt: new Date("2026-03-02") },
 *   { createdAt: new Date("2026-03-01"), resolvedAt: null },
 * ];
 * const period = { start: new Date("2026-03-01"), end: new Date("2026-03-03") };
 * const { value, periods } = backlog(tickets, { period, unit: "day" });
 * value; // => 1
 * periods.map(({ inflow, outflow, open }) => [inflow, outflow, open]); // => [[1, 0, 2], [0, 1, 1]]
 * ```
 */
export const backlog: Kpi<BacklogTicket, BacklogResult, BacklogState, [options: BacklogOptions]> =
  /* @__PURE__ */ kpi("backlog", (options: BacklogOptions) => {
    checkOptions("backlog", options, ["period", "unit", "timeZone", "weekStartsOn"]);
    const { start, end } = checkPeriod("backlog", "period", options.period);
    const finder = periodFinder("backlog", options);
    const periods = periodsBetween("backlog", finder, start, end).map((period) => ({
      ...period,
      start: Math.max(start, period.start),
      end: Math.min(end, period.end),
    }));

    return {
      init: () => ({ created: initValues(), resolved: initValues(), excluded: new Map() }),
      step(state, ticket) {
        checkRecord("backlog", ticket, "createdAt and resolvedAt");
        const created = milliseconds(ticket.createdAt, "backlog", "createdAt");
        const { resolvedAt, excluded } = ticket;
        const isOpen = resolvedAt === null || resolvedAt === undefined;
        const resolved = isOpen ? Infinity : milliseconds(resolvedAt, "backlog", "resolvedAt");
        if (resolved < created) {
          fail("backlog", "resolvedAt", "at or after createdAt", resolvedAt);
        }
        if (excluded) exclude(state.excluded, excluded);
        else {
          addValue(state.created, created);
          addValue(state.resolved, resolved);
        }
        return state;
      },
      merge(left, right) {
        mergeValues(left.created, right.created);
        mergeValues(left.resolved, right.resolved);
        mergeExclusions(left.excluded, right.excluded);
        return left;
      },
      finish(state) {
        const whole = during(state, start, end);
        return {
          value: state.created.n > 0 ? whole.open : null,
          n: whole.atStart + whole.inflow,
          atStart: whole.atStart,
          inflow: whole.inflow,
          outflow: whole.outflow,
          periods: periods.map(({ key, start: from, end: to }) => ({
            key,
            period: { start: from, end: to },
            ...during(state, from, to),
          })),
          ...legacyExcludedIn(state.excluded),
        };
      },
    };
  });

function during({ created, resolved }: BacklogState, start: number, end: number) {
  const ages = new Float64Array(created.n);
  let atStart = 0;
  let inflow = 0;
  let outflow = 0;
  let open = 0;
  for (let i = 0; i < created.n; i++) {
    const from = created.numbers[i] as number;
    const to = resolved.numbers[i] as number;
    if (from < start && to >= start) atStart++;
    if (from >= start && from < end) inflow++;
    if (to >= start && to < end) outflow++;
    if (from < end && to >= end) ages[open++] = end - from;
  }
  const distribution = exactDistribution(ages.subarray(0, open));
  return {
    atStart,
    inflow,
    outflow,
    open,
    medianAge: quantileOf(distribution, 0.5),
    oldestAge: open > 0 ? distribution.rank(open - 1) : null,
  };
}
