import { type Kpi, kpi } from "../measure";
import { options, period, text } from "../options";
import { type Exclusion, excludedIn } from "../record/exclusions";
import type { Membership } from "../record/membership";
import { type Invalid, invalidOption } from "../record/record";
import type { Key } from "../slice";
import { restOf } from "../stats/sum";
import { type Period, periodFinder, periodsBetween } from "../time";
import {
  CHURN_METHODS,
  type ChurnCount,
  type ChurnMethod,
  countChurn,
  countDailyChurn,
} from "./churnMethod";
import { type MemberLog, memberLogOf } from "./members/memberHistory";
import { holdsAt, type Stories, type Story, storyteller } from "./members/stories";

/** What {@link churnReconciliation} needs. */
export interface ChurnReconciliationOptions {
  /** From the first snapshot (`start`) to the second (`end`). */
  readonly period: Period;
  /** IANA zone whose midnights cut the days of the method `"daily"`. Default `"UTC"`. */
  readonly timeZone?: string;
  /** What to do with memberships that end before they start. Default `"refuse"`. */
  readonly invalid?: Invalid;
}

/** A definition of churn; `"memberships"` is what comes out where every record counts as a customer. */
export type ReconciledMethod = ChurnMethod | "memberships";

/** What one definition says. */
export interface ReconciledChurn {
  /** The definition. */
  readonly method: ReconciledMethod;
  /** Its rate; `null` where `n` is 0, of `"daily"` where nobody is a customer on any day. */
  readonly value: number | null;
  /** Its denominator; for `"daily"` the customers at the start. */
  readonly n: number;
  /** Losses as it counts them. */
  readonly churned: number;
}

/**
 * What a customer did that definitions disagree on.
 *
 * - `"joined"`: new, and still there at the end.
 * - `"joined-and-left"`: new, and left within the period, whether or not they came back.
 * - `"left"`: there at the start, left once and for all.
 * - `"left-and-came-back"`: there at the start and at the end, away in between.
 * - `"left-more-than-once"`: there at the start, left, came back and left again.
 * - `"returned"`: a former customer who began again and is there at the end.
 * - `"returned-and-left"`: a former customer who began again and left again.
 * - `"several-memberships"`: has more than one, where one side counts memberships.
 * - `"stayed"`: there throughout.
 */
export type ChurnCause =
  | "joined"
  | "joined-and-left"
  | "left"
  | "left-and-came-back"
  | "left-more-than-once"
  | "returned"
  | "returned-and-left"
  | "several-memberships"
  | "stayed";

/** A part of a difference, and who makes it. */
export interface ChurnCauseResult {
  /** What they did. */
  readonly cause: ChurnCause;
  /** How much of the difference they make; all effects add up to it. */
  readonly effect: number;
  /** The customers, in the order they first appear. */
  readonly customers: readonly Key[];
}

/** How two definitions differ. */
export interface ChurnDifference {
  /** The one. */
  readonly from: ReconciledMethod;
  /** The other. */
  readonly to: ReconciledMethod;
  /** The rate of `to` less that of `from`; `null` where one of them has none. */
  readonly difference: number | null;
  /** Where the difference comes from, the largest effect first; empty where there is none. */
  readonly causes: readonly ChurnCauseResult[];
}

/** What {@link churnReconciliation} answers. */
export interface ChurnReconciliationResult {
  /** It is a ratio: a distance of rates. */
  readonly kind: "ratio";
  /** How far the definitions lie apart: the highest rate less the lowest; `null` without any. */
  readonly value: number | null;
  /** Customers at the start. */
  readonly n: number;
  /** Every definition's rate. */
  readonly methods: readonly ReconciledChurn[];
  /** Every pair of them, in the same order. */
  readonly differences: readonly ChurnDifference[];
  /** Memberships left out, by reason. */
  readonly excluded: readonly Exclusion[];
}

/**
 * Why two tools show different churn for the same customers: every definition of {@link churn} side
 * by side, and for every pair the customers who make the difference.
 *
 * A difference is split into effects that add up to it. A customer's effect is what they add to the
 * one rate less what they add to the other; where the denominators differ, those who are in only one
 * of them carry that. Customers on whom two definitions agree are in neither's list.
 *
 * `"memberships"` is no vendor's definition but a frequent mistake, counted to be recognized: every
 * record taken for a customer, those that hold at the start and are over at the end, per record that
 * holds at the start.
 *
 * Who stayed throughout, with one membership, is in no list: all definitions agree on them. The lists
 * name each customer once a pair, so the result grows with the customers who are disputed.
 * Without customers at the start every rate but Stripe's and the daily one, which know who came later,
 * is `null`.
 *
 * @function
 * @param records - Memberships: `customerId`, `startedAt`, `endedAt` (`null` while it lasts).
 * @param options - `period` is required. Alone, they make the measure, to be composed.
 * @throws InputError for an invalid date, an end before its start (unless it is to be excluded), an
 *   unknown zone or option and a record without these fields.
 * @example
 * ```ts
 * import { churnReconciliation } from "customer-kpis";
 *
 * const day = (date: number) => new Date(Date.UTC(2026, 0, date));
 * const memberships = [
 *   { customerId: "ann", startedAt: day(-30), endedAt: null },
 *   { customerId: "bob", startedAt: day(-30), endedAt: day(10) },
 *   { customerId: "cy", startedAt: day(5), endedAt: day(20) },
 * ];
 * const { value, methods, differences } = churnReconciliation(memberships, {
 *   period: { start: day(1), end: day(32) },
 * });
 * value; // => 0.5
 * methods.find(({ method }) => method === "baremetrics")?.value; // => 1
 * differences.find(({ from, to }) => from === "snapshot" && to === "baremetrics");
 * // => {
 * //   from: "snapshot",
 * //   to: "baremetrics",
 * //   difference: 0.5,
 * //   causes: [{ cause: "joined-and-left", effect: 0.5, customers: ["cy"] }],
 * // }
 * ```
 */
