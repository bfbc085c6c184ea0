import { checkOptions } from "../../check";
import { type Key, type Kpi, kpi } from "../../measure";
import { readMembership } from "../../record/legacy";
import type { Membership } from "../../record/membership";
import { type Instant, milliseconds } from "../../time";

/** What {@link customerBase} needs. */
export interface CustomerBaseOptions {
  /** The moment at which customers are counted. */
  readonly at: Instant;
}

/** What {@link customerBase} answers. */
export interface CustomerBaseResult {
  /** Customers at the moment. */
  readonly value: number;
  /** The memberships that they hold: more, where some hold several. */
  readonly n: number;
  /** Customers who had begun by then, there or not. */
  readonly everBefore: number;
}

/** What {@link customerBase} holds in between. */
export interface CustomerBaseState {
  readonly there: Set<Key>;
  readonly ever: Set<Key>;
  memberships: number;
}

/**
 * The customer base: how many customers there are at a moment.
 *
 * A customer is one from `startedAt` on and is none from `endedAt` on, and counts once, whatever they
 * hold. 0 without any.
 *
 * @function
 * @param records - Memberships: `customerId`, `startedAt`, `endedAt` (`null` while it lasts).
 * @param options - `at` is required. Alone, they make the measure, to be composed.
 * @throws RangeError for an invalid date and an end before its start; TypeError for a record without
 *   these fields and for an unknown option.
 * @example
 * ```ts
 * import { customerBase } from "customer-kpis";
 *
 * const memberships = [
 *   { customerId: "ann", startedAt: new Date("2025-03-01"), endedAt: null },
 *   { customerId: "ann", startedAt: new Date("2025-09-01"), endedAt: null },
 *   { customerId: "bob", startedAt: new Date("2025-06-01"), endedAt: new Date("2025-12-01") },
 * ];
 * customerBase(memberships, { at: new Date("2026-01-01") }); // => { value: 1, n: 2, everBefore: 2 }
 * ```
 */
export const customerBase: Kpi<
  Membership,
  CustomerBaseResult,
  CustomerBaseState,
  [options: CustomerBaseOptions]
> = /* @__PURE__ */ kpi("customerBase", (options: CustomerBaseOptions) => {
  checkOptions("customerBase", options, ["at"]);
  const at = milliseconds(options.at, "customerBase", "at");
  return {
    init: () => ({ there: new Set(), ever: new Set(), memberships: 0 }),
    step(state, record) {
      const { customerId, startedAt, endedAt } = readMembership("customerBase", record);
      if (startedAt <= at) state.ever.add(customerId);
      if (startedAt <= at && at < endedAt) {
        state.there.add(customerId);
        state.memberships++;
      }
      return state;
    },
    merge(left, right) {
      for (const customerId of right.there) left.there.add(customerId);
      for (const customerId of right.ever) left.ever.add(customerId);
      left.memberships += right.memberships;
      return left;
    },
    finish: ({ there, ever, memberships }) => ({
      value: there.size,
      n: memberships,
      everBefore: ever.size,
    }),
  };
});
