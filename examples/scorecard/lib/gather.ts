import { type Draft, ValueDraft } from "./draft";
import { type Column, type Table, table } from "./table";

/** How some fields are held in another way than by their values. */
export type Drafts<Row> = { readonly [Name in keyof Row]?: () => Draft<Row> };

/** Records by column: each is let go of before the next one is read. */
export function gather<Row extends object>(
  records: Iterable<Row>,
  drafts: Drafts<Row> = {},
): Table<Row> {
  const begun = new Map<string, Draft<Row>>();
  let length = 0;
  for (const record of records) {
    for (const name of Object.keys(record) as (keyof Row & string)[]) {
      let draft = begun.get(name);
      if (draft === undefined) {
        draft = drafts[name]?.() ?? new ValueDraft();
        begun.set(name, draft);
      }
      draft.add(length, record[name], record);
    }
    length++;
  }
  const fields = new Map<string, Column>();
  for (const [name, draft] of begun) {
    fields.set(name, draft.column(length));
    begun.delete(name);
  }
  return table(fields);
}
