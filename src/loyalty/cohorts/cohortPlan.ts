import { checkOptions, fail } from "../../check";
import type { Measure } from "../../measure";
import { checkLevel } from "../../stats/intervals";
import { milliseconds, type PeriodFinder, periodFinder, type Unit } from "../../time";
import type { CohortsOptions } from "./cohorts";

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

/** Reads the options, or throws where they make no table. */
export function readPlan<Row, Result>(
  options: CohortsOptions<Row, Result>,
): CohortPlan<Row, Result> {
  checkOptions("cohorts", options, OPTIONS);
  const { unit, measure = null, minimum = 1 } = options;
  const { start = "first", mode = "on", windows = "calendar" } = options;
  checkWord("start", start, ["first", "recurring"]);
  checkWord("mode", mode, ["on", "onOrAfter", "brackets", "previous"]);
  checkWord("windows", windows, ["calendar", "rolling"]);
  if (!(Number.isInteger(minimum) && minimum > 0)) {
    fail("cohorts", "minimum", "a whole number from 1", minimum);
  }
  return {
    unit,
    isRolling: windows === "rolling",
    isRecurring: start === "recurring",
    isToPrevious: mode === "previous",
    isOrLater: mode === "onOrAfter",
    brackets: readBrackets(mode, options.brackets),
    minimum,
    asOf: milliseconds(options.asOf, "cohorts", "asOf"),
    finder: periodFinder("cohorts", options),
    level: checkLevel("cohorts", options.level),
    measure,
  };
}

const OPTIONS: readonly (keyof CohortsOptions)[] = [
  "unit",
  "timeZone",
  "weekStartsOn",
  "asOf",
  "start",
  "mode",
  "brackets",
  "windows",
  "minimum",
  "measure",
  "level",
];

function readBrackets(
  mode: string,
  brackets: CohortsOptions["brackets"],
): readonly CohortWindow[] | null {
  if (mode !== "brackets") {
    if (brackets === undefined) return null;
    return fail("cohorts", "brackets", 'given with mode "brackets" only', mode);
  }
  if (!Array.isArray(brackets) || brackets.length === 0) {
    fail("cohorts", "brackets", "a list of first and last intervals", brackets);
  }
  return (brackets as NonNullable<typeof brackets>).map(([first, last]) => {
    const isBracket = Number.isInteger(first) && first >= 0 && Number.isInteger(last);
    if (!isBracket || last < first) {
      const came = `${first} to ${last}`;
      fail("cohorts", "brackets", "whole numbers from 0, the last not below", came);
    }
    return { offset: first, through: last };
  });
}

function checkWord(field: string, came: string, allowed: readonly string[]): void {
  if (!allowed.includes(came)) {
    fail("cohorts", field, `one of ${allowed.join(", ")}`, came);
  }
}
