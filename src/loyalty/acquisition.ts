import { checkOptions, fail } from "../check";
import { derive } from "../fold/derive";
import { type Kpi, kpi } from "../measure";
import type { Membership } from "../record/membership";
import { checkLevel, type Interval, wilson } from "../stats/intervals";
import type { Period } from "../time";
import type { Snapshots } from "./members/snapshots";
import { retention } from "./retention";

/** What {@link acquisition} needs. */
export interface AcquisitionOptions {
  /** From the first snapshot (`start`) to the second (`end`). */
  readonly period: Period;
  /** What winning customers cost in the period, 0 or more. */
  readonly cost?: number;
  /** How many people might have become customers in it: leads, trials, visitors. */
  readonly prospects?: number;
  /** The confidence level of the interval. Default 0.95. */
  readonly level?: number;
}

/** How many prospects became customers. */
export interface Conversion {
  /** New customers per prospect; `null` without prospects. */
  readonly value: number | null;
  /** Prospects. */
  readonly n: number;
  /** Wilson interval of the share; `null` without prospects, or with fewer than new customers. */
  readonly interval: Interval | null;
}

/** What {@link acquisition} answers. */
export interface AcquisitionResult {
  /** New customers per customer at the start; `null` without any at the start. May exceed 1. */
  readonly value: number | null;
  /** The same as `atStart`. */
  readonly n: number;
  /** Customers who began for the first time after the start, up to and including the end. */
  readonly acquired: number;
  /** Former customers, none at the start, who began again in that time: not acquired. */
  readonly reactivated: number;
  /** The customer base when the period starts. */
  readonly atStart: number;
  /** The customer base when it ends. */
  readonly atEnd: number;
  /** `cost / acquired`; `null` without a cost or without new customers. */
  readonly costPerAcquisition: number | null;
  /** How many prospects became customers; `null` unless `prospects` is given. */
  readonly conversion: Conversion | null;
}

/**
 * Customer acquisition: how many new customers a period brought, beside how many there were, what each
 * cost and how many of those who might have become one did.
 *
 * New is whose first membership ever starts after `period.start`, up to and including `period.end`,
 * whether or not they stayed: give all memberships, not only those of the period. Who comes back is
 * `reactivated`. The base is counted at the two snapshots, as {@link retention} does.
 *
 * Without customers at the start `value` is `null`.
 *
 * @function
 * @param records - Memberships: `customerId`, `startedAt`, `endedAt` (`null` while it lasts).
 * @param options - `period` is required. Alone, they make the measure, to be composed.
 * @throws RangeError for an invalid date, an end before its start, a cost below 0, prospects that are
 *   not a whole number and a level not between 0 and 1; TypeError for a record without these fields
 *   and for an unknown option.
 * @example
 * ```ts
 * import { acquisition } from "customer-kpis";
 *
 * const memberships = [
 *   { customerId: "ann", startedAt: new Date("2025-03-01"), endedAt: null },
 *   { customerId: "bob", startedAt: new Date("2025-06-01"), endedAt: null },
 *   { customerId: "cy", startedAt: new Date("2026-01-10"), endedAt: null },
 * ];
 * const period = { start: new Date("2026-01-01"), end: new Date("2026-02-01") };
 * const result = acquisition(memberships, { period, cost: 90, prospects: 10 });
 * result.value; // => 0.5
 * result.costPerAcquisition; // => 90
 * result.conversion?.value; // => 0.1
 * ```
 */
export const acquisition: Kpi<
  Membership,
  AcquisitionResult,
  Snapshots,
  [options: AcquisitionOptions]
> = /* @__PURE__ */ kpi("acquisition", (options: AcquisitionOptions) => {
  checkOptions("acquisition", options, ["period", "cost", "prospects", "level"]);
  const { period, cost, prospects } = options;
  const level = checkLevel("acquisition", options.level);
  if (cost !== undefined && !(typeof cost === "number" && cost >= 0 && cost < Infinity)) {
    fail("acquisition", "cost", "a finite number, 0 or more", cost);
  }
  if (prospects !== undefined && !(Number.isInteger(prospects) && prospects >= 0)) {
    fail("acquisition", "prospects", "a whole number, 0 or more", prospects);
  }

  return derive(
    ({ n, acquired, reactivated, atEnd }) => ({
      value: n > 0 ? acquired / n : null,
      n,
      acquired,
      reactivated,
      atStart: n,
      atEnd,
      costPerAcquisition: cost !== undefined && acquired > 0 ? cost / acquired : null,
      conversion: prospects === undefined ? null : conversionOf(acquired, prospects, level),
    }),
    retention({ period }),
  );
});

function conversionOf(acquired: number, prospects: number, level: number): Conversion {
  return {
    value: prospects > 0 ? acquired / prospects : null,
    n: prospects,
    interval: acquired <= prospects ? wilson(acquired, prospects, level) : null,
  };
}
