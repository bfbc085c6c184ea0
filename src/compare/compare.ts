import { fail, show } from "../check";
import { asGiven, isWithin, level, maybe, oneOf, options } from "../options";
import type { Interval } from "../stats/intervals";
import type { ResultKind } from "../stats/share";
import { countTest } from "./compareCounts";
import { meanTest } from "./compareMeans";
import { netTest } from "./compareNps";
import { shareTest } from "./compareShares";
import {
  type Comparison,
  type ComparisonOptions,
  differenceInterval,
  isSquarable,
  NO_ANSWERS,
  noComparison,
  type Parts,
  resultOf,
  SQUARABLE,
  type Test,
} from "./comparison";

/** A KPI's result, as far as it can be compared: what else a test needs, it looks for by the kind. */
export interface Comparable {
  /** What its value is. A result that does not say so needs the option `kind`. */
  readonly kind?: ResultKind | undefined;
  /** The value; `null` where it is missing. */
  readonly value?: number | null | undefined;
  /** How many answers it rests on. */
  readonly n?: number | null | undefined;
  /** How sure the value is, where known. */
  readonly interval?: Partial<Interval> | null | undefined;
}

/** What may be set for {@link compare}. */
export interface CompareOptions extends ComparisonOptions {
  /**
   * Which figure is compared, where it is another than the value, or the results do not say what that is:
   * `"mean"` compares the means of `csat`, `"count"` takes counts for numbers of independent events.
   */
  readonly kind?: ResultKind;
  /** The test, of those that fit: such as `"fisher"` for shares. Default the usual one. */
  readonly method?: string;
}

/**
 * Whether a KPI has really changed: two results of any KPI, and the test that fits what they are.
 *
 * | `kind` | test |
 * |---|---|
 * | `"share"` | as {@link compareShares} |
 * | `"net"` | as {@link compareNps} |
 * | `"mean"` | as {@link compareMeans} |
 * | `"count"` | as {@link compareCounts}, but only where the option `kind` says that it counts events |
 * | any other, and where a part is missing | joins the two intervals (`"mover"`), without a p |
 *
 * Where even that cannot be done, such as for a median without an interval or a share of money, only the
 * `difference` is told, and `reason` says why. Nothing is guessed from the names of fields. The same
 * people in both waves are no two samples: see `comparePairedNps` and its like.
 *
 * @param before - A result.
 * @param after - The same of the later wave.
 * @param options - See {@link CompareOptions}.
 * @returns The comparison, which names its test as `method`.
 * @throws InputError for two results of different kinds, a kind or method that is none, figures that
 *   cannot be, a level not between 0 and 1 and an unknown option.
 * @see Zou and Donner, "Construction of Confidence Limits about Effect Measures", Statistics in Medicine
 *   2008.
 * @example
 * ```ts
 * import { compare, csat, nps } from "customer-kpis";
 *
 * const spring = nps([10, 9, 9, 8, 3, 0, 6, 7, 2, 5]);
 * const autumn = nps([10, 9, 9, 9, 10, 10, 6, 7, 9, 8]);
 * const { difference, method, isReal } = compare(spring, autumn);
 * difference; // => 80
 * [method, isReal]; // => ["adjusted-wald", true]
 *
 * const means = compare(csat([1, 2, 3, 4]), csat([3, 4, 4, 5, 5]), { kind: "mean" });
 * [means.method, means.isReal]; // => ["welch", false]
 * ```
 */
export function compare(
  before: Comparable,
  after: Comparable,
  options: CompareOptions = {},
): Comparison {
  return compareNamed("compare", { before, after }, options);
}

/** Compares the first of two results with the second, each of which messages call by its name. */
export function compareNamed(
  kpi: string,
  results: Readonly<Record<string, Comparable>>,
  options: CompareOptions = {},
): Comparison {
  const { level, ...asked } = OPTIONS.read(options);
  const { test, method } = testOf(kpi, results, asked);
  const [before, after] = Object.entries(results).map(([name, one]) => test.read(kpi, name, one));
  return test.compare(before, after, { kpi, level, method });
}

/** The test of every kind; `null` where there is none. */
const TESTS: { readonly [Kind in ResultKind]: Test<any> | null } = {
  share: shareTest,
  net: netTest,
  mean: meanTest,
  median: null,
  count: countTest,
  amount: null,
  duration: null,
  ratio: null,
};

const KINDS = /* @__PURE__ */ Object.keys(TESTS) as readonly ResultKind[];

/** The options of {@link compare}, for all that choose the test by the kind. */
export const compareOptions = {
  kind: /* @__PURE__ */ maybe(/* @__PURE__ */ oneOf(KINDS)),
  method: /* @__PURE__ */ asGiven<string>(),
  level: /* @__PURE__ */ level(),
};

