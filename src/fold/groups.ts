import { type Key, type Measure, stepAll } from "../measure";

/** States by key, in first-seen order. */
export type GroupStates<K extends Key, State> = Map<K, State>;

/**
 * What every grouping measure shares.
 *
 * @param markOf - What tells one group's records from another's: called for every record, so fast.
 * @param keyOf - The group's key by that mark, or an error: called once a group and slice.
 */
export function grouping<Input, Mark, K extends Key, Result, State>(
  markOf: (record: Input) => Mark,
  keyOf: (mark: Mark) => K,
  measure: Measure<Input, Result, State>,
): Omit<Measure<Input, unknown, GroupStates<K, State>>, "finish"> {
  return {
    init: () => new Map(),
    step(groups, record) {
      const key = keyOf(markOf(record));
      return groups.set(key, measure.step(groups.get(key) ?? measure.init(), record));
    },
    merge(left, right) {
      for (const [key, state] of right) {
        left.set(key, measure.merge(left.get(key) ?? measure.init(), state));
      }
      return left;
    },
    // Collecting each group's records first lets the inner measure run its own fast loop.
    steps(groups, records, start, end) {
      const members = new Map<Mark, Input[]>();
      for (let i = start; i < end; i++) {
        const record = records[i] as Input;
        const mark = markOf(record);
        const group = members.get(mark);
        if (group) group.push(record);
        else members.set(mark, [record]);
      }
      for (const [mark, group] of members) {
        const key = keyOf(mark);
        const state = groups.get(key) ?? measure.init();
        groups.set(key, stepAll(measure, state, group, 0, group.length));
      }
      return groups;
    },
  };
}
