/** What a column of moments may be called: with its zone in brackets, or without. */
export function zoned(...names: readonly string[]): string[] {
  return names.flatMap((name) => [`${name} (*)`, name]);
}
