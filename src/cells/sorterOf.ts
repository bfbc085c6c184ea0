import { checkIterable, checkOptions, fail, InputError } from "../check";
import { renamer } from "./rename";
import type { StandardIssue, StandardSchema } from "./standardSchema";
import type { Issue, RowSource, Sorted, Sorter, SourceOptions, ValidateOptions } from "./validated";

/** Begins to sort the rows of a source or, one by one, of a schema. */
export function sorterOf<Output>(
  schema: RowSource<Output> | StandardSchema<Output>,
  options: SourceOptions,
  isWhole: boolean,
): Sorter<Output> {
  const { sorter } = (schema ?? {}) as Partial<RowSource<Output>>;
  if (typeof sorter === "function") {
    const made = sorter(options, isWhole);
    return typeof made?.take === "function" ? made : fail("validate", "schema", SCHEMA, schema);
  }
  const standard = (schema as StandardSchema<Output> | undefined)?.["~standard"];
  if (typeof standard?.validate !== "function") {
    fail("validate", "schema", SCHEMA, schema);
  }
  checkOptions("validate", options, ["rename"]);
  return schemaSorter(standard, options);
}

const SCHEMA = "a source, or a Standard Schema (of zod, valibot, arktype ...)";

/** Throws where rows cannot be read one after the other. */
export function checkRows(rows: Iterable<unknown>): void {
  if (typeof rows === "string") {
    const message = "rows must be an iterable of rows, got text (parse the CSV first)";
    throw new InputError("validate", "rows", message, rows);
  }
  checkIterable("validate", "rows", rows, "an array or another iterable of rows");
}

/** No rows. */
export function nothingSorted<Output>(): Sorted<Output> {
  return { records: [], rejected: [], leftOut: [], joined: 0, assumed: [] };
}

function schemaSorter<Output>(
  standard: StandardSchema<Output>["~standard"],
  { rename = {} }: ValidateOptions,
): Sorter<Output> {
  const renamed = renamer(rename);
  let row = 0;
  return {
    take(rows, { records, rejected }) {
      for (const input of rows) {
        row++;
        const result = standard.validate(renamed.view(input));
        if ("then" in result) throw notAtOnce(result, row);
        if (result.issues === undefined) records.push(result.value);
        else rejected.push({ row, issues: distinct(result.issues.map(explained)), input });
      }
    },
    finish: renamed.checkFound,
  };
}

function notAtOnce(promise: Promise<unknown>, row: number): InputError {
  // Nobody will await it, and a rejection that nobody handles would end the process.
  promise.then(undefined, () => {});
  return new InputError(
    "validate",
    "schema",
    `schema must answer at once, but did not for row ${row}: something in it is asynchronous, or threw`,
  );
}

/** Messages that begin with a verb continue the field's name; others follow a colon. */
function explained({ path = [], message }: StandardIssue): Issue {
  const parts = path.map((part) => (typeof part === "object" ? part.key : part));
  const steps = parts.map((part) => (typeof part === "number" ? `[${part}]` : `.${String(part)}`));
  const field = steps.join("").replace(/^\./, "");
  const subject = field === "" ? "row" : field;
  if (message.startsWith(`${subject} `)) return { field, message };
  const isVerb = /^(must|is|has) /.test(message);
  return { field, message: isVerb ? `${subject} ${message}` : `${subject}: ${message}` };
}

/** Both sides of an intersection say that a row is no object: once is enough. */
function distinct(issues: Issue[]): Issue[] {
  const said = new Set<string>();
  return issues.filter(({ message }) => !said.has(message) && said.add(message));
}
