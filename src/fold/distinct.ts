import { checkName } from "../check";
import type { Measure } from "../measure";
import { key } from "../record/fields";
import { kindOf } from "../record/gather";
import { type Key, type Slice, sliceOfRows } from "../slice";
import { keyAt } from "./customers";

/** How many different values a field takes. */
export interface DistinctResult {
  /** How many different values. */
  readonly value: number;
  /** How many records were read. */
  readonly n: number;
}

/** What `distinct` holds in between. */
export interface DistinctState {
  readonly keys: Set<Key>;
  n: number;
}

/**
 * How many different values a field takes: customers among orders, agents among tickets.
 *
 * Nobody is a value here: where guests have `null` or `""`, leave them out with `where`.
 *
 * @param field - The field to count: a string, number, boolean or `null`, which counts as a value.
 * @returns A measure of `{ value, n }`; both are 0 without records.
 * @throws InputError where a record has no such field, or holds something else in it.
 * @example
 * ```ts
 * import { distinct, measure } from "customer-kpis";
 *
 * const orders = [{ customerId: "ann" }, { customerId: "bob" }, { customerId: "ann" }];
 * measure(orders, distinct("customerId")); // => { value: 2, n: 3 }
 * ```
 */
export function distinct<const Field extends string>(
  field: Field,
): Measure<Readonly<Record<Field, Key>>, DistinctResult, DistinctState> {
  checkName("distinct", field);
  const kind = kindOf(key);

  function take(state: DistinctState, slice: Slice): DistinctState {
    const keys = slice.read("distinct", field, kind);
    for (let i = 0; i < slice.length; i++) state.keys.add(keyAt(keys, i));
    state.n += slice.length;
    return state;
  }

  return {
    init: () => ({ keys: new Set(), n: 0 }),
    step: (state, record) => take(state, sliceOfRows([record])),
    take,
    repeat(state, record, times) {
      take(state, sliceOfRows([record])).n += times - 1;
      return state;
    },
    reads: [{ field, kind: "key" }],
    merge(left, right) {
      for (const key of right.keys) left.keys.add(key);
      left.n += right.n;
      return left;
    },
    finish: ({ keys, n }) => ({ value: keys.size, n }),
  };
}
