import { type Columns, type Source, type SourceSpec, source } from "customer-kpis/sources";

/**
 * The same source without its rules: of rows that are left out, as voided orders are, or cannot be read,
 * it tells at least which ones they are of, and of all when they were changed, as `changed`, where the file
 * says that. Of a record of several rows one that cannot be read may be an item of an order in another file.
 *
 * @param key - The fields that tell one record from another.
 */
export function withoutRules(spec: Source<unknown>, key: readonly string[]): Source<object> {
  const isTelling = (name: string) => spec.join || name === "changedAt" || key.includes(name);
  const fields = Object.entries(spec.fields)
    .filter(([name]) => isTelling(name))
    .map(([name, column]) => [
      name === "changedAt" ? "changed" : name,
      { ...column, presence: "optional" },
    ]);
  return source({
    // A source is made of what describes it.
    ...(spec as unknown as SourceSpec<Columns>),
    fields: Object.fromEntries(fields) as Columns,
    leaveOut: {},
    record: undefined as never,
  });
}
