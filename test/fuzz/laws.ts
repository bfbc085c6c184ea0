import { InputError, type Measure } from "customer-kpis";
import type { Call } from "./recordedCalls";

/** What came of a call: a result, or the error that it threw. */
export type Outcome = { readonly result: unknown } | { readonly error: unknown };

/**
 * Which law a call has broken, whatever it was given; `null` where none. One after the other the
 * records come to what they come to all at once, and so do two parts that are merged.
 */
export function brokenLaw({ name, call }: Call, args: unknown[], outcome: Outcome): string | null {
  const [records] = args;
  if (!Array.isArray(records) || records.length === 0 || records.length > 200) return null;
  const isAnswer = "error" in outcome || !isMeasure(outcome.result);
  const measure = isAnswer ? measureOf(name, call, args) : null;
  if (!measure) return null;
  const { init, step, merge, finish } = measure;
  const fold = (part: unknown[]) => part.reduce((state, record) => step(state, record), init());
  const middle = Math.floor(records.length / 2);
  const ways = {
    "one by one": () => finish(fold(records)),
    "in two parts": () =>
      finish(merge(fold(records.slice(0, middle)), fold(records.slice(middle)))),
  };
  for (const [way, answer] of Object.entries(ways)) {
    const came = outcomeOf(answer);
    if ("error" in outcome !== "error" in came) {
      const told = ("error" in outcome ? outcome : (came as { error: unknown })).error;
      return `${"error" in came ? `only ${way}` : `not ${way}`}: ${told}`;
    }
    if ("error" in came) {
      if (!(came.error instanceof InputError)) return `the engine's words ${way}: ${came.error}`;
      continue;
    }
    const other = difference((outcome as { result: unknown }).result, came.result, largestIn(args));
    if (other) return `another result ${way}: ${other}`;
  }
  return null;
}

/** What a call comes to. */
export function outcomeOf(call: () => unknown): Outcome {
  try {
    return { result: call() };
  } catch (error) {
    return { error };
  }
}

/** The measure that a call answers; `null` where it answers none. */
function measureOf(
  name: string,
  call: Call["call"],
  args: unknown[],
): Measure<any, unknown> | null {
  const rest = args.slice(1);
  const made = outcomeOf(() => (name.endsWith(" measure") ? rest[0] : call(...rest)));
  const { result } = made as { result?: unknown };
  if (result instanceof Promise) result.catch(() => {});
  return isMeasure(result) ? result : null;
}

function isMeasure(value: any): value is Measure<any, unknown> {
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
