import type { ProfitabilityResult } from "customer-kpis";
import type { Say } from "../languages/say";
import type { Settings } from "../lib/settings";

/** Without costs there is no profit to speak of. */
export function moneyOf({ margin, ticketCost }: Settings): "profit" | "revenue" {
  return margin === 1 && ticketCost === 0 ? "revenue" : "profit";
}

/** How much of the money hangs on how few. */
export function fewText(
  { topShare, total }: Pick<ProfitabilityResult, "topShare" | "total">,
  money: "profit" | "revenue",
  say: Say,
): string {
  const { few } = say.words.highlights;
  const share = topShare ?? 0;
  // A share of what is nearly nothing tells nobody anything.
  return share > 1
    ? few.alone(say.cash(share * total), say.cash(total))
    : few[money](say.share(share));
}
