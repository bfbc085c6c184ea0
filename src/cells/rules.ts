import { Problem, refused } from "./cell";
import { Wait } from "./readLater";
import { Money } from "./readMoney";
import type { Rule } from "./readRow";

/** `later` is not before `earlier`, where both are there. */
export function notBefore(earlier: string, later: string): Rule {
  return (record, wrong) => {
    const from = record[earlier];
    const to = record[later];
    if (!(from instanceof Date && to instanceof Date) || to.getTime() >= from.getTime()) return;
    const came = `${earlier} (${from.toISOString()}), got ${to.toISOString()}`;
    wrong.push({ path: [later], problem: new Problem(`must not be before ${came}`) });
  };
}

/** A number is finite, and `least` or more. */
export function atLeast(field: string, least: number): Rule {
  return (record, wrong) => {
    const number = record[field];
    if (typeof number !== "number" || (number >= least && number < Infinity)) return;
    const problem = refused(
      number < least && least === 0 ? "0 or more" : "a finite number",
      number,
    );
    wrong.push({ path: [field], problem });
  };
}

/** In place of a wait, the moment it leads to from the moment `earlier`. */
export function waitsFrom(earlier: string, later: string): Rule {
  return (record) => {
    const wait = record[later];
    if (!(wait instanceof Wait)) return;
    const from = record[earlier];
    record[later] = from instanceof Date ? new Date(from.getTime() + wait.ms) : null;
  };
}

/** In place of an amount with its currency, the number, and the currency in its own field. */
export function moneyIn(field: string): Rule {
  return (record, wrong) => {
    const money = record[field];
    if (!(money instanceof Money)) return;
    const said = record["currency"] ?? money.currency;
    record[field] = money.amount;
    record["currency"] = said;
    if (!isOther(money.currency, said as string)) return;
    const problem = new Problem(`must be in ${said}, as currency says, got ${money.currency}`);
    wrong.push({ path: [field], problem });
  };
}

/** Only codes tell: `$` is the sign of twenty currencies. */
function isOther(a: string, b: string): boolean {
  return CODE.test(a) && CODE.test(b) && a.toUpperCase() !== b.toUpperCase();
}

const CODE = /^[A-Z]{3}$/i;
