import { type Schemas, schemas } from "customer-kpis/schema";
import * as z from "zod";
import type { Settings } from "./settings";

/** The library's schemas for this company's clocks. */
export function schemasOf({ timeZone }: Settings): Schemas {
  return schemas({ timeZone });
}

/** A column that may be blank or absent: `null`. */
export function orNull<Value>(schema: z.ZodType<Value>): z.ZodType<Value | null> {
  return z.preprocess(blankToNull, schema.nullable()).default(null);
}

/** An answer on a scale; `null` where it was not given, or the column is absent. */
export function score(settings: Settings, min: number, max: number): z.ZodType<number | null> {
  const { scoreSchema } = schemas({ timeZone: settings.timeZone, scale: { min, max } });
  return scoreSchema.default(null);
}

function blankToNull(cell: unknown): unknown {
  return cell === undefined || (typeof cell === "string" && cell.trim() === "") ? null : cell;
}
