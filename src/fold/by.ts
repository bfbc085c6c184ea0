import { checkRecord, fail } from "../check";
import { checkMeasure, type Group, type Measure } from "../measure";
import type { Summary } from "../reads";
import { failKey, isKey, type Keys } from "../record/fields";
import { areCoded, type Key, type Kind, type Slice, sliceOfRows, valueAt } from "../slice";
import { type GroupStates, mergeGroups, repeatGroup, takeGroups } from "./groups";

/**
 * The measure for every group of records: by channel, team, segment, or by what a function makes of
 * each record.
 *
 * @param what - The field to group by, which holds a string, number, boolean or `null`; or a function
 *   from a record to such a key.
 * @param measure - What to compute in each group.
 * @returns A measure of groups in first-seen order.
 * @throws InputError where a record has no such field, and where a key is something else, such as a
 *   `Date` (see `over`).
 * @example
 * ```ts
 * import { by, measure, nps } from "customer-kpis";
 *
 * const answers = [
 *   { score: 10, channel: "email", seats: 3 },
 *   { score: 3, channel: "phone", seats: 250 },
 *   { score: 9, channel: "email", seats: 5 },
 * ];
 * const groups = measure(answers, by("channel", nps()));
 * groups.map((group) => [group.key, group.result.value]); // => [["email", 100], ["phone", -100]]
 *
 * const sizes = measure(answers, by((row) => (row.seats < 100 ? "small" : "large"), nps()));
 * sizes.map((size) => size.key); // => ["small", "large"]
 * ```
 */
export function by<const Field extends string, Input, Result, State>(
  what: Field,
  measure: Measure<Input, Result, State>,
): Measure<Input & Readonly<Record<Field, Key>>, Group<Key, Result>[], GroupStates<Key, State>>;
export function by<Row, Result, State, K extends Key>(
  what: (row: Row) => K,
  measure: Measure<NoInfer<Row>, Result, State>,
): Measure<Row, Group<K, Result>[], GroupStates<K, State>>;
export function by<Result, State>(
  what: string | ((row: unknown) => Key),
  measure: Measure<never, Result, State>,
): Measure<never, Group<Key, Result>[], GroupStates<Key, State>> {
  checkMeasure("by", measure);
  const keysOf = typeof what === "function" ? keysBy(what) : keysIn(what);

  function take(groups: GroupStates<Key, State>, slice: Slice): GroupStates<Key, State> {
    const { codes, keys } = encoded(keysOf(slice), slice.length);
    return takeGroups(measure, slice, groups, codes, keys);
  }

  return {
    ...(measure.at !== undefined && { at: measure.at }),
    init: () => new Map(),
    step: (groups, row) => take(groups, sliceOfRows([row])),
    take,
    repeat(groups, row, times) {
      const { keys, codes } = encoded(keysOf(sliceOfRows([row])), 1);
      return repeatGroup(measure, groups, keys[codes[0]!]!, row, times);
    },
    ...(typeof what === "string" &&
      measure.reads && { reads: [{ field: what, kind: "key" }, ...measure.reads] }),
    ...(typeof what === "string" &&
      measure.summary && { summary: summaryBy(what, measure.init, measure.summary) }),
    merge: (left, right) => mergeGroups(measure, left, right),
    finish: (groups) =>
      Array.from(groups, ([key, state]) => ({ key, result: measure.finish(state) })),
  };
}

/** The summary of the customers of each group: who is in two groups is one in each. */
function summaryBy<State>(
  field: string,
  init: () => State,
  { also, ...summary }: Summary<State>,
): Summary<GroupStates<Key, State>> {
  return {
    ...summary,
    keys: [{ field, kind: "key" }, ...(summary.keys ?? [])],
    ...(also && { also: summaryBy(field, init, also) }),
    count(groups, figures, customers, label, [key, ...keys]) {
      const state = groups.get(key!) ?? init();
      return groups.set(key!, summary.count(state, figures, customers, label, keys));
    },
  };
}

/** The keys of a slice's records in one field. */
function keysIn(field: unknown): (slice: Slice) => Keys {
  if (typeof field !== "string") fail("by", "what", "a field's name or a function", field);
  return (slice) => slice.read("by", field as string, GROUP);
}

/** The keys that a function makes of a slice's records. */
function keysBy(keyOf: (row: unknown) => Key): (slice: Slice) => Keys {
  return (slice) =>
    Array.from({ length: slice.length }, (_, i) => {
      const key = keyOf(slice.row(i));
      return isKey(key) ? key : failKey("by", "key", key, slice.origin(i));
    });
}

/** Keys to group by: `null` is one, `undefined` is a field that is not there. */
const GROUP: Kind<Keys> = {
  kind: "group",
  ofRows(_, field, { list, start, length }) {
    const keys = new Array<Key>(length);
    for (let i = 0; i < length; i++) {
      const row = list[start + i];
      const key = row?.[field as string];
      // Most keys are texts, and are then known to be right without a call.
      keys[i] = typeof key === "string" || isKey(key) ? key : refuse(field as string, key, row);
    }
    return keys;
  },
  ofColumn(_, field, column, slice) {
    if ("codes" in column && areCoded(column, isKey)) return column as Keys;
    const keys = Array.from({ length: slice.length }, (_, i) => {
      const key = valueAt(column, i);
      // In a typed array NaN is nothing.
      return Number.isNaN(key) ? null : key;
    });
    for (const [i, key] of keys.entries()) if (!isKey(key)) refuse(field, key, slice.origin(i));
    return keys as Key[];
  },
};

function refuse(field: string, key: unknown, row: unknown): never {
  checkRecord("by", row, field);
  return failKey("by", field, key, row);
}

/** The keys of a slice as numbers, and what these stand for. */
function encoded(given: Keys, length: number): { codes: Int32Array; keys: readonly Key[] } {
  if ("codes" in given && given.values.length < 1024) {
    // One more code for those that stand for nothing.
    const keys = [...given.values, null];
    const codes = new Int32Array(length);
    for (let i = 0; i < length; i++) {
      const code = given.codes[i]!;
      codes[i] = code >= 0 && code < keys.length ? code : keys.length - 1;
    }
    return { codes: oneEach(codes, keys), keys };
  }
  const codes = new Int32Array(length);
  const keys: Key[] = [];
  const numbers = new Map<Key, number>();
  for (let i = 0; i < length; i++) {
    const key = "codes" in given ? (given.values[given.codes[i]!] ?? null) : given[i]!;
    let number = numbers.get(key);
    if (number === undefined) {
      number = keys.push(key) - 1;
      numbers.set(key, number);
    }
    codes[i] = number;
  }
  return { codes, keys };
}

/** The same codes, but of keys that are there twice the last one's: they are one group. */
function oneEach(codes: Int32Array, keys: readonly Key[]): Int32Array {
  const places = new Map(keys.map((key, code) => [key, code]));
  return places.size === keys.length ? codes : codes.map((code) => places.get(keys[code]!)!);
}
