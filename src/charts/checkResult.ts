import { fail } from "../check";

/** Throws where a list is none, or holds something that is no record. */
export function checkList<Item>(
  chart: string,
  field: string,
  list: readonly Item[],
  allowed: string,
): readonly Item[] {
  if (!Array.isArray(list)) fail(chart, field, allowed, list);
  for (const item of list) checkRecord(chart, field, item, allowed);
  return list;
}

/** Throws where a record is none. */
export function checkRecord(chart: string, field: string, record: object, allowed: string): void {
  if (typeof record !== "object" || record === null) {
    fail(chart, field, allowed, record);
  }
}

/** Throws where a text is none. */
export function checkText(chart: string, field: string, text: unknown): void {
  if (typeof text !== "string") fail(chart, field, "text", text);
}

/** What a caller's function writes; throws where that is no text. */
export function writer<Given>(
  chart: string,
  field: string,
  write: (given: Given) => string = String,
): (given: Given) => string {
  return (given) => {
    // Nothing here is named by an object, of which not every one can be made text.
    if (Object(given) === given) fail(chart, field, "a function of texts and numbers", given);
    const text = write(given);
    return typeof text === "string" ? text : fail(chart, field, "a function to a text", text);
  };
}

/** Throws where a word is none of those known. */
export function checkWord(
  chart: string,
  field: string,
  word: unknown,
  words: readonly string[],
): void {
  if (!words.includes(word as string)) fail(chart, field, `one of ${words.join(", ")}`, word);
}

/** Throws where a figure is neither a finite number nor `null`. */
export function checkFigure(chart: string, field: string, figure: number | null): number | null {
  if (figure === null || Number.isFinite(figure)) return figure;
  return fail(chart, field, "a finite number or null", figure);
}

/** Throws where one of a record's figures is no finite number. */
export function checkNumbers(chart: string, record: object, ...fields: readonly string[]): void {
  for (const field of fields) checkNumber(chart, field, record[field as never]);
}

/** Throws where a figure is no finite number. */
export function checkNumber(chart: string, field: string, figure: number): number {
  return Number.isFinite(figure) ? figure : fail(chart, field, "a finite number", figure);
}