const OPTIONS = /* @__PURE__ */ options<CompareOptions>("compare")(compareOptions);

/** Which figure is to be compared, and how, where the caller says so. */
export interface Asked {
  readonly kind: ResultKind | null;
  readonly method: string | undefined;
}

/** The test that fits several results of one KPI, and its method. Throws where they are of two kinds. */
export function testOf(
  kpi: string,
  results: Readonly<Record<string, Comparable>>,
  asked: Asked,
): { readonly test: Test<any>; readonly method: string } {
  const kind = asked.kind ?? kindOf(kpi, results);
  const list = Object.values(results);
  const reason = asked.kind ? null : (list.map((one) => whyNot(kind, one)).find(Boolean) ?? null);
  const test = (reason === null && TESTS[kind as ResultKind]) || joined(kind, reason);
  return { test, method: oneOf(test.methods, test.methods[0])(kpi, "method", asked.method) };
}

/** The kind of all results; `null` where one does not say. */
function kindOf(kpi: string, results: Readonly<Record<string, Comparable>>): ResultKind | null {
  let kind: ResultKind | undefined;
  let isSaid = true;
  for (const [field, result] of Object.entries(results)) {
    const { kind: own } = resultOf(kpi, field, "a result", result);
    isSaid &&= own !== undefined;
    if (own === undefined) continue;
    const [first = own] = [kind];
    if (own === first && KINDS.includes(own)) kind = own;
    else
      fail(kpi, `${field}.kind`, kind ? show(kind) : `one of ${KINDS.map(show).join(", ")}`, own);
  }
  return isSaid ? (kind ?? null) : null;
}

/** Why a result cannot be tested as what it is; `null` where it can. */
function whyNot(kind: ResultKind | null, result: Comparable): string | null {
  if (kind === null) return "the results do not say what they are, and no kind was given";
  if (kind === "count") return 'a count may be of what is there: kind "count" says it is of events';
  const { n, value, interval } = result;
  // A share of money, or of anything else that is not counted, has none.
  const isCounted = typeof n === "number" && (value === null || interval !== null);
  if (kind === "share" && !isCounted) return "the share is not of so many records";
  if (kind === "net" && ("promoters" in result || "effectiveN" in result)) return null;
  if (kind === "share" || (kind === "mean" && "variance" in result)) return null;
  return `nothing tells how much the ${kind} varies`;
}

interface Bounded extends Parts {
  readonly value: number | null;
  readonly interval: Interval | null;
}

/** What takes the place of a test: the intervals of both results, joined. */
function joined(kind: ResultKind | null, reason: string | null): Test<Bounded> {
  const why = reason ?? `there is no test for kind ${show(kind)}`;
  return {
    methods: ["mover"],
    read(kpi, field, result: Comparable) {
      const { value, n } = resultOf(kpi, field, "a result", result);
      if (value !== null && !isSquarable(value)) {
        fail(kpi, `${field}.value`, SQUARABLE, value, result);
      }
      const count = n ?? 0;
      if (!isWithin(count, { atLeast: 0 })) fail(kpi, `${field}.n`, "a number, 0 or more", n);
      const interval = intervalOf(result);
      for (const end of ["lower", "upper"] as const) {
        if (interval && !isSquarable(interval[end])) {
          fail(kpi, `${field}.interval.${end}`, SQUARABLE, interval[end]);
        }
      }
      return { n: count, value: value === null ? null : value + 0, interval };
    },
    join: null,
    weight: ({ n, value }) => (value === null ? 0 : Math.max(1, n)),
    compare({ value: earlier, interval: one, n }, { value: later, interval: two, ...after }) {
      const all = n + after.n;
      if (earlier === null || later === null) return noComparison("none", all, null, NO_ANSWERS);
      const difference = later - earlier;
      if (!one || !two || one.level !== two.level) {
        return noComparison("none", all, difference, `${why}; nor are there two intervals to join`);
      }
      const interval = differenceInterval(earlier, one, later, two, "mover");
      const isReal = interval.lower > 0 || interval.upper < 0;
      return { ...noComparison("mover", all, difference, why), interval, isReal };
    },
  };
}

/** A result's interval, where it has a whole one around its value. */
export function intervalOf({ value, interval }: Comparable): Interval | null {
  if (typeof interval !== "object" || interval === null) return null;
  const { lower, upper, level, method } = interval;
  const isWhole = [value, lower, upper, level].every(Number.isFinite) && typeof method === "string";
  if (!isWhole || !(lower! <= value! && value! <= upper!)) return null;
  return { lower: lower!, upper: upper!, level: level!, method };
}
