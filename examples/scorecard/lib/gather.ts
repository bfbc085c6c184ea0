import { type Draft, ValueDraft } from "./draft";
import { type Column, readerOf, type Table, table } from "./table";

/** How some fields are gathered, where that is not by their values. */
export type Drafts<Row> = { readonly [Name in keyof Row]?: () => Draft<Row> };

/** So many records are taken in together, field by field: what each field holds of others is then at hand. */
const TOGETHER = 1024;

/**
 * Records by column: a few are read, and let go of before the next ones are.
 *
 * @param required - Fields that all of them must have, where nobody has looked.
 * @param nothing - What stands in fields that none of them has.
 */
export function gather<Row extends object>(
  records: Iterable<Row>,
  drafts: Drafts<Row> = {},
  required: readonly string[] = [],
  nothing: Readonly<Record<string, unknown>> = {},
): Table<Row> {
  const begun = new Map<keyof Row & string, Draft<Row>>();
  const lacking = new Map(required.map((name) => [name, new Set<number>()]));
  let length = 0;
  let some: Row[] = [];
  const take = () => {
    for (const record of some) {
      for (const name in record) {
        if (!begun.has(name)) begun.set(name, drafts[name]?.() ?? new ValueDraft());
      }
    }
    for (const [name, draft] of begun) {
      for (let i = 0; i < some.length; i++) draft.add(length + i, some[i]![name], some[i]!);
    }
    for (const [name, places] of lacking) {
      for (const [i, record] of some.entries()) if (!(name in record)) places.add(length + i);
    }
    length += some.length;
    some = [];
  };
  for (const record of records) if (some.push(record) === TOGETHER) take();
  take();
  const fields = new Map<string, Column>();
  for (const [name, draft] of begun) {
    fields.set(name, draft.column(length));
    begun.delete(name);
  }
  for (const [name, value] of Object.entries(nothing)) {
    if (!fields.has(name)) fields.set(name, { codes: new Int8Array(length), values: [value] });
  }
  for (const [name, places] of lacking) {
    if (places.size > 0) fields.set(name, withGaps(fields.get(name) ?? [], length, places));
  }
  return table(fields);
}

/** A column whose field some records do not have at all: a KPI that needs it says so. */
function withGaps(column: Column, length: number, places: ReadonlySet<number>): Column {
  const valueAt = readerOf(column);
  return Array.from({ length }, (_, i) => (places.has(i) ? undefined : valueAt(i)));
}
