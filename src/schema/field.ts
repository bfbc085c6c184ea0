import * as z from "zod";
import { Problem } from "../cells/cell";
import { type Fields, type Rule, rowReader, type Wrong } from "../cells/readRow";

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
    for (const { path, problem } of wrong) {
      issues.push({ code: "custom", path: [...path], input: row, message: problem.message });
    }
    return output;
  });
}
