import { tz } from "@date-fns/tz";
import { addMonths } from "date-fns/addMonths";
import { checkOptions, fail } from "../../check";
import type { Key } from "../../measure";
import { readMembership } from "../../record/legacy";
import type { Membership } from "../../record/membership";
import { type Instant, milliseconds } from "../../time";
import { checkTimeZone, wallOf } from "../../wallClock";
import { type MemberStretch, unbroken } from "../members/memberHistory";
import type { Lifetime } from "./lifetime";

/** What {@link tenures} needs. */
export interface TenuresOptions {
  /** The moment up to which is known who left. */
  readonly asOf: Instant;
  /** The moment from which on is known who left. Default: from everybody's beginning. */
  readonly since?: Instant;
  /** `"day"` (default): days of 24 hours, with fractions. `"month"`: whole calendar months. */
  readonly unit?: "day" | "month";
  /** IANA zone of the calendar. Default `"UTC"`. */
  readonly timeZone?: string;
}

/** A lifetime with its customer. */
export interface Tenure extends Lifetime {
  /** The customer. */
  readonly customerId: Key;
}

/** What {@link tenures} answers. */
export interface TenuresResult {
  /** One lifetime for every unbroken stretch of membership, customer by customer. */
  readonly lifetimes: readonly Tenure[];
  /** How many lifetimes. */
  readonly n: number;
  /** Unbroken stretches that began at `asOf` or later, or were over by `since`: they tell nothing. */
  readonly excluded: number;
}

/**
 * How long memberships lasted, or have lasted by a moment: lifetimes for {@link survival}.
 *
 * Memberships of a customer that touch or overlap are one stretch, from its start to its end, or to
 * `asOf` where it has not ended by then. Who leaves and comes back has two lifetimes.
 *
 * Give `since` where memberships that ended before some moment are missing from the records, as in an
 * export of current customers or after a change of systems: who was there already then counts only
 * from the age they had (`entered`), or long lives would look too common.
 *
 * In months, a month is over when the same day of the next one is reached at the same local time, or,
 * where there is no such day, the last one: from 31 January to 29 February, in a leap year, is one.
 * Whoever is younger than a month when `since` comes has entered at 0. Stretches whose months do not
 * differ from those at `since` tell nothing either, and are excluded.
 *
 * @param memberships - `customerId`, `startedAt`, `endedAt`.
 * @param options - `asOf` is required.
 * @throws RangeError for an invalid date, an end before its start, an unknown zone and a `since` that
 *   is not before `asOf`; TypeError for a record without these fields and for an unknown option.
 * @example
 * ```ts
 * import { tenures } from "customer-kpis";
 *
 * const { lifetimes } = tenures(
 *   [
 *     { customerId: "ann", startedAt: new Date("2024-01-31"), endedAt: new Date("2024-02-29") },
 *     { customerId: "bob", startedAt: new Date("2024-01-31"), endedAt: null },
 *   ],
 *   { asOf: new Date("2024-06-01"), unit: "month" },
 * );
 * lifetimes[0]; // => { customerId: "ann", duration: 1, ended: true, entered: null }
 * lifetimes[1]; // => { customerId: "bob", duration: 4, ended: false, entered: null }
 * ```
 */
export function tenures(memberships: Iterable<Membership>, options: TenuresOptions): TenuresResult {
  checkOptions("tenures", options, ["asOf", "since", "unit", "timeZone"]);
  const { unit = "day", timeZone = "UTC" } = options;
  if (unit !== "day" && unit !== "month") {
    fail("tenures", "unit", '"day" or "month"', unit);
  }
  checkTimeZone("tenures", timeZone);
  const asOf = milliseconds(options.asOf, "tenures", "asOf");
  const since =
    options.since === undefined
      ? Number.NEGATIVE_INFINITY
      : milliseconds(options.since, "tenures", "since");
  if (since >= asOf) fail("tenures", "since", "before asOf", options.since);
  const between = unit === "day" ? daysBetween : monthsBetween(timeZone);

  const customers = new Map<Key, MemberStretch[]>();
  for (const record of memberships) {
    const { customerId, startedAt, endedAt } = readMembership("tenures", record);
    const stretch = { startedAt, endedAt, reason: null };
    const known = customers.get(customerId);
    if (known) known.push(stretch);
    else customers.set(customerId, [stretch]);
  }

  const lifetimes: Tenure[] = [];
  let excluded = 0;
  for (const [customerId, stretches] of customers) {
    for (const { startedAt, endedAt } of unbroken(stretches)) {
      const ended = endedAt <= asOf;
      const duration = startedAt < asOf ? between(startedAt, Math.min(endedAt, asOf)) : -1;
      const entered = startedAt < since ? between(startedAt, Math.min(endedAt, since)) : null;
      if (duration < 0 || (entered !== null && entered >= duration)) excluded++;
      else lifetimes.push({ customerId, duration, ended, entered });
    }
  }
  return { lifetimes, n: lifetimes.length, excluded };
}

function daysBetween(start: number, end: number): number {
  return (end - start) / 86_400_000;
}

/** Counts whole months on the local calendar. */
function monthsBetween(timeZone: string): (start: number, end: number) => number {
  return (start, end) => {
    const from = new Date(wallOf(start, timeZone));
    const to = new Date(wallOf(end, timeZone));
    const years = to.getUTCFullYear() - from.getUTCFullYear();
    const months = 12 * years + to.getUTCMonth() - from.getUTCMonth();
    const reached = addMonths(from, months, { in: tz("UTC") });
    return reached.getTime() > to.getTime() ? months - 1 : months;
  };
}
