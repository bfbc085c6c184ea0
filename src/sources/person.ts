/** Who is meant: an e-mail address in capitals and in small letters is one person's. */
export function personOf(text: string | null | undefined): string | null {
  return text?.includes("@") ? text.toLowerCase() : (text ?? null);
}
