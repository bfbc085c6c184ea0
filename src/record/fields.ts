import { fail, show } from "../check";
import type { Dictionary, Key } from "../slice";
import { type Instant, milliseconds, momentOf } from "../time";

/** A field of a record: what it may hold, and how that is read of one record or of many. */
export interface Field<Value> {
  /** What it holds. */
  readonly kind: "key" | "instant" | "number" | "text" | "word" | "flag" | "list";
  /** Whether it must hold something, may be `null`, or may also be left out. */
  readonly presence: Presence;
  /** What it may hold, in words. */
  readonly allowed: string;
  /** The smallest number allowed. */
  readonly least?: number;
  /** Of a list with moments: those in an entry, by name; or that an entry is one. */
  readonly moments?: Moments;
  /** Reads one value; `undefined` where it is not allowed. The row is there for messages. */
  readonly read: (value: unknown, kpi: string, field: string, row: () => unknown) => unknown;
  /** What it reads as where nothing is there. */
  readonly nothing: unknown;
  /** Only for the compiler: holds the declaration to the interface. */
  readonly holds?: (value: Value) => Value;
}

type Presence = "required" | "nullable" | "optional";

/** Which moments an entry of a list holds, and whether each must be there; `"itself"` where it is one. */
export type Moments = Readonly<Record<string, Presence>> | "itself";

/** A value as it is read: moments in milliseconds, no number as NaN, no text as `null`. */
type ReadValue<Value> = [Key] extends [Value]
  ? Key
  : [Date] extends [Value]
    ? number
    : [Value] extends [number | null | undefined]
      ? number
      : Exclude<Value, undefined> | (undefined extends Value ? null : never);

/** Keys of many records: one after the other, or codes with the keys that they stand for. */
export type Keys = readonly Key[] | Dictionary<Key>;

/** A field of many records, read. */
export type ColumnOf<Value> = [Key] extends [Value]
  ? Keys
  : [ReadValue<Value>] extends [number]
    ? Float64Array
    : readonly ReadValue<Value>[];

/** Whose record it is: `null`, and in the end `""`, is nobody. */
export const key: Field<Key> = {
  kind: "key",
  presence: "required",
  allowed: "a text, number, boolean or null",
  read(value, kpi, field, row) {
    if (Number.isFinite(value) && !isKey(value)) failKey(kpi, field, value, row());
    return isKey(value) ? value : undefined;
  },
  nothing: null,
};

/** Throws what a value deserves that is no key. Two numbers that are too long may be the same one. */
export function failKey(kpi: string, field: string, value: unknown, record?: unknown): never {
  const isLong = Number.isFinite(value);
  const allowed = isLong
    ? "a text from 2^53 on, where a number loses its last digits"
    : key.allowed;
  return fail(kpi, field, allowed, value, record);
}

/** A moment. */
export const instant: Field<Instant> = {
  kind: "instant",
  presence: "required",
  allowed: "a moment",
  read: (value, kpi, field, row) =>
    momentOf(value) ?? milliseconds(value as Instant, kpi, field, row()),
  nothing: Number.NaN,
};

/** The moment at which something ends, or `null` while it lasts: read as infinitely late. */
export const lasting: Field<Instant | null> = {
  ...instant,
  presence: "nullable",
  allowed: "a moment, or null while it lasts",
  nothing: Infinity,
} as Field<Instant | null>;

/** A finite number. */
export const number: Field<number> = {
  kind: "number",
  presence: "required",
  allowed: "a finite number",
  least: -Number.MAX_VALUE,
  read: (value) => (Number.isFinite(value) ? value : undefined),
  nothing: Number.NaN,
};

/** A finite number, 0 or more. */
export const amount: Field<number> = {
  ...number,
  allowed: "a finite number, 0 or more",
  least: 0,
  read: (value) => (Number.isFinite(value) && (value as number) >= 0 ? value : undefined),
};

/** An answer, on whatever scale; `null` or `undefined` for none, but the field has to be there. */
export const answer: Field<number | null | undefined> = {
  ...number,
  presence: "nullable",
  allowed: "a finite number, or null for no answer",
} as Field<number | null | undefined>;

/** A text. */
export const text: Field<string> = {
  kind: "text",
  presence: "required",
  allowed: "a text",
  read: (value) => (typeof value === "string" ? value : undefined),
  nothing: null,
};

/** One of a few words. */
export function word<Word extends string>(words: readonly Word[]): Field<Word> {
  return {
    kind: "word",
    presence: "required",
    allowed: `one of ${words.map(show).join(", ")}`,
    read: (value) => (words.includes(value as Word) ? value : undefined),
    nothing: null,
  };
}

/** `true` or `false`. */
export const flag: Field<boolean> = {
  kind: "flag",
  presence: "required",
  allowed: "true or false",
  read: (value) => (typeof value === "boolean" ? value : undefined),
  nothing: null,
};

/** A list of what `read` reads; it throws, or gives `undefined`, where an entry is none. */
export function list<Value>(
  what: string,
  read: (entry: unknown, kpi: string, field: string, row: unknown) => Value | undefined,
  moments?: Moments,
): Field<readonly Value[]> {
  return {
    kind: "list",
    presence: "required",
    allowed: `a list of ${what}`,
    ...(moments && { moments }),
    read(value, kpi, field, row) {
      if (!Array.isArray(value)) return undefined;
      const entries = value.map((entry) => read(entry, kpi, field, row()));
      return entries.includes(undefined) ? undefined : entries;
    },
    nothing: null,
  };
}

/** The same field, where it may be `null`. */
export function nullable<Value>(field: Field<Value>): Field<Value | null> {
  return { ...field, presence: "nullable" } as Field<Value | null>;
}

/** The same field, where it may be `null` or left out. */
export function optional<Value>(field: Field<Value>): Field<Value | null | undefined> {
  return { ...field, presence: "optional" } as Field<Value | null | undefined>;
}

/** Whether a value can be a key. */
export function isKey(value: unknown): value is Key {
  return (
    value === null ||
    typeof value === "string" ||
    typeof value === "boolean" ||
    (typeof value === "number" && Math.abs(value) <= Number.MAX_SAFE_INTEGER)
  );
}
