import type { FileName } from "../lib/fileNames";
import type { Findings } from "../lib/findings";
import type { LossPattern } from "../lib/lostRows";
import type { Reason } from "../lib/rejections";
import type { Figure } from "./figures";

/** Above this share of rows lost a figure says so. */
const TOLD = 0.02;

/** Above this share it is not to be trusted. */
const DOUBTFUL = 0.2;

/** How much of a file could be read. */
export interface Trust {
  readonly file: FileName;
  /** What the file is called, or the files. */
  readonly called: string;
  readonly rows: number;
  /** Rows that were left out. */
  readonly lost: number;
  /** The share of rows that was read, 0 to 1. */
  readonly read: number;
  /** Why most of them were. */
  readonly reason: Reason;
  /** How they differ from the others. */
  readonly pattern: LossPattern | null;
  /** Whether figures of this file are not to be trusted. */
  readonly isDoubtful: boolean;
}

/**
 * The files that lost so many rows that their figures have to say so. They are not to be trusted
 * where a fifth is gone, or where those that are gone differ from those that are left, as answers next
 * to the scale do, or rows without an end.
 */
export function trustIn(findings: Findings): Trust[] {
  const losses: Trust[] = [];
  for (const file of Object.keys(findings) as FileName[]) {
    const found = findings[file];
    if (!found || found.rows === 0) continue;
    const { rows, rejections, pattern, file: called } = found;
    const lost = rejections.rows;
    const [reason] = rejections.reasons;
    const share = lost / rows;
    if (share <= TOLD || !reason) continue;
    const isShifted = rejections.reasons.some((one) => isNextTo(one) && one.count / rows > TOLD);
    const isOfOneKind = rejections.reasons.some(
      (one) => mayBeNoDate(one) && one.count / rows > TOLD,
    );
    const isDoubtful = share > DOUBTFUL || pattern !== null || isShifted || isOfOneKind;
    losses.push({ file, called, rows, lost, read: 1 - share, reason, pattern, isDoubtful });
  }
  return losses;
}

/** Whether answers were the next beyond a scale, as 11 of 0 to 10: then the others may be one too high, too. */
function isNextTo({ fault, examples }: Reason): boolean {
  if (fault.kind !== "scale") return false;
  const next = [Number(fault.min) - 1, Number(fault.max) + 1];
  return examples.some(({ came }) => came !== "" && next.includes(Number(came)));
}

/**
 * Whether what was no date may say that there is none, as `-` in the place of an end: then those are gone who have
 * not left, or have no reply yet.
 */
function mayBeNoDate({ fault }: Reason): boolean {
  return fault.kind === "date" && (fault.say?.startsWith("missing") ?? false);
}

/** Why figures of a file may be doubtful. */
export interface Doubt extends Pick<Trust, "file" | "called" | "isDoubtful"> {
  /** Of which kind of figures, where not of all that the file has. */
  readonly kind?: Figure["kind"];
}

/** The file of tickets, where it has days without times: nobody can tell from it how long somebody waited. */
export function timelessIn({ tickets }: Findings): Doubt[] {
  const { cameInDays, repliedInDays } = tickets?.result ?? {};
  if (tickets === null || !(cameInDays || repliedInDays)) return [];
  return [{ file: "tickets", called: tickets.file, isDoubtful: true }];
}

/** The same, and the month of which it is so; `null` where it is so of all. */
export interface ShortScale extends Doubt {
  readonly month: number | null;
}

/**
 * The file of answers, where nobody would recommend above 5, or nobody in a month: they may have been asked on
 * five points.
 */
export function shortScaleIn({ answers }: Findings): ShortScale[] {
  if (answers === null) return [];
  const { isOfFive, monthOfFive } = answers.result;
  if (!isOfFive && monthOfFive === null) return [];
  const month = isOfFive ? null : monthOfFive;
  return [{ file: "answers", called: answers.file, isDoubtful: true, kind: "points", month }];
}

/** A file with amounts of which some may be in cents, as this one is there in both. */
export interface Cents extends Doubt {
  readonly amount: number;
}

/** The files of money, where most amounts are there a hundred times as large, too. */
export function centsIn({ orders, memberships }: Findings): Cents[] {
  return [orders, memberships].flatMap((file) => {
    const amount = file?.result.alsoInCents ?? null;
    if (file === null || amount === null) return [];
    return [{ file: file.name as FileName, called: file.file, isDoubtful: true, amount }];
  });
}

/** A file of which rows stand there once more. */
export interface Twice extends Doubt {
  /** How many, at least. */
  readonly rows: number;
}

/** The files of which a part stands there twice, and counts twice. */
export function twiceIn(findings: Findings): Twice[] {
  return Object.entries(findings).flatMap(([file, found]: [string, Findings[FileName]]) => {
    const { pasted = 0, rows = 0, file: called = "" } = found ?? {};
    if (pasted <= TOLD * rows) return [];
    return [{ file: file as FileName, called, rows: pasted, isDoubtful: true }];
  });
}

/** What the files of a figure have lost, the worst first. */
export function trustOf(figure: Figure, losses: readonly Trust[]): Trust[] {
  return losses.filter(({ file }) => figure.files.includes(file)).sort((a, b) => a.read - b.read);
}

export function isDoubtful(figure: Figure, doubts: readonly Doubt[]): boolean {
  return doubts.some((doubt) => doubt.isDoubtful && isOf(figure, doubt));
}

/** Whether a doubt is of a figure. */
export function isOf({ kind, files }: Figure, doubt: Doubt): boolean {
  return files.includes(doubt.file) && (doubt.kind ?? kind) === kind;
}
