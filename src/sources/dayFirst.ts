import { type Row, shown } from "../cells/cell";
import { gregorianDay } from "../cells/isoTime";
import { trimmed, western } from "../cells/letters";
import { InputError } from "../check";

/** A source, as far as it says which fields hold such dates. */
interface Dated {
  readonly name: string;
  readonly fields: Readonly<Record<string, { readonly dayFirst?: unknown }>>;
  readonly written?: { readonly dayFirst?: boolean };
}

/** All rows of a file; `null` where only some are known. */
interface WholeFile {
  readonly rows: () => Iterable<unknown> | null;
  readonly assume: (what: "dayFirst") => void;
}

/**
 * Whether the day stands before the month, as the tool writes it, or the dates of some columns prove: in
 * one of them a number above 12 can only be the day.
 *
 * @throws InputError where they don't, or prove both, as in a file that a spreadsheet saved, or where not all
 *   rows are known.
 */
export function provedDayFirst(
  { name: source, fields, written = {} }: Dated,
  { rows: all, assume }: WholeFile,
  found: ReadonlyMap<string, string>,
): boolean {
  const rows = all();
  const columns = [...found].flatMap(([field, name]) => (fields[field]!.dayFirst ? [name] : []));
  const where = `in the column ${columns.map(shown).join(" or ")}`;
  const { dayFirst: usual } = written;
  if (rows === null && usual === undefined) {
    throw asked(source, `${where}, and only a whole file could prove it`);
  }
  const proofs: [string?, string?] = [];
  if (usual !== undefined) proofs[usual ? 0 : 1] = "the tool's order";
  // Of dates such as 26/01/05, whose year may be first, what stands first and last.
  const firsts = new Set<unknown>();
  const lasts = new Set<unknown>();
  for (const row of rows ?? []) {
    for (const column of columns) {
      const cell = (row as Row | null)?.[column];
      const [date, first, , second, year] =
        NUMBERS.exec(typeof cell === "string" ? western(trimmed(cell)) : "") ?? [];
      if (isProof(first, second, year)) proofs[0] ??= shown(date);
      if (isProof(second, first, year)) proofs[1] ??= shown(date);
      if (year?.length === 2) {
        firsts.add(first);
        lasts.add(year);
      }
    }
  }
  const [dayFirst, monthFirst] = proofs;
  if (dayFirst && monthFirst) {
    throw asked(source, `${where}, which has ${dayFirst} as well as ${monthFirst}`);
  }
  // Years are few, and days are many.
  if (dayFirst && lasts.size > firsts.size) {
    throw asked(source, `${where}, or the year in ${dayFirst}, which is not read`);
  }
  if (!dayFirst && !monthFirst) throw asked(source, `${where}, and no date proves it`);
  if (usual === undefined) assume("dayFirst");
  return !monthFirst;
}

/** Whether a date can only have its day here: one that no calendar shows proves nothing. */
function isProof(day: unknown, month: unknown, year: unknown): boolean {
  // Two thousand years change no leap year, and make one of two digits a year.
  return Number(day) > 12 && gregorianDay(2000 + Number(year), Number(month), Number(day)) !== null;
}

function asked(source: string, why: string): InputError {
  const message = `dayFirst must be true or false: the day or the month may stand first ${why}`;
  return new InputError(source, "dayFirst", message);
}

const NUMBERS = /^(\d{1,2})([/.-]) ?(\d{1,2})\2 ?(\d{4}|\d\d)(?!\d)/;
