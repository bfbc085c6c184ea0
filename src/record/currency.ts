import { fail } from "../check";

/**
 * The currency of amounts that are added up: `undefined` before the first of them, `null` where none
 * names one.
 */
export type Currency = string | null | undefined;

/**
 * The one currency of amounts that are added up. Throws where another comes; also where one names none
 * beside one that does, as nobody can tell whether it is the same.
 *
 * @param record - The record that names it.
 * @param way - What else the caller can do about two of them.
 */
export function oneCurrency(
  kpi: string,
  known: Currency,
  came: Currency,
  record?: unknown,
  way = "",
): Currency {
  // A blank cell names none.
  const own = came === "" ? null : came;
  if (own === undefined || own === known) return known;
  if (known === undefined) return own;
  const isNamed = own !== null && known !== null;
  const allowed = isNamed ? `"${known}" throughout${way}` : "named in every record or in none";
  return fail(kpi, "currency", allowed, own, record);
}
