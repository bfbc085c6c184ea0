import { checkMeasure, type Measure, takeSlice } from "../measure";
import { options } from "../options";
import { sliceOfRows } from "../slice";
import { eachView, viewsFold } from "./customerViews";
import type { CustomerEvent } from "./log/customerEvent";
import { settled } from "./log/takeEvent";
import type { CustomerViewsState } from "./log/viewState";
import type { CustomerView } from "./view/viewResult";
import { type CustomerViewsOptions, settingsOf, viewOptions } from "./viewOptions";

/**
 * The measure of every customer's view: how many customers are in which state, what they are worth,
 * how healthy they are.
 *
 * The views are those of `customerViews`. Here they are made one after the other and handed on, so
 * that a million customers need room for what is known of each, and not for a million views.
 *
 * @param options - `asOf` is required.
 * @param measure - What to compute for the views.
 * @throws InputError as `customerViews` does.
 * @example
 * ```ts
 * import { by, type CustomerView, distinct, eachCustomerView, measure } from "customer-kpis";
 *
 * const records = [
 *   { kind: "order", customerId: "ann", at: new Date("2026-01-05"), amount: 100 },
 *   { kind: "order", customerId: "bob", at: new Date("2025-08-02"), amount: 20 },
 *   { kind: "order", customerId: "cem", at: new Date("2025-09-11"), amount: 35 },
 * ] as const;
 * const count = distinct("customerId");
 * const byState = by((view: CustomerView) => view.present.state, count);
 * const states = measure(records, eachCustomerView({ asOf: new Date("2026-02-01") }, byState));
 * states.map(({ key, result }) => [key, result.n]); // => [["new", 1], ["dormant", 1], ["at risk", 1]]
 * ```
 */
export function eachCustomerView<Result, State>(
  options: CustomerViewsOptions,
  measure: Measure<CustomerView, Result, State>,
): Measure<CustomerEvent, Result, CustomerViewsState> {
  const settings = settingsOf("eachCustomerView", OPTIONS.read(options));
  checkMeasure("eachCustomerView", measure);

  return {
    ...viewsFold(settings),
    finish(state) {
      let inner = measure.init();
      let slice: CustomerView[] = [];
      eachView(settled(state, settings), settings, (view) => {
        if (slice.push(view) < SLICE) return;
        inner = takeSlice(measure, inner, sliceOfRows(slice));
        slice = [];
      });
      return measure.finish(takeSlice(measure, inner, sliceOfRows(slice)));
    },
  };
}

const OPTIONS = /* @__PURE__ */ options<CustomerViewsOptions>("eachCustomerView")(viewOptions);

/** How many views are made before they are handed on. */
const SLICE = 256;
