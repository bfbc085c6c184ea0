import { bothTails } from "../../compare/comparison";
import { type Measure, type Records, runOn } from "../../measure";
import { level, oneOf, options } from "../../options";
import { type Exclusion, excludedIn } from "../../record/exclusions";
import { answer } from "../../record/fields";
import { type RecordType, reading, record } from "../../record/record";
import { correlationOf } from "../../stats/correlation";
import { covariancesOf } from "../../stats/covariances";
import { type Interval, reachOfLevel } from "../../stats/intervals";
import { spearman } from "../../stats/ranks";

/** What one customer said, and what they did. */
export interface SaidAndDone {
  /** What they said: a score. */
  readonly said: number | null | undefined;
  /** What they did, later: orders, spend, months stayed, 1 for a renewal and 0 for none. */
  readonly done: number | null | undefined;
}

/** What may be set for {@link sayDoCorrelation}. */
export interface SayDoCorrelationOptions {
  /**
   * `"spearman"` (default) compares ranks: right for scores, and one huge order does not decide it.
   * `"pearson"` looks for a straight line.
   */
  readonly method?: "spearman" | "pearson";
  /** The confidence level of the interval. Default 0.95. */
  readonly level?: number;
}

/** What {@link sayDoCorrelation} answers. */
export interface SayDoCorrelationResult {
  /**
   * The correlation, from -1 to 1: 1 where who says more always does more, 0 where words and deeds
   * have nothing to do with each other. `null` below three customers, or where all say or do the same.
   */
  readonly value: number | null;
  /** Customers of whom both is known. */
  readonly n: number;
  /** Fisher's interval, for ranks with the variance of Bonett and Wright; `null` below four customers. */
  readonly interval: Interval | null;
  /** How often chance alone would bring a correlation so far from 0; `null` where `value` is. */
  readonly p: number | null;
  /** Customers left out, as one of the two is missing. */
  readonly excluded: readonly Exclusion[];
  /** Which correlation it is. */
  readonly method: "spearman" | "pearson";
}

/**
 * How far what customers say goes along with what they do later: the correlation of a score with
 * orders, spend or staying.
 *
 * A survey that announces nothing is not worth its customers' time, and a company with a high NPS
 * and no correlation is measuring manners. Take the words from before the deeds; a score asked for
 * together with the order says what just happened. Correlations of single customers are small: 0.2
 * is a good one. And they show that the two go together, not that one makes the other.
 *
 * For staying and leaving as such see {@link sayDo}.
 *
 * @param pairs - One record for each customer: `said`, `done`; `null` where it is not known.
 * @param options - See {@link SayDoCorrelationOptions}.
 * @throws InputError for a value that is not a finite number; for a level not
 *   between 0 and 1; for records without these fields, an unknown method or option.
 * @see Bonett and Wright, "Sample Size Requirements for Estimating Pearson, Kendall and Spearman
 *   Correlations", Psychometrika 2000.
 * @example
 * ```ts
 * import { sayDoCorrelation } from "customer-kpis";
 *
 * const customers = [
 *   { said: 9, done: 12 },
 *   { said: 10, done: 7 },
 *   { said: 6, done: 4 },
 *   { said: 3, done: 0 },
 *   { said: 8, done: 5 },
 *   { said: 7, done: null },
 * ];
 * const { value, n, excluded } = sayDoCorrelation(customers);
 * value; // => 0.9
 * n; // => 5
 * excluded; // => [{ reason: "said or done not known", count: 1 }]
 * ```
 */
export function sayDoCorrelation(
  pairs: Records<SaidAndDone>,
  options: SayDoCorrelationOptions = {},
): SayDoCorrelationResult {
  const { method, level } = OPTIONS.read(options);
  const { said, done, incomplete } = runOn("sayDoCorrelation", "pairs", pairs, WHOLE);
  const n = said.length;
  const isRanked = method === "spearman";
  const value = n < 3 ? null : isRanked ? spearman(said, done) : pearson(said, done);
  const excluded = excludedIn(
    new Map(incomplete > 0 ? [["said or done not known", incomplete]] : []),
  );
  if (value === null) return { value, n, interval: null, p: null, excluded, method };
  const statistic = value * Math.sqrt((n - 2) / (1 - value * value));
  const p = Math.abs(value) === 1 ? 0 : bothTails(statistic, n - 2).p;
  return { value, n, interval: intervalOf(value, n, isRanked, level), p, excluded, method };
}

const OPTIONS = /* @__PURE__ */ options<SayDoCorrelationOptions>("sayDoCorrelation")({
  method: /* @__PURE__ */ oneOf(["spearman", "pearson"], "spearman"),
  level: /* @__PURE__ */ level(),
});

const saidAndDone: RecordType<SaidAndDone> = /* @__PURE__ */ record<SaidAndDone>({
  said: answer,
  done: answer,
});

/** The pairs of which both is known. */
interface Whole {
  readonly said: number[];
  readonly done: number[];
  incomplete: number;
}

const WHOLE: Measure<SaidAndDone, Whole, Whole> = /* @__PURE__ */ reading(
  "sayDoCorrelation",
  saidAndDone,
  ["said", "done"],
  {
    init: (): Whole => ({ said: [], done: [], incomplete: 0 }),
    take(whole, { length, said, done }) {
      for (let i = 0; i < length; i++) {
        if (Number.isNaN(said[i]!) || Number.isNaN(done[i]!)) {
          whole.incomplete++;
          continue;
        }
        whole.said.push(said[i]!);
        whole.done.push(done[i]!);
      }
    },
    merge: (left) => left,
    finish: (whole) => whole,
  },
);

function pearson(left: readonly number[], right: readonly number[]): number | null {
  const [lefts, rights] = [scaled(left), scaled(right)];
  const rows = lefts.map((one, i) => [one, rights[i] as number]);
  const { matrix } = covariancesOf(rows, 2);
  const [[aa, ab], [, bb]] = matrix as unknown as [[number, number], [number, number]];
  if (!(aa > 0 && bb > 0)) return null;
  return correlationOf(ab, Math.sqrt(aa) * Math.sqrt(bb));
}

/** The same in a unit of their size, a power of 2: squares of what is very large are no numbers. */
function scaled(numbers: readonly number[]): readonly number[] {
  const most = numbers.reduce((largest, number) => Math.max(largest, Math.abs(number)), 0);
  const unit = most > 0 ? 2 ** Math.floor(Math.log2(most)) : 1;
  return numbers.map((number) => number / unit);
}

function intervalOf(value: number, n: number, isRanked: boolean, level: number): Interval | null {
  if (n < 4) return null;
  const variance = (isRanked ? 1 + (value * value) / 2 : 1) / (n - 3);
  const reach = reachOfLevel(level) * Math.sqrt(variance);
  const center = Math.atanh(value);
  return {
    lower: Math.tanh(center - reach),
    upper: Math.tanh(center + reach),
    level,
    method: isRanked ? "bonett-wright" : "fisher-z",
  };
}
