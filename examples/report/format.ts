import type { Status } from "customer-kpis";

/** A figure that there is none of. */
export const NONE = "-";

const whole = new Intl.NumberFormat("en");
const oneDigit = new Intl.NumberFormat("en", {
  minimumFractionDigits: 1,
  maximumFractionDigits: 1,
});
const signed = new Intl.NumberFormat("en", {
  minimumFractionDigits: 1,
  maximumFractionDigits: 1,
  signDisplay: "exceptZero",
});
const gapDigits = new Intl.NumberFormat("en", {
  minimumFractionDigits: 2,
  maximumFractionDigits: 2,
  signDisplay: "exceptZero",
});

export type Format = (value: number | null | undefined) => string;

/** Prints nothing where there is nothing. */
function orNone(print: (value: number) => string): Format {
  return (value) => (value === null || value === undefined ? NONE : print(value));
}

/** 5,939 */
export const count: Format = orNone((value) => whole.format(value));

/** +31.2 */
export const points: Format = orNone((value) => signed.format(value));

/** 78.4 % */
export const percent: Format = orNone((value) => `${oneDigit.format(100 * value)} %`);

/** -0.71, on the questionnaire's scale */
export const gap: Format = orNone((value) => gapDigits.format(value));

/** 6.7, a score out of 10 or a mean on a scale */
export const score: Format = orNone((value) => oneDigit.format(value));

/** 2 h 14 min */
export const duration: Format = orNone((ms) => {
  const seconds = Math.round(ms / 1000);
  if (seconds < 60) return `${seconds} s`;
  const minutes = Math.round(ms / 60_000);
  if (minutes < 60) return `${minutes} min`;
  const hours = Math.floor(minutes / 60);
  if (hours < 48) return `${hours} h ${minutes % 60} min`;
  return `${Math.floor(hours / 24)} d ${hours % 24} h`;
});

/** 1,234, in the currency that the column or the line names */
export const money: Format = orNone((value) => whole.format(Math.round(value)));

/** A word and a sign, as colors do not reach everybody. */
export function status(color: Status | undefined): string {
  if (color === null || color === undefined) return NONE;
  return { green: "✓ on target", amber: "~ close", red: "✗ missed" }[color];
}

/** January 2025 */
export function monthName(ms: number, timeZone: string): string {
  return new Intl.DateTimeFormat("en", { month: "long", year: "numeric", timeZone }).format(ms);
}

/** Something with an interval, printed in the KPI's own unit: `41.9 to 46.1`. */
export function interval(
  range: { readonly lower: number; readonly upper: number } | null | undefined,
  format: Format,
): string {
  if (!range) return NONE;
  return `${format(range.lower).replace(" %", "")} to ${format(range.upper)}`;
}
