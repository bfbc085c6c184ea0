import { type CustomerFacts, eachFacts } from "./log/customerFacts";
import type { CustomerViewsState } from "./log/viewState";
import { forecastOf, futureOf } from "./view/customerFuture";
import { pastOf } from "./view/customerPast";
import { presentOf } from "./view/customerPresent";
import type { CustomerView } from "./view/viewResult";
import type { ViewSettings } from "./viewOptions";

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
