import { type Table, valuesOf } from "./table";

/** So few answers may all be low by chance. */
const FEW = 20;

/** Whether no answer from 0 to 10 is above 5, and none 0, as on a scale of five points. */
export function endsAtFive<Row>(records: Table<Row>, field: keyof Row & string): boolean {
  const scoreAt = valuesOf(records, field) as (i: number) => number | null;
  let n = 0;
  for (let i = 0; i < records.length; i++) {
    const score = scoreAt(i);
    if (score === null) continue;
    if (score > 5 || score === 0) return false;
    n++;
  }
  return n >= FEW;
}
