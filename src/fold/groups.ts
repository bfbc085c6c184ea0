import { type Measure, takeSlice } from "../measure";
import type { Key } from "../slice";
import { between, picked, type Slice } from "../slice";

/** States by key, in first-seen order. */
export type GroupStates<K extends Key, State> = Map<K, State>;

/** Where the states of the groups that a slice touches come from, and where they go. */
export interface Groups<State> {
  /** Whether it has one already. */
  readonly known: (code: number) => boolean;
  /** The state of a group that the slice touches. */
  readonly open: (code: number) => State;
  /** Keeps it again. */
  readonly close: (code: number, state: State) => void;
}

/**
 * Takes a slice into the states of its groups.
 *
 * @param codes - The number of each record's group, below `size`.
 */
export function takeGroups<State>(
  measure: Measure<never, unknown, State>,
  slice: Slice,
  codes: Int32Array,
  size: number,
  { known, open, close }: Groups<State>,
): void {
  if (codes.length === 0) return;
  const ends = new Int32Array(size + 1);
  for (let i = 0; i < codes.length; i++) ends[codes[i]! + 1]!++;
  const states = new Array<State>(size);
  let isNew = false;
  for (let code = 0; code < size; code++) {
    if (ends[code + 1]! > 0) {
      isNew ||= !known(code);
      states[code] = open(code);
    }
  }
  if (measure.spread) measure.spread(states, codes, slice);
  else if (size === 1) states[0] = takeSlice(measure, states[0]!, slice);
  else {
    // Group after group, each record behind its like: the inner measure then has its own slice.
    for (let code = 0; code < size; code++) ends[code + 1]! += ends[code]!;
    const next = ends.slice();
    const grouped = new Int32Array(codes.length);
    for (let i = 0; i < codes.length; i++) grouped[next[codes[i]!]!++] = i;
    const sorted = picked(slice, grouped);
    for (let code = 0; code < size; code++) {
      const [start, end] = [ends[code]!, ends[code + 1]!];
      if (end > start)
        states[code] = takeSlice(measure, states[code]!, between(sorted, start, end));
    }
  }
  // Groups are listed in the order in which they were first seen.
  const order = isNew ? new Set(codes) : states.keys();
  for (const code of order) if (states[code] !== undefined) close(code, states[code]);
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
