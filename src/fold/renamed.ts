import { fail } from "../check";
import { checkMeasure, type Measure, repeated, takeSlice } from "../measure";
import { type Slice, sliceOfRows } from "../slice";

/** Rows in which some fields have other names. */
export type Renamed<Input, Names> = Omit<Input, keyof Names> & {
  readonly [Field in keyof Names & keyof Input as Names[Field] & string]: Input[Field];
};

/**
 * The measure of records whose fields have other names, such as the columns of a database. Nothing is
 * copied, and messages name the fields as they are in your records.
 *
 * @param names - The name in your records of each field that is called otherwise there.
 * @param measure - What to compute.
 * @throws InputError where `names` is none.
 * @example
 * ```ts
 * import { measure, renamed, retention } from "customer-kpis";
 *
 * const rows = [
 *   { customer_id: 7, started_at: new Date("2025-03-01"), ended_at: null },
 *   { customer_id: 8, started_at: new Date("2025-06-01"), ended_at: new Date("2026-01-20") },
 * ];
 * const names = { customerId: "customer_id", startedAt: "started_at", endedAt: "ended_at" } as const;
 * const period = { start: new Date("2026-01-01"), end: new Date("2026-02-01") };
 * measure(rows, renamed(names, retention({ period }))).value; // => 0.5
 * ```
 */
export function renamed<
  Input,
  Result,
  State,
  const Names extends { readonly [Field in keyof Input]?: string },
>(
  names: Names,
  measure: Measure<Input, Result, State>,
): Measure<Renamed<Input, Names>, Result, State> {
  checkMeasure("renamed", measure);
  if (typeof names !== "object" || names === null) {
    fail("renamed", "names", "an object with the name of each field", names);
  }
  for (const [field, name] of Object.entries(names)) {
    if (typeof name !== "string") fail("renamed", field, "the name of a field", name);
  }
  const known = new Map(Object.entries(names as Readonly<Record<string, string>>));
  const nameOf = (field: string) => known.get(field) ?? field;
  const { spread, summary, parts, at, reads, repeat, ...rest } = measure;

  function view(slice: Slice): Slice {
    return {
      ...slice,
      row: (i) => viewOf(slice.row(i) as Readonly<Record<string, unknown>>, known),
      read: (kpi, field, kind) => slice.read(kpi, known.get(field ?? "score") ?? field, kind),
      only: (order) => view(slice.only(order)),
    };
  }

  return {
    ...rest,
    ...(at !== undefined && { at: nameOf(at) }),
    step: (state, row) => takeSlice(measure, state, view(sliceOfRows([row]))),
    take: (state, slice) => takeSlice(measure, state, view(slice)),
    repeat(state, row, times) {
      if (times === 0) return state;
      const seen = view(sliceOfRows([row]));
      // The first one by column, as errors then name the fields as they came.
      return repeated(measure, takeSlice(measure, state, seen), seen.row(0) as Input, times - 1);
    },
    ...(reads && {
      reads: reads.map(({ after, moves, ...read }) => ({
        ...read,
        field: known.get(read.field ?? "score") ?? read.field,
        ...(after !== undefined && { after: nameOf(after) }),
        ...(moves && { moves: { ...moves, ...(moves.once && { once: nameOf(moves.once) }) } }),
      })),
    }),
    ...(spread && { spread: (states, codes, slice) => spread(states, codes, view(slice)) }),
  };
}

/** The row with its fields under both names; one that it does not have by the new name it has not. */
function viewOf(
  row: Readonly<Record<string, unknown>>,
  names: ReadonlyMap<string, string>,
): Record<string, unknown> {
  const seen: Record<string, unknown> = { ...row };
  for (const [field, name] of names) {
    if (name in row) seen[field] = row[name];
    else delete seen[field];
  }
  return seen;
}
