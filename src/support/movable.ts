import type { Measure } from "../measure";
import type { FieldRead } from "../reads";

/** What matters of the moments of a ticket, where that is not when they were. */
export interface Lengths {
  /** The moment of the report; `null` where all is known. */
  readonly asOf: number | null;
  /** The creations that count. */
  readonly start?: number;
  readonly end?: number;
  /** Other moments before and from which on the creation is another thing. */
  readonly cuts?: readonly number[];
  /** What must have come, or the age of a ticket matters; left out where it never does. */
  readonly once?: string;
  /** What matters of each moment after the creation: its length itself, or as far as that is told. */
  readonly after: Readonly<Record<string, Pick<FieldRead, "lengths" | "bits">>>;
}

/** The measure of tickets, which says that of their moments only the lengths in between matter. */
export function movable<Input, Result, State>(
  measure: Measure<Input, Result, State>,
  { asOf, start = -Infinity, end = Infinity, cuts = [], once, after }: Lengths,
): Measure<Input, Result, State> {
  const before = asOf ?? Infinity;
  const within = { start, end: Math.min(end, before) };
  const bounds = [...cuts, start, end, before].filter(Number.isFinite);
  const moves = { before, within, ...(once !== undefined && { once }) };
  const reads = measure.reads!.map((read): FieldRead => {
    const field = read.field!;
    if (field === "createdAt") return { ...read, cuts: bounds, moves };
    return Object.hasOwn(after, field) ? { ...read, ...after[field], after: "createdAt" } : read;
  });
  return { ...measure, reads };
}
