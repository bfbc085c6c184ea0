/**
 * Fields that a file may say in several columns: each is what the first of them says, `null` where none
 * does, and left out where none of them is there.
 */
export function saidBy<Field extends string, Value>(
  columns: Readonly<Record<Field, readonly (Value | null | undefined)[]>>,
): Record<Field, Value | null> {
  const said: Partial<Record<Field, Value | null>> = {};
  for (const [field, values] of Object.entries(columns) as [
    Field,
    (Value | null | undefined)[],
  ][]) {
    const there = values.filter((value) => value !== undefined);
    if (there.length > 0) said[field] = there.find((value) => value !== null) ?? null;
  }
  return said as Record<Field, Value | null>;
}
