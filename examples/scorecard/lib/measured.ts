import { InputError } from "customer-kpis";
import type { Gathered } from "./gatherFile";
import type { Source } from "./source";
import { UserError } from "./userError";

/** What came of a file. */
export interface Measured<Result> extends Omit<Gathered<never>, "records" | "last"> {
  readonly result: Result;
}

/** What KPIs tell of a file; who made it hears what is wrong with it. */
export function measured<Row, Result>(
  { records, last: _, ...gathered }: Gathered<Row>,
  kpis: Source<Row, Result>["kpis"],
): Measured<Result> {
  try {
    return { ...gathered, result: kpis(records) };
  } catch (error) {
    if (error instanceof InputError) throw new UserError(`${gathered.file}: ${saidOf(error)}`);
    throw error;
  }
}

/**
 * What the library says, without its own name for it, `servqual: weights must be ...`, and without what it
 * tells of the record, which is no row of the file.
 */
function saidOf({ kpi, field, came, message }: InputError): string {
  const said = message.replace(`${kpi}: `, "").replace(/ \((?:the )?record .*\)$/, "");
  if (field !== "currency") return said;
  const [, first] = /must be "(.*)" throughout/.exec(said) ?? [];
  if (first === undefined) {
    return `${said}. Name it in every row, or in none. Say in settings.json what rows without one are in, as "currency": "USD".`;
  }
  // A sign may be that of several currencies.
  const code = [first, String(came)].find((one) => /^[A-Z]{3}$/.test(one)) ?? "USD";
  return `it has amounts in ${first} and in ${came}, which are never added up. Say in settings.json which of them counts, as "currency": "${code}".`;
}
