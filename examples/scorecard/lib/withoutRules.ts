import { type Columns, type Source, type SourceSpec, source } from "customer-kpis/sources";

/**
 * The same source without its rules: of rows that are left out, as voided orders are, it tells at least
 * which ones they are of.
 */
export function withoutRules(spec: Source<unknown>): Source<object> {
  const fields = Object.entries(spec.fields).map(([name, column]) => [
    name,
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
