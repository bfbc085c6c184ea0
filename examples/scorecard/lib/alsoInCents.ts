import { type Table, valuesOf } from "./table";

/** One price may be a hundred times another by chance. */
const FEW = 2;

/** A company with more prices than these has no list of them. */
const MANY = 10_000;

/**
 * An amount of which a hundred times as much is there as well, where that is so of most amounts with cents, and of
 * most without: 1999 beside 19.99. Then some are in cents and some are not. `null` where it is so of fewer.
 */
export function alsoInCents<Row>(records: Table<Row>, field: keyof Row & string): number | null {
  const amountAt = valuesOf(records, field) as (i: number) => number | null;
  const broken = new Set<number>();
  const whole = new Set<number>();
  for (let i = 0; i < records.length; i++) {
    const amount = Math.abs(amountAt(i) ?? 0);
    if (amount === 0) continue;
    (Number.isInteger(amount) ? whole : broken).add(amount);
    if (broken.size + whole.size > MANY) return null;
  }
  const both = [...broken].filter((amount) => whole.has(Math.round(amount * 100)));
  const [first = null] = both.sort((a, b) => a - b);
  const areMost = 2 * both.length > Math.max(broken.size, whole.size);
  return both.length >= FEW && areMost ? first : null;
}
