import type { Status } from "customer-kpis";
import type { ChartSpec } from "customer-kpis/charts";
import { NONE } from "../languages/formats";
import type { Say } from "../languages/say";

/** A part of the scorecard under a heading of its own, for a terminal as for a page. */
export interface Section {
  /** The same in every language. */
  readonly id: string;
  readonly title: string;
  /** What in the title is somebody's own writing. */
  readonly name?: string;
  readonly blocks: readonly Block[];
  /** Whether it is for those who want to know more: closed on a page, left out by a terminal. */
  readonly isFolded?: boolean;
}

export type Block = Sentences | Tiles | Multiples | Table | Lines | Chart;

/** What is to be read first. */
export interface Sentences {
  readonly type: "sentences";
  /** Which figures are not to be trusted, and why. */
  readonly alerts: readonly string[];
  readonly lines: readonly string[];
}

/** A tile for every KPI. */
interface Tiles {
  readonly type: "tiles";
  readonly tiles: readonly Tile[];
}

/** A KPI at a glance. */
export interface Tile {
  readonly name: string;
  readonly value: string;
  /** `null` without a target. */
  readonly status: Judged | null;
  /** What it was, and whether it has changed. */
  readonly changes: readonly ChangeLine[];
  /** Its months; `null` where there are fewer than two. */
  readonly spark: Spark | null;
  /** How sure it is, and on what it rests. */
  readonly basis: readonly string[];
  /** Where it is clearly worst. */
  readonly weakest: readonly string[];
  /** What its files have lost. */
  readonly losses: readonly string[];
}

export interface ChangeLine {
  readonly text: string;
  /** `null` where nothing was tested. */
  readonly verdict: { readonly text: string; readonly isBetter: boolean | null } | null;
}

/** A line over the months, without an axis. */
export interface Spark {
  readonly values: readonly (number | null)[];
  readonly target: number | null;
  /** What it shows, in words. */
  readonly summary: string;
}

/** The same small drawing for several figures, so that the eye can go from one to the next. */
export interface Multiples {
  readonly type: "multiples";
  /** A line over the months, or a dot for every group. */
  readonly drawing: "months" | "groups";
  readonly panels: readonly Panel[];
}

/** One of them. */
export interface Panel {
  readonly title: string;
  /** What it shows, in a sentence. */
  readonly summary: string;
  readonly points: readonly PanelPoint[];
  /** A value across all points: the target, or the figure of all. */
  readonly line: number | null;
}

interface PanelPoint {
  readonly name: string;
  readonly text: string;
  readonly value: number | null;
  readonly interval: { readonly lower: number; readonly upper: number } | null;
}

/** Rows of cells under a head. */
export interface Table {
  readonly type: "table";
  readonly caption: string;
  /** Whether it lists names and values, which need no head. */
  readonly isList?: boolean;
  readonly columns: readonly Column[];
  readonly rows: readonly Row[];
  /** Whether a chart beside it says the most of it. */
  readonly isFolded?: boolean;
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
  readonly status: Status | "doubtful";
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

/** The columns that are shown: from the third on, those that have a value. */
export function shownColumns({ columns, rows }: Table): number[] {
  return [...columns.keys()].filter((column) => {
    return column < 2 || rows.some(({ cells }) => textOf(cells[column] ?? "") !== NONE);
  });
}

/** Lines of text. */
export interface Lines {
  readonly type: "lines";
  readonly lines: readonly (string | Detail)[];
}

/** A line that belongs to the one before. */
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

const SIGNS = { green: "✓", amber: "~", red: "✗", doubtful: "?" };

/** A color as a sign and a word, as colors do not reach everybody. */
export function judged(status: Status | "doubtful" | undefined, { words }: Say): Judged {
  if (status === null || status === undefined) return { text: NONE, status: null };
  const word = status === "doubtful" ? words.doubtful : words.status[status];
  return { text: `${SIGNS[status]} ${word}`, status };
}
