import { Problem } from "../cells/cell";
import { restOf } from "../stats/sum";

/** A sum of money, and what a file says of its being paid back. */
interface Paid {
  readonly amount: number;
  /** How much was paid back; nothing or 0 where the file does not say. */
  readonly refunded: number | null | undefined;
  /** Whether its status says that all was paid back, or a part. */
  readonly isWhole: boolean;
  readonly isPart?: boolean;
  /** The column that says how much. */
  readonly column: string;
}

/**
 * An order of what is left of its money, its currency in capitals. A part that was paid back has to be said,
 * and is no more than what was paid.
 */
export function netOrder<Order extends { readonly currency: string | null | undefined }>(
  order: Order,
  { amount, refunded, isWhole, isPart = false, column }: Paid,
): (Order & { readonly amount: number; readonly currency: string | null }) | Problem {
  const back = Math.abs(refunded ?? 0) || (isWhole ? amount : 0);
  if (isPart && back === 0) {
    return new Problem(`is partly refunded, but does not say how much in "${column}"`);
  }
  const left = restOf(amount - back, back);
  if (back > 0 && left < 0) return new Problem(`takes back ${back} of ${amount} by "${column}"`);
  return { ...order, amount: left, currency: order.currency?.toUpperCase() ?? null };
}
