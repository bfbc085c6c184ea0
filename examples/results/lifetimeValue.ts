import { discountedValue } from "customer-kpis";
import type { Settings } from "../lib/settings";

interface Result {
  readonly value: number | null;
}

/**
 * What a new customer is worth if every year is like the one reported: the same value, and the same
 * share of customers kept.
 */
export function lifetimeValue(
  value: Result | undefined,
  retention: Result | undefined,
  { discount, months }: Settings,
): Result {
  const margin = value?.value ?? null;
  const kept = retention?.value ?? null;
  if (margin === null || kept === null) return { value: null };
  return discountedValue({
    margin,
    retention: kept,
    discount: (1 + discount) ** (months.length / 12) - 1,
    timing: "due",
    firstPayment: "included",
  });
}
