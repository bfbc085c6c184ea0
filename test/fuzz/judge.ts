import { isDeepStrictEqual } from "node:util";
import { InputError } from "customer-kpis";
import { copyOf } from "./copyOf";
import type { Call } from "./recordedCalls";

/** What a call may not do, whatever it is given; `null` where it behaved. */
export function faultOf({ call }: Call, args: unknown[]): string | null {
  const before = copyOf(args);
  const hasFigures = !hasOddNumber(args);
  const started = performance.now();
  let result: unknown;
  try {
    result = call(...args);
  } catch (error) {
    if (!(error instanceof InputError)) return `the engine's words: ${error}`;
    if (/\[object|undefined to undefined/.test(error.message)) {
      return `an unclear message: ${error.message}`;
    }
    return changed(before, args);
  }
  const took = performance.now() - started;
  if (took > 1000 && sizeOf(args) < 100_000) return `${took.toFixed(0)} ms`;
  if (result instanceof Promise) result.catch(() => {});
  const odd = hasFigures ? oddIn(result, "result", 0) : null;
  return odd ?? changed(before, args);
}

function changed(before: unknown[], after: unknown[]): string | null {
  return isDeepStrictEqual(before, after) ? null : "the input was changed";
}

/** The first number in a result that is no figure: NaN, infinite or -0. */
function oddIn(value: unknown, path: string, depth: number): string | null {
  if (typeof value === "number") {
    if (!Number.isFinite(value)) return `${path} is ${value}`;
    return Object.is(value, -0) ? `${path} is -0` : null;
  }
  if (typeof value !== "object" || value === null || depth > 8) return null;
  // A measure and a model are functions, not figures.
  if ("init" in value || value instanceof Date || value instanceof Promise) return null;
  const entries = value instanceof Map ? [...value] : Object.entries(value).slice(0, 2000);
  for (const [name, inner] of entries) {
    const odd = oddIn(inner, `${path}.${String(name)}`, depth + 1);
    if (odd) return odd;
  }
  return null;
}

function hasOddNumber(value: unknown, depth = 0): boolean {
  if (typeof value === "number") return !Number.isFinite(value) || Object.is(value, -0);
  if (typeof value !== "object" || value === null || depth > 8) return false;
  return Object.values(value).some((inner) => hasOddNumber(inner, depth + 1));
}

function sizeOf(args: unknown): number {
  try {
    return JSON.stringify(args)?.length ?? 0;
  } catch {
    return Number.POSITIVE_INFINITY;
  }
}