export const churnReconciliation: Kpi<
  Membership,
  ChurnReconciliationResult,
  MemberLog,
  [options: ChurnReconciliationOptions]
> = /* @__PURE__ */ kpi(
  /* @__PURE__ */ options<ChurnReconciliationOptions>("churnReconciliation")({
    period: period(),
    timeZone: text("UTC"),
    invalid: invalidOption,
  }),
  ({ period, timeZone, invalid }) => {
    const finder = periodFinder("churnReconciliation", { unit: "day", timeZone });
    const { start, end } = period;
    return memberLogOf("churnReconciliation", {
      bounds: period,
      invalid,
      finish(log): ChurnReconciliationResult {
        const stories = storyteller(log)(start, end);
        const known = { stories, ends: log.ends, start, end };
        const counts: [ReconciledMethod, ChurnCount][] = CHURN_METHODS.map((method) => {
          if (method !== "daily") return [method, countChurn(method, known)];
          const days = periodsBetween("churnReconciliation", finder, start, end);
          return [method, countDailyChurn(known, days)];
        });
        counts.push(["memberships", countMemberships(stories, period)]);
        const rates = counts.flatMap(([, { value }]) => value ?? []);
        return {
          kind: "ratio",
          value: rates.length > 0 ? differenceOf(Math.min(...rates), Math.max(...rates)) : null,
          n: stories.stayed + stories.told.filter(({ atStart }) => atStart).length,
          methods: counts.map(([method, { value, churned, base }]) => {
            return { method, value, n: base, churned };
          }),
          differences: counts.flatMap(([from, left], i) =>
            counts.slice(i + 1).map(([to, right]) => differ(from, left, to, right, stories)),
          ),
          excluded: excludedIn(log.excluded),
        };
      },
    });
  },
);

/** Churn where every membership counts as a customer of its own. */
function countMemberships(
  { told, stayed }: Stories,
  { start, end }: { readonly start: number; readonly end: number },
): ChurnCount {
  const shares = told.map(({ memberships }) => {
    const held = memberships.filter((parts) => holdsAt(parts, start));
    const over = held.filter((parts) => !holdsAt(parts, end));
    return { numerator: over.length, denominator: held.length };
  });
  const churned = shares.reduce((sum, { numerator }) => sum + numerator, 0);
  const base = shares.reduce((sum, { denominator }) => sum + denominator, stayed);
  const value = base > 0 ? churned / base : null;
  return { value, churned, byReason: new Map(), base, shares };
}

function differ(
  from: ReconciledMethod,
  left: ChurnCount,
  to: ReconciledMethod,
  right: ChurnCount,
  { told }: Stories,
): ChurnDifference {
  if (left.value === null || right.value === null) {
    return { from, to, difference: null, causes: [] };
  }
  const rate = left.value;
  // A share in a sum of daily rates is one in the rate already, and has no denominator.
  const isDaily = from === "daily" || to === "daily";
  const leftBase = from === "daily" ? 1 : left.base;
  const rightBase = to === "daily" ? 1 : right.base;
  const causes = new Map<ChurnCause, { effect: number; customers: Key[] }>();
  told.forEach((story, i) => {
    const [one, other] = [left.shares[i]!, right.shares[i]!];
    const effect = isDaily
      ? differenceOf(one.numerator / leftBase, other.numerator / rightBase)
      : (other.numerator - one.numerator + rate * (one.denominator - other.denominator)) /
        rightBase;
    if (effect === 0) return;
    const isCounted = to === "memberships" && story.memberships.length > 1;
    const cause = isCounted ? "several-memberships" : causeOf(story);
    const known = causes.get(cause);
    if (known) {
      known.effect += effect;
      known.customers.push(story.customerId);
    } else causes.set(cause, { effect, customers: [story.customerId] });
  });
  return {
    from,
    to,
    difference: differenceOf(left.value, right.value),
    causes: Array.from(causes, ([cause, { effect, customers }]) => ({
      cause,
      effect,
      customers,
    })).sort((a, b) => Math.abs(b.effect) - Math.abs(a.effect)),
  };
}

/** By how much a rate is more than another; not by what rounding makes of daily rates added up. */
function differenceOf(from: number, to: number): number {
  return restOf(to - from, Math.max(from, to));
}

function causeOf({ atStart, atEnd, isNew, ends }: Story): ChurnCause {
  if (atStart && atEnd) return ends.length > 0 ? "left-and-came-back" : "stayed";
  if (atStart) return ends.length > 1 ? "left-more-than-once" : "left";
  if (isNew) return ends.length > 0 ? "joined-and-left" : "joined";
  return ends.length > 0 ? "returned-and-left" : "returned";
}
