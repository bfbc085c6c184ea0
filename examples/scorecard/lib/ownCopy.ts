/** A text by itself: of one that was cut from a piece of a file, the whole piece stays in memory. */
export function ownCopy(text: string): string {
  return Buffer.from(text).toString();
}
