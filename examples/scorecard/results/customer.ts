import {
  bgNbd,
  type CustomerRecords,
  type CustomerViewResult,
  customerView,
  gammaGamma,
  type Key,
  type PurchaseHistory,
} from "customer-kpis";
import type { Findings } from "../lib/findings";
import type { Settings } from "../lib/settings";
import { valuesOf } from "../lib/table";

/** What follows a product no more often than any other is no suggestion. */
const TELLING = 1.2;

/** One customer's past, present and future, at the end of the report's months. */
export function customer(
  customerId: string,
  records: CustomerRecords,
  { orders }: Findings,
  { period, timeZone }: Settings,
  forecast: Forecast | null,
): CustomerViewResult {
  return customerView(records, {
    customerId,
    asOf: period.end,
    timeZone,
    ...(orders && {
      rfm: { cuts: orders.result.customers.rfm.cuts },
      suggestions: { rules: orders.result.customers.next.rules, minimumLift: TELLING },
    }),
    ...(forecast && { forecast }),
  });
}

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

/**
 * The customer to look at first, if nobody is named: of those who have not left, the one with the
 * most to lose, which is what they brought in the year times the chance that they have gone.
 */
export function mostToLose(
  { orders, memberships }: Findings,
  { period }: Settings,
  forecast: Forecast | null,
): string | null {
  if (!orders) return null;
  const histories = new Map<Key, PurchaseHistory>();
  for (const one of orders.result.customers.histories) histories.set(one.customerId, one);
  const there = memberships && membersAt(period.end, memberships.result.records);

  const chanceOf = (customerId: Key) => {
    const history = histories.get(customerId);
    if (!forecast || !history) return 1;
    const { model, parameters } = forecast.purchases;
    return 1 - model.probabilityAlive(parameters, history);
  };
  let most: { customerId: Key; loss: number } | null = null;
  const { buyers } = orders.result.year.all;
  const [idOf, worthOf] = [valuesOf(buyers, "customerId"), valuesOf(buyers, "value")];
  for (let i = 0; i < buyers.length; i++) {
    const [customerId, worth] = [idOf(i), worthOf(i) as number];
    // Nobody loses more than all.
    if (worth <= (most?.loss ?? 0) || (there && !there.has(customerId))) continue;
    const loss = worth * chanceOf(customerId);
    if (loss > (most?.loss ?? 0)) most = { customerId, loss };
  }
  return most && String(most.customerId);
}

function membersAt(
  moment: number,
  memberships: NonNullable<Findings["memberships"]>["result"]["records"],
): Set<Key> {
  const there = [...memberships].filter(({ startedAt, endedAt, isTrial }) => {
    return (
      !isTrial && Number(startedAt) < moment && (endedAt === null || Number(endedAt) >= moment)
    );
  });
  return new Set(there.map(({ customerId }) => customerId));
}
