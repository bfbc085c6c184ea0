import { checkIterable, fail } from "../check";
import { type Measure, takeTimes } from "../measure";
import { FIRST_NUMBER, LAST_NUMBER } from "../time";
import type { AskedColumn, EngineRow } from "./table";

/** The state after rows that each stand for several records. */
export function takeRows<State>(
  measure: Measure<never, unknown, State>,
  state: State,
  columns: readonly AskedColumn[],
  rows: readonly EngineRow[],
): State {
  const keys = columns.map((column) => rows.map((row) => readCell(column, row[column.name])));
  const order = inOrder(keys, rows.length);
  const records = Array.from(order, (row) => {
    // Not by assignment, which makes no field of `__proto__`.
    return Object.fromEntries(columns.map(({ field }, i) => [field, keys[i]![row]]));
  });
  const times = Array.from(order, (row) => timesOf(rows[row]!));
  return takeTimes(measure as Measure<unknown, unknown, State>, state, records, times);
}

/** The rows that came, by the names that were asked for: some engines give these back in capitals. */
export function rowsIn(given: Iterable<EngineRow>, columns: readonly AskedColumn[]): EngineRow[] {
  const rows = [...checkIterable("statement", "rows", given)];
  if (rows.length === 0) return rows;
  const came = Object.keys(rows[0]!);
  for (const { name } of [...columns, { name: "n" }]) {
    if (came.includes(name) || came.includes(name.toUpperCase())) continue;
    fail("statement", "rows", `with a column ${name}`, came.join(", "));
  }
  if (!came.includes("N")) return rows;
  return rows.map((row) =>
    Object.fromEntries(Object.entries(row).map(([name, cell]) => [name.toLowerCase(), cell])),
  );
}

/** How many a row stands for. */
export function timesOf({ n }: EngineRow): number {
  return whole("n", n);
}

/** Throws where a moment is beyond the span: of periods that the text knows nothing of. */
export function failBeyond(field: string, moment: number): never {
  return fail("statement", "span", `around all that the table has in ${field}`, new Date(moment));
}

const LARGE = "a whole number below 2^53, or a text: let `columns` cast it, with sql";

/** A value of the engine's as the record's field has it. */
export function readCell({ field, kind, isNumber }: AskedColumn, came: unknown): unknown {
  if (came === null || came === undefined) return null;
  if (kind === "instant") {
    const moment = momentIn(field, came);
    // The measure says what is wrong with a number that can hardly be milliseconds.
    const isDate = !isNumber || (moment >= FIRST_NUMBER && moment <= LAST_NUMBER);
    return isDate ? new Date(moment) : moment;
  }
  if (kind === "number") return readNumber(came);
  const value = typeof came === "bigint" ? whole(field, came, LARGE) : came;
  // Some engines have no other yes and no. What else is there, the measure refuses.
  return kind === "flag" && (value === 0 || value === 1) ? value === 1 : value;
}

/** A number; what is none stays what it is, for the measure to refuse. */
function readNumber(came: unknown): unknown {
  const number = numberIn(came);
  return Number.isFinite(number) ? number : came;
}

/** A number, which engines give as text too; NaN for what is none. */
export function numberIn(came: unknown): number {
  if (typeof came === "number" || typeof came === "bigint") return Number(came);
  const text = String(came).trim();
  return text === "" ? Number.NaN : Number(text);
}

/** A moment, in milliseconds. */
export function momentIn(field: string, came: unknown): number {
  return whole(
    field,
    came,
    'a date or a timestamp, or with instants: "milliseconds" a whole number of them',
  );
}

/** A whole number, which engines give as number, bigint or text. */
export function whole(field: string, came: unknown, allowed = "a whole number below 2^53"): number {
  const number = numberIn(came);
  return Number.isSafeInteger(number) ? number : fail("statement", field, allowed, came);
}

/** The rows in the order of their keys: nothing first, then numbers and moments, then texts. */
function inOrder(keys: readonly (readonly unknown[])[], length: number): Uint32Array {
  const columns = keys.map((cells) => cells.map(plain));
  return Uint32Array.from({ length }, (_, row) => row).sort((a, b) => {
    for (const cells of columns) {
      const [one, other] = [cells[a]!, cells[b]!];
      if (one === other) continue;
      if (one === null || other === null) return one === null ? -1 : 1;
      if (typeof one !== typeof other) return typeof one === "number" ? -1 : 1;
      return one < other ? -1 : 1;
    }
    return 0;
  });
}

function plain(value: unknown): number | string | null {
  if (value instanceof Date) return value.getTime();
  return typeof value === "boolean" ? Number(value) : (value as number | string | null);
}
