import type { Key } from "../../slice";

/** The first of several ids in a cell, `101;201`: the primary one. */
export function firstId(ids: Key): string | null | undefined {
  if (ids === undefined) return undefined;
  const [first = ""] = String(ids ?? "").split(";");
  return first.trim() || null;
}
