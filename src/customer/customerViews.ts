import { type Kpi, kpi, type Measure } from "../measure";
import { options } from "../options";
import type { Exclusion } from "../record/exclusions";
import { type Slice, sliceOfRows } from "../slice";
import type { CustomerEvent } from "./log/customerEvent";
import { type CustomerFacts, eachFacts } from "./log/customerFacts";
import { byKind, eventReader, type ReadEventState } from "./log/readEvent";
import { checkEvents, joinStates, settled, takeEvent } from "./log/takeEvent";
import { type CustomerViewsState, initViews, ownerOf } from "./log/viewState";
import { forecastOf, futureOf } from "./view/customerFuture";
import { pastOf } from "./view/customerPast";
import { presentOf } from "./view/customerPresent";
import { type CustomerView, leftOut } from "./view/viewResult";
import {
  type CustomerViewsOptions,
  settingsOf,
  type ViewSettings,
  viewOptions,
} from "./viewOptions";

/** What {@link customerViews} answers. */
export interface CustomerViewsResult {
  /** Customers with a view. */
  readonly n: number;
  /** Every customer's view, in the order in which they first appear. */
  readonly customers: readonly CustomerView[];
  /** Records that are in no figure, and why. */
  readonly excluded: readonly Exclusion[];
}

/**
 * The 360-degree view of every customer, from one pass over records of all kinds: what `customerView`
 * says of one.
 *
 * It remembers no record, but what each says of its customer: counts, sums, the days of orders, what
 * is open, memberships. So its memory grows with customers, not with records. Records with an `id` are
 * the exception: a later one may still replace them, so that they are kept until the end. Leave `id`
 * out where no record comes twice.
 *
 * The views themselves take several times the room: to count or sum over a million customers, hand
 * them to a measure by `eachCustomerView`.
 *
 * - The order of records does not matter, but among those with the same `id`: the last one stays.
 * - Records of nobody (`null` or `""`) and, with `customers` given, those of others are in no view, and
 *   counted in `excluded`.
 * - What comes at `asOf` or later is left out: also answers to tickets, ends and deliveries count only
 *   once they have come. An end to come is known where `cancelledAt` lies before `asOf`.
 * - In a trial or a pause nobody is a customer; a ticket's `reopenings` say how it stood at `asOf`.
 *
 * @function
 * @param records - Records with their `kind`: `"order"`, `"ticket"`, `"answer"`, `"interaction"` or
 *   `"membership"`, in any order.
 * @param options - See {@link CustomerViewsOptions}; `asOf` is required. Alone, they make the measure,
 *   to be composed.
 * @throws InputError for an unknown kind, an invalid date, an amount that is not finite, a second
 *   currency, a score off its scale, an end before its start; for policies out of order or not above 0,
 *   weights that are all 0, and aliases that lead back to where they began or to two customers;
 *   for a record without these fields and for an unknown option.
 * @example
 * ```ts
 * import { customerViews } from "customer-kpis";
 *
 * const records = [
 *   { kind: "order", customerId: "ann", at: new Date("2026-01-05"), amount: 100 },
 *   { kind: "answer", customerId: "ann", at: new Date("2026-01-09"), survey: "nps", score: 9 },
 *   { kind: "order", customerId: "bob", at: new Date("2025-08-02"), amount: 20 },
 * ] as const;
 * const { customers } = customerViews(records, { asOf: new Date("2026-02-01") });
 * customers.map((view) => view.customerId); // => ["ann", "bob"]
 * customers.map((view) => view.present.state); // => ["new", "dormant"]
 * customers[1]?.present.rule.because; // => "no order for 183 days, dormant after 180 days"
 * ```
 */
export const customerViews: Kpi<
  CustomerEvent,
  CustomerViewsResult,
  CustomerViewsState,
  [options: CustomerViewsOptions]
> = /* @__PURE__ */ kpi(
  /* @__PURE__ */ options<CustomerViewsOptions>("customerViews")(viewOptions),
  (read) => {
    const settings = settingsOf("customerViews", read);
    return {
      ...viewsFold(settings),
      finish(state) {
        const whole = settled(state, settings);
        const { others, ...excluded } = whole.excluded;
        const customers: CustomerView[] = [];
        eachView(whole, settings, (view) => customers.push(view));
        return { n: customers.length, customers, excluded: leftOut(excluded) };
      },
    };
  },
);

/** The fold that collects what the views of all customers need. */
export function viewsFold(
  settings: ViewSettings,
): Omit<Measure<CustomerEvent, unknown, CustomerViewsState>, "finish"> {
  const read = eventReader(settings.kpi, settings.asOf);

  function take(state: CustomerViewsState, slice: Slice): CustomerViewsState {
    const kinds = Array.from(byKind(settings.kpi, slice), ([kind, places]) => {
      const some = slice.only(places);
      return { places, some, events: read(kind, some) };
    });
    // Who comes first among all kinds is first, although each kind is taken in by itself.
    const all = new Array<ReadEventState>(slice.length);
    for (const { places, events } of kinds) {
      events.forEach((event, k) => {
        all[places[k]!] = event;
      });
    }
    for (const { some, events } of kinds) checkEvents(state, settings, events, some);
    const owners = all.map((event) => ownerOf(state, settings, event));
    for (const { places, events } of kinds) {
      events.forEach((event, k) => {
        takeEvent(state, settings, event, owners[places[k]!]!);
      });
    }
    return state;
  }

  return {
    init: initViews,
    step: (state, record) => take(state, sliceOfRows([record])),
    take,
    merge: (left, right) => joinStates(left, right, settings),
  };
}

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
    excluded: leftOut(facts.excluded),
  };
}
