import { FileError } from "./fileError";

/** A row of a CSV file: its fields, without the quotation marks around them. */
export type Fields = string[];

/** Longer than this no field is meant to be: a quotation mark before it was left open. */
const LONGEST = 64_000_000;

/**
 * CSV text taken apart into rows of fields, whatever ends its lines: line feeds, carriage returns or
 * both. Quotation marks count at the beginning of a field only, so that 5" is no open one. A blank
 * line is a row without fields.
 *
 * @param name - The file's name, for the message.
 * @param pieces - The text in pieces of any length.
 * @param delimiterOf - Chooses what parts the fields, by the first row.
 * @returns Groups of rows, about one for each piece.
 * @throws FileError where a quotation mark is never closed.
 */
export function* csvRows(
  name: string,
  pieces: Iterable<string>,
  delimiterOf: (firstLine: string) => string,
): Generator<Fields[]> {
  let delimiter: string | null = null;
  let text = "";
  let unread: string[] = [];
  let unreadLength = 0;
  for (const piece of pieces) {
    unread.push(piece);
    unreadLength += piece.length;
    // A row longer than the pieces is gone through again only when it has doubled.
    if (unreadLength < text.length) continue;
    text += unread.join("");
    unread = [];
    unreadLength = 0;
    if (delimiter === null) {
      const line = FIRST_LINE.exec(text);
      if (!line?.[1]) continue;
      delimiter = delimiterOf(line[0]);
    }
    const { rows, end } = rowsOf(text, delimiter, false);
    text = text.slice(end);
    if (text.length > LONGEST) failUnclosed(name, text);
    if (rows.length > 0) yield rows;
  }
  text += unread.join("");
  const [line = ""] = FIRST_LINE.exec(text) ?? [];
  const { rows, end } = rowsOf(text, delimiter ?? delimiterOf(line), true);
  if (end < text.length) failUnclosed(name, text.slice(end));
  if (rows.length > 0) yield rows;
}

/** The first line that is not blank, and the line end after it. */
const FIRST_LINE = /[^\r\n]*\S[^\r\n]*([\r\n]?)/;

/**
 * The whole rows of a text, and where the rest begins.
 *
 * @param isLast - Whether no more text follows, so that the last row needs no line end.
 */
function rowsOf(text: string, delimiter: string, isLast: boolean): { rows: Fields[]; end: number } {
  const rows: Fields[] = [];
  let start = 0;
  let quote = next(text, '"', 0);
  let feed = next(text, "\n", 0);
  let back = next(text, "\r", 0);
  while (start < text.length) {
    if (quote < start) quote = next(text, '"', start);
    if (feed < start) feed = next(text, "\n", start);
    if (back < start) back = next(text, "\r", start);
    let end = Math.min(feed, back);
    let fields: Fields;
    if (quote < end) {
      const row = quotedRow(text, start, delimiter);
      if (row === null) break;
      ({ fields, end } = row);
    } else {
      const line = text.slice(start, end);
      fields = line.trim() === "" ? [] : line.split(delimiter);
    }
    // A carriage return at the very end may be half of a line end.
    const isCut = end >= text.length || (text[end] === "\r" && end + 1 === text.length);
    if (isCut && !isLast) break;
    rows.push(fields);
    start = text.startsWith("\r\n", end) ? end + 2 : end + 1;
  }
  return { rows, end: Math.min(start, text.length) };
}

/** Where a sign is next; beyond every text where it is no more. */
function next(text: string, sign: string, from: number): number {
  const at = text.indexOf(sign, from);
  return at === -1 ? Infinity : at;
}

/** A row with quotation marks in it; `null` where one is not closed in this text. */
function quotedRow(
  text: string,
  start: number,
  delimiter: string,
): { fields: Fields; end: number } | null {
  const fields: Fields = [];
  let at = start;
  while (true) {
    const { value, end } = quotedField(text, at) ?? { value: "", end: at };
    if (end === -1) return null;
    const stop = plainEnd(text, end, delimiter);
    fields.push(value + text.slice(end, stop));
    if (text[stop] !== delimiter) return { fields, end: stop };
    at = stop + 1;
  }
}

/** The text between quotation marks, if a field begins with one; its end is -1 where none closes. */
function quotedField(text: string, start: number): { value: string; end: number } | null {
  let open = start;
  while (text[open] === " ") open++;
  if (text[open] !== '"') return null;
  const parts: string[] = [];
  let from = open + 1;
  while (true) {
    const close = text.indexOf('"', from);
    if (close === -1) return { value: "", end: -1 };
    parts.push(text.slice(from, close));
    if (text[close + 1] !== '"') {
      return { value: parts.join("").replace(/\r\n?/g, "\n"), end: close + 1 };
    }
    parts.push('"');
    from = close + 2;
  }
}

/** Where a field without quotation marks ends: at a delimiter, a line end or the end of the text. */
function plainEnd(text: string, start: number, delimiter: string): number {
  let at = start;
  while (at < text.length) {
    const sign = text[at];
    if (sign === delimiter || sign === "\n" || sign === "\r") break;
    at++;
  }
  return at;
}

function failUnclosed(name: string, record: string): never {
  const [start] = record.slice(0, 40).split(/[\r\n]/) as [string];
  const message = `${name}: a quotation mark is never closed in the row that begins ${start}`;
  throw new FileError(name, { kind: "quote", start }, message);
}
