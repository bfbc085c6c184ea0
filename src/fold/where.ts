import { fail } from "../check";
import { checkMeasure, type Measure, repeated, takeSlice } from "../measure";
import type { FieldRead, Summary } from "../reads";
import { isKey, key } from "../record/fields";
import { kindOf } from "../record/gather";
import { type Column, type Key, type Slice, sliceOfRows, valueAt } from "../slice";

/** The value that each of some fields must have, or several that it may have. */
export type Wanted = Readonly<Record<string, Key | readonly Key[]>>;

/**
 * The measure for those records only that pass a test: fields that have certain values, or a function.
 *
 * An engine can be asked for fields and values (`customer-kpis/sql`), for a function it cannot.
 *
 * @param test - The value that each field must have, or a list of those it may have; or a function that
 *   says whether a record counts.
 * @param measure - What to compute for the records that do.
 * @throws InputError where a record has no such field.
 * @example
 * ```ts
 * import { measure, nps, where } from "customer-kpis";
 *
 * const answers = [
 *   { score: 10, country: "IR" },
 *   { score: 2, country: "SA" },
 *   { score: 9, country: "OM" },
 * ];
 * measure(answers, where({ country: ["IR", "SA"] }, nps())).value; // => 0
 * measure(answers, where((answer) => answer.country !== "SA", nps())).value; // => 100
 * ```
 */
export function where<Row, Result, State>(
  test: (row: Row) => boolean,
  measure: Measure<NoInfer<Row>, Result, State>,
): Measure<Row, Result, State>;
export function where<const Fields extends Wanted, Input, Result, State>(
  test: Fields,
  measure: Measure<Input, Result, State>,
): Measure<Input & { readonly [Field in keyof Fields]: Key }, Result, State>;
export function where<Result, State>(
  test: Wanted | ((row: never) => boolean),
  measure: Measure<never, Result, State>,
): Measure<never, Result, State> {
  checkMeasure("where", measure);
  // What a function looks at cannot be told, so what the measure reads is not all.
  const { spread, summary, parts, reads, take: _, ...rest } = measure;
  const isFunction = typeof test === "function";
  const passedIn = isFunction ? passingTest(test as (row: unknown) => boolean) : having(test);
  const passes = (row: unknown) => passedIn(sliceOfRows([row])).length > 0;
  return {
    ...rest,
    step: (state, row) => (passes(row) ? measure.step(state, row) : state),
    repeat: (state, row, times) => (passes(row) ? repeated(measure, state, row, times) : state),
    take(state, slice) {
      const passed = passedIn(slice);
      if (passed.length === slice.length) return takeSlice(measure, state, slice);
      return takeSlice(measure, state, slice.only(Int32Array.from(passed)));
    },
    ...(!isFunction && reads && { reads: [...readsOf(test), ...reads] }),
    ...(!isFunction && summary && isOfOneEach(test) && { summary: summaryOf(test, summary) }),
  };
}

/** The fields, and whether they hold yes or no, of which not every engine knows. */
function readsOf(wanted: Wanted): FieldRead[] {
  return Object.entries(wanted).map(([field, values]) => {
    const isFlag = [values].flat().every((value) => typeof value === "boolean" || value === null);
    return { field, kind: isFlag ? "flag" : "key" };
  });
}

/** Whether each field may have one value alone: customers with several are not told from two otherwise. */
function isOfOneEach(wanted: Wanted): boolean {
  return Object.values(wanted).every((values) => [values].flat().length === 1);
}

/** The summary of those customers whose records have the values. */
function summaryOf<State>(wanted: Wanted, summary: Summary<State>): Summary<State> {
  const values = Object.values(wanted).flat();
  return {
    ...summary,
    keys: [...readsOf(wanted), ...(summary.keys ?? [])],
    ...(summary.also && { also: summaryOf(wanted, summary.also) }),
    count(state, figures, customers, label, keys) {
      if (!values.every((value, i) => value === keys[i])) return state;
      return summary.count(state, figures, customers, label, keys.slice(values.length));
    },
  };
}

/** The positions of the records that pass a function. */
function passingTest(test: (row: unknown) => boolean): (slice: Slice) => number[] {
  return (slice) => {
    const passed: number[] = [];
    for (let i = 0; i < slice.length; i++) if (test(slice.row(i))) passed.push(i);
    return passed;
  };
}

/** The positions of the records whose fields have the values. */
function having(wanted: Wanted): (slice: Slice) => number[] {
  if (typeof wanted !== "object" || wanted === null || Array.isArray(wanted)) {
    fail("where", "test", 'values by field, such as { country: "IR" }, or a function', wanted);
  }
  const keys = kindOf(key);
  const fields = Object.entries(wanted).map(([field, values]) => {
    const allowed = new Set<unknown>(Array.isArray(values) ? values : [values]);
    for (const value of allowed) {
      if (!isKey(value)) fail("where", field, "a text, number, boolean or null, or a list", value);
    }
    return { field, allowed };
  });
  return (slice) => {
    const columns = fields.map(({ field }) => slice.read("where", field, keys) as Column);
    const passed: number[] = [];
    for (let i = 0; i < slice.length; i++) {
      if (fields.every(({ allowed }, k) => allowed.has(valueAt(columns[k]!, i)))) passed.push(i);
    }
    return passed;
  };
}
