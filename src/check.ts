/**
 * Something that was passed in cannot be: a record, an option, an argument.
 *
 * Its message names the KPI, the field, what is allowed, what came and, where it was a record among
 * others, which one. It is a `RangeError`, so that `catch` can tell it from a fault in the program.
 *
 * @example
 * ```ts
 * import { type InputError, nps } from "customer-kpis";
 *
 * const answer = (scores: number[]) => {
 *   try {
 *     return nps(scores).value;
 *   } catch (error) {
 *     return (error as InputError).message;
 *   }
 * };
 * answer([9, 11]); // => "nps: score must be a whole number from 0 to 10, got 11 (record 1)"
 * ```
 */
export class InputError extends RangeError {
  /** The KPI, or other function, that could not take it. */
  readonly kpi: string;
  /** The field of the record, or the option or argument, that it is about. */
  readonly field: string;
  /** What came. */
  readonly came: unknown;
  /** The record's position among the records, counted from 0; `null` where it is about no record. */
  index: number | null = null;
  /** The record itself; `undefined` where it is about none. */
  readonly record: unknown;

  /** Prefer the message that names what is allowed. */
  constructor(kpi: string, field: string, message: string, came?: unknown, record?: unknown) {
    super(`${kpi}: ${message}`);
    this.name = "InputError";
    this.kpi = kpi;
    this.field = field;
    this.came = came;
    this.record = record;
  }
}

/** Throws what a value that is not allowed deserves. */
export function fail(
  kpi: string,
  field: string,
  allowed: string,
  came: unknown,
  record?: unknown,
): never {
  const isMissing = came === undefined;
  const message = isMissing
    ? `is missing: it must be ${allowed}`
    : `must be ${allowed}, got ${show(came)}`;
  const hint = isMissing && typeof record === "object" && record ? hintOf(field, record) : "";
  throw new InputError(kpi, field, `${field} ${message}${hint}`, came, record);
}

/** How a bad value reads in a message: text in quotes, so that "9" and 9 differ. */
export function show(came: unknown): string {
  if (typeof came === "string")
    return JSON.stringify(came.length > 60 ? `${came.slice(0, 60)}…` : came);
  const isDate = came instanceof Date;
  // A date's own text would be in the machine's zone.
  if (isDate && !Number.isNaN(came.getTime())) return came.toISOString();
  // Not every object can be made text: one without a prototype has no `toString`.
  const isBare = typeof came === "object" && came !== null && !isDate;
  return isBare ? Object.prototype.toString.call(came).slice(8, -1) : String(came);
}

/** `; did you mean "score"?` where one of the names is nearly the one that came, else nothing. */
export function nearest(came: string, names: readonly string[]): string {
  const plain = (name: string) => name.toLowerCase().replace(/[^a-z0-9]/g, "");
  const near =
    names.find((name) => plain(name) === plain(came)) ??
    names.find((name) => isNear(plain(name), plain(came)));
  return near === undefined ? "" : `; did you mean "${near}"?`;
}

/** What the record has instead of a field. */
function hintOf(field: string, record: object): string {
  const names = Object.keys(record);
  const has = names.length > 0 ? names.slice(0, 12).join(", ") : "no fields";
  return ` (the record has ${has}${nearest(field, names)})`;
}

/** Whether one letter more, less or other, or two changed over, makes one name of the other. */
function isNear(a: string, b: string): boolean {
  let start = 0;
  while (start < a.length && a[start] === b[start]) start++;
  const [restA, restB] = [a.slice(start), b.slice(start)];
  if (Math.min(a.length, b.length) < 3) return false;
  return (
    restA.slice(1) === restB.slice(1) ||
    restA.slice(1) === restB ||
    restA === restB.slice(1) ||
    (restA[0] === restB[1] && restA[1] === restB[0] && restA.slice(2) === restB.slice(2))
  );
}

/** Refuses misspelt options, so that a typo never means a silent default. */
export function checkOptions(
  kpi: string,
  options: object | undefined,
  allowed: readonly string[],
): void {
  if (typeof options !== "object" || options === null) {
    fail(kpi, "options", "an object", options ?? null);
  }
  // Inherited options are read too, so they are checked too.
  for (const name in options) {
    if (allowed.includes(name)) continue;
    const message = `has no option "${name}"${nearest(name, allowed) || `; it has ${allowed.join(", ")}`}`;
    throw new InputError(kpi, name, message, (options as Record<string, unknown>)[name]);
  }
}
