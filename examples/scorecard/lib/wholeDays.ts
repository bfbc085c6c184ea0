import { type Table, valuesOf } from "./table";

/** So few moments may begin days by chance. */
const FEW = 2;

/** Whether all moments in a field begin a day, as dates without a time do. */
export function wholeDays<Row>(
  records: Table<Row>,
  field: keyof Row & string,
  timeZone: string,
): boolean {
  const days = new Intl.DateTimeFormat("en", { timeZone });
  const at = valuesOf(records, field) as (i: number) => number | null;
  let n = 0;
  for (let i = 0; i < records.length; i++) {
    const moment = at(i);
    if (moment === null) continue;
    if (days.format(moment) === days.format(moment - 1)) return false;
    n++;
  }
  return n > FEW;
}
