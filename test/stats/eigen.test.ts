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
