import type { Instant, Measure } from "customer-kpis";

/** So few moments may begin days by chance. */
const FEW = 2;

/** Whether all moments in a field begin a day, as dates without a time do: a measure of our own. */
export function wholeDays<const Field extends string>(
  field: Field,
  timeZone: string,
): Measure<Readonly<Record<Field, Instant | null>>, boolean, { n: number; areDays: boolean }> {
  const days = new Intl.DateTimeFormat("en", { timeZone });
  const begins = (at: number) => days.format(at) !== days.format(at - 1);
  return {
    init: () => ({ n: 0, areDays: true }),
    step(state, row) {
      // One file of a tool may have a column that the others have not: the KPI says so.
      const at = row[field] ?? null;
      if (at === null || !state.areDays) return state;
      state.n++;
      state.areDays = begins(Number(at));
      return state;
    },
    merge(left, right) {
      left.n += right.n;
      left.areDays &&= right.areDays;
      return left;
    },
    finish: ({ n, areDays }) => areDays && n > FEW,
  };
}
