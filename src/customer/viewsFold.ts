import type { Measure } from "../measure";
import type { CustomerEvent } from "./log/customerEvent";
import { readEvent } from "./log/readEvent";
import { joinStates, takeEvent } from "./log/takeEvent";
import { type CustomerViewsState, initViews, ownerOf } from "./log/viewState";
import type { ViewSettings } from "./viewOptions";

/** The fold that collects what the views of all customers need. */
export function viewsFold(
  settings: ViewSettings,
): Omit<Measure<CustomerEvent, unknown, CustomerViewsState>, "finish"> {
  const { kpi } = settings;
  return {
    init: initViews,
    step(state, record) {
      const event = readEvent(kpi, record);
      takeEvent(state, settings, event, ownerOf(state, settings, event.customerId));
      return state;
    },
    take(state, slice) {
      // Customers are looked up first, in a row: in between other work it takes twice as long.
      const owners = new Int32Array(slice.length);
      for (let i = 0; i < slice.length; i++) {
        const record = slice.row(i) as CustomerEvent | undefined;
        owners[i] = ownerOf(state, settings, record?.customerId);
      }
      for (let i = 0; i < slice.length; i++) {
        const event = readEvent(kpi, slice.row(i) as CustomerEvent);
        takeEvent(state, settings, event, owners[i]!);
      }
      return state;
    },
    merge: (left, right) => joinStates(left, right, settings),
  };
}
