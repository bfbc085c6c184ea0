import { checkOptions } from "../check";
import { type Kpi, kpi } from "../measure";
import type { CustomerEvent } from "./customerEvent";
import { readEvent } from "./readEvent";
import { joinStates, settled, takeEvent } from "./takeEvent";
import { type CustomerViewsOptions, readViewOptions, VIEW_OPTIONS } from "./viewOptions";
import type { CustomerView, RecordExclusions } from "./viewResult";
import { type CustomerViewsState, initViews, ownerOf } from "./viewState";
import { viewsOf } from "./viewsOf";

/** What {@link customerViews} answers. */
export interface CustomerViewsResult {
  /** Customers with a view. */
  readonly n: number;
  /** Every customer's view, in the order in which they first appear. */
  readonly customers: readonly CustomerView[];
  /** Records that are in no figure, and why. */
  readonly excluded: RecordExclusions;
}

/**
 * The 360-degree view of every customer.
 *
 * @function
 * @param records - Records with their `kind`: `"order"`, `"ticket"`, `"answer"`, `"interaction"` or
 *   `"membership"`, in any order.
 * @param options - `asOf` is required. Alone, they make the measure, to be composed.
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
 * customers.map((view) => view.present.state); // => ["new", "dormant"]
 * ```
 */
export const customerViews: Kpi<
  CustomerEvent,
  CustomerViewsResult,
  CustomerViewsState,
  [options: CustomerViewsOptions]
> = /* @__PURE__ */ kpi("customerViews", (options: CustomerViewsOptions) => {
  checkOptions("customerViews", options, VIEW_OPTIONS);
  const settings = readViewOptions("customerViews", options);

  function step(state: CustomerViewsState, record: CustomerEvent): CustomerViewsState {
    const event = readEvent("customerViews", record);
    takeEvent(state, settings, event, ownerOf(state, settings, event.customerId));
    return state;
  }

  return {
    init: initViews,
    step,
    steps(state, records, start, end) {
      // Customers are looked up first, in a row: in between other work it takes twice as long.
      const owners = new Int32Array(end - start);
      for (let i = start; i < end; i++) {
        owners[i - start] = ownerOf(state, settings, records[i]?.customerId);
      }
      for (let i = start; i < end; i++) {
        const event = readEvent("customerViews", records[i] as CustomerEvent);
        takeEvent(state, settings, event, owners[i - start]!);
      }
      return state;
    },
    merge: (left, right) => joinStates(left, right, settings),
    finish(state) {
      const whole = settled(state, settings);
      const { others, ...excluded } = whole.excluded;
      const customers = viewsOf(whole, settings);
      return { n: customers.length, customers, excluded };
    },
  };
});
