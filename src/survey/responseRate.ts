import { fail } from "../check";
import { level, maybe, number, options } from "../options";
import { type Share, shareOf } from "../stats/share";

/** What may be set for {@link responseRate}. */
export interface ResponseRateOptions {
  /** How many were asked, where not all of them are records. Default `n + unanswered`. */
  readonly asked?: number;
  /** The confidence level of the interval. Default 0.95. */
  readonly level?: number;
}

/** What {@link responseRate} answers: of those asked (`n`), how many answered (`count`). */
export interface ResponseRateResult extends Share {
  /** It is a share. */
  readonly kind: "share";
}

/**
 * Response rate: the share of those asked who answered, from any result with `n` and `unanswered`.
 *
 * It rests on the records that were passed in: those who were asked and did not answer must be among
 * them, with a score of `null`, or be given as `asked`.
 *
 * @param result - A result of `csat`, `nps`, `ces`, `share` or `tally`.
 * @param options - See {@link ResponseRateOptions}.
 * @throws InputError for a result without whole numbers `n` and `unanswered`, where fewer were asked
 *   than answered, a level not between 0 and 1 and an unknown option.
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
  options: ResponseRateOptions = {},
): ResponseRateResult {
  const { asked, level } = OPTIONS.read(options);
  if (typeof result !== "object" || result === null || !("n" in result)) {
    fail("responseRate", "result", "an object with n and unanswered", result ?? null);
  }
  const count = number({ whole: true, atLeast: 0 });
  const answered = count("responseRate", "n", result.n);
  const unanswered = count("responseRate", "unanswered", result.unanswered);
  const n = asked ?? answered + unanswered;
  if (n < answered) fail("responseRate", "asked", `at least n (${answered})`, n);
  return { kind: "share", ...shareOf(answered, n, level) };
}

const OPTIONS = /* @__PURE__ */ options<ResponseRateOptions>("responseRate")({
  asked: /* @__PURE__ */ maybe(/* @__PURE__ */ number({ whole: true, atLeast: 0 })),
  level: /* @__PURE__ */ level(),
});
