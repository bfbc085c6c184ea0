import { type StandardSchema, validate } from "../../src/schema";

/** What `validate` says of one row: every reason, or nothing where the row passes. */
export function issuesOf(schema: StandardSchema<unknown>, row: unknown): string[] {
  const { rejected } = validate(schema, [row]);
  return rejected.flatMap(({ issues }) => issues.map(({ message }) => message));
}

/** The record that a row becomes; fails where it is rejected. */
export function recordOf<Output>(schema: StandardSchema<Output>, row: unknown): Output {
  const { records, rejected } = validate(schema, [row]);
  if (rejected.length > 0) throw new Error(JSON.stringify(rejected));
  return records[0] as Output;
}
