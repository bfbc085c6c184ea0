import type { Scale } from "customer-kpis";
import { type Schemas, type SchemasOptions, schemas } from "customer-kpis/schema";
import * as z from "zod";
import type { Settings } from "./settings";
import { UserError } from "./userError";

/** The library's schemas for how this company's files are written. */
export function schemasOf(settings: Settings, scale?: Scale): Schemas {
  const { timeZone, decimal, thousands, unixTime, missing } = settings;
  return checked({
    timeZone,
    ...(decimal !== undefined && { decimal }),
    ...(thousands !== undefined && { thousands }),
    ...(unixTime !== undefined && { unixTime }),
    ...(missing !== undefined && { missing }),
    ...(scale !== undefined && { scale }),
  });
}

/** A column that may be blank or absent: `null`. */
export function orNull<Value>(schema: z.ZodType<Value>): z.ZodType<Value | null> {
  return z.preprocess(blankToNull, schema.nullable()).default(null);
}

/** An answer on a scale; `null` where it was not given, or the column is absent. */
export function score(settings: Settings, min: number, max: number): z.ZodType<number | null> {
  const { scoreSchema } = schemasOf(settings, { min, max });
  return scoreSchema.default(null);
}

function blankToNull(cell: unknown): unknown {
  return cell === undefined || (typeof cell === "string" && cell.trim() === "") ? null : cell;
}

function checked(options: SchemasOptions): Schemas {
  try {
    return schemas(options);
  } catch (error) {
    throw new UserError(`settings.json: ${(error as Error).message.replace(/^\w+: /, "")}`);
  }
}
