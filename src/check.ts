/** Throws a RangeError for a number, a TypeError for anything else that is not allowed. */
export function fail(kpi: string, field: string, allowed: string, came: unknown): never {
  const Fault = typeof came === "number" ? RangeError : TypeError;
  throw new Fault(`${kpi}: ${field} must be ${allowed}, got ${show(came)}`);
}

/** How a bad value reads in a message: text in quotes, so that "9" and 9 differ. */
export function show(came: unknown): string {
  return typeof came === "string" ? `"${came}"` : String(came);
}

/** Refuses misspelt options, so that a typo never means a silent default. */
export function checkOptions(
  kpi: string,
  options: object | undefined,
  allowed: readonly string[],
): void {
  if (typeof options !== "object") fail(kpi, "options", "an object", options);
  for (const option of Object.keys(options)) {
    if (!allowed.includes(option)) fail(kpi, "option", `one of ${allowed.join(", ")}`, option);
  }
}
