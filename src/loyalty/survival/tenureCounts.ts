import { countIn } from "../../fold/growing";
import { type Kpi, kpi } from "../../measure";
import { options } from "../../options";
import type { Watched } from "../../reads";
import { type Exclusion, exclude, excludedIn, UNKNOWN_YET } from "../../record/exclusions";
import type { Membership } from "../../record/membership";
import { DAY } from "../../wallClock";
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

/** Lifetimes of the same length. */
export interface CountedLifetime extends Lifetime {
  /** How many they are. */
  readonly count: number;
}

/** What {@link tenureCounts} answers. */
export interface TenureCountsResult {
  /** Lifetimes in whole days, the shortest first. */
  readonly lifetimes: readonly CountedLifetime[];
  /** How many they are in all. */
  readonly n: number;
  /** Memberships left out, and unbroken stretches that tell nothing, by reason. */
  readonly excluded: readonly Exclusion[];
}

/**
 * How many memberships lasted how many days: all that {@link survival} needs, in far fewer rows than
 * there are customers.
 *
 * The same as {@link tenures} in days, but whole ones, with equal lifetimes counted and without the names
 * of the customers. A day is 24 hours, and counts when it is over. Stretches whose days do not differ
 * from those at `since` tell nothing, and are left out and counted.
 *
 * @function
 * @param records - Memberships: `customerId`, `startedAt`, `endedAt` (`null` while it lasts).
 * @param options - `asOf` is required. Alone, they make the measure, to be composed.
 * @throws InputError as {@link tenures}.
 * @example
 * ```ts
 * import { counted, measure, survival, tenureCounts } from "customer-kpis";
 *
 * const memberships = [
 *   { customerId: "ann", startedAt: new Date("2026-01-01T09:00Z"), endedAt: new Date("2026-01-11T08:00Z") },
 *   { customerId: "bob", startedAt: new Date("2026-01-02T10:00Z"), endedAt: new Date("2026-01-11T10:00Z") },
 *   { customerId: "cy", startedAt: new Date("2026-01-01"), endedAt: null },
 * ];
 * const { lifetimes } = tenureCounts(memberships, { asOf: new Date("2026-02-01") });
 * lifetimes;
 * // => [
 * //   { duration: 9, ended: true, entered: null, count: 2 },
 * //   { duration: 31, ended: false, entered: null, count: 1 },
 * // ]
 * measure(lifetimes, counted("count", survival())).value; // => 9
 * ```
 */
export const tenureCounts: Kpi<
  Membership,
  TenureCountsResult,
  MemberLog,
  [options: WatchedOptions]
> = /* @__PURE__ */ kpi(
  /* @__PURE__ */ options<WatchedOptions>("tenureCounts")(watchedOptions),
  ({ invalid, ...watched }) => {
    checkWatched("tenureCounts", watched);
    return memberLogOf("tenureCounts", {
      invalid,
      watched,
      finish(log): TenureCountsResult {
        const counts = new Map(log.lengths);
        eachMember(log, (_, stretches) => {
          for (const stretch of stretches) {
            countIn(counts, lengthsOf(stretch, watched).join(" "));
          }
        });
        return resultOf(counts, new Map(log.excluded));
      },
    });
  },
);

/** Whole days until a stretch ended or was last seen, whether it ended, and its days at `since`; below 0: none. */
function lengthsOf(
  stretch: { readonly startedAt: number; readonly endedAt: number },
  watched: Watched,
): [days: number, ended: number, entered: number] {
  if (stretch.startedAt >= watched.asOf) return [-1, 0, -1];
  const { duration, ended, entered } = lifetimeOf(stretch, watched, wholeDays);
  return [duration, Number(ended), entered ?? -1];
}

function wholeDays(start: number, end: number): number {
  return Math.floor((end - start) / DAY);
}

function resultOf(
  counts: ReadonlyMap<string, number>,
  excluded: Map<string, number>,
): TenureCountsResult {
  const lifetimes: CountedLifetime[] = [];
  let n = 0;
  for (const [name, count] of counts) {
    const [duration, ended, days] = name.split(" ").map(Number) as [number, number, number];
    const entered = days < 0 ? null : days;
    if (duration < 0) exclude(excluded, UNKNOWN_YET, count);
    else if (isOver({ duration, entered })) exclude(excluded, OVER_BY_SINCE, count);
    else {
      n += count;
      lifetimes.push({ duration, ended: ended === 1, entered, count });
    }
  }
  lifetimes.sort(
    (a, b) =>
      a.duration - b.duration ||
      Number(b.ended) - Number(a.ended) ||
      (a.entered ?? -1) - (b.entered ?? -1),
  );
  return { lifetimes, n, excluded: excludedIn(excluded) };
}
