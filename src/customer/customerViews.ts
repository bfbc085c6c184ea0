import { checkOptions } from "../check";
import { type Kpi, kpi } from "../measure";
import type { CustomerEvent } from "./customerEvent";
import { settled } from "./takeEvent";
import { eachView } from "./viewOf";
import { type CustomerViewsOptions, readViewOptions, VIEW_OPTIONS } from "./viewOptions";
import type { CustomerView, RecordExclusions } from "./viewResult";
import type { CustomerViewsState } from "./viewState";
import { viewsFold } from "./viewsFold";

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

  return {
    ...viewsFold(settings),
    finish(state) {
      const whole = settled(state, settings);
      const { others, ...excluded } = whole.excluded;
      const customers: CustomerView[] = [];
      eachView(whole, settings, (view) => customers.push(view));
      return { n: customers.length, customers, excluded };
    },
  };
});
