import { checkOptions, fail } from "../check";
import { checkMeasure, type Measure, stepAll } from "../measure";
import {
  type Calendar,
  checkPeriod,
  type Instant,
  milliseconds,
  type NamedPeriod,
  type Period,
  periodFinder,
  periodsBetween,
  type Unit,
} from "../time";
import { grouping } from "./groups";

/** How `over` cuts time, and which field holds it. */
export interface OverOptions<Field extends string = "at"> extends Calendar {
  /** The field that holds the instant. Default `"at"`. */
  readonly field?: Field;
  /** `true` also lists the empty periods between the first and the last; a period, all inside it. */
  readonly fill?: boolean | Period;
}

/** One period's answer. */
export interface PeriodGroup<Result> {
  /** The period's name: `2026-03`, `2026-Q1`, `2026`, or its first day. */
  readonly key: string;
  /** Its bounds in milliseconds since 1970, `end` not included. */
  readonly period: { readonly start: number; readonly end: number };
  /** The measure's answer for the records inside. */
  readonly result: Result;
}

/** States by the first millisecond of their period. */
export type PeriodStates<State> = Map<number, State>;

/**
 * The measure for every calendar period: day, week, month, quarter or year, in any time zone.
 *
 * @param unit - The unit, or an object with `unit`, `timeZone` (default UTC), `weekStartsOn`
 *   (default Monday), `field` (default `"at"`) and `fill` (default `false`).
 * @param measure - What to compute in each period.
 * @returns A measure of periods in time order.
 * @throws RangeError for an unknown unit, zone or weekday, and where a record's instant is invalid.
 * @throws RangeError where `fill` would list more than 100,000 periods.
 * @example
 * ```ts
 * import { measure, nps, over } from "customer-kpis";
 *
 * const answers = [
 *   { score: 10, at: new Date("2026-01-31T21:30:00Z") },
 *   { score: 2, at: new Date("2026-03-05T12:00:00Z") },
 * ];
 * const months = measure(answers, over("month", nps()));
 * months.map((month) => [month.key, month.result.value]); // => [["2026-01", 100], ["2026-03", -100]]
 *
 * const inTehran = over({ unit: "month", timeZone: "Asia/Tehran", fill: true }, nps());
 * const filled = measure(answers, inTehran);
 * filled.map((month) => [month.key, month.result.n]); // => [["2026-02", 1], ["2026-03", 1]]
 * ```
 */
export function over<Input, Result, State, const Field extends string = "at">(
  unit: Unit | OverOptions<Field>,
  measure: Measure<Input, Result, State>,
): Measure<
  Input & Readonly<Record<NoInfer<Field>, Instant>>,
  PeriodGroup<Result>[],
  PeriodStates<State>
> {
  type Row = Input & Readonly<Record<Field, Instant>>;
  const options: OverOptions<Field> = typeof unit === "object" ? unit : { unit };
  checkMeasure("over", measure);
  checkOptions("over", options, ["unit", "timeZone", "weekStartsOn", "field", "fill"]);
  const { field = "at" as Field, fill = false } = options;
  const finder = periodFinder("over", options);
  const { find } = finder;
  if (typeof fill !== "boolean" && typeof fill !== "object") {
    fail("over", "fill", "true, false or a period", fill);
  }
  const bounds = typeof fill === "object" ? checkPeriod("over", "fill", fill) : null;

  function positionOf(row: Row): number {
    const at: Instant = row?.[field];
    const ms = at instanceof Date ? at.getTime() : at;
    // Most instants pass here: for an engine, a call that returns a fraction is a slow one.
    const isPlain = typeof ms === "number" && Math.abs(ms) <= LAST_MS;
    return find(isPlain ? ms : milliseconds(at, "over", field));
  }

  function startOf(position: number): number {
    return finder.met[position]!.start;
  }

  return {
    ...grouping(positionOf, startOf, measure),
    // Periods are numbered, so a chain of rows for each is quicker than a Map of lists.
    steps(groups, rows, start, end) {
      const lastOf: number[] = [];
      const before = new Int32Array(end - start);
      for (let i = start; i < end; i++) {
        const position = positionOf(rows[i]!);
        before[i - start] = lastOf[position] ?? -1;
        lastOf[position] = i - start;
      }
      lastOf.forEach((last, position) => {
        const members: Row[] = [];
        for (let i = last; i >= 0; i = before[i]!) members.push(rows[start + i]!);
        const key = startOf(position);
        groups.set(key, stepAll(measure, groups.get(key) ?? measure.init(), members.reverse()));
      });
      return groups;
    },
    finish(groups) {
      const found = Array.from(groups.keys(), periodOf).sort((a, b) => a.start - b.start);
      return (fill ? filled(found) : found).map(({ key, start, end }) => ({
        key,
        period: { start, end },
        result: measure.finish(groups.get(start) ?? measure.init()),
      }));
    },
  };

  function periodOf(ms: number): NamedPeriod {
    return finder.met[finder.find(ms)] as NamedPeriod;
  }

  function filled(found: readonly NamedPeriod[]): readonly NamedPeriod[] {
    if (bounds === null) {
      return found.length > 0 ? allBetween(found[0]!.start, found.at(-1)!.end) : [];
    }
    const before = found.filter((period) => period.end <= bounds.start);
    const after = found.filter((period) => period.start >= bounds.end);
    return [...before, ...allBetween(bounds.start, bounds.end), ...after];
  }

  function allBetween(start: number, end: number): readonly NamedPeriod[] {
    return periodsBetween("over", finder, start, end);
  }
}

/** The last millisecond that a Date can hold. */
const LAST_MS = 8.64e15;
