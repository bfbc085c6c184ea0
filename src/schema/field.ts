import * as z from "zod";
import { Problem } from "../cells/cell";
import type { Cells } from "../cells/cells";
import { type Fields, type Rule, rowReader, type Wrong } from "../cells/readRow";
import { type Dated, recordFields, type Written } from "../cells/recordFields";
import type { RecordType } from "../record/record";

/** A schema of one cell. */
export function field<Value>(read: (value: unknown) => Value | Problem): z.ZodType<Value> {
  return z.transform<unknown, Value>((value, { issues }) => {
    const got = read(value);
    if (!(got instanceof Problem)) return got;
    issues.push({ code: "custom", input: value, message: got.message });
    return z.NEVER;
  });
}

/** A schema of rows with these fields; others are dropped. */
export function record<Output>(fields: Fields<Output>, ...rules: Rule[]): z.ZodType<Output> {
  const readRow = rowReader(fields, rules);

  return z.transform<unknown, Output>((row, { issues }) => {
    const wrong: Wrong[] = [];
    const output = readRow(row, wrong);
    tell(issues, row, wrong);
    return output;
  });
}

/** Says what is wrong with a row. */
export function tell(issues: z.core.$ZodRawIssue[], row: unknown, wrong: readonly Wrong[]): void {
  for (const { path, problem } of wrong) {
    issues.push({ code: "custom", path: [...path], input: row, message: problem.message });
  }
}

/** The schema of a declared record, whose fields are those of the declaration. */
export function recordOf<Row>(
  type: RecordType<Row>,
  cells: Cells,
  written: Written = {},
): z.ZodType<Dated<Row>> {
  const { fields, rules } = recordFields(type, cells, written);
  return record(fields, ...rules);
}
