import type { Read } from "./cell";
import { type Framer, unified } from "./frame";
import { trimmed } from "./letters";

/** An amount whose cell names its currency, as it is written there: `"€"`, `"USD"`. */
export class Money {
  readonly amount: number;
  readonly currency: string;

  constructor(amount: number, currency: string) {
    this.amount = amount;
    this.currency = currency;
  }
}

/**
 * Reads an amount: a number, or {@link Money} where the cell names a currency, so that two of them in
 * one column are not added up.
 */
export function readMoney(amount: Read<number>, frameOf: Framer): Read<number | Money> {
  return (value) => {
    const number = amount(value);
    if (typeof number !== "number" || typeof value !== "string" || PLAIN.test(value)) return number;
    const { currency = null } = frameOf(unified(trimmed(value), ".")) ?? {};
    return currency === null ? number : new Money(number, currency);
  };
}

const PLAIN = /^[\d.,+ -]*$/;
