import { Problem, type Read } from "./cell";
import { type Framer, unified } from "./frame";
import { trimmed } from "./letters";

/** An amount whose cell says more than its number. */
export class Money {
  readonly amount: number;
  /** Its currency, as it is written there: `"€"`, `"USD"`; `null` where the cell names none. */
  readonly currency: string | null;
  /** Why it may be another amount, where only a currency of three decimals tells: `4.900`. */
  readonly doubt: Problem | null;

  constructor(amount: number, currency: string | null, doubt: Problem | null = null) {
    this.amount = amount;
    this.currency = currency;
    this.doubt = doubt;
  }
}

/**
 * Reads an amount: a number, or {@link Money} where the cell names a currency, so that two of them in
 * one column are not added up.
 *
 * @param sure - Reads what is a number whatever the decimal mark is, where only the tool says it.
 */
export function readMoney(
  amount: Read<number>,
  frameOf: Framer,
  sure?: Read<number>,
): Read<number | Money> {
  return (value) => {
    const number = amount(value);
    if (typeof number !== "number" || typeof value !== "string") return number;
    // The tool's own mark: a comma parts its thousands.
    const said = value.includes(".") && sure?.(value);
    const doubt = said instanceof Problem ? said : null;
    const frame = BESIDE.test(value) ? frameOf(unified(trimmed(value), ".")) : null;
    const currency = frame?.currency ?? null;
    return currency || doubt ? new Money(number, currency, doubt) : number;
  };
}

/** What may be a currency. */
const BESIDE = /[^\d.,+ -]/;
