import { type Cutting, cutsOf, type PeriodicKpi, periodicKpi } from "../fold/periodic";
import { calendarOptions, level, listOf, maybe, oneOf, options, period, text } from "../options";
import { type Exclusion, excludedIn } from "../record/exclusions";
import type { Membership } from "../record/membership";
import { type Invalid, invalidOption } from "../record/record";
import { type Interval, wilson } from "../stats/intervals";
import { periodFinder, periodsBetween } from "../time";
import { CHURN_METHODS, type ChurnMethod, countChurn, countDailyChurn } from "./churnMethod";
import { compareReasons, type MemberLog, memberLogOf } from "./members/memberHistory";
import { storyteller } from "./members/stories";

/** What {@link churn} needs. */
export interface ChurnOptions extends Cutting {
  /** The definition. Default `"snapshot"`. */
  readonly method?: ChurnMethod;
  /** The reasons that nobody chose, such as `"card expired"`; all others are the customer's choice. */
  readonly involuntary?: readonly string[];
  /** IANA zone whose midnights cut periods, and the days of the method `"daily"`. Default `"UTC"`. */
  readonly timeZone?: string;
  /** What to do with memberships that end before they start. Default `"refuse"`. */
  readonly invalid?: Invalid;
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
  /** A share of customers; for a method that counts some of them more than once, a ratio. */
  readonly kind: "share" | "ratio";
  /**
   * The rate; `null` where `n` is 0, or for `"daily"` where nobody is a customer on any of the days.
   * Where ends are counted, or days added up, it may exceed 1.
   */
  readonly value: number | null;
  /** Customers in the denominator; for `"daily"` those at the start. */
  readonly n: number;
  /** Losses: customers lost, or ends of membership, as the method has it. */
  readonly churned: number;
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
  /** Memberships left out, by reason. */
  readonly excluded: readonly Exclusion[];
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
 * The snapshots are those of {@link retention}, so that the two rates add up to 1: what happens at
 * `period.start` or later, before `period.end`, belongs to the period. Memberships of one customer
 * that touch or overlap are one: an end is when none is left. One that ends when it begins is in no
 * snapshot, but has joined and left. Nobody is a customer in a trial (`isTrial`); a pause is an end
 * for the reason `"paused"`. With a `unit` all months, weeks or years of the period are answered in
 * one pass.
 *
 * `"daily"` adds the daily rates, as its vendor does; `compounded` multiplies what they leave, and so
 * cannot exceed 1. Days on which nobody is a customer have no rate and are left out.
 *
 * The interval is that of a share, so there is none for `"stripe"`, `"baremetrics"` and `"daily"`,
 * which count some customers more than once.
 *
 * A rate belongs to its period: 5 % a month is 46 % a year, not 60 %; see {@link rescaleChurn}.
 *
 * Without customers in the denominator, be it of every day, `value` and `interval` are `null`.
 * Memberships of nobody (`customerId` is `null` or `""`) are left out and counted.
 *
 * @function
 * @param records - Memberships: `customerId`, `startedAt`, `endedAt`, and `reason` where known.
 * @param options - `period` is required. Alone, they make the measure, to be composed.
 * @throws InputError for an invalid date, an end before its start (unless it is to be excluded), an
 *   unknown zone, method or option, a level not between 0 and 1 and a record without these fields.
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
 * const { value, churned, n, byReason } = churn(memberships, { period });
 * value; // => 0.5
 * [churned, n]; // => [1, 2]
 * byReason; // => [{ reason: "card expired", churned: 1 }]
 *
 * churn(memberships, { period, method: "stripe" }).value; // ~> 0.6667
 * churn(memberships, { period, method: "baremetrics" }).value; // => 1
 * churn(memberships, { period, involuntary: ["card expired"] }).byChoice?.involuntary; // => 1
 * ```
 */
export const churn: PeriodicKpi<Membership, ChurnResult, MemberLog, ChurnOptions> =
  /* @__PURE__ */ periodicKpi(
    /* @__PURE__ */ options<ChurnOptions>("churn")({
      ...calendarOptions,
      period: period(),
      method: oneOf(CHURN_METHODS, "snapshot"),
      involuntary: maybe(listOf("a list of reasons", text())),
      invalid: invalidOption,
      level: level(),
    }),
    ({ method, involuntary, invalid, level, ...cutting }) => {
      const { moments, answers } = cutsOf("churn", cutting);
      const days = periodFinder("churn", { unit: "day", timeZone: cutting.timeZone ?? "UTC" });
      const daysIn = (start: number, end: number) => periodsBetween("churn", days, start, end);
      const isShare = CUSTOMERS_LOST.includes(method);
      const [first, last] = [moments[0]!, moments.at(-1)!];
      return memberLogOf("churn", {
        bounds: { start: first, end: last },
        invalid,
        cuts: method === "daily" ? cutsByDay(moments, daysIn(first, last)) : moments,
        finish(log) {
          const storiesIn = storyteller(log);
          return answers((i): ChurnResult => {
            const [start, end] = [moments[i]!, moments[i + 1]!];
            const known = { stories: storiesIn(start, end), ends: log.ends, start, end };
            const { value, churned, byReason, base, compounded } =
              method === "daily"
                ? countDailyChurn(known, daysIn(start, end))
                : { ...countChurn(method, known), compounded: null };
            return {
              kind: isShare ? "share" : "ratio",
              value,
              n: base,
              churned,
              method,
              byReason: sorted(byReason),
              byChoice: involuntary && countChoices(byReason, involuntary),
              compounded,
              interval: isShare ? wilson(churned, base, level) : null,
              excluded: excludedIn(log.excluded),
            };
          });
        },
      });
    },
  );

/** The methods that count a customer at most once, and only those in the base. */
const CUSTOMERS_LOST: readonly ChurnMethod[] = ["snapshot", "chartmogul", "profitwell"];

/** The bounds of periods and of the days that they touch, ascending. */
function cutsByDay(moments: readonly number[], days: readonly { readonly start: number }[]) {
  const [, ...starts] = days.map(({ start }) => start);
  return [...new Set([...moments, ...starts])].sort((a, b) => a - b);
}

function sorted(counts: ReadonlyMap<string | null, number>): ChurnReason[] {
  return Array.from(counts, ([reason, churned]) => ({ reason, churned })).sort(
    (a, b) => b.churned - a.churned || compareReasons(a.reason, b.reason),
  );
}

function countChoices(
  counts: ReadonlyMap<string | null, number>,
  reasonsOfNobody: readonly string[],
): ChurnChoice {
  const choices = { voluntary: 0, involuntary: 0, unexplained: 0 };
  for (const [reason, churned] of counts) {
    if (reason === null) choices.unexplained += churned;
    else choices[reasonsOfNobody.includes(reason) ? "involuntary" : "voluntary"] += churned;
  }
  return choices;
}
