import { isRecord, notARecord, Problem } from "./cell";
import type { Wait } from "./readLater";
import type { Money } from "./readMoney";

/** How each field of a record is read. What is left out (`undefined`) gets no field. */
export type Fields<Output> = {
  readonly [Field in keyof Output]-?: (value: unknown) => Output[Field] | Wait | Money | Problem;
};

/** What is wrong in a row, and where. */
export interface Wrong {
  readonly path: readonly PropertyKey[];
  readonly problem: Problem;
}

/**
 * Looks at a record as a whole, also where fields are wrong and hence absent, so that a row hears
 * every reason at once. May change it.
 */
export type Rule = (record: Record<string, unknown>, wrong: Wrong[]) => void;

/**
 * Reads rows: each field by its reader, then what the rules say of the record as a whole.
 *
 * @returns Takes a row and a list to which all that is wrong with it is added; gives the record,
 *   whole where nothing was added.
 */
export function rowReader<Output>(
  fields: Fields<Output>,
  rules: readonly Rule[] = [],
): (row: unknown, wrong: Wrong[]) => Output {
  const names = Object.keys(fields);
  const reads = Object.values(fields) as ((value: unknown) => unknown)[];

  return (row, wrong) => {
    const record: Record<string, unknown> = {};
    if (!isRecord(row)) {
      wrong.push({ path: [], problem: notARecord(row) });
      return record as Output;
    }
    for (let i = 0; i < names.length; i++) {
      const name = names[i] as string;
      const value = (reads[i] as (value: unknown) => unknown)(row[name]);
      if (value instanceof Problem) wrong.push({ path: [name], problem: value });
      else if (value !== undefined) record[name] = value;
    }
    for (const rule of rules) rule(record, wrong);
    return record as Output;
  };
}
