import { readerOf, type Table } from "./table";

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

/** The currency that all records name where they hold money; `null` where they name none, or a sign, or several. */
export function currencyOf<Row>({ fields, length }: Table<Row>): string | null {
  if (!MONEY.some((field) => fields.has(field))) return null;
  const valueAt = readerOf(fields.get("currency") ?? []);
  const first = length > 0 ? valueAt(0) : null;
  if (typeof first !== "string" || !CODE.test(first)) return null;
  for (let i = 1; i < length; i++) if (valueAt(i) !== first) return null;
  return first;
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

/** The fields that hold money. */
const MONEY = ["amount", "mrr"];

function isMoney(record: object): boolean {
  return MONEY.some((field) => field in record);
}
