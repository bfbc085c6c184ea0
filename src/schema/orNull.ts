import * as z from "zod";
import { LEFT_OUT, MISSING } from "../cells/cell";

/**
 * A cell that may be blank: `null`. For any of this door's schemas of one cell, in a column of your
 * own. The column has to be there; words that {@link schemas} takes for `missing` are blanks, too.
 *
 * @param schema - {@link numberSchema}, {@link dateSchema}, {@link keySchema} ...
 * @returns The same schema, but for blanks.
 * @example
 * ```ts
 * import { numberSchema, orNull, schemas, validate } from "customer-kpis/schema";
 * import * as z from "zod";
 *
 * const rows = [{ spent: "12.5" }, { spent: " " }, { spent: "much" }];
 * const { records, rejected } = validate(z.object({ spent: orNull(numberSchema) }), rows);
 * records; // => [{ spent: 12.5 }, { spent: null }]
 * rejected[0]?.issues[0]?.message; // => 'spent must be a number, got "much"'
 *
 * orNull(schemas({ missing: ["n/a"] }).dateSchema).parse("N/A"); // => null
 * ```
 */
export function orNull<Value>(schema: z.ZodType<Value>): z.ZodType<Value | null> {
  return z.transform<unknown, Value | null>((value, { issues }) => {
    const { success, data, error } = schema.safeParse(value);
    if (success) return data;
    const messages = error.issues.map(({ message }) => message);
    if (value !== undefined && messages.includes(MISSING.message)) return null;
    for (const message of value === undefined ? [LEFT_OUT.message] : messages) {
      issues.push({ code: "custom", input: value, message });
    }
    return z.NEVER;
  });
}
