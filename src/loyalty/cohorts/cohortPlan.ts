import { fail, show } from "../../check";
import type { Measure } from "../../measure";
import { type Calendar, type PeriodFinder, periodFinder, type Unit } from "../../time";

/** A column of the table: its first and last interval. */
export interface CohortWindow {
  readonly offset: number;
  readonly through: number;
}

/** What the table is made by: the options, read. */
export interface CohortPlan<Row, Result> {
  readonly unit: Unit;
  readonly isRolling: boolean;
  readonly isRecurring: boolean;
  readonly isToPrevious: boolean;
  readonly isOrLater: boolean;
  /** The columns, where the caller names them; otherwise there is one for every interval. */
  readonly brackets: readonly CohortWindow[] | null;
  readonly minimum: number;
  readonly asOf: number;
  readonly finder: PeriodFinder;
  readonly level: number;
  readonly measure: Measure<Row, Result> | null;
}

/** What the table is made by, from the options as they are read. */
export function planOf<Row, Result>({
  start,
  mode,
  windows,
  brackets,
  ...given
}: PlanOptions<Row, Result>): CohortPlan<Row, Result> {
  const { unit, minimum, asOf, level, measure } = given;
  return {
    unit: unit!,
    isRolling: windows === "rolling",
    isRecurring: start === "recurring",
    isToPrevious: mode === "previous",
    isOrLater: mode === "onOrAfter",
    brackets: readBrackets(mode, brackets),
    minimum,
    asOf,
    finder: periodFinder("cohorts", given as Calendar),
    level,
    measure,
  };
}

/** The options, read. */
interface PlanOptions<Row, Result> {
  readonly unit: Unit | undefined;
  readonly asOf: number;
  readonly start: "first" | "recurring";
  readonly mode: "on" | "onOrAfter" | "brackets" | "previous";
  readonly brackets: Brackets | undefined;
  readonly windows: "calendar" | "rolling";
  readonly minimum: number;
  readonly measure: Measure<Row, Result> | null;
  readonly level: number;
}

type Brackets = readonly (readonly [first: number, last: number])[];

function readBrackets(
  mode: string,
  brackets: Brackets | undefined,
): readonly CohortWindow[] | null {
  if (mode !== "brackets") {
    if (brackets === undefined) return null;
    return fail("cohorts", "brackets", 'given with mode "brackets" only', mode);
  }
  if (!Array.isArray(brackets) || brackets.length === 0) {
    return fail("cohorts", "brackets", "a list of first and last intervals", brackets);
  }
  return Array.from(brackets, (bracket) => {
    const [first, last] = Array.isArray(bracket) ? bracket : [];
    const isBracket = Number.isInteger(first) && first >= 0 && Number.isInteger(last);
    if (!isBracket || last < first) {
      const came = Array.isArray(bracket) ? `${show(first)} to ${show(last)}` : bracket;
      fail("cohorts", "brackets", "whole numbers from 0, the last not below", came);
    }
    return { offset: first + 0, through: last + 0 };
  });
}
