/**
 * Throws what a value that is not allowed deserves: a RangeError where it is at least of the right
 * kind, a TypeError where it is not. Unless told, numbers and dates are taken for the right kind.
 */
export function fail(
  kpi: string,
  field: string,
  allowed: string,
  came: unknown,
  Fault: ErrorConstructor = typeof came === "number" || came instanceof Date
    ? RangeError
    : TypeError,
): never {
  throw new Fault(`${kpi}: ${field} must be ${allowed}, got ${show(came)}`);
}

/** How a bad value reads in a message: text in quotes, so that "9" and 9 differ. */
export function show(came: unknown): string {
  if (typeof came === "string") return `"${came}"`;
  const isDate = came instanceof Date;
  // A date's own text would be in the machine's zone.
  if (isDate && !Number.isNaN(came.getTime())) return came.toISOString();
  // Not every object can be made text: one without a prototype has no `toString`.
  const isBare = typeof came === "object" && came !== null && !isDate;
  return isBare ? Object.prototype.toString.call(came) : String(came);
}

/** Refuses misspelt options, so that a typo never means a silent default. */
export function checkOptions(
  kpi: string,
  options: object | undefined,
  allowed: readonly string[],
): void {
  if (typeof options !== "object" || options === null) {
    fail(kpi, "options", "an object", options, TypeError);
  }
  // Inherited options are read too, so they are checked too.
  for (const option in options) {
    if (!allowed.includes(option)) fail(kpi, "option", `one of ${allowed.join(", ")}`, option);
  }
}
