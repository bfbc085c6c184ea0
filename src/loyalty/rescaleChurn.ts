import { fail } from "../check";
import { options } from "../options";
import type { Unit } from "../time";

/** The two lengths of time of {@link rescaleChurn}. */
export interface RescaleChurnOptions {
  /** What the rate is a rate of: a unit, or a number of days. */
  readonly from: Unit | number;
  /** What it shall be a rate of: a unit, or a number of days. */
  readonly to: Unit | number;
}

/**
 * A churn rate of one length of time as the rate of another, compounded.
 *
 * `1 - (1 - rate) ** (to / from)`. Those who stay are counted on from, so rates multiply what is
 * left and never add up: 5 % a month is 46 % a year, not 60 %. A year is 365 days here, a month a
 * twelfth of it, whatever the calendar; give numbers of days for a period of its own.
 *
 * It takes churn to be the same throughout. Where customers differ, those who stay longer leave less,
 * and a year's rate from one month's is too high.
 *
 * @param rate - A churn rate from 0 to 1, or `null`, which stays `null`.
 * @param options - `from` and `to`: units, or days above 0.
 * @throws InputError for a rate outside of 0 to 1, such as one that counts ends, an unknown unit and
 *   a number of days that is not above 0; for anything else.
 * @see Gold, "Fighting Churn with Data", Manning 2020, section 2.5.
 * @example
 * ```ts
 * import { rescaleChurn } from "customer-kpis";
 *
 * rescaleChurn(0.05, { from: "month", to: "year" }); // ~> 0.4596
 * rescaleChurn(0.1, { from: 31, to: "month" }); // ~> 0.0982
 * ```
 */
export function rescaleChurn(rate: number | null, options: RescaleChurnOptions): number | null {
  const { from, to } = OPTIONS.read(options);
  if (rate === null) return null;
  if (!(typeof rate === "number" && rate >= 0 && rate <= 1)) {
    fail("rescaleChurn", "rate", "from 0 to 1, or null", rate);
  }
  // None and all are so over any length, however short or long.
  if (rate === 0 || rate === 1) return rate + 0;
  // 1 - (1 - rate) ** power, without losing the digits of a small rate.
  return -Math.expm1((to / from) * Math.log1p(-rate));
}

const DAYS: Readonly<Record<Unit, number>> = {
  day: 1,
  week: 7,
  month: 365 / 12,
  quarter: 365 / 4,
  year: 365,
};

const OPTIONS = /* @__PURE__ */ options<RescaleChurnOptions>("rescaleChurn")({
  from: daysOf,
  to: daysOf,
});

function daysOf(kpi: string, field: string, length: Unit | number | undefined): number {
  if (typeof length === "number" && length > 0 && length < Infinity) return length;
  if (typeof length === "string" && Object.hasOwn(DAYS, length)) return DAYS[length];
  const units = Object.keys(DAYS).join(", ");
  return fail(kpi, field, `one of ${units}, or a number of days above 0`, length);
}
