import type { Key } from "customer-kpis";
import { type Table, valuesOf } from "./table";

/** An order that is half of all that was sold, or more. */
export interface Largest {
  readonly customerId: Key;
  readonly amount: number;
}

/** Of fewer orders one may well be half. */
const FEW = 20;

/** The order that makes up half of all sales, or more, as one does with a decimal mark lost; else `null`. */
export function largestIn(
  orders: Table<{ readonly customerId: Key; readonly amount: number }>,
): Largest | null {
  if (orders.length < FEW) return null;
  const amountAt = valuesOf(orders, "amount") as (i: number) => number;
  let [sold, largest] = [0, 0];
  for (let i = 0; i < orders.length; i++) {
    sold += Math.max(0, amountAt(i));
    if (amountAt(i) > amountAt(largest)) largest = i;
  }
  const amount = amountAt(largest);
  if (sold === 0 || 2 * amount < sold) return null;
  return { customerId: valuesOf(orders, "customerId")(largest), amount };
}
