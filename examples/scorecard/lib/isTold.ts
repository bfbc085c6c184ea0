import { readerOf, type Table } from "./table";

/** Whether any record says something in a field. */
export function isTold<Row>({ fields, length }: Table<Row>, field: string): boolean {
  const valueAt = readerOf(fields.get(field) ?? []);
  for (let i = 0; i < length; i++) {
    const value = valueAt(i);
    if (value !== null && !(field === "mrr" && value === 0)) return true;
  }
  return false;
}
