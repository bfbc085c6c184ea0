import { fail } from "../../check";
import type { Option } from "../../options";

/** What a unit of each currency is worth in the one that results shall be in. */
export type CurrencyRates = Readonly<Record<string, number>>;

/** Rates of currencies, each above 0. */
export function currencyRates(): Option<CurrencyRates, CurrencyRates | null> {
  return (kpi, name, given) => {
    if (given === undefined) return null;
    if (typeof given !== "object" || given === null) {
      fail(kpi, name, "an object with a rate for every currency", given);
    }
    for (const [currency, rate] of Object.entries(given)) {
      if (typeof rate !== "number" || !(rate > 0 && rate < Infinity)) {
        fail(kpi, `${name}.${currency}`, "a finite number above 0", rate);
      }
    }
    return { ...given };
  };
}
