import { readdirSync, readFileSync } from "node:fs";
import { join } from "node:path";

/** What is known of a sample: the right figures were worked out apart. */
export interface Sample {
  /** The file's name. */
  readonly file: string;
  /** How many rows of data it has, as far as that is said. */
  readonly rows?: number;
  /** The right figures. */
  readonly truth: Readonly<Record<string, unknown>>;
}

/** Every sample in this folder. */
export const SAMPLES: readonly Sample[] = readdirSync(import.meta.dirname)
  .filter((name) => name.endsWith(".json"))
  .map((name) => JSON.parse(readFileSync(join(import.meta.dirname, name), "utf8")));

/** The lines of a sample, taken apart into cells; lines without a letter in them are left out. */
export function linesOf(file: string): string[][] {
  const text = readFileSync(join(import.meta.dirname, file), "utf8").replace(/^\ufeff/, "");
  const mark = text.split("\t").length > text.split(",").length ? "\t" : ",";
  const lines: string[][] = [[]];
  const cell = new RegExp(`(?:"((?:[^"]|"")*)"|([^${mark}\r\n"]*))(${mark}|\r?\n|$)`, "y");
  while (cell.lastIndex < text.length) {
    const [, quoted, plain = "", end = ""] = cell.exec(text)!;
    lines.at(-1)!.push(quoted?.replaceAll('""', '"') ?? plain);
    if (end !== mark) lines.push([]);
  }
  return lines.filter((cells) => cells.length > 1 || (cells[0] ?? "") !== "");
}

/** Rows by the names in the header line, counted from 1, as CSV readers make them. */
export function rowsBelow(lines: readonly string[][], headerLine: number) {
  const names = lines[headerLine - 1]!;
  return lines
    .slice(headerLine)
    .map((cells) => Object.fromEntries(names.map((name, i) => [name, cells[i] ?? ""])));
}
