/** A record, as far as it says what was paid in. */
export interface Paid {
  readonly currency?: string | null;
}

/**
 * The records that may be in the currency of the report. Those that name none, or a sign that may be
 * that, are changed to name it.
 *
 * @param currency - That of `settings.json`; without it all count, as they are.
 */
export function inCurrency<Record extends object & Paid>(
  records: readonly Record[],
  currency: string | undefined,
): readonly Record[] {
  if (currency === undefined) return records;
  const code = currency.toUpperCase();
  const counted = records.filter((record) => isIn(record.currency, code));
  return counted.map((record) => {
    const isNamed = record.currency === code || !isMoney(record);
    // A file may have millions, which nobody else holds yet.
    return isNamed ? record : Object.assign(record, { currency: code });
  });
}

/** The currency that all records with money name; `null` where they name none, or a sign, or several. */
export function currencyOf(records: Iterable<object>): string | null {
  let common: string | null = null;
  for (const record of records) {
    if (!isMoney(record)) continue;
    const { currency = null } = record as Paid;
    if (!currency || !CODE.test(currency)) return null;
    if (currency !== (common ?? currency)) return null;
    common = currency;
  }
  return common;
}

const CODE = /^[A-Z]{3}$/;

/** `$` is the sign of many currencies, `£` is none of the euro's. */
function isIn(currency: string | null | undefined, code: string): boolean {
  if (!currency) return true;
  if (CODE.test(currency)) return currency === code;
  const [sign] = /\p{Sc}/u.exec(currency) ?? [];
  return sign === undefined || signsOf(code).includes(sign);
}

/** The signs that a currency is written with: `AU$` has a `$` in it. */
function signsOf(code: string): string {
  return (["narrowSymbol", "symbol"] as const)
    .map((currencyDisplay) => {
      const style = { style: "currency", currency: code, currencyDisplay } as const;
      return new Intl.NumberFormat("en", style).format(0);
    })
    .join("");
}

function isMoney(record: object): boolean {
  return "amount" in record || "mrr" in record;
}
