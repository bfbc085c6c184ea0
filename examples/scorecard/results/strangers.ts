import type { Key } from "customer-kpis";
import type { Findings } from "../lib/findings";

/** Whether nobody who bought is in another file, as where two tools have ids of their own. */
export function areStrangers(
  { orders, tickets, memberships }: Findings,
  file: "tickets" | "memberships",
): boolean {
  const others: readonly Key[] =
    file === "tickets"
      ? [...(tickets?.result.year.byCustomer.keys() ?? [])]
      : Array.from(memberships?.result.records ?? [], ({ customerId }) => customerId);
  const named = new Set(others.filter((key) => key !== null).map(String));
  const buyers = orders?.result.year.all.buyers;
  if (named.size === 0 || !buyers?.length) return false;
  for (const { customerId } of buyers) if (named.has(String(customerId))) return false;
  return true;
}
