/** How a bad value is named in a message: short, and never the whole record. */
export function show(value: unknown): string {
  if (typeof value === "string") return JSON.stringify(value);
  if (value === null || typeof value !== "object") return String(value);
  if (value instanceof Date) return Number.isNaN(value.getTime()) ? "Invalid Date" : "a Date";
  if (Array.isArray(value)) return "an array";
  return value instanceof Promise ? "a Promise (await it first)" : "an object";
}

/** Throws a RangeError where the type is right and a TypeError where it is not. */
export function fail(kpi: string, field: string, allowed: string, came: unknown): never {
  const message = `${kpi}: ${field} must be ${allowed}, got ${show(came)}`;
  throw typeof came === "number" || came instanceof Date
    ? new RangeError(message)
    : new TypeError(message);
}

/** Refuses misspelt options, so that a typo never means a silent default. */
export function checkOptions(kpi: string, options: object, allowed: readonly string[]): void {
  for (const option of Object.keys(options)) {
    if (!allowed.includes(option)) {
      throw new TypeError(`${kpi}: unknown option "${option}", allowed are ${allowed.join(", ")}`);
    }
  }
}
