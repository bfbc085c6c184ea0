import type { Instant, Measure } from "customer-kpis";

export interface Span {
  readonly rows: number;
  /** Milliseconds since 1970; `null` without rows. */
  readonly first: number | null;
  readonly last: number | null;
}

/** How many rows there are, and the first and last moment in them: a measure of our own. */
export function span<const Field extends string>(
  field: Field,
): Measure<Readonly<Record<Field, Instant>>, Span, { rows: number; first: number; last: number }> {
  return {
    init: () => ({ rows: 0, first: Infinity, last: -Infinity }),
    step(state, row) {
      const at = Number(row[field]);
      state.rows++;
      state.first = Math.min(state.first, at);
      state.last = Math.max(state.last, at);
      return state;
    },
    merge(left, right) {
      left.rows += right.rows;
      left.first = Math.min(left.first, right.first);
      left.last = Math.max(left.last, right.last);
      return left;
    },
    finish: ({ rows, first, last }) =>
      rows > 0 ? { rows, first, last } : { rows, first: null, last: null },
  };
}
