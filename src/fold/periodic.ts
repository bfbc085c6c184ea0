import { kpi, type Measure, type Records } from "../measure";
import type { Declared } from "../options";
import { type Calendar, type Period, periodFinder, periodsBetween } from "../time";
import type { PeriodGroup } from "./over";

/** How a period may be cut into calendar periods: with `unit`, each has its own answer. */
export interface Cutting extends Partial<Calendar> {
  /** What is looked at; with a `unit`, all calendar periods that it touches. */
  readonly period: Period;
}

/** A KPI of a period: with a `unit` it answers for every month, week or other unit of it. */
export interface PeriodicKpi<Input, Result, State, Options extends Cutting> {
  <Row extends Input>(
    records: Records<Row>,
    options: Options & Pick<Calendar, "unit">,
  ): PeriodGroup<Result>[];
  <Row extends Input>(
    records: Records<Row>,
    options: Options & { readonly unit?: undefined },
  ): Result;
  (options: Options & Pick<Calendar, "unit">): Measure<Input, PeriodGroup<Result>[], State>;
  (options: Options & { readonly unit?: undefined }): Measure<Input, Result, State>;
}

/** Makes one, as {@link kpi} makes others. */
export const periodicKpi = kpi as unknown as <Input, Result, State, Options extends Cutting, Read>(
  declared: Declared<Options, Read>,
  define: (options: Read) => Measure<Input, Result | PeriodGroup<Result>[], State>,
) => PeriodicKpi<Input, Result, State, Options>;

/** The moments at which a period is cut, and how the answers between them are given. */
export interface Cuts {
  /** The bounds of all periods, ascending: one more than there are periods. */
  readonly moments: readonly number[];
  /** The answer of the one period, whose key is `null`, or the list of all. */
  readonly answers: <Result>(
    answer: (period: number, key: string | null) => Result,
  ) => Result | PeriodGroup<Result>[];
}

/** Cuts a period where a `unit` says so; otherwise it is one. */
export function cutsOf(
  kpi: string,
  {
    period,
    unit,
    ...calendar
  }: { readonly [Name in keyof Cutting]: Cutting[Name] | undefined } & {
    readonly period: { readonly start: number; readonly end: number };
  },
): Cuts {
  const { start, end } = period;
  if (unit === undefined) return { moments: [start, end], answers: (answer) => answer(0, null) };
  const finder = periodFinder(kpi, { unit, ...calendar } as Calendar);
  const list = periodsBetween(kpi, finder, start, end);
  return {
    moments: [list[0]!.start, ...list.map((one) => one.end)],
    answers: (answer) =>
      list.map(({ key, start, end }, i) => ({
        key,
        period: { start, end },
        result: answer(i, key),
      })),
  };
}
