import { fail } from "../check";
import { checkCount, level, options } from "../options";
import { logBinomialTest } from "../stats/binomial";
import { type Interval, reachOfLevel } from "../stats/intervals";
import {
  bothTails,
  type Comparison,
  type ComparisonOptions,
  compareWaves,
  differenceInterval,
  NO_ANSWERS,
  noComparison,
  type OneOrMany,
  type Parts,
  resultOf,
  type Test,
  tested,
} from "./comparison";

/** How many events there were, and over how long. */
export interface EventCount {
  /** How many; `null` where nobody counted. */
  readonly value: number | null;
  /** Over how long, or over how many: months, visits, agents. Default 1. */
  readonly exposure?: number | undefined;
}

/**
 * Whether the number of events has really changed: complaints a week, tickets per thousand orders.
 *
 * For events that come one by one and independently of one another, at a rate that may differ between
 * the two stretches. Of all events together, each fell into the later stretch with the same chance: the
 * exact test of that (Przyborowski and Wilenski 1940), with all splits counted that are no likelier; by
 * z from 100,000 events on. `difference` is of the rates, events per unit of `exposure`; its interval
 * joins the score intervals of both rates. `effect` is the logarithm of the later rate over the earlier
 * one. A count of what is there, such as a backlog or the customers of a day, is made of the same ones
 * twice, and is not for this test.
 *
 * @param before - A count, with its `exposure` where that differs; a list is taken together.
 * @param after - The same of the later stretch.
 * @param options - See {@link ComparisonOptions}.
 * @throws InputError for a count that is not a whole number, an exposure beyond 1e-9 to 1e12, a level not
 *   between 0 and 1 and an unknown option.
 * @example
 * ```ts
 * import { compareCounts } from "customer-kpis";
 *
 * // 30 complaints in 4 weeks, then 15 in 3.
 * const came = compareCounts({ value: 30, exposure: 4 }, { value: 15, exposure: 3 });
 * came.difference; // => -2.5
 * came.p; // ~> 0.2291
 * came.isReal; // => false
 * ```
 */
export function compareCounts(
  before: OneOrMany<EventCount>,
  after: OneOrMany<EventCount>,
  options: ComparisonOptions = {},
): Comparison {
  const how = { kpi: "compareCounts", method: "exact", ...OPTIONS.read(options) };
  return compareWaves(countTest, before, after, how);
}

const OPTIONS = /* @__PURE__ */ options<ComparisonOptions>("compareCounts")({ level: level() });

interface CountParts extends Parts {
  readonly exposure: number;
}

/** The test of counts of events. */
export const countTest: Test<CountParts> = {
  methods: ["exact"],
  read(kpi, field, result: EventCount) {
    const { value, exposure = 1 } = resultOf(kpi, field, "a result with value", result);
    if (value === null) return { n: 0, exposure: 0 };
    checkCount(kpi, `${field}.value`, value);
    if (!(Number.isFinite(exposure) && exposure >= 1e-9 && exposure <= 1e12)) {
      fail(kpi, `${field}.exposure`, "a number from 1e-9 to 1e12", exposure);
    }
    return { n: value + 0, exposure };
  },
  join: (left, right) => ({ n: left.n + right.n, exposure: left.exposure + right.exposure }),
  weight: ({ exposure }) => exposure,
  compare(before, after, { method, level }) {
    const n = before.n + after.n;
    if (before.exposure === 0 || after.exposure === 0) {
      return noComparison(method, n, null, NO_ANSWERS);
    }
    const [rate1, rate2] = [before.n / before.exposure, after.n / after.exposure];
    const exposure = before.exposure + after.exposure;
    const [rest, share] = [before.exposure / exposure, after.exposure / exposure];
    const statistic = n > 0 ? (after.n * rest - before.n * share) / Math.sqrt(n * share * rest) : 0;
    const [one, two] = [before, after].map((count) => rateInterval(count, level));
    return {
      ...tested(
        rate2 - rate1,
        n < 100_000 ? exactTails(after.n, n, share, rest) : bothTails(statistic, null),
        level,
      ),
      interval: differenceInterval(rate1, one!, rate2, two!, "score"),
      statistic,
      degreesOfFreedom: null,
      effect: rate1 > 0 && rate2 > 0 ? Math.log(rate2 / rate1) : null,
      n,
      method,
    };
  },
};

function exactTails(count: number, n: number, share: number, rest: number) {
  const logP = logBinomialTest(count, n, share, rest);
  return { p: Math.exp(logP), logP };
}

/** The rates of which a score test would not reject the count. */
function rateInterval({ n, exposure }: CountParts, level: number): Interval {
  const z = reachOfLevel(level);
  const reach = z * Math.sqrt(n + (z * z) / 4);
  const center = n + (z * z) / 2;
  return {
    lower: n === 0 ? 0 : (center - reach) / exposure,
    upper: (center + reach) / exposure,
    level,
    method: "score",
  };
}
