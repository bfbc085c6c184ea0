/** What happened to a customer's revenue. */
export type RevenueMovement =
  | "new"
  | "reactivation"
  | "expansion"
  | "contraction"
  | "churn"
  | "unchanged";

/** The step of a summary of who is not there yet. */
export const NOT_YET = 6;

/** The movements in the order of a summary's steps. */
export const STEPS: readonly RevenueMovement[] = [
  "new",
  "reactivation",
  "expansion",
  "contraction",
  "churn",
  "unchanged",
];

/** One customer's revenue at two snapshots. */
export interface RevenueChange {
  readonly movement: RevenueMovement;
  readonly before: number;
  readonly after: number;
}

/** Sums of fractions differ in their last digits by their order alone: that share of them is no movement. */
export const LEAST_CHANGE = 1e-12;

/** What happened to the revenue of who had some. */
export function movementOf(before: number, after: number): RevenueMovement {
  if (after === 0) return "churn";
  if (Math.abs(after - before) <= LEAST_CHANGE * Math.max(after, before)) return "unchanged";
  return after > before ? "expansion" : "contraction";
}
