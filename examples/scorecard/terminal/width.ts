const LETTERS = new Intl.Segmenter("en", { granularity: "grapheme" });

/** Letters of East Asian scripts and pictures take two columns of a terminal. */
const WIDE =
  /[\p{Script=Han}\p{Script=Hiragana}\p{Script=Katakana}\p{Script=Hangul}\u3000-\u303f\u3200-\u33ff\uff01-\uff60]|\p{Emoji_Presentation}|\ufe0f/u;

/** What takes none: marks above letters, and what joins letters or turns them around. */
const NOTHING = /^[\p{Mark}\p{Format}]+$/u;

/** How many columns of a terminal a text takes: neither its letters nor its characters. */
export function widthOf(text: string): number {
  // Most texts are plain, and then it is their length.
  if (/^[\x20-\x7e]*$/.test(text)) return text.length;
  let width = 0;
  for (const { segment } of LETTERS.segment(text)) {
    if (WIDE.test(segment)) width += 2;
    else if (!NOTHING.test(segment)) width++;
  }
  return width;
}

/** The text with spaces after it, or before it, up to a width. */
export function padded(text: string, width: number, side: "after" | "before"): string {
  const spaces = " ".repeat(Math.max(0, width - widthOf(text)));
  return side === "after" ? text + spaces : spaces + text;
}
