import { type CustomerFacts, eachFacts } from "./customerFacts";
import { forecastOf, futureOf } from "./customerFuture";
import { pastOf } from "./customerPast";
import { presentOf } from "./customerPresent";
import type { ViewSettings } from "./viewOptions";
import type { CustomerView } from "./viewResult";
import type { CustomerViewsState } from "./viewState";

/** Calls back with every customer's view, in the order in which they first appear. */
export function eachView(
  state: CustomerViewsState,
  settings: ViewSettings,
  take: (view: CustomerView) => void,
): void {
  eachFacts(state, settings, (facts) => take(viewOf(facts, settings)));
}

/** The view that a customer's facts give. */
export function viewOf(facts: CustomerFacts, settings: ViewSettings): CustomerView {
  const { asOf } = settings;
  const past = pastOf(facts, asOf);
  const forecast = forecastOf(facts, settings);
  return {
    customerId: facts.customerId,
    aliases: facts.aliases,
    asOf,
    past,
    present: presentOf(facts, forecast, settings),
    future: futureOf(facts, forecast, past.orders.gaps, settings),
    excluded: facts.excluded,
  };
}
