import { fail } from "../check";
import { type Measure, type Records, runOn } from "../measure";
import { listOf, options, text } from "../options";
import { type Exclusion, excludedFor } from "../record/exclusions";
import { answer } from "../record/fields";
import { kindOf } from "../record/gather";
import { type Slice, sliceOfRows } from "../slice";
import { correlationOf } from "../stats/correlation";
import { covariancesOf } from "../stats/covariances";
import { importanceOf } from "../stats/importance";
import { finite } from "../stats/sum";

/** What {@link drivers} needs. */
export interface DriversOptions<Field extends string = string> {
  /** The field of what is to be moved: overall satisfaction, willingness to recommend, a renewal. */
  readonly outcome: Field;
  /** The fields of what may move it: scores of single items, all on one scale. */
  readonly items: readonly Field[];
}

/** Where an item stands: its importance and its performance against the items' average. */
export type Quadrant = "fix first" | "keep up" | "low priority" | "possible overkill";

/** One item. */
export interface Driver {
  /** Its field. */
  readonly item: string;
  /** Its mean score: how well it is done. */
  readonly performance: number;
  /** Correlation with the outcome, -1 to 1; `null` where the item does not vary. */
  readonly correlation: number | null;
  /**
   * Standardized regression coefficient: how many standard deviations the outcome moves with one of
   * the item's, the others held still. `null` where items determine one another.
   */
  readonly beta: number | null;
  /** Its part of what all items explain (relative weight), 0 to 1; the items' add up to 1. */
  readonly importance: number;
  /** Important or not, done well or not, by the items' average of both. */
  readonly quadrant: Quadrant;
}

/** Why there are no drivers. */
export type NoDriversReason =
  | "too few rows"
  | "outcome does not vary"
  | "no item explains anything";

/** What {@link drivers} answers. */
export interface DriversResult {
  /** The share of the outcome's variance that the items explain, 0 to 1; `null` for the `reason`. */
  readonly value: number | null;
  /** How many rows with the outcome and every item. */
  readonly n: number;
  /** Rows left out, as one of them was missing. */
  readonly excluded: readonly Exclusion[];
  /** The items, the most important first; none for the `reason` given. */
  readonly drivers: readonly Driver[];
  /** Why `value` is `null`; `null` where it is not. */
  readonly reason: NoDriversReason | null;
}

/**
 * What to fix first: how much each item of a survey weighs for an outcome, against how well it is
 * done.
 *
 * Importance is derived from the answers, not asked for. Items of one survey go together, so their
 * correlations count the same thing many times, and regression coefficients hand it to one of them
 * nearly at random; relative weights (Johnson 2000) split what all explain fairly, and are what
 * `importance` and the quadrants rest on. An important item that is done worse than the others is to
 * be fixed first. What goes together need not be cause and effect: change one thing and measure.
 *
 * @param rows - Records with the outcome and the items as numbers, `null` for no answer. Rows with
 *   an answer missing are left out and counted.
 * @param options - See {@link DriversOptions}.
 * @throws InputError for a value that is not a finite number; for items that
 *   are none or named twice, and for an unknown option.
 * @see Johnson, "A Heuristic Method for Estimating the Relative Weight of Predictor Variables in
 *   Multiple Regression", Multivariate Behavioral Research 2000.
 * @see Martilla and James, "Importance-Performance Analysis", Journal of Marketing 1977.
 * @example
 * ```ts
 * import { drivers } from "customer-kpis";
 *
 * const rows = [
 *   { overall: 5, speed: 5, manners: 5 },
 *   { overall: 4, speed: 3, manners: 5 },
 *   { overall: 2, speed: 1, manners: 4 },
 *   { overall: 4, speed: 4, manners: 5 },
 *   { overall: 1, speed: 1, manners: 5 },
 *   { overall: 3, speed: 2, manners: 4 },
 * ];
 * const result = drivers(rows, { outcome: "overall", items: ["speed", "manners"] });
 * result.drivers.map(({ item, quadrant }) => [item, quadrant]); // =>
 * // [["speed", "fix first"], ["manners", "possible overkill"]]
 * ```
 */
