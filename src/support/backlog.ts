import { cutsOf } from "../fold/periodic";
import { addValue, initValues, mergeValues, type ValuesState } from "../fold/values";
import { type Kpi, kpi } from "../measure";
import { calendarOptions, oneOf, options, period } from "../options";
import {
  type Exclusion,
  type ExclusionCounts,
  exclude,
  excludedIn,
  mergeExclusions,
} from "../record/exclusions";
import { asking, INVALID, type Invalid, reading } from "../record/record";
import {
  type Columns,
  inOrder,
  SOLVING,
  solvingOf,
  type Ticket,
  ticket,
  VAGUE,
} from "../record/ticket";
import { quantileOf } from "../stats/distribution";
import { exactDistribution } from "../stats/exactDistribution";
import type { Calendar, Period } from "../time";

/** What {@link backlog} needs: the stretch, and mostly a {@link Calendar} to cut it by. */
export interface BacklogOptions extends Partial<Calendar> {
  /** From where to where. Calendar periods that reach out of it are cut off there. */
  readonly period: Period;
  /** What to do with tickets that cannot be so, as one solved before it came. Default `"refuse"`. */
  readonly invalid?: Invalid;
}

/** What came, what went and what is open at the end of a stretch of time. */
export interface BacklogFlow {
  /** Open tickets when it starts. */
  readonly atStart: number;
  /** Tickets created in it. */
  readonly inflow: number;
  /** Times that a solved ticket was reopened in it. */
  readonly reopened: number;
  /** Times that a ticket was solved in it. */
  readonly outflow: number;
  /** How old the middle one of those is that are open when it ends, in milliseconds; `null` without. */
  readonly medianAge: number | null;
  /** How old the oldest of them is then; `null` without any. */
  readonly oldestAge: number | null;
}

/** The backlog in one period. */
export interface BacklogPeriod extends BacklogFlow {
  /** The period's name: `2026-03`, or its first day. */
  readonly key: string;
  /** Its bounds in milliseconds since 1970, `end` not included. */
  readonly period: { readonly start: number; readonly end: number };
  /** Open tickets when it ends: `atStart + inflow + reopened - outflow`. */
  readonly open: number;
}

/** What {@link backlog} answers. */
export interface BacklogResult extends BacklogFlow {
  /** It is a count. */
  readonly kind: "count";
  /** Open tickets when the period ends; `null` without any tickets by then. */
  readonly value: number | null;
  /** Tickets that were open at some time in the period. */
  readonly n: number;
  /** The same for each calendar period, in order; none without a `unit`. */
  readonly periods: readonly BacklogPeriod[];
  /** Tickets left out, by reason. */
  readonly excluded: readonly Exclusion[];
}

/** What {@link backlog} holds in between: 32 bytes for every stretch in which a ticket was open. */
export interface BacklogState {
  /** When the stretch began, and when it ended: Infinity while it lasts. */
  readonly opened: ValuesState;
  readonly closed: ValuesState;
  /** When the ticket was created. */
  readonly created: ValuesState;
  /** When the stretch before it ended; -Infinity where it is the ticket's first. */
  readonly before: ValuesState;
  readonly excluded: ExclusionCounts;
}

