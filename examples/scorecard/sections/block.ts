import type { Status } from "customer-kpis";
import type { ChartSpec } from "customer-kpis/charts";
import { NONE } from "../languages/formats";
import type { Say } from "../languages/say";

/** A part of the scorecard under a heading of its own, for a terminal as for a page. */
export interface Section {
  /** The same in every language. */
  readonly id: string;
  readonly title: string;
  readonly blocks: readonly Block[];
}

export type Block = Table | Lines | Chart;

/** Rows of cells under a head. */
export interface Table {
  readonly type: "table";
  readonly caption: string;
  /** Whether it lists names and values, which need no head. */
  readonly isList?: boolean;
  readonly columns: readonly Column[];
  readonly rows: readonly Row[];
}

export interface Column {
  readonly name: string;
  /** Words begin at one edge, figures end at the other. The first column is always of words. */
  readonly isWords?: boolean;
}

export interface Row {
  /** As many as there are columns. */
  readonly cells: readonly (string | Judged | Formula)[];
  /** Whether it sums up the rows below it, or stands below another one. */
  readonly level?: "whole" | "part";
}

/** A cell with a color, for those whom colors reach; the text says the same. */
export interface Judged {
  readonly text: string;
  readonly status: Status;
}

/** Arithmetic, which runs from left to right in every language. */
export interface Formula {
  readonly formula: string;
}

/** What a cell says, whatever it is. */
export function textOf(cell: string | Judged | Formula): string {
  if (typeof cell === "string") return cell;
  return "formula" in cell ? cell.formula : cell.text;
}

/** Lines of text. */
export interface Lines {
  readonly type: "lines";
  readonly lines: readonly (string | Detail)[];
}

/** A line that belongs to the one before. It is always in English, as the library says it. */
export interface Detail {
  readonly detail: string;
}

/** A picture on a page; a terminal leaves it out. */
export interface Chart {
  readonly type: "chart";
  readonly title: string;
  /** Whether several stand in a row even on a phone. */
  readonly isSmall?: boolean;
  /** What it shows, in a sentence: all that a terminal says of it. */
  readonly summary: string;
  /** How it is to be read, where that is not plain. */
  readonly note?: string;
  readonly spec: ChartSpec;
  /** Its figures; `null` where a table beside it has them. */
  readonly table: Table | null;
}

const SIGNS = { green: "✓", amber: "~", red: "✗" };

/** A color as a sign and a word, as colors do not reach everybody. */
export function judged(status: Status | undefined, { words }: Say): Judged {
  if (status === null || status === undefined) return { text: NONE, status: null };
  return { text: `${SIGNS[status]} ${words.status[status]}`, status };
}
