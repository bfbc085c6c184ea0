import { join } from "node:path";
import { measureAsync } from "customer-kpis";
import { validate } from "customer-kpis/schema";
import { openCsv } from "./openCsv";
import { Rejections } from "./rejections";
import type { OptionalColumn, Source } from "./source";
import { UserError } from "./userError";

/** What came of a file. */
export interface Measured<Result> {
  readonly name: string;
  readonly result: Result;
  /** How many rows the file has. */
  readonly rows: number;
  readonly rejections: Rejections;
  /** Optional columns that are not there. */
  readonly missing: readonly OptionalColumn[];
}

/**
 * Reads a file once, from its first row to its last, and computes everything on the way.
 *
 * @param rename - What fields are called in the file, where it is something else.
 */
export async function measureFile<Row, Result>(
  folder: string,
  source: Source<Row, Result>,
  rename: Readonly<Record<string, string>> = {},
): Promise<Measured<Result>> {
  const { name, schema, measure } = source;
  const file = await openCsv(join(folder, `${name}.csv`));
  const missing = checkColumns(source, rename, file.columns);
  const rejections = new Rejections();
  let rows = 0;

  async function* records(): AsyncGenerator<Row> {
    for await (const { cells, numbers, broken } of file.batches) {
      rows += cells.length + broken.length;
      for (const { row, message, text } of broken) rejections.add(row, [{ message, came: text }]);
      const valid = validate(schema, cells, { rename });
      for (const { row, issues, input } of valid.rejected) {
        const faults = issues.map(({ field, message }) => {
          return { message, came: input[rename[field] ?? field] };
        });
        rejections.add(numbers[row - 1] as number, faults);
      }
      yield* valid.records;
    }
  }

  const result = await measureAsync(records(), measure).catch((error: Error) => {
    // The library names the KPI and the field: `servqual: weights must be ...`.
    throw /^\w+: /.test(error.message) ? new UserError(`${name}.csv: ${error.message}`) : error;
  });
  return { name, result, rows, rejections, missing };
}

/** Which optional columns are absent. Throws where a required one is. */
function checkColumns(
  { name, required, optional }: Pick<Source<never, unknown>, "name" | "required" | "optional">,
  rename: Readonly<Record<string, string>>,
  columns: readonly string[],
): OptionalColumn[] {
  const isAbsent = (column: string) => !columns.includes(column);
  const missing = [
    ...required.map((field) => rename[field] ?? field),
    ...Object.values(rename),
  ].find(isAbsent);
  if (missing !== undefined) {
    throw new UserError(
      `${name}.csv has no column "${missing}". It has: ${columns.join(", ")}. ` +
        `Rename it there, or under "columns" in settings.json.`,
    );
  }
  return optional.filter((field) => isAbsent(rename[field] ?? field));
}
