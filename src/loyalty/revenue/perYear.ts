import type { Unit } from "../../calendar";

/** How many of a unit of time a year has, where it is billed by it. */
export const PER_YEAR: Readonly<Record<Unit, number>> = {
  day: 365,
  week: 365 / 7,
  month: 12,
  quarter: 4,
  year: 1,
};
