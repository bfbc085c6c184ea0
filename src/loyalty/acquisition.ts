import { fail, show } from "../check";
import { type Cutting, cutsOf, type PeriodicKpi, periodicKpi } from "../fold/periodic";
import {
  calendarOptions,
  level,
  type NumberRule,
  number,
  type Option,
  options,
  period,
} from "../options";
import type { Exclusion } from "../record/exclusions";
import type { Membership } from "../record/membership";
import { type Invalid, invalidOption } from "../record/record";
import { type Share, shareOf } from "../stats/share";
import { type Snapshots, snapshotsOf } from "./members/snapshots";
import { retentionOf } from "./retention";

/** A number for the one period, or with a `unit` for some or all of them by key: `{ "2026-01": 900 }`. */
export type PerPeriod = number | Readonly<Record<string, number>>;

/** What {@link acquisition} needs. */
export interface AcquisitionOptions extends Cutting {
  /** What winning customers cost in the period, or in each of them, 0 or more. */
  readonly cost?: PerPeriod;
  /** How many people might have become customers in it, or in each: leads, trials, visitors. */
  readonly prospects?: PerPeriod;
  /** What to do with memberships that end before they start. Default `"refuse"`. */
  readonly invalid?: Invalid;
  /** The confidence level of the interval. Default 0.95. */
  readonly level?: number;
}

/** What {@link acquisition} answers. */
export interface AcquisitionResult {
  /** It is a ratio: not of those at the start are those who joined. */
  readonly kind: "ratio";
  /** New customers per customer at the start; `null` without any at the start. May exceed 1. */
  readonly value: number | null;
  /** The customer base when the period starts. */
  readonly n: number;
  /** Customers who began for the first time in the period. */
  readonly acquired: number;
  /** Former customers, none at the start, who began again in that time: not acquired. */
  readonly reactivated: number;
  /** The customer base when it ends. */
  readonly atEnd: number;
  /** The cost per new customer; `null` without a cost or without new customers. */
  readonly costPerAcquisition: number | null;
  /**
   * How many of the prospects became customers; `null` unless they are given. With more new customers
   * than prospects it exceeds 1 and has no interval.
   */
  readonly conversion: Share | null;
  /** Memberships left out, by reason. */
  readonly excluded: readonly Exclusion[];
}

/**
 * Customer acquisition: how many new customers a period brought, beside how many there were, what each
 * cost and how many of those who might have become one did.
 *
 * New is whose first membership ever starts in the period, at its very start or later and before its
 * end, whether or not they stayed: give all memberships, not only those of the period. Who comes back
 * is `reactivated`. The base is counted at the two snapshots, as {@link retention} does, and with a
 * `unit` for all months, weeks or years of the period in one pass.
 *
 * In a trial (`isTrial`) or in one of the `pauses` nobody is a customer. Memberships of nobody
 * (`customerId` is `null` or `""`) are left out and counted.
 *
 * Without customers at the start `value` is `null`.
 *
 * @function
 * @param records - Memberships: `customerId`, `startedAt`, `endedAt` (`null` while it lasts).
 * @param options - `period` is required. Alone, they make the measure, to be composed.
 * @throws InputError for an invalid date, an end before its start (unless it is to be excluded), a
 *   cost below 0, prospects that are not a whole number, either for what is no period, a level not
 *   between 0 and 1, a record without these fields and an unknown option.
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
 *
 * const months = acquisition(memberships, { period, unit: "month", cost: { "2026-01": 90 } });
 * months.map(({ key, result }) => [key, result.acquired]); // => [["2026-01", 1]]
 * ```
 */
export const acquisition: PeriodicKpi<
  Membership,
  AcquisitionResult,
  Snapshots,
  AcquisitionOptions
> = /* @__PURE__ */ periodicKpi(
  /* @__PURE__ */ options<AcquisitionOptions>("acquisition")({
    ...calendarOptions,
    period: period(),
    cost: perPeriod({ atLeast: 0 }),
    prospects: perPeriod({ atLeast: 0, whole: true }),
    invalid: invalidOption,
    level: level(),
  }),
  ({ cost, prospects, invalid, level, ...cutting }) => {
    const { moments, answers } = cutsOf("acquisition", cutting);
    const named = answers((_, key) => key);
    const keys = Array.isArray(named) ? named.map(({ key }) => key) : null;
    const costIn = numbersIn("cost", cost, keys);
    const prospectsIn = numbersIn("prospects", prospects, keys);
    return snapshotsOf("acquisition", moments, invalid, (state) =>
      answers((i, key): AcquisitionResult => {
        const { n, acquired, reactivated, atEnd, excluded } = retentionOf(state, moments, i, level);
        const spent = costIn(key);
        return {
          kind: "ratio",
          value: n > 0 ? acquired / n : null,
          n,
          acquired,
          reactivated,
          atEnd,
          costPerAcquisition: spent !== null && acquired > 0 ? spent / acquired : null,
          conversion: conversionOf(acquired, prospectsIn(key), level),
          excluded,
        };
      }),
    );
  },
);

/** A number, or one for each of several periods. */
function perPeriod(rule: NumberRule): Option<PerPeriod, PerPeriod | undefined> {
  return (kpi, name, given) => {
    if (typeof given !== "object" || given === null) {
      return given === undefined ? given : number(rule)(kpi, name, given);
    }
    const read = Object.entries(given).map(([key, each]) => {
      return [key, number(rule)(kpi, `${name}["${key}"]`, each)] as const;
    });
    return Object.fromEntries(read);
  };
}

/** The number of a period; `null` where none is given. */
function numbersIn(
  name: string,
  given: PerPeriod | undefined,
  keys: readonly string[] | null,
): (key: string | null) => number | null {
  if (given === undefined) return () => null;
  if ((typeof given === "number") !== (keys === null)) {
    const allowed = keys === null ? "a number, without a unit" : 'by period: { "2026-01": 900 }';
    fail("acquisition", name, allowed, given);
  }
  for (const key of Object.keys(given))
    if (keys && !namesPeriod(key, keys)) failPeriod(name, key, keys);
  return (key) =>
    typeof given === "number"
      ? given
      : Object.hasOwn(given, key as string)
        ? given[key as string]!
        : null;
}

/** Whether a text is one of the periods, or one before or after them. */
function namesPeriod(key: string, keys: readonly string[]): boolean {
  const [first, last] = [keys[0]!, keys.at(-1)!];
  const isAlike = key.replace(/\d/g, "0") === first.replace(/\d/g, "0");
  return keys.includes(key) || (isAlike && (key < first || key > last));
}

function failPeriod(name: string, key: string, keys: readonly string[]): never {
  const some = [...new Set([keys[0]!, keys.at(-1)!])].map(show).join(" to ");
  return fail("acquisition", name, `by period, as ${some}`, key);
}

function conversionOf(acquired: number, prospects: number | null, level: number): Share | null {
  if (prospects === null) return null;
  if (acquired <= prospects) return shareOf(acquired, prospects, level);
  const value = prospects > 0 ? acquired / prospects : null;
  return { value, n: prospects, count: acquired, interval: null };
}
