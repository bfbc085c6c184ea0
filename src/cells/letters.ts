/** Persian (۰-۹) and Arabic-Indic (٠-٩) digits as 0-9, a true minus as "-", no direction marks. */
export function western(text: string): string {
  if (ASCII.test(text)) return text;
  return text
    .replace(DIGITS, digitOf)
    .replaceAll("\u2212", "-")
    .replaceAll("٪", "%")
    .replace(MARKS, "");
}

/** Without blanks and invisible marks around it. */
export function trimmed(text: string): string {
  let start = 0;
  let end = text.length;
  while (start < end && isBlank(text.charCodeAt(start))) start++;
  while (end > start && isBlank(text.charCodeAt(end - 1))) end--;
  return end - start === text.length ? text : text.slice(start, end);
}

/** Most letters are known to be none without a look into the list. */
function isBlank(code: number): boolean {
  return !(code > 0x20 && code < 0x7f) && BLANK.test(String.fromCharCode(code));
}

/**
 * One way of writing what looks the same: composed letters, one yeh and one kaf for Arabic and
 * Persian, digits 0-9, plain blanks, nothing invisible.
 */
export function normalized(text: string): string {
  if (ASCII.test(text)) return text;
  return text
    .replace(MARKS, "")
    .normalize("NFC")
    .replace(/[يى]/g, "ی")
    .replaceAll("ك", "ک")
    .replace(DIGITS, digitOf)
    .replace(/\s/g, " ");
}

/** For comparing words: {@link normalized}, one blank for several, in lower case. */
export function folded(text: string): string {
  return normalized(text).trim().replace(/\s+/g, " ").toLowerCase();
}

/** Most texts are of these letters alone, and stay as they are. */
const ASCII = /^[ -~]*$/;

const DIGITS = /[۰-۹٠-٩]/g;

function digitOf(letter: string): string {
  return String(letter.charCodeAt(0) % 16);
}

/** Invisible: which way to write, and spaces of no width. */
const MARKS = /[\u061c\u200b\u200e\u200f\u202a-\u202e\u2066-\u2069\ufeff]/g;
const BLANK = new RegExp(`\\s|${MARKS.source}`);

/** Whether something is a list of texts. */
export function isTexts(list: unknown): list is readonly string[] {
  // A copy has no empty places, which `every` would pass over.
  return Array.isArray(list) && [...list].every((entry) => typeof entry === "string");
}
