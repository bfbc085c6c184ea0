import { type Draft, ValueDraft } from "./draft";
import { type Column, readerOf, type Table, table } from "./table";

/** How some fields are gathered, where that is not by their values. */
export type Drafts<Row> = { readonly [Name in keyof Row]?: () => Draft<Row> };

/**
 * Records by column: each is let go of before the next one is read.
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
  for (const record of records) {
    for (const name in record) {
      let draft = begun.get(name);
      if (draft === undefined) {
        draft = drafts[name]?.() ?? new ValueDraft();
        begun.set(name, draft);
      }
      draft.add(length, record[name], record);
    }
    for (const [name, places] of lacking) if (!(name in record)) places.add(length);
    length++;
  }
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
