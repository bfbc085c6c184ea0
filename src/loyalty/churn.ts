import { checkOptions, fail } from "../check";
import { type Kpi, kpi } from "../measure";
import type { Membership } from "../record/membership";
import { checkLevel, type Interval, wilson } from "../stats/intervals";
import { checkPeriod, type Period, periodFinder, periodsBetween } from "../time";
import { CHURN_METHODS, type ChurnMethod, countChurn, countDailyChurn } from "./churnMethod";
import {
  compareReasons,
  historiesOf,
  type MemberHistories,
  type MemberStretch,
  storiesOf,
} from "./members/memberHistory";

/** What {@link churn} needs. */
export interface ChurnOptions {
  /** From the first snapshot (`start`) to the second (`end`). */
  readonly period: Period;
  /** The definition. Default `"snapshot"`. */
  readonly method?: ChurnMethod;
  /** The reasons that nobody chose, such as `"card expired"`; all others are the customer's choice. */
  readonly involuntary?: readonly string[];
  /** IANA zone whose midnights cut the days of the method `"daily"`. Default `"UTC"`. */
  readonly timeZone?: string;
  /** The confidence level of the interval. Default 0.95. */
  readonly level?: number;
}

/** How many customers left for one reason. */
export interface ChurnReason {
  /** The reason as the memberships give it; `null` where they give none. */
  readonly reason: string | null;
  /** Losses for it. */
  readonly churned: number;
}

/** Who decided that customers left. */
export interface ChurnChoice {
  /** Losses for a reason that the customer chose. */
  readonly voluntary: number;
  /** Losses for one of the reasons that nobody chose. */
  readonly involuntary: number;
  /** Losses without a reason. */
  readonly unexplained: number;
}

/** What {@link churn} answers. */
export interface ChurnResult {
  /** The rate; `null` without a `base`. Where ends are counted it may exceed 1. */
  readonly value: number | null;
  /** The same as `base`. */
  readonly n: number;
  /** Losses: customers lost, or ends of membership, as the method has it. */
  readonly churned: number;
  /** Customers in the denominator; for `"daily"` those at the start. */
  readonly base: number;
  /** The definition used. */
  readonly method: ChurnMethod;
  /** The losses by the reason of the membership that ended last, most frequent first. */
  readonly byReason: readonly ChurnReason[];
  /** The losses by who decided; `null` unless `involuntary` is given. */
  readonly byChoice: ChurnChoice | null;
  /** For `"daily"`: 1 less the product of the daily retention rates. Otherwise `null`. */
  readonly compounded: number | null;
  /** Wilson interval where the value is a share of customers; `null` otherwise, and without any. */
  readonly interval: Interval | null;
}

