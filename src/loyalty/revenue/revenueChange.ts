import { restOf } from "../../stats/sum";

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

/** What happened to the revenue of who had some. */
export function movementOf(before: number, after: number): RevenueMovement {
  if (after === 0) return "churn";
  const change = restOf(after - before, Math.max(after, before));
  if (change === 0) return "unchanged";
  return change > 0 ? "expansion" : "contraction";
}
