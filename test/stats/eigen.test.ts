import fc from "fast-check";
import { expect, test } from "vitest";
import { eigenOf } from "../../src/stats/eigen";

const entry = fc.double({ min: -1, max: 1, noNaN: true });
const symmetric = fc
  .integer({ min: 0, max: 12 })
  .chain((size) =>
    fc
      .array(entry, { minLength: size * size, maxLength: size * size })
      .map((entries) =>
        Array.from({ length: size }, (_, i) =>
          Array.from({ length: size }, (_, j) => entries[Math.min(i, j) * size + Math.max(i, j)]!),
        ),
      ),
  );

test("a matrix stretches each of its vectors by its value, and the vectors stand upright", () => {
  fc.assert(
    fc.property(symmetric, (matrix) => {
      const { values, vectors } = eigenOf(matrix);
      values.forEach((value, k) => {
        matrix.forEach((row, i) => {
          const stretched = row.reduce((sum, cell, j) => sum + cell * vectors[j]![k]!, 0);
          expect(stretched).toBeCloseTo(value * vectors[i]![k]!, 12);
        });
        values.forEach((_, other) => {
          const product = vectors.reduce((sum, row) => sum + row[k]! * row[other]!, 0);
          expect(product).toBeCloseTo(k === other ? 1 : 0, 12);
        });
      });
    }),
  );
});

/** How far a matrix is from its values and vectors put together again, and these from standing upright. */
function offBy(matrix: number[][]): number {
  const { values, vectors } = eigenOf(matrix);
  const product = (i: number, j: number, weight: (k: number) => number) =>
    values.reduce((sum, _, k) => sum + weight(k) * vectors[i]![k]! * vectors[j]![k]!, 0);
  const errors = matrix.flatMap((row, i) =>
    row.flatMap((cell, j) => [
      product(i, j, (k) => values[k]!) - cell,
      product(i, j, () => 1) - Number(i === j),
    ]),
  );
  return Math.max(...errors.map((error) => (Number.isNaN(error) ? Infinity : Math.abs(error))));
}

test("no digit is lost where a column is nearly on its axis, on either side, or next to nothing", () => {
  for (const side of [1, -1]) {
    for (const small of [1e-3, 1e-9, 1e-139, 1e-150, 1e-160, 1e-161, 1e-162, 0]) {
      const matrix = [
        [1, side, small],
        [side, 2, 0.5],
        [small, 0.5, 3],
      ];
      expect(offBy(matrix), `${side} and ${small}`).toBeLessThan(1e-14);
      const alone = [
        [1, small, small],
        [small, 2, side * small],
        [small, side * small, 3],
      ];
      expect(offBy(alone), `${side} and ${small} alone`).toBeLessThan(1e-14);
    }
  }
});

test("a chain of forty has its values, 2 - 2 cos(k pi / 41), however close they lie", () => {
  const size = 40;
  const chain = Array.from({ length: size }, (_, i) =>
    Array.from({ length: size }, (_, j) => [2, -1][Math.abs(i - j)] ?? 0),
  );
  const values = eigenOf(chain).values.toSorted((a, b) => a - b);
  values.forEach((value, k) => {
    expect(value).toBeCloseTo(2 - 2 * Math.cos(((k + 1) * Math.PI) / (size + 1)), 13);
  });
  expect(offBy(chain)).toBeLessThan(1e-13);
});

test("known matrices have their values", () => {
  const ascending = (matrix: number[][]) => eigenOf(matrix).values.toSorted((a, b) => a - b);
  const close = (came: number[], values: number[]) => {
    values.forEach((value, i) => {
      expect(came[i]).toBeCloseTo(value, 13);
    });
  };
  // By hand: 2 - 2 cos(k pi / 4) of three in a chain; all ones; nothing.
  close(
    ascending([
      [2, -1, 0],
      [-1, 2, -1],
      [0, -1, 2],
    ]),
    [2 - Math.SQRT2, 2, 2 + Math.SQRT2],
  );
  close(ascending([1, 1, 1].map(() => [1, 1, 1])), [0, 0, 3]);
  close(ascending([0, 0].map(() => [0, 0])), [0, 0]);
  expect(eigenOf([])).toEqual({ values: [], vectors: [] });
});
