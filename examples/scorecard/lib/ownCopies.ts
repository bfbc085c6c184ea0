/**
 * Gives the same text each time as one copy of its own: of a text that was cut from a piece of a file,
 * the whole piece stays in memory.
 */
export function ownCopies(): (text: string) => string {
  const copies = new Map<string, string>();
  return (text) => {
    let copy = copies.get(text);
    if (copy === undefined) {
      copy = Buffer.from(text).toString();
      copies.set(copy, copy);
    }
    return copy;
  };
}
