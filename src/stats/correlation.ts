/** A covariance over the product of both spreads: rounding puts a perfect correlation beyond 1. */
export function correlationOf(covariance: number, spread: number): number {
  return Math.min(1, Math.max(-1, covariance / spread)) + 0;
}
