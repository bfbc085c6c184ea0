import type { Random } from "./random";

/** One row of a file: what is true, how it is written down, and what is wrong with it, if anything. */
export interface Row<Facts> {
  readonly facts: Facts;
  readonly cells: Record<string, string>;
  flaw?: Flaw<Facts>;
}

/** One way in which real files are dirty. */
export interface Flaw<Facts> {
  readonly name: string;
  /** How many rows get it. */
  readonly count: number;
  /** Whether a reader must refuse the row. If not, it means what `facts` say after `spoil`. */
  readonly rejected: boolean;
  /** Which rows can have it; any row where left out. */
  readonly fits?: (facts: Facts) => boolean;
  readonly spoil: (cells: Record<string, string>, facts: Facts) => void;
}

/** A cell that a reader must refuse. */
export function wrongCell<Facts>(
  name: string,
  count: number,
  column: string,
  text: string,
): Flaw<Facts> {
  return {
    name,
    count,
    rejected: true,
    spoil(cells) {
      cells[column] = text;
    },
  };
}

const DIGITS = { "Persian digits": "۰۱۲۳۴۵۶۷۸۹", "Arabic-Indic digits": "٠١٢٣٤٥٦٧٨٩" };

/** Numbers in other digits, which a reader takes for what they are. */
export function otherDigits<Facts>(
  name: keyof typeof DIGITS,
  count: number,
  columns: readonly string[],
): Flaw<Facts> {
  return {
    name,
    count,
    rejected: false,
    spoil(cells) {
      for (const column of columns) {
        cells[column] = cells[column]!.replace(/\d/g, (digit) => DIGITS[name][Number(digit)]!);
      }
    },
  };
}

/** How many rows have which flaw, for the truth. */
export interface RowCounts {
  readonly rows: number;
  readonly accepted: number;
  readonly odd: Record<string, number>;
  readonly rejected: Record<string, number>;
}

/** The first rows stay clean, so that a reader who opens the file meets ordinary ones. */
const CLEAN_ROWS = 12;

export function spoilRows<Facts>(
  rows: readonly Row<Facts>[],
  flaws: readonly Flaw<Facts>[],
  random: Random,
): void {
  for (const flaw of flaws) {
    for (let count = 0; count < flaw.count; ) {
      const row = rows[CLEAN_ROWS + random.below(rows.length - CLEAN_ROWS)] as Row<Facts>;
      if (row.flaw || flaw.fits?.(row.facts) === false) continue;
      flaw.spoil(row.cells, row.facts);
      row.flaw = flaw;
      count++;
    }
  }
}

/** The facts of those rows that a reader should accept. */
export function acceptedFacts<Facts>(rows: readonly Row<Facts>[]): Facts[] {
  const facts: Facts[] = [];
  for (const row of rows) if (!row.flaw?.rejected) facts.push(row.facts);
  return facts;
}

export function countRows<Facts>(rows: readonly Row<Facts>[]): RowCounts {
  const odd: Record<string, number> = {};
  const rejected: Record<string, number> = {};
  let accepted = 0;
  for (const { flaw } of rows) {
    if (!flaw?.rejected) accepted++;
    if (!flaw) continue;
    const counts = flaw.rejected ? rejected : odd;
    counts[flaw.name] = (counts[flaw.name] ?? 0) + 1;
  }
  return { rows: rows.length, accepted, odd, rejected };
}

export function toCsv(rows: readonly Pick<Row<unknown>, "cells">[]): string {
  const columns = Object.keys(rows[0]?.cells ?? {});
  const lines = [columns.join(",")];
  for (const { cells } of rows)
    lines.push(columns.map((column) => quoted(cells[column])).join(","));
  return `${lines.join("\n")}\n`;
}

function quoted(cell = ""): string {
  return /[",\n]/.test(cell) ? `"${cell.replaceAll('"', '""')}"` : cell;
}
