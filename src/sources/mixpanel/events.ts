import { key, orNull, text, unixInstant } from "../column";
import type { ProductEvent } from "../productEvent";
import { type Source, source } from "../source";

/**
 * Events of Mixpanel, exported as CSV (a row an event).
 *
 * - **Who**: "distinct_id", which is the user's once somebody signed in and the device's before. Rows
 *   without one are left out as "no customer".
 * - **When**: "time", in seconds since 1970. In projects that are older than 2023 these may be seconds on
 *   the clock of the project's zone; the file does not say so, and they are read as UTC.
 * - **Which events count**: all.
 *
 * Evidence: remembered. November 2026. A time that is no number of seconds between 1990 and 2100, or that
 * is written otherwise than in ISO 8601, is a rejected row.
 *
 * @example
 * ```ts
 * import { mixpanel, validate } from "customer-kpis/sources";
 *
 * const row = { event: "Session Start", time: "1767604353", distinct_id: "u1" };
 * const { records } = validate(mixpanel.events, [row]);
 * records; // =>
 * // [{ customerId: "u1", at: new Date("2026-01-05T09:12:33Z"), event: "Session Start" }]
 * ```
 */
export const events: Source<ProductEvent> = source({
  name: "mixpanel.events",
  written: { timeZone: "UTC", unixTime: "seconds" },
  fields: {
    customerId: orNull(key("distinct_id")),
    at: unixInstant("time"),
    event: text("event"),
  },
  leaveOut: { "no customer": ({ customerId }) => customerId === null },
  record: (row) => row as ProductEvent,
});
