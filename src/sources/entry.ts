import type { Problem } from "../cells/cell";
import type { Wrong } from "../cells/readRow";

/** A row of a file, as far as it is read. */
export interface Entry {
  /** Which one, counted from 1. */
  readonly row: number;
  /** The row as it came. */
  readonly input: unknown;
  /** What could be read of it, by field. */
  cells: Record<string, unknown>;
  /** What could not. */
  readonly wrong: Wrong[];
  /** Why it is left out, where that is known before it is looked at. */
  reason?: string;
}

/**
 * Decides what becomes of the rows of one record.
 *
 * @param cells - What they say together.
 * @param wrong - What is wrong with them.
 */
export type Settle = (
  entries: readonly Entry[],
  cells: Record<string, unknown>,
  wrong: readonly Wrong[],
) => void;

/** Rows that wait for others of their record. */
export interface Held {
  /** Takes a row; may settle those of earlier records. */
  readonly hold: (entry: Entry) => void;
  /** Settles all that are held. */
  readonly release: () => void;
}

/** By what rows are of one record, and what they make together. */
export interface Joined {
  /** The field that they share, or several. */
  readonly by: string | readonly string[];
  /** Makes one row of them. */
  readonly rows: (rows: readonly never[]) => object | Problem;
}
