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

  const roots = values.map((value, k) => (isOwn[k] ? Math.sqrt(value) : 0));
  /** What the outcome owes to each variable: the parts along the vectors, divided by these. */
  const coefficients = (divisors: readonly number[]): number[] => {
    const parts = along.map((part, k) => (isOwn[k] ? part / divisors[k]! : 0));
    return vectors.map((row) => row.reduce((sum, v, k) => sum + v * parts[k]!, 0));
  };
  const ofUncorrelated = coefficients(roots);
  // The root of the matrix ties each predictor to each of the uncorrelated variables.
  const stretched = vectors.map((row) => row.map((v, k) => v * roots[k]!));
  const relativeWeights = stretched.map((row) => {
    let weight = 0;
    for (let j = 0; j < size; j++) {
      const other = vectors[j]!;
      let entry = 0;
      for (let k = 0; k < size; k++) entry += row[k]! * other[k]!;
      weight += (entry * ofUncorrelated[j]!) ** 2;
    }
    return weight;
  });
  return {
    rSquared: ofUncorrelated.reduce((sum, beta) => sum + beta * beta, 0),
    betas: isOwn.every(Boolean) ? coefficients(values) : null,
    relativeWeights,
  };
}
