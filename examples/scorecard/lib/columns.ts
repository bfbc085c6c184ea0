import {
  type CellsOptions,
  type Schemas,
  type StandardResult,
  type StandardSchema,
  schemas,
  orNull as unlessMissing,
} from "customer-kpis/schema";
import * as z from "zod";
import { inSettings, type Settings } from "./settings";

/** What `settings.json` may say of how cells are written: options of the library's schemas. */
const CELLS = [
  "dayFirst",
  "language",
  "unixTime",
  "waits",
  "decimal",
  "thousands",
  "grouping",
  "missing",
  "words",
  "normalize",
] as const;

/** The library's schemas for how this company's files are written. */
export function schemasOf(settings: Settings, scale?: CellsOptions["scale"]): Schemas {
  const said = CELLS.flatMap((name) => {
    const value = settings[name];
    return value === undefined ? [] : [[name, value] as const];
  });
  const { timeZone, datesIn } = settings;
  return inSettings(() =>
    schemas({
      timeZone,
      calendar: datesIn,
      ...Object.fromEntries(said),
      ...(scale && { scale }),
    }),
  );
}

/** A column that may be blank, also in the words that stand for it, or absent: `null`. */
export function orNull<Value>(schema: z.ZodType<Value>): z.ZodType<Value | null> {
  return z.preprocess(blankToNull, unlessMissing(schema).nullable()).default(null);
}

/** An answer on a scale; `null` where it was not given, or the column is absent. */
export function score(settings: Settings, min: number, max: number): z.ZodType<number | null> {
  const { scoreSchema } = schemasOf(settings, { min, max });
  return scoreSchema.default(null);
}

function blankToNull(cell: unknown): unknown {
  return cell === undefined || (typeof cell === "string" && cell.trim() === "") ? null : cell;
}

/**
 * A record of the library with columns of our own beside it.
 *
 * Does what `record.and(columns)` does, without holding the two against each other field by field.
 */
export function withColumns<One extends object, Other extends object>(
  record: z.ZodType<One>,
  columns: z.ZodType<Other>,
): StandardSchema<One & Other> {
  return schemaOf((row) => {
    const [one, other] = [record.safeParse(row), columns.safeParse(row)];
    if (one.success && other.success) return { value: Object.assign(one.data, other.data) };
    return { issues: [...(one.error?.issues ?? []), ...(other.error?.issues ?? [])] };
  });
}

function schemaOf<Row>(validate: (row: unknown) => StandardResult<Row>): StandardSchema<Row> {
  return { "~standard": { version: 1, vendor: "scorecard", validate } };
}

/** Rows with something more that follows from them. */
export function withMore<Row extends object, More extends object>(
  schema: StandardSchema<Row>,
  more: (row: Row) => More,
): StandardSchema<Row & More> {
  const { validate } = schema["~standard"];
  return schemaOf((row) => {
    const result = validate(row);
    if (result instanceof Promise) throw new TypeError("a schema of ours answers at once");
    return result.issues ? result : { value: Object.assign(result.value, more(result.value)) };
  });
}

/** The rows that a schema makes. */
export type RowOf<Schema> = Schema extends StandardSchema<infer Row> ? Row : never;
