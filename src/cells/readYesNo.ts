import { type Problem, type Read, reader, refused } from "./cell";
import { folded } from "./letters";
import type { Missing } from "./missing";
import { listOf, type Words } from "./readScore";

/**
 * Reads yes or no: `true`, `false`, 1, 0 and the words for them.
 *
 * @param words - More words: 1 stands for yes, 0 for no.
 */
export function readYesNo(missing: Missing, words: Words): Read<boolean> {
  const own = [...words].filter(([, score]) => score === 0 || score === 1);
  const known = new Map([...ANSWERS, ...own.map(([word, score]) => [word, score === 1] as const)]);
  const allowed = listOf([...ANSWERS.slice(0, MOST_SHOWN), ...own].map(([word]) => word));

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

const ANSWERS: readonly (readonly [string, boolean])[] = [
  ["yes", true],
  ["no", false],
  ["true", true],
  ["false", false],
  ["1", true],
  ["0", false],
  ["1.0", true],
  ["0.0", false],
  ["y", true],
  ["n", false],
  ["t", true],
  ["f", false],
  ["بله", true],
  ["خیر", false],
  ["نعم", true],
  ["لا", false],
  ["да", true],
  ["нет", false],
];

/** The others are read, but not worth a place in the message. */
const MOST_SHOWN = 6;
