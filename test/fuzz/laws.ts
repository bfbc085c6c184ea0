import { isDeepStrictEqual } from "node:util";
import { InputError, type Measure } from "customer-kpis";
import { sliceOfRows } from "../../src/slice";
import type { Call } from "./recordedCalls";

/** What came of a call: a result, or the error that it threw. */
export type Outcome = { readonly result: unknown } | { readonly error: unknown };

type AnyMeasure = Measure<any, unknown>;

/**
 * Which law a call has broken, whatever it was given; `null` where none. In whichever way the records
 * are taken in, they come to what they come to all at once.
 */
export function brokenLaw({ name, call }: Call, args: unknown[], outcome: Outcome): string | null {
  const [records] = args;
  if (!Array.isArray(records) || records.length === 0 || records.length > 200) return null;
  const isAnswer = "error" in outcome || !isMeasure(outcome.result);
  const measure = isAnswer ? measureOf(name, call, args) : null;
  if (!measure) return null;
  for (const [way, answer] of Object.entries(waysOf(measure, records))) {
    const broken = unlike(outcome, way, outcomeOf(answer), args);
    if (broken) return broken;
  }
  return repeatedOtherwise(measure, records, args) ?? changedState(measure, records);
}

/** The ways in which a measure may take records in, that all come to the same. */
function waysOf(measure: AnyMeasure, records: readonly unknown[]) {
  const { init, step, merge, finish, take, spread } = measure;
  const fold = (part: readonly unknown[]) => part.reduce((state, one) => step(state, one), init());
  const middle = Math.floor(records.length / 2);
  const parts = () => [fold(records.slice(0, middle)), fold(records.slice(middle))] as const;
  return {
    "one by one": () => finish(fold(records)),
    "in two parts": () => finish(merge(...parts())),
    "into an empty state": () => finish(merge(init(), fold(records))),
    ...(canBeCloned(records) && {
      "with copied states": () => {
        const [left, right] = parts();
        return finish(merge(structuredClone(left), structuredClone(right)));
      },
    }),
    ...(take && {
      "in slices": () => {
        let state = init();
        for (let i = 0; i < records.length; i += 7) {
          state = take(state, sliceOfRows(records.slice(i, i + 7)));
        }
        return finish(state);
      },
    }),
    ...(spread && {
      "spread over two states": () => {
        const states = [init(), init()];
        const codes = Int32Array.from(records, (_, i) => Number(i >= middle));
        spread(states, codes, sliceOfRows(records));
        return finish(merge(states[0], states[1]));
      },
    }),
  };
}

/** Whether one way comes to something else than the call did. */
export function unlike(
  outcome: Outcome,
  way: string,
  came: Outcome,
  args: unknown[],
): string | null {
  if ("error" in outcome !== "error" in came) {
    const told = ("error" in outcome ? outcome : (came as { error: unknown })).error;
    return `${"error" in came ? `only ${way}` : `not ${way}`}: ${told}`;
  }
  if ("error" in came) {
    return came.error instanceof InputError ? null : `the engine's words ${way}: ${came.error}`;
  }
  const { result } = outcome as { result: unknown };
  const other = difference(result, came.result, largestIn(args));
  return other && `another result ${way}: ${other}`;
}

/** A record that comes three times at once comes to the same as one that comes three times. */
function repeatedOtherwise(
  measure: AnyMeasure,
  records: readonly unknown[],
  args: unknown[],
): string | null {
  const { init, step, finish, repeat } = measure;
  if (!repeat) return null;
  const thrice = records.flatMap((one) => [one, one, one]);
  const stepped = outcomeOf(() => finish(thrice.reduce((state, one) => step(state, one), init())));
  const repeated = outcomeOf(() =>
    finish(records.reduce((state, one) => repeat(state, one, 3), init())),
  );
  return unlike(stepped, "repeated", repeated, args);
}

/** Whether an answer, a merge or a record that is refused changes a state that it may not. */
function changedState(measure: AnyMeasure, records: readonly unknown[]): string | null {
  if (!canBeCloned(records)) return null;
  const { init, step, merge, finish } = measure;
  let state = init();
  for (const one of records) {
    const before = structuredClone(state);
    const stepped = outcomeOf(() => step(state, one));
    if (!("error" in stepped)) state = stepped.result;
    else return isDeepStrictEqual(state, before) ? null : "a refused record changed the state";
  }
  const before = structuredClone(state);
  const asked = outcomeOf(() => finish(state));
  if (!isDeepStrictEqual(state, before)) return "the answer changed the state";
  const again = outcomeOf(() => finish(state));
  if (!("error" in asked) && !isDeepStrictEqual(asked, again)) return "the answer differs again";
  outcomeOf(() => merge(init(), state));
  return isDeepStrictEqual(state, before) ? null : "a merge changed its right side";
}

function canBeCloned(value: unknown): boolean {
  const copy = outcomeOf(() => structuredClone(value));
  return "result" in copy && isDeepStrictEqual(copy.result, value);
}

/** What a call comes to. */
export function outcomeOf(call: () => unknown): Outcome {
  try {
    return { result: call() };
  } catch (error) {
    return { error };
  }
}

/** What a call comes to that answers later: a promise's value, or all that a stream gives. */
export async function outcomeLater(call: () => unknown): Promise<Outcome> {
  try {
    const result: any = call();
    if (typeof result?.[Symbol.asyncIterator] !== "function") return { result: await result };
    const all: unknown[] = [];
    for await (const one of result) all.push(one);
    return { result: all };
  } catch (error) {
    return { error };
  }
}

/** The measure that a call answers; `null` where it answers none. */
function measureOf(name: string, call: Call["call"], args: unknown[]): AnyMeasure | null {
  const rest = args.slice(1);
  const made = outcomeOf(() => (name.endsWith(" measure") ? rest[0] : call(...rest)));
  const { result } = made as { result?: unknown };
  if (result instanceof Promise) result.catch(() => {});
  return isMeasure(result) ? result : null;
}

/** Whether something is a measure. */
export function isMeasure(value: any): value is AnyMeasure {
  return typeof value?.init === "function";
}

/** Where two results differ by more than their last digits; `null` where nowhere. */
function difference(one: unknown, other: unknown, largest: number, path = "result"): string | null {
  if (typeof one === "number" && typeof other === "number") {
    // What is added in another order may lose the digits of the smaller to the largest of all.
    const isClose =
      Math.abs(one - other) <= 1e-9 * Math.max(Math.abs(one), Math.abs(other), largest);
    return isClose || Object.is(one, other) ? null : `${path} is ${other} instead of ${one}`;
  }
  if (typeof one !== "object" || typeof other !== "object" || !one || !other) {
    return Object.is(one, other) || typeof one === "function" ? null : `${path} is not ${one}`;
  }
  const names = new Set([...Object.keys(one), ...Object.keys(other)]);
  for (const name of names) {
    const [a, b] = [(one as any)[name], (other as any)[name]];
    const found = difference(a, b, largest, `${path}.${name}`);
    if (found) return found;
  }
  return null;
}

/** The largest number in the arguments, in size; at least 1. */
function largestIn(value: unknown, depth = 0): number {
  if (typeof value === "number") return Number.isFinite(value) ? Math.abs(value) : 1;
  if (typeof value !== "object" || value === null || depth > 6) return 1;
  return Object.values(value).reduce(
    (most, inner) => Math.max(most, largestIn(inner, depth + 1)),
    1,
  );
}
