import { cutsOf } from "../fold/periodic";
import { addValue, initValues, mergeValues } from "../fold/values";
import { type Kpi, kpi } from "../measure";
import { calendarOptions, options, period } from "../options";
import {
  type Exclusion,
  type ExclusionCounts,
  exclude,
  excludedIn,
  mergeExclusions,
} from "../record/exclusions";
import { asking, type Invalid, invalidOption, reading } from "../record/record";
import {
  type Columns,
  inOrder,
  SOLVING,
  solvingOf,
  type Ticket,
  ticket,
  VAGUE,
} from "../record/ticket";
import type { Calendar, Period } from "../time";
import { type BacklogFlow, backlogFlows, type OpenStretches } from "./backlogFlows";

/** What {@link backlog} needs: the stretch, and mostly a {@link Calendar} to cut it by. */
export interface BacklogOptions extends Partial<Calendar> {
  /** From where to where. Calendar periods that reach out of it are cut off there. */
  readonly period: Period;
  /** What to do with tickets that cannot be so, as one solved before it came. Default `"refuse"`. */
  readonly invalid?: Invalid;
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
export interface BacklogState extends OpenStretches {
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
 * All periods are answered in one sweep: many of them cost hardly more than one.
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
    invalid: invalidOption,
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
        const { n, known } = countsIn(state, start, end);
        const [whole] = backlogFlows(state, [start, end]);
        const { open, ...flow } = whole!;
        const bounds = [start, ...periods.map((one) => one.end)];
        return {
          kind: "count",
          value: known > 0 ? open : null,
          n,
          ...flow,
          periods: backlogFlows(state, bounds).map(({ open, ...flow }, i) => {
            const { key, ...period } = periods[i]!;
            return { key, period, open, ...flow };
          }),
          excluded: excludedIn(state.excluded),
        };
      },
      excluded: (state) => state.excluded,
      invalid,
      asOf: end,
      at: "createdAt",
    });
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

/** Tickets that were open at some time in the period, and stretches that began before its end. */
function countsIn({ opened, closed, before }: BacklogState, start: number, end: number) {
  let [n, known] = [0, 0];
  for (let i = 0; i < opened.n; i++) {
    const from = opened.numbers[i]!;
    if (from >= end) continue;
    known++;
    // Counted once: in the first of its stretches that reaches into the period.
    if (closed.numbers[i]! >= start && before.numbers[i]! < start) n++;
  }
  return { n, known };
}
