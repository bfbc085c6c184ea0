/** A result without the counts of what is only known later, wherever they stand. */
export function withoutLater(result: unknown): unknown {
  if (Array.isArray(result)) {
    return result
      .map(withoutLater)
      .filter((one) => (one as { reason?: string })?.reason !== "from asOf on");
  }
  if (typeof result !== "object" || result === null || result instanceof Date) return result;
  return Object.fromEntries(
    Object.entries(result).map(([name, value]) => [name, withoutLater(value)]),
  );
}

/** What a record says of a moment that had not come yet: nothing. */
export function happened(ms: number | null | undefined, asOf: number): number | null {
  return typeof ms === "number" && ms < asOf ? ms : null;
}
