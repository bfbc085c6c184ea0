import { show } from "../check";
import { folded, trimmed } from "./letters";
import type { Missing } from "./missing";

/** Why a value was refused. Begins with a verb, so that it continues the field's name. */
export class Problem {
  readonly message: string;
  /** Of a whole record: the field that it is about, if it is about one. */
  readonly field: string;

  constructor(message: string, field = "") {
    this.message = message;
    this.field = field;
  }
}

/** Reads a cell: what it says, `null` where nothing is there, or why it cannot be read. */
export type Read<Value> = (value: unknown) => Value | null | Problem;

/**
 * A {@link Read} that takes `null`, `undefined`, blanks and the words in `missing` for nothing.
 *
 * @param fromText - Reads a text, already without blanks around it.
 * @param fromValue - Reads anything else.
 */
export function reader<Value>(
  missing: Missing,
  fromText: (text: string) => Value | null | Problem,
  fromValue: (value: unknown) => Value | null | Problem,
): Read<Value> {
  const { words, numbers } = missing;
  const hasWords = words.size > 0;
  const hasNumbers = numbers.size > 0;

  return (value) => {
    if (value === null || value === undefined) return null;
    if (typeof value !== "string") {
      return hasNumbers && numbers.has(value as number) ? null : fromValue(value);
    }
    const text = trimmed(value);
    return text === "" || (hasWords && words.has(folded(text))) ? null : fromText(text);
  };
}

/** The same, where something must be said. */
export function required<Value>(read: Read<Value>): (value: unknown) => Value | Problem {
  return (value) => read(value) ?? MISSING;
}

/** The same, where the column must be there, but may be blank: `null`. */
export function nullable<Value>(read: Read<Value>): Read<Value> {
  return (value) => (value === undefined ? LEFT_OUT : read(value));
}

/** The same, where the cell may be blank (`null`) or left out (`undefined`). */
export function optional<Value>(
  read: Read<Value>,
): (value: unknown) => Value | null | undefined | Problem {
  return (value) => (value === undefined ? undefined : read(value));
}

/** A row: fields or columns by name. */
export type Row = Readonly<Record<string, unknown>>;

/** Whether a row can be one: a zod object takes the same. */
export function isRecord(row: unknown): row is Row {
  return typeof row === "object" && row !== null && !Array.isArray(row);
}

/** What is said of a row that is no object. */
export function notARecord(row: unknown): Problem {
  return refused("an object with named fields", row);
}

/** `must be a number, got "ten"`, and what else helps. */
export function refused(allowed: string, came: unknown, hint = ""): Problem {
  return new Problem(`must be ${allowed}, got ${shown(came)}${hint}`);
}

/** A value as a message names it: short, never the whole of a long text or of an object. */
export function shown(value: unknown): string {
  if (Array.isArray(value)) return "an array";
  if (value instanceof Date) return Number.isNaN(+value) ? "Invalid Date" : "a Date";
  return typeof value === "object" && value !== null ? "an object" : show(value);
}

/** Said where something must be. */
export const MISSING: Problem = /* @__PURE__ */ new Problem("is missing");
/** Said where a column must be. */
export const LEFT_OUT: Problem = /* @__PURE__ */ new Problem(
  "is missing (it may be blank or null, but not left out)",
);
