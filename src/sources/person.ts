import type { Key } from "../measure";

/** Who is meant: an e-mail address in capitals and in small letters is one person's. */
export function personOf<Who extends Key>(who: Who | undefined): Who | string | null {
  return typeof who === "string" && who.includes("@") ? who.toLowerCase() : (who ?? null);
}
