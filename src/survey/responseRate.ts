import { checkOptions, fail } from "../check";
import { checkLevel, type Interval, wilson } from "../stats/intervals";

/** What {@link responseRate} answers. */
export interface ResponseRateResult {
  /** The share of those asked who answered, 0 to 1; `null` where nobody was asked. */
  readonly value: number | null;
  /** How many were asked. */
  readonly n: number;
  /** How many answered. */
  readonly answered: number;
  /** Wilson interval of the share; `null` where nobody was asked. */
  readonly interval: Interval | null;
}

/**
 * Response rate: the share of those asked who answered, from any result with `n` and `unanswered`.
 *
 * It rests on the records that were passed in: those who were asked and did not answer must be among
 * them, with a score of `null`, or be given as `asked`.
 *
 * @param result - A result of `csat`, `nps`, `ces` or `tally`.
 * @param options - `asked`: how many were asked, where not all are records; `level`, default 0.95.
 * @throws RangeError where fewer were asked than answered, and for a level not between 0 and 1;
 *   TypeError for an unknown option.
 * @example
 * ```ts
 * import { nps, responseRate } from "customer-kpis";
 *
 * const result = nps([10, 9, null, null, 3, null, null, null]);
 * responseRate(result).value; // => 0.375
 * responseRate(result, { asked: 30 }).value; // => 0.1
 * ```
 */
export function responseRate(
  result: { readonly n: number; readonly unanswered: number },
  options: { readonly asked?: number; readonly level?: number } = {},
): ResponseRateResult {
  checkOptions("responseRate", options, ["asked", "level"]);
  const level = checkLevel("responseRate", options.level);
  if (typeof result !== "object" || result === null) {
    fail("responseRate", "result", "an object with n and unanswered", result);
  }
  const { n: answered, unanswered } = result;
  const { asked: n = answered + unanswered } = options;
  if (!(n >= answered)) fail("responseRate", "asked", `at least n (${answered})`, n);
  return {
    value: n > 0 ? answered / n : null,
    n,
    answered,
    interval: wilson(answered, n, level),
  };
}
