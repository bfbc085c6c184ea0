import { checkName, checkOptions, fail } from "../check";
import { checkMeasure, type Measure } from "../measure";
import { instant } from "../record/fields";
import { kindOf } from "../record/gather";
import { type Slice, sliceOfRows } from "../slice";
import {
  CALENDAR_OPTIONS,
  type Calendar,
  checkPeriod,
  type Instant,
  type NamedPeriod,
  type Period,
  type PeriodFinder,
  periodFinder,
  periodsBetween,
  type Unit,
} from "../time";
import { mergeGroups, repeatGroup, takeGroups } from "./groups";

/** How `over` cuts time, and which field holds it. */
export interface OverOptions<Field extends string = "at"> extends Calendar {
  /** The field that holds the instant. Default the one that such records have, mostly `"at"`. */
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

/** The field that rows need beside those of the measure: none where such records have their moment. */
export type Timed<Input, Field extends string> = "at" extends Field
  ? Input extends { readonly createdAt: Instant }
    ? unknown
    : Readonly<Record<"at", Instant>>
  : Readonly<Record<Field, Instant>>;

/** States by the first millisecond of their period. */
export type PeriodStates<State> = Map<number, State>;

/**
 * The measure for every calendar period: day, week, month, quarter or year, in any time zone.
 *
 * @param unit - The unit, or an object with `unit`, `timeZone` (default UTC), `weekStartsOn`
 *   (default Monday), `field` (default `"at"`) and `fill` (default `false`).
 * @param measure - What to compute in each period.
 * @returns A measure of periods in time order.
 * @throws InputError for an unknown unit, zone or weekday, and where a record's instant is invalid.
 * @throws InputError where `fill` would list more than 100,000 periods.
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
): Measure<Input & Timed<Input, NoInfer<Field>>, PeriodGroup<Result>[], PeriodStates<State>> {
  const options: OverOptions<Field> = typeof unit === "object" ? unit : { unit };
  checkMeasure("over", measure);
  checkOptions("over", options, [...CALENDAR_OPTIONS, "field", "fill"]);
  const { field = (measure.at ?? "at") as Field, fill = false } = options;
  checkName("over", field);
  const finder = periodFinder("over", options);
  const { field: _, fill: __, ...calendar } = options;
  const { find } = finder;
  if (typeof fill !== "boolean" && typeof fill !== "object") {
    fail("over", "fill", "true, false or a period", fill);
  }
  const bounds = typeof fill === "object" ? checkPeriod("over", "fill", fill) : null;
  const moments = kindOf(instant);
  const starts: number[] = [];

  function take(groups: PeriodStates<State>, slice: Slice): PeriodStates<State> {
    const times = slice.read("over", field, moments);
    const codes = new Int32Array(times.length);
    for (let i = 0; i < times.length; i++) codes[i] = find(times[i]!);
    for (let k = starts.length; k < finder.met.length; k++) starts.push(finder.met[k]!.start);
    return takeGroups(measure, slice, groups, codes, starts);
  }

  return {
    at: field,
    init: () => new Map(),
    step: (groups, row) => take(groups, sliceOfRows([row])),
    take,
    repeat(groups, row, times) {
      const [at] = sliceOfRows([row]).read("over", field, moments);
      return repeatGroup(measure, groups, periodOf(at!).start, row, times);
    },
    ...(measure.reads && { reads: [{ field, kind: "instant", calendar }, ...measure.reads] }),
    merge: (left, right) => mergeGroups(measure, left, right),
    finish(groups) {
      const found = Array.from(groups.keys(), periodOf).sort((a, b) => a.start - b.start);
      return (fill ? filled(finder, found, bounds) : found).map(({ key, start, end }) => ({
        key,
        period: { start, end },
        result: measure.finish(groups.get(start) ?? measure.init()),
      }));
    },
  };

  function periodOf(ms: number): NamedPeriod {
    return finder.met[finder.find(ms)] as NamedPeriod;
  }
}

/** The periods found, and all between them or within the bounds. */
function filled(
  finder: PeriodFinder,
  found: readonly NamedPeriod[],
  bounds: { readonly start: number; readonly end: number } | null,
): readonly NamedPeriod[] {
  const allBetween = (start: number, end: number) => periodsBetween("over", finder, start, end);
  if (bounds === null) {
    return found.length > 0 ? allBetween(found[0]!.start, found.at(-1)!.end) : [];
  }
  const before = found.filter((period) => period.end <= bounds.start);
  const after = found.filter((period) => period.start >= bounds.end);
  return [...before, ...allBetween(bounds.start, bounds.end), ...after];
}
