import { folded } from "../cells/letters";

/** A word for comparing, a status or a score: in lower case, parted by one blank, not by `-` or `_`. */
export function parted(word: string | null | undefined): string {
  return folded(word?.replace(/[_-]/g, " ") ?? "");
}
