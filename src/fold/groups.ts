import { type Key, type Measure, stepAll } from "../measure";

/** States by key, in first-seen order. */
export type GroupStates<K extends Key, State> = Map<K, State>;

/** The parts that every grouping measure shares; `keyOf` says which group a record is in. */
export function grouping<Input, Result, State, K extends Key>(
  keyOf: (record: Input) => K,
  measure: Measure<Input, Result, State>,
): Omit<Measure<Input, unknown, GroupStates<K, State>>, "finish"> {
  return {
    init: () => new Map(),
    step(groups, record) {
      const key = keyOf(record);
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
      const members = new Map<K, Input[]>();
      for (let i = start; i < end; i++) {
        const record = records[i] as Input;
        const key = keyOf(record);
        const group = members.get(key);
        if (group) group.push(record);
        else members.set(key, [record]);
      }
      for (const [key, group] of members) {
        const state = groups.get(key) ?? measure.init();
        groups.set(key, stepAll(measure, state, group, 0, group.length));
      }
      return groups;
    },
  };
}
