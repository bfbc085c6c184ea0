import { eigenOf } from "./eigen";

/** What predictors do for an outcome, by the correlations among them. */
export interface Importance {
  /** The share of the outcome's variance that they explain together, 0 to 1. */
  readonly rSquared: number;
  /** Standardized regression coefficients; `null` where predictors determine one another. */
  readonly betas: readonly number[] | null;
  /** How `rSquared` splits over the predictors; they add up to it. */
  readonly relativeWeights: readonly number[];
}

/**
 * Regression and Johnson's relative weights (2000): the outcome is regressed on the uncorrelated
 * variables closest to the predictors, and each one's part handed back to the predictors.
 *
 * @param correlations - Of the predictors with one another.
 * @param withOutcome - Of each with the outcome.
 */
export function importanceOf(
  correlations: readonly (readonly number[])[],
  withOutcome: readonly number[],
): Importance {
  const { values, vectors } = eigenOf(correlations);
  const size = values.length;
  // What predictors determine one another by has no variance of its own, but for rounding.
  const isOwn = values.map((value) => value > 1e-10 * size);
  const along = values.map((_, k) =>
    withOutcome.reduce((sum, r, i) => sum + vectors[i]![k]! * r, 0),
  );

  /** Entry i, j of the matrix whose eigenvalues are raised to a power. */
  const power = (i: number, j: number, exponent: number): number => {
    let sum = 0;
    for (let k = 0; k < size; k++) {
      if (isOwn[k]) sum += vectors[i]![k]! * vectors[j]![k]! * values[k]! ** exponent;
    }
    return sum;
  };
  const coefficients = (exponent: number): number[] =>
    vectors.map((row) =>
      row.reduce((sum, v, k) => sum + (isOwn[k] ? v * values[k]! ** exponent * along[k]! : 0), 0),
    );
  const ofUncorrelated = coefficients(-0.5);
  const relativeWeights = vectors.map((_, i) =>
    ofUncorrelated.reduce((sum, beta, j) => sum + (power(i, j, 0.5) * beta) ** 2, 0),
  );
  return {
    rSquared: ofUncorrelated.reduce((sum, beta) => sum + beta * beta, 0),
    betas: isOwn.every(Boolean) ? coefficients(-1) : null,
    relativeWeights,
  };
}
