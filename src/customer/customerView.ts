import { checkOptions, fail, show } from "../check";
import { runOn } from "../measure";
import { options } from "../options";
import type { Exclusion } from "../record/exclusions";
import { failKey, isKey } from "../record/fields";
import { type Key, type Slice, sliceOfRows } from "../slice";
import { eachView, viewOf } from "./customerViews";
import type { CustomerRecords } from "./log/customerEvent";
import { emptyFacts } from "./log/customerFacts";
import { type EventKind, eventReader } from "./log/readEvent";
import { checkEvents, settled, takeEvent } from "./log/takeEvent";
import { type CustomerViewsState, initViews, ownerOf } from "./log/viewState";
import { type CustomerView, leftOut } from "./view/viewResult";
import { type CustomerViewsOptions, settingsOf, viewOptions } from "./viewOptions";

/** What {@link customerView} needs. */
export interface CustomerViewOptions extends CustomerViewsOptions {
  /** Whose view: records of others are left out, and counted. May be left out where there are none. */
  readonly customerId?: Key;
}

/** What {@link customerView} answers. */
export interface CustomerViewResult extends CustomerView {
  /** Records, of this customer and of others, that are in no figure above, and why. */
  readonly excluded: readonly Exclusion[];
}

const KINDS = {
  orders: "order",
  tickets: "ticket",
  answers: "answer",
  interactions: "interaction",
  memberships: "membership",
} as const satisfies Record<keyof CustomerRecords, EventKind>;

/**
 * The 360-degree view of one customer: what has happened (`past`), how things stand (`present`), what
 * is to be expected (`future`).
 *
 * - Every value that is looked at over time (order amounts, scores, waits) comes with its last one,
 *   its mean, a mean in which what is recent weighs more, and the `difference` of the last from the
 *   mean: the last contact is not the relationship.
 * - The `state` names the rule that gave it. Memberships decide where there are any, else orders;
 *   `CustomerStateRuleName` lists the rules.
 * - The `health` score runs from 0 to 10 over the parts that are known; each says where it comes from.
 * - The `future` needs what was learnt from many customers: a fitted purchase model, cut points of
 *   `rfm`, the rules of `nextPurchases`. What is not given is `null`, and named in `missing`.
 *
 * Records of others may be among the records: name the customer then. All customers at once, or a
 * stream, are for `customerViews`.
 *
 * @param records - `orders`, `tickets`, `answers`, `interactions` and `memberships`, each optional.
 * @param options - See {@link CustomerViewOptions}; `asOf` is required.
 * @throws InputError where no `customerId` is given for records of several, and where `customerViews`
 *   throws one; for records that cannot be iterated, a record without its fields, and an
 *   unknown option or kind of records.
 * @see Schmittlein, Morrison and Colombo, "Counting Your Customers", Management Science 1987 (who is
 *   still a customer).
 * @example
 * ```ts
 * import { customerView } from "customer-kpis";
 *
 * const orders = [
 *   { customerId: "ann", at: new Date("2026-01-05"), amount: 100 },
 *   { customerId: "ann", at: new Date("2026-01-25"), amount: 50 },
 * ];
 * const view = customerView({ orders }, { asOf: new Date("2026-02-01") });
 * view.past.orders.spend; // => 150
 * view.past.orders.amount?.difference; // => -25
 * view.present.state; // => "new"
 * view.present.rule.because; // => "became a customer 27 days ago, new for 30 days"
 * view.future.nextOrder?.at; // => Date.UTC(2026, 1, 14)
 * ```
 */
export function customerView(
  records: CustomerRecords,
  options: CustomerViewOptions,
): CustomerViewResult {
  const { customerId, ...read } = OPTIONS.read(options);
  checkOptions(`${NAME} records`, records, Object.keys(KINDS));
  const settings = settingsOf(NAME, read, customerId);

  const eventsOf = eventReader(NAME, settings.asOf);
  const take = (state: CustomerViewsState, kind: EventKind, slice: Slice) => {
    const events = eventsOf(kind, slice);
    checkEvents(state, settings, events, slice);
    for (const event of events) {
      takeEvent(state, settings, event, ownerOf(state, settings, event));
    }
    return state;
  };
  const state = initViews();
  for (const name of Object.keys(KINDS) as (keyof CustomerRecords)[]) {
    const list = records[name];
    if (list === undefined) continue;
    runOn<unknown, CustomerViewsState>(NAME, name, list, {
      init: () => state,
      step: (same, row) => take(same, KINDS[name], sliceOfRows([row])),
      take: (same, slice) => take(same, KINDS[name], slice),
      finish: (same) => same,
    });
  }
  const whole = settled(state, settings);
  const views: CustomerView[] = [];
  eachView(whole, settings, (view) => views.push(view));
  if (views.length > 1) {
    const ids = `${show(views[0]!.customerId)} and ${show(views[1]!.customerId)}`;
    fail(NAME, "customerId", `given for records of several, such as ${ids}`, undefined);
  }
  const view = views[0] ?? viewOf(emptyFacts(settings.only ?? null), settings);
  return { ...view, excluded: leftOut(whole.excluded) };
}

const NAME = "customerView";

const OPTIONS = /* @__PURE__ */ options<CustomerViewOptions>(NAME)({
  ...viewOptions,
  customerId: (kpi, name, given) =>
    given === undefined || isKey(given) ? given : failKey(kpi, name, given),
});
