/** How many there are of the same figures, by these. */
export type CountedFigures = Map<string, { readonly figures: readonly number[]; count: number }>;

/** Counts so many more of these figures. */
export function countFigures(
  counted: CountedFigures,
  figures: readonly number[],
  count: number,
): void {
  const name = figures.join(" ");
  const known = counted.get(name);
  if (known) known.count += count;
  else counted.set(name, { figures, count });
}

/** Adds the right's counts to the left's. */
export function mergeFigures(left: CountedFigures, right: CountedFigures): void {
  for (const { figures, count } of right.values()) countFigures(left, figures, count);
}
