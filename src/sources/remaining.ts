import { Problem } from "../cells/cell";

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

/** What is left of it. A part that was paid back has to be said. */
export function remaining({
  amount,
  refunded,
  isWhole,
  isPart = false,
  column,
}: Paid): number | Problem {
  if (refunded) return amount - Math.abs(refunded);
  if (isPart) return new Problem(`is partly refunded, but does not say how much in "${column}"`);
  return isWhole ? 0 : amount;
}
