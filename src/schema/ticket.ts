import type * as z from "zod";
import { type Cells, DEFAULT_CELLS } from "../cells/cells";
import type { Dated } from "../cells/recordFields";
import { type Ticket, ticket } from "../record/ticket";
import { recordOf } from "./field";

/**
 * Requests for help: what first response time measures.
 *
 * `createdAt` (see {@link dateSchema}) is demanded. `firstRespondedAt` is blank or `null` while nobody
 * has answered, but the column has to be there; `resolvedAt`, and `excluded`, the reason why a ticket
 * does not count, may be left out too. A reply or a
 * solution before the request is refused. Either may be a wait instead, which is added to `createdAt`:
 * `1h 30m`, and, where {@link schemas} is told what `waits` count, `20` and `26:10:05`. Other columns
 * are dropped; `.and()` lets yours through, as {@link orderSchema} shows.
 *
 * @example
 * ```ts
 * import { schemas, ticketSchema, validate } from "customer-kpis/schema";
 *
 * const rows = [
 *   { "Created at": "2026-03-01 09:00:00", "First reply": "2026-03-01 09:20:00" },
 *   { "Created at": "2026-03-01 10:00:00", "First reply": "" },
 * ];
 * const rename = { createdAt: "Created at", firstRespondedAt: "First reply" };
 * const { records } = validate(ticketSchema, rows, { rename });
 * records[0]?.firstRespondedAt; // => new Date("2026-03-01T09:20:00Z")
 * records[1]?.firstRespondedAt; // => null
 *
 * const { ticketSchema: inMinutes } = schemas({ waits: "minutes" });
 * const row = { createdAt: "2026-03-01 09:00", firstRespondedAt: "20", resolvedAt: "26:10:05" };
 * validate(inMinutes, [row]).records[0]?.resolvedAt; // => new Date("2026-03-02T11:10:05Z")
 * validate(ticketSchema, [row]).rejected[0]?.issues[0]?.message; // =>
 * // 'firstRespondedAt must be a date such as 2026-03-01, or a wait, got "20" (a wait? Say waits: "minutes", or what it counts)'
 * ```
 */
export const ticketSchema: z.ZodType<Dated<Ticket>> = tickets(DEFAULT_CELLS);

/** {@link ticketSchema} for cells written in another way. */
export function tickets(cells: Cells): z.ZodType<Dated<Ticket>> {
  return recordOf(ticket, cells, { waits: true, group: "priority" });
}
