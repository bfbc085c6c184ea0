import { checkMeasure, type Group, type Key, type Measure } from "../measure";
import { checkKey } from "../record/field";
import { type GroupStates, grouping } from "./groups";

/**
 * The measure for every group of records that share a field's value: by channel, team, segment.
 *
 * @param field - The field to group by: a string, number, boolean or `null`.
 * @param measure - What to compute in each group.
 * @returns A measure of groups in first-seen order.
 * @throws TypeError where a record has no such field, or holds something else in it.
 * @example
 * ```ts
 * import { by, measure, nps } from "customer-kpis";
 *
 * const answers = [
 *   { score: 10, channel: "email" },
 *   { score: 3, channel: "phone" },
 *   { score: 9, channel: "email" },
 * ];
 * const groups = measure(answers, by("channel", nps()));
 * groups.map((group) => [group.key, group.result.value]); // => [["email", 100], ["phone", -100]]
 * ```
 */
export function by<const Field extends string, Input, Result, State>(
  field: Field,
  measure: Measure<Input, Result, State>,
): Measure<Input & Readonly<Record<Field, Key>>, Group<Key, Result>[], GroupStates<Key, State>> {
  type Row = Input & Readonly<Record<Field, Key>>;
  checkMeasure("by", measure);
  return {
    ...grouping(
      (row: Row) => row?.[field],
      (key): Key => checkKey("by", field, key),
      measure,
    ),
    finish: (groups) =>
      Array.from(groups, ([key, state]) => ({ key, result: measure.finish(state) })),
  };
}
