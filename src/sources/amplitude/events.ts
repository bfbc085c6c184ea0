import { isoInstant, key, orNull, text } from "../column";
import type { ProductEvent } from "../productEvent";
import { type Source, source } from "../source";

/**
 * Events of Amplitude, as its raw export has them, saved as CSV (a row an event).
 *
 * - **Who**: the user id; of somebody who never signed in, the Amplitude id. What is left without either
 *   is left out as "no customer".
 * - **When**: "event_time", which is in UTC; microseconds are cut to milliseconds. "client_event_time" is
 *   what the device's clock said, and is not read.
 * - **Which events count**: all. `where("event", ...)` takes those that mean something to you: a session
 *   may begin without anybody looking.
 *
 * Evidence: the columns' names were seen in a program that reads the export; the layout of its times and
 * "(none)" for nothing are remembered. November 2026.
 *
 * @example
 * ```ts
 * import { amplitude, validate } from "customer-kpis/sources";
 *
 * const row = {
 *   amplitude_id: "900",
 *   user_id: "",
 *   event_type: "session_start",
 *   event_time: "2026-01-05 09:12:33.123456",
 * };
 * const { records } = validate(amplitude.events, [row]);
 * records; // =>
 * // [{ customerId: "900", at: new Date("2026-01-05T09:12:33.123Z"), event: "session_start" }]
 * ```
 */
export const events: Source<ProductEvent> = source({
  name: "amplitude.events",
  marks: ["amplitude_id", "event_type", "event_time"],
  written: { timeZone: "UTC", missing: ["(none)"] },
  fields: {
    user: orNull(key("user_id")),
    device: orNull(key("amplitude_id")),
    at: isoInstant("event_time"),
    event: text("event_type"),
  },
  leaveOut: { "no customer": ({ user, device }) => user === null && device === null },
  record: ({ user, device, at, event }) => ({ customerId: user ?? (device as string), at, event }),
});
