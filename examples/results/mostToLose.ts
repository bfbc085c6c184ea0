import type { Key } from "customer-kpis";
import type { Findings } from "../lib/findings";
import type { Settings } from "../lib/settings";
import type { Forecast } from "./forecast";

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
  const { histories } = orders.result.customers;
  const chances = new Map<Key, number>();
  if (forecast) {
    const { model, parameters } = forecast.purchases;
    for (const history of histories) {
      chances.set(history.customerId, 1 - model.probabilityAlive(parameters, history));
    }
  }
  const there = memberships && membersAt(period.end, memberships.result.records);

  let most: { customerId: Key; loss: number } | null = null;
  for (const { customerId, value } of orders.result.year.all.value.customers) {
    if (there && !there.has(customerId)) continue;
    const loss = value * (chances.get(customerId) ?? 1);
    if (loss > (most?.loss ?? 0)) most = { customerId, loss };
  }
  return most && String(most.customerId);
}

function membersAt(
  moment: number,
  memberships: NonNullable<Findings["memberships"]>["result"]["records"],
): Set<Key> {
  const there = memberships.filter(({ startedAt, endedAt }) => {
    return Number(startedAt) < moment && (endedAt === null || Number(endedAt) >= moment);
  });
  return new Set(there.map(({ customerId }) => customerId));
}
