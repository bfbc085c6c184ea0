import * as vega from "vega";

/** A letter's width in ems, in wide fonts: nobody knows yet what the page is read in. */
const LETTER = 0.62;

/** The same of Arabic letters, many of which are narrow. */
const ARABIC_LETTER = 0.5;

/** Marks that take no room: they say which way text runs, join letters or stand above them. */
const INVISIBLE = /[\u061c\u200c-\u200f\u2066-\u2069\p{Mark}]/gu;

// For Vega wherever this file is imported: its own guess is for the widest letters, and would leave
// much room empty.
(vega as unknown as { textMetrics: TextMetrics }).textMetrics.width = (item, text) => {
  const visible = String(text ?? "").replace(INVISIBLE, "");
  const arabic = visible.match(/\p{Script=Arabic}/gu)?.length ?? 0;
  const ems = ARABIC_LETTER * arabic + LETTER * (visible.length - arabic);
  return ems * (item.fontSize ?? 11);
};

/** What Vega has no types for. */
interface TextMetrics {
  width: (item: { readonly fontSize?: number }, text: unknown) => number;
}
