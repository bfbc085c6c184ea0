import { key, orNull, text, unixInstant } from "../column";
import type { ProductEvent } from "../productEvent";
import { type Source, source } from "../source";

/**
 * Events of Google Analytics 4, from its export to BigQuery, saved as CSV (a row an event).
 *
 * - **Who**: "user_pseudo_id", which is a browser or a device, not a person: somebody with two of them is
 *   two. Where people sign in, `rename: { customerId: "user_id" }` counts people, and leaves out who did
 *   not. Rows without one, as of those who refused to be known, are left out as "no customer".
 * - **When**: "event_timestamp", in microseconds since 1970, cut to milliseconds. "event_date" is a day in
 *   the property's zone, and is not read.
 * - **Which events count**: all. `first_visit`, `session_start` and `page_view` stand beside what
 *   somebody did.
 *
 * Evidence: names and units are documented; "(not set)" and "(none)" for nothing are remembered. November
 * 2026. Reports that are saved as CSV have no customers: see `ga4.report`.
 *
 * @example
 * ```ts
 * import { ga4, validate } from "customer-kpis/sources";
 *
 * const row = {
 *   event_timestamp: "1767604353123456",
 *   event_name: "session_start",
 *   user_pseudo_id: "u1",
 *   user_id: "(not set)",
 * };
 * const { records } = validate(ga4.events, [row]);
 * records; // =>
 * // [{ customerId: "u1", at: new Date("2026-01-05T09:12:33.123Z"), event: "session_start" }]
 * ```
 */
export const events: Source<ProductEvent> = source({
  name: "ga4.events",
  written: { timeZone: "UTC", unixTime: "microseconds", missing: ["(not set)", "(none)"] },
  fields: {
    customerId: orNull(key("user_pseudo_id")),
    at: unixInstant("event_timestamp"),
    event: text("event_name"),
  },
  leaveOut: { "no customer": ({ customerId }) => customerId === null },
  record: (row) => row as ProductEvent,
});
