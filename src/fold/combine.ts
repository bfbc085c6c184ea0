import { fail } from "../check";
import { checkMeasure, type Measure, repeated, takeSlice } from "../measure";
import { type Slice, sliceOfRows } from "../slice";

/** Named measures of one kind of record. */
export type Parts<Input> = Readonly<Record<string, Measure<Input, any, any>>>;

/** The record that all these measures can read. */
export type InputOfAll<P> = {
  [Name in keyof P]: P[Name] extends Measure<infer Input, any, any>
    ? (input: Input) => void
    : never;
}[keyof P] extends (input: infer Input) => void
  ? Input
  : never;

/** Every part's result, under its name. */
export type ResultOfAll<P> = {
  readonly [Name in keyof P]: P[Name] extends Measure<any, infer Result, any> ? Result : never;
};

/** Every part's state, under its name. */
export type StateOfAll<P> = {
  [Name in keyof P]: P[Name] extends Measure<any, any, infer State> ? State : never;
};

/**
 * Several measures of the same records in one pass.
 *
 * @param parts - The measures by name; the result has the same names.
 * @example
 * ```ts
 * import { combine, csat, measure, nps, select } from "customer-kpis";
 *
 * const answers = [
 *   { recommend: 10, satisfied: 5 },
 *   { recommend: 6, satisfied: 4 },
 * ];
 * const both = combine({ nps: select("recommend", nps()), csat: select("satisfied", csat()) });
 * const result = measure(answers, both);
 * result.nps.value; // => 0
 * result.csat.value; // => 1
 * ```
 */
export function combine<P extends Parts<Input>, Input = InputOfAll<P>>(
  parts: P,
): Measure<Input, ResultOfAll<P>, StateOfAll<P>> {
  if (typeof parts !== "object" || parts === null || Array.isArray(parts)) {
    fail("combine", "parts", "measures by name, such as { nps: nps() }", parts);
  }
  const entries = Object.entries(parts as Parts<Input>);
  for (const [name, part] of entries) checkMeasure(`combine: ${name}`, part);
  type States = Record<string, unknown>;
  let [at, ...others] = new Set(entries.map(([, part]) => part.at));
  if (others.length > 0) at = undefined;
  /** A record alone that one part cannot take must not be counted by another. */
  function tried(slice: Slice): void {
    if (slice.length !== 1) return;
    for (const [, part] of entries) takeSlice(part, part.init(), slice);
  }
  const all: Measure<Input, Record<string, unknown>, States> = {
    parts: parts as Readonly<Record<string, Measure<never, unknown>>>,
    init: () => Object.fromEntries(entries.map(([name, part]) => [name, part.init()])),
    step(states, record) {
      tried(sliceOfRows([record]));
      for (const [name, part] of entries) states[name] = part.step(states[name], record);
      return states;
    },
    take(states, slice) {
      tried(slice);
      for (const [name, part] of entries) states[name] = takeSlice(part, states[name], slice);
      return states;
    },
    repeat(states, record, times) {
      tried(sliceOfRows([record]));
      for (const [name, part] of entries) {
        states[name] = repeated(part, states[name], record, times);
      }
      return states;
    },
    ...(entries.every(([, part]) => part.reads) && {
      reads: entries.flatMap(([, part]) => part.reads ?? []),
    }),
    merge(left, right) {
      for (const [name, part] of entries) left[name] = part.merge(left[name], right[name]);
      return left;
    },
    finish: (states) =>
      Object.fromEntries(entries.map(([name, part]) => [name, part.finish(states[name])])),
    ...(entries.every(([, part]) => part.spread) && { spread: spreadOf(entries, tried) }),
    ...(at !== undefined && { at }),
  };
  return all as unknown as Measure<Input, ResultOfAll<P>, StateOfAll<P>>;
}

function spreadOf(
  entries: readonly [string, Measure<any, unknown>][],
  tried: (slice: Slice) => void,
): NonNullable<Measure<unknown, unknown, Record<string, unknown>>["spread"]> {
  return (states, codes, slice) => {
    tried(slice);
    for (const [name, part] of entries) {
      const own = states.map((state) => state[name]);
      part.spread?.(own, codes, slice);
    }
  };
}
