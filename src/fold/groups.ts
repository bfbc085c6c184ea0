import { type Measure, repeated, takeSlice } from "../measure";
import { between, type Key, picked, type Slice } from "../slice";

/** States by key, in first-seen order. */
export type GroupStates<K extends Key, State> = Map<K, State>;

/**
 * Takes a slice into the states of its groups.
 *
 * @param codes - For each record the position of its group's key in `keys`.
 */
export function takeGroups<K extends Key, State>(
  measure: Measure<never, unknown, State>,
  slice: Slice,
  groups: GroupStates<K, State>,
  codes: Int32Array,
  keys: readonly K[],
): GroupStates<K, State> {
  if (codes.length === 0) return groups;
  const size = keys.length;
  const ends = new Int32Array(size + 1);
  for (let i = 0; i < codes.length; i++) ends[codes[i]! + 1]!++;
  const states: State[] = [];
  let isNew = false;
  for (let code = 0; code < size; code++) {
    if (ends[code + 1]! > 0) {
      isNew ||= !groups.has(keys[code]!);
      states[code] = groups.get(keys[code]!) ?? measure.init();
    }
    ends[code + 1]! += ends[code]!;
  }
  if (measure.spread) measure.spread(states, codes, slice);
  else if (size === 1) states[0] = takeSlice(measure, states[0]!, slice);
  else {
    // Group after group, each record behind its like: the inner measure then has its own slice.
    const next = ends.slice();
    const grouped = new Int32Array(codes.length);
    for (let i = 0; i < codes.length; i++) grouped[next[codes[i]!]!++] = i;
    const sorted = picked(slice, grouped);
    for (let code = 0; code < size; code++) {
      const [start, end] = [ends[code]!, ends[code + 1]!];
      if (end > start) {
        states[code] = takeSlice(measure, states[code]!, between(sorted, start, end));
      }
    }
  }
  // Groups are listed in the order in which they were first seen.
  const order = isNew ? new Set(codes) : states.keys();
  for (const code of order) {
    if (states[code] !== undefined) groups.set(keys[code]!, states[code]);
  }
  return groups;
}

/** Takes a record that came so many times into its group. */
export function repeatGroup<K extends Key, Input, State>(
  measure: Measure<Input, unknown, State>,
  groups: GroupStates<K, State>,
  key: K,
  record: Input,
  times: number,
): GroupStates<K, State> {
  return groups.set(key, repeated(measure, groups.get(key) ?? measure.init(), record, times));
}

/** Joins the states of groups. */
export function mergeGroups<K, State>(
  measure: Measure<never, unknown, State>,
  left: Map<K, State>,
  right: Map<K, State>,
): Map<K, State> {
  for (const [key, state] of right) {
    left.set(key, measure.merge(left.get(key) ?? measure.init(), state));
  }
  return left;
}
