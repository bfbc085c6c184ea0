/** Markup that is safe to stand in a page: made by `html` alone. */
export class Html {
  readonly markup: string;

  constructor(markup: string) {
    this.markup = markup;
  }
}

type Part = string | Html | readonly Part[] | null;

/**
 * A template of markup. Whatever is put into it is text, with its special characters escaped, unless
 * it is markup itself; `null` is nothing.
 */
export function html(texts: TemplateStringsArray, ...parts: Part[]): Html {
  let markup = texts[0] ?? "";
  for (const [i, part] of parts.entries()) markup += markupOf(part) + texts[i + 1];
  return new Html(markup);
}

/** The attribute `class` with those of these names that are there; nothing without any. */
export function classes(...names: readonly (string | false | null | undefined)[]): Html | null {
  const given = names.filter(Boolean).join(" ");
  return given === "" ? null : html` class="${given}"`;
}

function markupOf(part: Part): string {
  if (part === null) return "";
  if (typeof part === "string") return escaped(part);
  return part instanceof Html ? part.markup : part.map(markupOf).join("");
}

function escaped(text: string): string {
  // Control characters are shown as unknown letters: no page may hold them.
  return text
    .replace(/(?![\t\n])\p{Cc}/gu, "\ufffd")
    .replace(/[&<>"']/g, (sign) => `&#${sign.charCodeAt(0)};`);
}
