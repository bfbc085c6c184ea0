import type * as z from "zod";
import { nullable, optional, required } from "../cells/cell";
import { type Cells, DEFAULT_CELLS } from "../cells/cells";
import { notBefore, waitsFrom } from "../cells/rules";
import type { Ticket } from "../record/ticket";
import type { Dated } from "./dated";
import { record } from "./field";

/**
 * Requests for help: what first response time measures.
 *
 * `createdAt` (see {@link dateSchema}) is demanded. `firstRespondedAt` is blank or `null` while nobody
 * has answered, but the column has to be there; `resolvedAt` may be left out too. A reply or a
 * solution before the request is refused. Other columns are dropped; `.and()` lets yours through, as
 * {@link orderSchema} shows.
 *
 * @example
 * ```ts
 * import { ticketSchema, validate } from "customer-kpis/schema";
 *
 * const rows = [
 *   { "Created at": "2026-03-01 09:00:00", "First reply": "2026-03-01 09:20:00" },
 *   { "Created at": "2026-03-01 10:00:00", "First reply": "" },
 * ];
 * const rename = { createdAt: "Created at", firstRespondedAt: "First reply" };
 * const { records } = validate(ticketSchema, rows, { rename });
 * records[0]?.firstRespondedAt; // => new Date("2026-03-01T09:20:00Z")
 * records[1]?.firstRespondedAt; // => null
 * ```
 */
export const ticketSchema: z.ZodType<Dated<Ticket>> = tickets(DEFAULT_CELLS);

/** {@link ticketSchema} for cells written in another way. */
export function tickets({ instant, later }: Cells): z.ZodType<Dated<Ticket>> {
  return record<Omit<Dated<Ticket>, "excluded">>(
    {
      createdAt: required(instant),
      firstRespondedAt: nullable(later),
      resolvedAt: optional(later),
    },
    waitsFrom("createdAt", "firstRespondedAt"),
    waitsFrom("createdAt", "resolvedAt"),
    notBefore("createdAt", "firstRespondedAt"),
    notBefore("createdAt", "resolvedAt"),
  );
}
