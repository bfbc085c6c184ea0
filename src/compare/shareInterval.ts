import { level, maybe, number, oneOf, options } from "../options";
import { type Interval, wilson } from "../stats/intervals";
import {
  agrestiCoull,
  clopperPearson,
  jeffreys,
  type ProportionInterval,
  wald,
  wilsonCorrected,
} from "../stats/proportions";
import { readShare, type ShareOf } from "./compareShares";

/** How the interval of a share is computed. */
export type ShareIntervalMethod =
  | "wilson"
  | "wilson-corrected"
  | "agresti-coull"
  | "clopper-pearson"
  | "jeffreys"
  | "wald";

/** What may be set for {@link shareInterval}. */
export interface ShareIntervalOptions {
  /** How it is computed. Default `"wilson"`. */
  readonly method?: ShareIntervalMethod;
  /** The confidence level. Default 0.95. */
  readonly level?: number;
  /** How many customers there are in all, where the survey reached a good part of them. */
  readonly population?: number;
}

/**
 * The interval of a share by a method of choice: of a result of `csat`, `ces(...).easy`,
 * `retention`, or any `{ value, n }`.
 *
 * - `"wilson"` (Wilson 1927): good from small samples on; what the KPIs report.
 * - `"wilson-corrected"`: with Yates' continuity correction, wider.
 * - `"agresti-coull"` (1998): Wilson's center, a little wider at 0 and 1.
 * - `"clopper-pearson"` (1934): holds the share at least so often as the level says, mostly more.
 * - `"jeffreys"`: Bayesian, by the plain quantiles of a beta distribution.
 * - `"wald"`: the textbook's. Only for hundreds of answers: at 0 and 1 it has no width.
 *
 * With a `population` it is narrower: who has asked half of all customers has less to guess. Its
 * standard error shrinks by `sqrt((population - n) / (population - 1))`, to nothing where all were
 * asked. All intervals stay within 0 and 1.
 *
 * @param share - A result with `value` (0 to 1) and `n`.
 * @param options - See {@link ShareIntervalOptions}.
 * @returns The interval; `null` without answers.
 * @throws InputError for a share outside of 0 to 1, an `n` that is not a whole number, a level not
 *   between 0 and 1, an unknown method, a population below `n` and an unknown option.
 * @example
 * ```ts
 * import { csat, shareInterval } from "customer-kpis";
 *
 * const result = csat([5, 4, 4, 4, 1]);
 * shareInterval(result, { method: "agresti-coull" })?.lower; // ~> 0.3596
 * shareInterval(result, { population: 5 })?.upper; // => 0.8
 * shareInterval(csat([])); // => null
 * ```
 */
export function shareInterval(share: ShareOf, options: ShareIntervalOptions = {}): Interval | null {
  const { method, level, population } = OPTIONS.read(options);
  const { yes, n } = readShare("shareInterval", "share", share);
  if (n === 0) return null;
  if (population === null) return METHODS[method](yes, n, level);
  number({ whole: true, atLeast: n })("shareInterval", "population", population);
  const value = yes / n;
  if (population === n) return { lower: value, upper: value, level, method };
  // As many answers of an endless population say as much.
  const asGoodAs = (n * (population - 1)) / (population - n);
  return METHODS[method](value * asGoodAs, asGoodAs, level);
}

const METHODS: Readonly<Record<ShareIntervalMethod, ProportionInterval>> = {
  wilson,
  "wilson-corrected": wilsonCorrected,
  "agresti-coull": agrestiCoull,
  "clopper-pearson": clopperPearson,
  jeffreys,
  wald,
};

const OPTIONS = /* @__PURE__ */ options<ShareIntervalOptions>("shareInterval")({
  method: oneOf(Object.keys(METHODS) as ShareIntervalMethod[], "wilson"),
  level: level(),
  population: maybe(number({ whole: true, atLeast: 1 })),
});
