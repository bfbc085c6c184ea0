import type { Fields } from "./csvRows";

/** Which rows of a file stand there once more: same in every field, and of the same id. */
export function repeats(place: number): (row: Fields) => boolean {
  const known = new Set<string>();
  return (row) => {
    const id = row[place]?.trim();
    if (!id) return false;
    // The rows themselves would fill the memory.
    const key = `${id} ${hashOf(row.join("\n"))}`;
    if (known.has(key)) return true;
    known.add(key);
    return false;
  };
}

function hashOf(text: string): number {
  let hash = 0;
  for (let i = 0; i < text.length; i++) hash = (Math.imul(hash, 31) + text.charCodeAt(i)) | 0;
  return hash;
}
