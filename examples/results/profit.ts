import { type ProfitabilityResult, profitability } from "customer-kpis";
import type { Findings } from "../lib/findings";
import type { Settings } from "../lib/settings";

/** What each buyer brought in the year, less what answering them cost; `null` without orders. */
export function profit(
  { orders, tickets }: Findings,
  { ticketCost }: Settings,
): ProfitabilityResult | null {
  if (!orders) return null;
  const asked = new Map(
    tickets?.result.year.byCustomer.map(({ key, result }) => [key, result.rows]),
  );
  return profitability(
    orders.result.year.all.value.customers.map(({ customerId, value }) => ({
      customerId,
      margin: value,
      costToServe: ticketCost * (asked.get(customerId) ?? 0),
    })),
  );
}
