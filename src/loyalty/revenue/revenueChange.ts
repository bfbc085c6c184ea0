import { STEP } from "../../reads";
import { restOf } from "../../stats/sum";

/** What happened to a customer's revenue. */
export type RevenueMovement =
  | "new"
  | "reactivation"
  | "expansion"
  | "contraction"
  | "churn"
  | "unchanged";

/** What the steps of a summary are; those of nothing to nothing are no movement. */
export const MOVEMENTS: Readonly<Record<number, RevenueMovement>> = {
  [STEP.begun]: "new",
  [STEP.returned]: "reactivation",
  [STEP.more]: "expansion",
  [STEP.less]: "contraction",
  [STEP.lost]: "churn",
  [STEP.same]: "unchanged",
};

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
