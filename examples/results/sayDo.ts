import { type SayDoResult, sayDo } from "customer-kpis";
import { shifted } from "../kpis/memberships";
import type { Findings } from "../lib/findings";
import type { Settings } from "../lib/settings";

/** The lowest answer of a satisfied customer, of 1 to 5. */
const SATISFIED = 4;

/** Whether those who said before the year that they were satisfied stayed; `null` without data. */
export function wordsAndDeeds(
  { answers, memberships, orders }: Findings,
  { period }: Settings,
): SayDoResult | null {
  if (!answers || !memberships || answers.result.saidBefore.length === 0) return null;
  const worth = orders && { worth: orders.result.yearBefore.value.customers };
  return sayDo(
    { answers: answers.result.saidBefore, memberships: memberships.result.records, ...worth },
    { period: shifted(period), satisfiedFrom: SATISFIED },
  );
}
