import { type Problem, type Read, reader, refused } from "./cell";
import { folded } from "./letters";
import type { Missing } from "./missing";
import { listOf, type Words } from "./readScore";
import { YES_NO } from "./yesNo";

/**
 * Reads yes or no: `true`, `false`, 1, 0 and the words for them.
 *
 * @param words - More words: 1 stands for yes, 0 for no.
 */
export function readYesNo(missing: Missing, words: Words): Read<boolean> {
  const own = [...words].filter(([, score]) => score === 0 || score === 1);
  const known = new Map([
    ...Object.entries(YES_NO),
    ...own.map(([word, score]) => [word, score === 1] as const),
  ]);
  const allowed = listOf([...SHOWN, ...own.map(([word]) => word)]);

  return reader(
    missing,
    (text): boolean | Problem => known.get(folded(text)) ?? refused(allowed, text, " (say words)"),
    (value) => {
      if (typeof value === "boolean") return value;
      const isNumber = typeof value === "number" || typeof value === "bigint";
      return (isNumber ? known.get(String(value)) : undefined) ?? refused(allowed, value);
    },
  );
}

/** The others are read, but not worth a place in the message. */
const SHOWN = ["yes", "no", "true", "false", "1", "0"];
