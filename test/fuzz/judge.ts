import { isDeepStrictEqual } from "node:util";
import { InputError, type Measure, measure } from "customer-kpis";
import { copyOf } from "./copyOf";
import { brokenLaw, isMeasure, type Outcome, outcomeLater, outcomeOf, unlike } from "./laws";
import type { Call } from "./recordedCalls";

/** How long a call may take, in ms, for less than `SMALL` characters of input. */
const LONG = 1000;
const SMALL = 100_000;

/**
 * What a call may not do, whatever it is given; `null` where it behaved.
 *
 * @param records - Some records, for a measure that a call makes of its arguments.
 */
export async function faultOf(
  made: Call,
  args: unknown[],
  records: readonly unknown[] = [],
): Promise<string | null> {
  const before = copyOf(args);
  const hasFigures = !hasOddNumber(args);
  const started = performance.now();
  const { user } = process.cpuUsage();
  const outcome = await outcomeOfCall(made, args);
  // On a busy machine a call waits for its turn, and other threads of the engine work meanwhile.
  const worked = (process.cpuUsage().user - user) / 1000;
  const took = Math.min(performance.now() - started, worked);
  if (took > LONG && sizeOf(args) < SMALL) return `${took.toFixed(0)} ms`;
  if ("error" in outcome) {
    const { error } = outcome;
    // What the caller's own functions throw is theirs.
    if (isOfExample(error)) return changed(before, args);
    if (!(error instanceof InputError)) return `the engine's words: ${error}`;
    if (/\[object|\bundefined\b/.test(error.message)) {
      return `an unclear message: ${error.message}`;
    }
  } else {
    if (outcome.result instanceof Promise) outcome.result.catch(() => {});
    if (isMeasure(outcome.result) && records.length > 0) {
      const answered = { name: `${made.name} measure`, call: answer, args: [] };
      const fault = await faultOf(answered, [records, outcome.result]);
      if (fault) return `its measure: ${fault}`;
    }
    const odd = hasFigures ? oddIn(outcome.result, "result", 0) : null;
    if (odd) return odd;
  }
  const broken = made.twin
    ? unlike(
        outcomeOf(() => made.twin!(...args)),
        "later",
        outcome,
        args,
      )
    : brokenLaw(made, args, outcome);
  return changed(before, args) ?? broken ?? changed(before, args);
}

/** What a call comes to: of one that answers later, when it has. */
function outcomeOfCall({ call, twin }: Call, args: unknown[]): Outcome | Promise<Outcome> {
  return twin ? outcomeLater(() => call(...args)) : outcomeOf(() => call(...args));
}

function answer(records: unknown, of: unknown): unknown {
  return measure(records as unknown[], of as Measure<unknown, unknown>);
}

/** Whether an error was thrown by the code of an example, not by the library. */
function isOfExample(error: unknown): boolean {
  const frames = error instanceof Error ? (error.stack ?? "").split("\n    at ").slice(1) : [];
  return /[/\\]\.examples[/\\]/.test(frames.find((frame) => frame.includes("file:")) ?? "");
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
