import { type Columns, type Source, type SourceSpec, source } from "customer-kpis/sources";

/**
 * The same source without its rules: of rows that are left out, as voided orders are, it tells at least
 * which ones they are of, and of all when they were changed, as `changed`, where the file says that.
 */
export function withoutRules(spec: Source<unknown>): Source<object> {
  const fields = Object.entries(spec.fields).map(([name, column]) => [
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
