import { type Kpi, kpi } from "../../measure";
import { oneOf, options, text } from "../../options";
import { type Exclusion, exclude, excludedIn, UNKNOWN_YET } from "../../record/exclusions";
import type { Membership } from "../../record/membership";
import type { Key } from "../../slice";
import { checkTimeZone, DAY, wallOf } from "../../wallClock";
import { eachMember, type MemberLog, memberLogOf } from "../members/memberHistory";
import type { Lifetime } from "./lifetime";
import {
  checkWatched,
  isOver,
  lifetimeOf,
  OVER_BY_SINCE,
  type WatchedOptions,
  watchedOptions,
} from "./watched";

/** What {@link tenures} needs. */
export interface TenuresOptions extends WatchedOptions {
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
  /** Memberships left out, and unbroken stretches that tell nothing, by reason. */
  readonly excluded: readonly Exclusion[];
}

/**
 * How long memberships lasted, or have lasted by a moment: lifetimes for {@link survival}.
 *
 * Memberships of a customer that touch or overlap are one stretch, from its start to its end, or to
 * `asOf` where it has not ended before. Who leaves and comes back has two lifetimes. Stretches that
 * begin at `asOf` or later are left out and counted, as are those that were over by `since`, trials
 * (`isTrial`) and memberships of nobody (`customerId` is `null` or `""`). A pause ends a stretch.
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
 * @function
 * @param records - Memberships: `customerId`, `startedAt`, `endedAt` (`null` while it lasts).
 * @param options - `asOf` is required. Alone, they make the measure, to be composed.
 * @throws InputError for an invalid date, an end before its start (unless it is to be excluded), an
 *   unknown zone, a `since` that is not before `asOf`, a record without these fields and an unknown
 *   option.
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
export const tenures: Kpi<Membership, TenuresResult, MemberLog, [options: TenuresOptions]> =
  /* @__PURE__ */ kpi(
    /* @__PURE__ */ options<TenuresOptions>("tenures")({
      ...watchedOptions,
      unit: oneOf(["day", "month"], "day"),
      timeZone: text("UTC"),
    }),
    ({ unit, timeZone, invalid, ...watched }) => {
      checkTimeZone("tenures", timeZone);
      checkWatched("tenures", watched);
      const between = unit === "day" ? daysBetween : monthsBetween(timeZone);
      return memberLogOf("tenures", { invalid, isJoined: true, finish });

      function finish(log: MemberLog): TenuresResult {
        const lifetimes: Tenure[] = [];
        const excluded = new Map(log.excluded);
        eachMember(log, (customerId, stretches) => {
          for (const stretch of stretches) {
            if (stretch.startedAt >= watched.asOf) {
              exclude(excluded, UNKNOWN_YET);
              continue;
            }
            const lifetime = lifetimeOf(stretch, watched, between);
            if (isOver(lifetime)) exclude(excluded, OVER_BY_SINCE);
            else lifetimes.push({ customerId, ...lifetime });
          }
        });
        return { lifetimes, n: lifetimes.length, excluded: excludedIn(excluded) };
      }
    },
  );

function daysBetween(start: number, end: number): number {
  return (end - start) / DAY;
}

/** Counts whole months on the local calendar. */
function monthsBetween(timeZone: string): (start: number, end: number) => number {
  return (start, end) => {
    const from = new Date(wallOf(start, timeZone));
    const to = new Date(wallOf(end, timeZone));
    const years = to.getUTCFullYear() - from.getUTCFullYear();
    const months = 12 * years + to.getUTCMonth() - from.getUTCMonth();
    // As addMonths of date-fns has it in UTC, which takes a hundred times as long for each customer.
    const reached = new Date(from);
    reached.setUTCMonth(from.getUTCMonth() + months + 1, 0);
    reached.setUTCDate(Math.min(from.getUTCDate(), reached.getUTCDate()));
    // In the hour that comes twice, a later moment may show an earlier time.
    return Math.max(0, reached > to ? months - 1 : months);
  };
}
