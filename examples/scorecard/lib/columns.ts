import {
  type CellsOptions,
  type Schemas,
  type StandardResult,
  type StandardSchema,
  schemas,
  orNull as unlessMissing,
} from "customer-kpis/schema";
import * as z from "zod";
import { ownCopy } from "./ownCopy";
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

/**
 * A column that may be blank, also in the words that stand for it, or absent: `null`. What its cells say that
 * come again and again, as segments do, is read once.
 */
export function orNull<Value>(schema: z.ZodType<Value>): z.ZodType<Value | null> {
  const orMissing = unlessMissing(schema);
  const read = new Map<unknown, Value | null>();
  return z.transform<unknown, Value | null>((cell, { issues }) => {
    if (cell === undefined || cell === null || cell === "") return null;
    const known = read.get(cell);
    if (known !== undefined) return known;
    if (typeof cell === "string" && cell.trim() === "") return null;
    const own = typeof cell === "string" ? ownCopy(cell) : cell;
    const { data, error } = orMissing.safeParse(own);
    for (const { message } of error?.issues ?? []) {
      issues.push({ code: "custom", input: cell, message });
    }
    if (data === undefined) return z.NEVER;
    if (read.size < MOST_REMEMBERED) read.set(own, data);
    return data;
  });
}

/** A column of more different values than these hardly repeats them. */
const MOST_REMEMBERED = 1000;

/** An answer on a scale; `null` where it was not given, or the column is absent. */
export function score(settings: Settings, min: number, max: number): z.ZodType<number | null> {
  const { scoreSchema } = schemasOf(settings, { min, max });
  return scoreSchema.default(null);
}

/** A record of the library with columns of our own beside it, each by its schema. */
export function withColumns<One extends object, Shape extends Readonly<Record<string, z.ZodType>>>(
  record: z.ZodType<One>,
  columns: Shape,
): StandardSchema<One & { [Name in keyof Shape]: z.output<Shape[Name]> }> {
  const own = Object.entries(columns).map(([name, schema]) => {
    // What is read where there is no cell is the same in each row.
    return { name, schema, absent: schema.safeParse(undefined) };
  });
  return schemaOf((row) => {
    const { data, error } = record.safeParse(row);
    const output = (data ?? {}) as Record<string, unknown>;
    const issues: Pick<z.core.$ZodIssue, "message" | "path">[] = error?.issues ?? [];
    for (const { name, schema, absent } of own) {
      const given = (row as Readonly<Record<string, unknown>>)[name];
      const cell = given === undefined ? absent : schema.safeParse(given);
      if (cell.success) output[name] = cell.data;
      else for (const { message } of cell.error.issues) issues.push({ message, path: [name] });
    }
    return issues.length > 0 ? { issues } : { value: output as never };
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
