import fc from "fast-check";

/** `count` times the same answer. */
export function times(count: number, score: number): number[] {
  return new Array<number>(count).fill(score);
}

/** At least one answer on a scale, between customers who gave none. */
export function someAnswers(min: number, max: number): fc.Arbitrary<(number | null)[]> {
  return fc
    .array(fc.option(fc.integer({ min, max }), { freq: 5 }), { minLength: 1 })
    .filter((answers) => answers.some((answer) => answer !== null));
}

/** The same records in two orders. */
export function twoOrders<Row>(
  records: fc.Arbitrary<Row[]>,
): fc.Arbitrary<readonly [Row[], Row[]]> {
  return records.chain((rows) =>
    fc
      .shuffledSubarray(rows, { minLength: rows.length })
      .map((shuffled) => [rows, shuffled] as const),
  );
}
