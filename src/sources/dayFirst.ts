import { type Row, shown } from "../cells/cell";
import { trimmed, western } from "../cells/letters";
import { InputError } from "../check";

/**
 * Whether the day stands before the month, as the dates of some columns prove: in one of them a number
 * above 12 can only be the day.
 *
 * @param rows - All rows of the file; `null` where only some are known.
 * @throws InputError where they don't, or prove both.
 */
export function provedDayFirst(
  source: string,
  columns: readonly string[],
  rows: Iterable<unknown> | null,
): boolean {
  const where = `in the column ${columns.map(shown).join(" or ")}`;
  if (rows === null) throw asked(source, `${where}, and only a whole file could prove it`);
  const proofs: [day: string | null, month: string | null] = [null, null];
  for (const row of rows) {
    for (const column of columns) {
      const cell = (row as Row | null)?.[column];
      const [date, first, , second] =
        NUMBERS.exec(typeof cell === "string" ? western(trimmed(cell)) : "") ?? [];
      if (Number(first) > 12) proofs[0] ??= date as string;
      if (Number(second) > 12) proofs[1] ??= date as string;
    }
  }
  const [dayFirst, monthFirst] = proofs;
  if (dayFirst !== null && monthFirst !== null) {
    throw asked(source, `${where}, which has ${shown(dayFirst)} as well as ${shown(monthFirst)}`);
  }
  if (dayFirst === null && monthFirst === null)
    throw asked(source, `${where}, and no date proves it`);
  return dayFirst !== null;
}

function asked(source: string, why: string): InputError {
  const message = `dayFirst must be true or false: the day or the month may stand first ${why}`;
  return new InputError(source, "dayFirst", message);
}

const NUMBERS = /^(\d{1,2})([/.-]) ?(\d{1,2})\2 ?(?:\d{4}|\d\d)(?!\d)/;
