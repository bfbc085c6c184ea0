import * as z from "zod";
import { isRecord, type Row } from "../cells/cell";

/** A check of a record: `later` is not before `earlier`, where both are there and could be read. */
export function notBefore(earlier: string, later: string): z.core.$ZodCheck<Row> {
  return z.refine<Row>(
    ({ [earlier]: from, [later]: to }) =>
      !(from instanceof Date && to instanceof Date && to.getTime() < from.getTime()),
    {
      path: [later],
      // Also where other fields are wrong, so that a row hears every reason at once.
      when: ({ value }) => isRecord(value),
      error: ({ input }) => {
        const { [earlier]: from, [later]: to } = input as Record<string, Date>;
        return `must not be before ${earlier} (${from?.toISOString()}), got ${to?.toISOString()}`;
      },
    },
  );
}