export function drivers<Field extends string>(
  rows: Records<Readonly<Record<Field, number | null | undefined>>>,
  options: DriversOptions<Field>,
): DriversResult {
  const [outcome, ...items] = fieldsOf(options);
  const fields = [outcome, ...items];
  const all = runOn("drivers", "rows", rows, answersOf(fields));
  const used = all.filter((row) => !row.some(Number.isNaN));
  const n = used.length;
  const none = (reason: NoDriversReason): DriversResult => ({
    value: null,
    n,
    excluded: excludedFor({ incomplete: all.length - n }),
    drivers: [],
    reason,
  });
  if (n < items.length + 2) return none("too few rows");

  const { matrix, means } = covariancesOf(used, fields.length);
  fields.forEach((field, i) => {
    finite("drivers", field, matrix[i]![i]!);
  });
  const correlation = (i: number, j: number): number => {
    const spread = Math.sqrt(matrix[i]![i]!) * Math.sqrt(matrix[j]![j]!);
    return spread > 0 ? correlationOf(matrix[i]![j]!, spread) : 0;
  };
  if (!(matrix[0]![0]! > 0)) return none("outcome does not vary");
  const places = items.map((_, i) => i + 1);
  const { rSquared, betas, relativeWeights } = importanceOf(
    places.map((i) => places.map((j) => (i === j && matrix[i]![i]! > 0 ? 1 : correlation(i, j)))),
    places.map((i) => correlation(i, 0)),
  );
  const explained = relativeWeights.reduce((sum, weight) => sum + weight, 0);
  if (!(explained > 1e-12)) return none("no item explains anything");

  const averageImportance = 1 / items.length;
  const averagePerformance = places.reduce((sum, i) => sum + means[i]!, 0) / items.length;
  const list = items.map((item, i): Driver => {
    const performance = means[i + 1]!;
    const importance = relativeWeights[i]! / explained;
    return {
      item,
      performance,
      correlation: matrix[i + 1]![i + 1]! > 0 ? correlation(i + 1, 0) : null,
      beta: betas?.[i] ?? null,
      importance,
      quadrant: quadrantOf(
        isAtLeast(importance, averageImportance),
        isAtLeast(performance, averagePerformance),
      ),
    };
  });
  return {
    value: Math.min(1, rSquared),
    n,
    excluded: excludedFor({ incomplete: all.length - n }),
    drivers: list.sort((a, b) => b.importance - a.importance),
    reason: null,
  };
}

const OPTIONS = /* @__PURE__ */ options<DriversOptions>("drivers")({
  outcome: /* @__PURE__ */ text(),
  items: /* @__PURE__ */ listOf("an array of field names", /* @__PURE__ */ text()),
});

/** The outcome and the items. Throws where there are none, too many, or one twice. */
function fieldsOf(options: DriversOptions): readonly [string, ...string[]] {
  const { outcome, items } = OPTIONS.read(options);
  if (items.length === 0) fail("drivers", "items", "an array of field names", items);
  if (items.length > MOST_ITEMS) fail("drivers", "items", `at most ${MOST_ITEMS}`, items.length);
  if (new Set([outcome, ...items]).size <= items.length) {
    fail("drivers", "items", "named once each, and not the outcome", items.join(", "));
  }
  return [outcome, ...items];
}

/** The answers of each row in the order of the fields, NaN where there is none. */
function answersOf(fields: readonly string[]): Measure<object, number[][], number[][]> {
  const kind = kindOf(answer);
  function take(rows: number[][], slice: Slice): number[][] {
    const columns = fields.map((field) => slice.read("drivers", field, kind));
    for (let i = 0; i < slice.length; i++) rows.push(columns.map((column) => column[i]!));
    return rows;
  }
  return {
    init: () => [],
    step: (rows, row) => take(rows, sliceOfRows([row])),
    take,
    merge: (left, right) => left.concat(right),
    finish: (rows) => rows,
  };
}

/** It takes as many steps as the cube of the items: a second. */
const MOST_ITEMS = 500;

/** Whether a figure is the average or more, rounding apart: of equal items none is above the others. */
function isAtLeast(figure: number, average: number): boolean {
  return figure >= average - 1e-9 * Math.abs(average);
}

function quadrantOf(isImportant: boolean, isDoneWell: boolean): Quadrant {
  if (isImportant) return isDoneWell ? "keep up" : "fix first";
  return isDoneWell ? "possible overkill" : "low priority";
}
