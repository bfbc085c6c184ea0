import { fail } from "../check";
import { checkMeasure, type Group, type Key, type Measure } from "../measure";
import { checkKey } from "../record/field";
import { type GroupStates, grouping } from "./groups";

/**
 * The measure for every group of records, where a function names each record's group.
 *
 * @param keyOf - A record's key: a string, number, boolean or `null`.
 * @param measure - What to compute in each group.
 * @returns A measure of groups in first-seen order.
 * @throws TypeError where a key is something else, such as a `Date` (see `over`) or `undefined`.
 * @example
 * ```ts
 * import { byKey, measure, nps } from "customer-kpis";
 *
 * const answers = [
 *   { score: 10, seats: 3 },
 *   { score: 4, seats: 250 },
 * ];
 * const sizes = measure(answers, byKey((answer) => (answer.seats < 100 ? "small" : "large"), nps()));
 * sizes.map((size) => size.key); // => ["small", "large"]
 * ```
 */
export function byKey<Row, Result, State, K extends Key>(
  keyOf: (row: Row) => K,
  measure: Measure<NoInfer<Row>, Result, State>,
): Measure<Row, Group<K, Result>[], GroupStates<K, State>> {
  checkMeasure("byKey", measure);
  if (typeof keyOf !== "function") fail("byKey", "keyOf", "a function", keyOf);
  return {
    ...grouping(keyOf, (key) => checkKey("byKey", "key", key) as K, measure),
    finish: (groups) =>
      Array.from(groups, ([key, state]) => ({ key, result: measure.finish(state) })),
  };
}
