import { bgNbd, gammaGamma } from "customer-kpis";
import type { Findings } from "../lib/findings";

/** Fewer customers than these tell too little of how customers buy. */
const ENOUGH = 50;

export type Forecast = NonNullable<ReturnType<typeof forecast>>;

/** How customers buy, so that it can be said what to expect of one in a year; `null` if too few. */
export function forecast({ orders }: Findings) {
  const histories = orders?.result.customers.histories ?? [];
  const returned = histories.filter(({ frequency }) => frequency > 0);
  if (returned.length < ENOUGH) return null;
  const spend = gammaGamma.fit(returned.filter(({ monetary }) => (monetary ?? 0) > 0));
  return { purchases: { model: bgNbd, ...bgNbd.fit(histories) }, spend, horizon: 365 };
}
