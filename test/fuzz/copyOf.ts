/** A copy of plain data: arrays, dates, typed arrays, maps, sets and objects; all else stays itself. */
export function copyOf<Value>(value: Value): Value {
  if (typeof value !== "object" || value === null) return value;
  const any: unknown = value;
  // No two invalid dates are equal: such a one stays itself.
  if (any instanceof Date) {
    return Number.isNaN(any.getTime()) ? value : (new Date(any.getTime()) as Value);
  }
  if (Array.isArray(any)) return any.map(copyOf) as Value;
  if (ArrayBuffer.isView(any)) return (any as Uint8Array).slice() as unknown as Value;
  if (any instanceof Map) return new Map(Array.from(any, copyOf)) as Value;
  if (any instanceof Set) return new Set(Array.from(any, copyOf)) as Value;
  if (Object.getPrototypeOf(any) !== Object.prototype) return value;
  // A measure is what it is: its functions know each other.
  if ("init" in (any as object)) return value;
  return Object.fromEntries(
    Object.entries(any as object).map(([name, inner]) => [name, copyOf(inner)]),
  ) as Value;
}