/**
 * Customer churn rate: of those who were customers when the period started, the share who are none
 * when it ends; or whichever other definition a vendor uses, by name.
 *
 * | `method` | counts | per | joined and left | left and came back |
 * |---|---|---|---|---|
 * | `"snapshot"`, `"chartmogul"`, `"profitwell"` | customers lost | customer at the start | no | no |
 * | `"stripe"` | ends | customer at the start or new | in both | each end |
 * | `"baremetrics"` | ends | customer at the start | above only | each end |
 * | `"daily"` | customers lost in a day | customer when it starts | from the next day on | if away at midnight |
 *
 * The snapshots are those of {@link retention}, so that the two rates add up to 1: a customer is one
 * from `startedAt` on and is none from `endedAt` on, and what happens after `period.start`, up to and
 * including `period.end`, belongs to the period. Memberships of one customer that touch or overlap
 * are one: an end is when none is left. One that ends when it begins is
 * in no snapshot, but has joined and left.
 *
 * `"daily"` adds the daily rates, as its vendor does; `compounded` multiplies what they leave, and so
 * cannot exceed 1. Days on which nobody is a customer have no rate and are left out.
 *
 * The interval is that of a share, so there is none for `"stripe"`, `"baremetrics"` and `"daily"`,
 * which count some customers more than once.
 *
 * A rate belongs to its period: 5 % a month is 46 % a year, not 60 %; see {@link rescaleChurn}.
 *
 * Without customers in the base `value` and `interval` are `null`.
 *
 * @function
 * @param records - Memberships: `customerId`, `startedAt`, `endedAt`, and `reason` where known.
 * @param options - `period` is required. Alone, they make the measure, to be composed.
 * @throws RangeError for an invalid date, an end before its start, an unknown zone and a level not
 *   between 0 and 1; TypeError for a record without these fields, for an unknown method and for an
 *   unknown option.
 * @see Gold, "Fighting Churn with Data", Manning 2020, section 2.2.
 * @example
 * ```ts
 * import { churn } from "customer-kpis";
 *
 * const memberships = [
 *   { customerId: "ann", startedAt: new Date("2025-03-01"), endedAt: null },
 *   {
 *     customerId: "bob",
 *     startedAt: new Date("2025-06-01"),
 *     endedAt: new Date("2026-01-20"),
 *     reason: "card expired",
 *   },
 *   {
 *     customerId: "cy",
 *     startedAt: new Date("2026-01-05"),
 *     endedAt: new Date("2026-01-25"),
 *     reason: "price",
 *   },
 * ];
 * const period = { start: new Date("2026-01-01"), end: new Date("2026-02-01") };
 * const { value, churned, base, byReason } = churn(memberships, { period });
 * value; // => 0.5
 * [churned, base]; // => [1, 2]
 * byReason; // => [{ reason: "card expired", churned: 1 }]
 *
 * churn(memberships, { period, method: "stripe" }).value; // ~> 0.6667
 * churn(memberships, { period, method: "baremetrics" }).value; // => 1
 * churn(memberships, { period, involuntary: ["card expired"] }).byChoice?.involuntary; // => 1
 * ```
 */
export const churn: Kpi<Membership, ChurnResult, MemberHistories, [options: ChurnOptions]> =
  /* @__PURE__ */ kpi("churn", (options: ChurnOptions) => {
    checkOptions("churn", options, ["period", "method", "involuntary", "timeZone", "level"]);
    const { method = "snapshot", involuntary, timeZone = "UTC" } = options;
    if (!CHURN_METHODS.includes(method)) {
      fail("churn", "method", `one of ${CHURN_METHODS.join(", ")}`, method);
    }
    if (involuntary !== undefined && !Array.isArray(involuntary)) {
      fail("churn", "involuntary", "an array of reasons", involuntary);
    }
    const period = checkPeriod("churn", "period", options.period);
    const level = checkLevel("churn", options.level);
    const days = periodFinder("churn", { unit: "day", timeZone });

    return {
      ...historiesOf("churn", period),
      finish(histories) {
        const stories = storiesOf(histories, period);
        const { value, losses, base, compounded } =
          method === "daily"
            ? countDailyChurn(
                stories,
                periodsBetween("churn", days, period.start, period.end),
                period,
              )
            : { ...countChurn(method, stories), compounded: null };
        const churned = losses.length;
        const isShare = CUSTOMERS_LOST.includes(method);
        return {
          value,
          n: base,
          churned,
          base,
          method,
          byReason: countReasons(losses),
          byChoice: involuntary ? countChoices(losses, involuntary) : null,
          compounded,
          interval: isShare ? wilson(churned, base, level) : null,
        };
      },
    };
  });

/** The methods that count a customer at most once, and only those in the base. */
const CUSTOMERS_LOST: readonly ChurnMethod[] = ["snapshot", "chartmogul", "profitwell"];

function countReasons(losses: readonly MemberStretch[]): ChurnReason[] {
  const counts = new Map<string | null, number>();
  for (const { reason } of losses) counts.set(reason, (counts.get(reason) ?? 0) + 1);
  return Array.from(counts, ([reason, churned]) => ({ reason, churned })).sort(
    (a, b) => b.churned - a.churned || compareReasons(a.reason, b.reason),
  );
}

function countChoices(
  losses: readonly MemberStretch[],
  reasonsOfNobody: readonly string[],
): ChurnChoice {
  const unexplained = losses.filter(({ reason }) => reason === null).length;
  const involuntary = losses.filter(
    ({ reason }) => reason !== null && reasonsOfNobody.includes(reason),
  ).length;
  return { voluntary: losses.length - involuntary - unexplained, involuntary, unexplained };
}