/**
 * The backlog over time: how many tickets are open at the end of each day, week or month, how many
 * came in and went out, and how old those are that stay.
 *
 * A ticket is open from `createdAt` until `resolvedAt`, but for the stretches in which it was solved
 * (`reopenings`). A moment is a cut: what happens at it comes after it, so what happens at the very end
 * of a period belongs to the next. So `open = atStart + inflow + reopened - outflow`, and what is open
 * when one period ends is open when the next starts. What comes after the period is not known to it.
 *
 * Every period looks at every ticket: it costs as much as there are of both, multiplied.
 *
 * @function
 * @param records - Tickets: `createdAt`, `resolvedAt`, which is `null` while open, and where known
 *   `reopenings`. A row that says that it was reopened, but not when, counts from its creation on; where
 *   it was solved first before the period's end and last after it, it is left out and counted.
 * @param options - `period` is required; `unit`, `timeZone` and what else cuts time are those of
 *   `over`. Alone, they make the measure.
 * @throws InputError for a ticket solved before it was created (unless it is to be excluded), a record
 *   without `resolvedAt`, an invalid date, unit or zone, and more than 100,000 periods.
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
export const backlog: Kpi<
  Pick<Ticket, (typeof SOLVING)[number] | "excluded" | "excludedAt">,
  BacklogResult,
  BacklogState,
  [options: BacklogOptions]
> = /* @__PURE__ */ kpi(
  /* @__PURE__ */ options<BacklogOptions>("backlog")({
    ...calendarOptions,
    period: /* @__PURE__ */ period(),
    invalid: /* @__PURE__ */ oneOf(INVALID, "refuse"),
  }),
  ({ invalid, ...cutting }) => {
    const { start, end } = cutting.period;
    const cuts = cutsOf("backlog", cutting).answers((i) => i);
    const periods = (typeof cuts === "number" ? [] : cuts).map(({ key, period }) => ({
      key,
      start: Math.max(start, period.start),
      end: Math.min(end, period.end),
    }));
    return reading("backlog", asking(ticket, "nullable", ["resolvedAt"]), SOLVING, {
      init: (): BacklogState => ({
        opened: initValues(),
        closed: initValues(),
        created: initValues(),
        before: initValues(),
        excluded: new Map(),
      }),
      take: (state, columns) => take(state, columns, end),
      merge(left, right) {
        for (const part of ["opened", "closed", "created", "before"] as const) {
          mergeValues(left[part], right[part]);
        }
        mergeExclusions(left.excluded, right.excluded);
        return left;
      },
      finish(state): BacklogResult {
        const { flow, open, n, known } = during(state, start, end);
        return {
          kind: "count",
          value: known > 0 ? open : null,
          n,
          ...flow,
          periods: periods.map(({ key, start: from, end: to }) => {
            const { flow, open } = during(state, from, to);
            return { key, period: { start: from, end: to }, open, ...flow };
          }),
          excluded: excludedIn(state.excluded),
        };
      },
      excluded: (state) => state.excluded,
      invalid,
      asOf: end,
      at: "createdAt",
    }) as any;
  },
);

function take(state: BacklogState, columns: Columns<(typeof SOLVING)[number]>, end: number): void {
  for (let i = 0; i < columns.length; i++) {
    const created = columns.createdAt[i]!;
    if (created < end && solvingOf(columns, i, end) === null) {
      exclude(state.excluded, VAGUE);
      continue;
    }
    let opened = created;
    let before = -Infinity;
    for (const { solvedAt, reopenedAt } of inOrder(columns, i)) {
      add(state, opened, solvedAt, created, before);
      opened = reopenedAt;
      before = solvedAt;
    }
    add(state, opened, columns.resolvedAt[i]!, created, before);
  }
}

function add(
  state: BacklogState,
  opened: number,
  closed: number,
  created: number,
  before: number,
): void {
  addValue(state.opened, opened);
  addValue(state.closed, closed);
  addValue(state.created, created);
  addValue(state.before, before);
}

function during({ opened, closed, created, before }: BacklogState, start: number, end: number) {
  const ages = new Float64Array(opened.n);
  let [atStart, inflow, reopened, outflow, open, n, known] = [0, 0, 0, 0, 0, 0, 0];
  for (let i = 0; i < opened.n; i++) {
    const from = opened.numbers[i]!;
    const to = closed.numbers[i]!;
    const last = before.numbers[i]!;
    const isThere = from < start && to >= start;
    const comes = from >= start && from < end;
    if (isThere) atStart++;
    if (comes && last === -Infinity) inflow++;
    if (comes && last !== -Infinity) reopened++;
    if (to >= start && to < end) outflow++;
    if (from < end) known++;
    // Counted once: in the first of its stretches that reaches into the period.
    if ((isThere || comes) && last < start) n++;
    if (from < end && to >= end) ages[open++] = end - created.numbers[i]!;
  }
  const distribution = exactDistribution(ages.subarray(0, open));
  const flow: BacklogFlow = {
    atStart,
    inflow,
    reopened,
    outflow,
    medianAge: quantileOf(distribution, 0.5),
    oldestAge: open > 0 ? distribution.rank(open - 1) : null,
  };
  return { flow, open, n, known };
}
