import { fail } from "../check";
import { type Measure, takeTimes } from "../measure";
import type { AskedColumn, EngineRow } from "./table";

/** The state after rows that each stand for several records. */
export function takeRows<State>(
  measure: Measure<never, unknown, State>,
  state: State,
  columns: readonly AskedColumn[],
  rows: readonly EngineRow[],
): State {
  const read = rows.map((row) => {
    const keys = columns.map((column, i) => readCell(column, cellOf(row, `k${i}`)));
    return { keys, n: whole("n", cellOf(row, "n")) };
  });
  read.sort((a, b) => compareKeys(a.keys, b.keys));
  const records = read.map(({ keys }) => {
    return Object.fromEntries(columns.map(({ field }, i) => [field, keys[i]]));
  });
  const times = read.map(({ n }) => n);
  return takeTimes(measure as Measure<unknown, unknown, State>, state, records, times);
}

/** A cell by its alias, in whatever case the engine gives it back. */
export function cellOf(row: EngineRow, name: string): unknown {
  if (name in row) return row[name];
  if (name.toUpperCase() in row) return row[name.toUpperCase()];
  return fail("statement", "rows", `with a column ${name}`, Object.keys(row).join(", "));
}

const LARGE = "a whole number below 2^53, or a text: let `columns` cast it, with sql";

/** A value of the engine's as the record's field has it. */
function readCell({ field, kind }: AskedColumn, came: unknown): unknown {
  if (came === null || came === undefined) return null;
  if (kind === "instant") return new Date(whole(field, came));
  if (kind === "number") return readNumber(came);
  const value = typeof came === "bigint" ? whole(field, came, LARGE) : came;
  // Some engines have no other yes and no. What else is there, the measure refuses.
  return kind === "flag" && (value === 0 || value === 1) ? value === 1 : value;
}

/** A number, which engines give as text too; what is none stays what it is, for the measure to refuse. */
function readNumber(came: unknown): unknown {
  const number = numberIn(came);
  return Number.isFinite(number) ? number : came;
}

function numberIn(came: unknown): number {
  const text = String(came).trim();
  return text === "" ? Number.NaN : Number(text);
}

/** A whole number, which engines give as number, bigint or text. */
export function whole(field: string, came: unknown, allowed = "a whole number below 2^53"): number {
  const number = numberIn(came);
  return Number.isSafeInteger(number) ? number : fail("statement", field, allowed, came);
}

/** Keys in order: nothing first, then numbers and moments, then texts. */
function compareKeys(a: readonly unknown[], b: readonly unknown[]): number {
  for (let i = 0; i < a.length; i++) {
    const [one, other] = [plain(a[i]), plain(b[i])];
    if (one === other) continue;
    if (one === null || other === null) return one === null ? -1 : 1;
    if (typeof one !== typeof other) return typeof one === "number" ? -1 : 1;
    return one < other ? -1 : 1;
  }
  return 0;
}

function plain(value: unknown): number | string | null {
  if (value instanceof Date) return value.getTime();
  if (typeof value === "boolean") return Number(value);
  return value as number | string | null;
}
