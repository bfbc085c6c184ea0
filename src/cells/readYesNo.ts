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
  const known = new Map(Object.entries(ANSWERS));
  for (const [word, score] of words) if (score === 0 || score === 1) known.set(word, score === 1);
  const allowed = listOf([...known.keys()].filter((word) => !UNSAID.has(word)));

  return reader(
    missing,
    (text): boolean | Problem => known.get(folded(text)) ?? refused(allowed, text, HINT),
    (value) => {
      if (typeof value === "boolean") return value;
      const isNumber = typeof value === "number" || typeof value === "bigint";
      const answer = isNumber ? known.get(String(value)) : undefined;
      return answer ?? refused(allowed, value);
    },
  );
}

const ANSWERS: Readonly<Record<string, boolean>> = {
  yes: true,
  no: false,
  true: true,
  false: false,
  "1": true,
  "0": false,
  "1.0": true,
  "0.0": false,
  y: true,
  n: false,
  t: true,
  f: false,
  بله: true,
  خیر: false,
  نعم: true,
  لا: false,
  да: true,
  нет: false,
};

/** Read, but not worth a place in the message. */
const UNSAID = new Set(Object.keys(ANSWERS).slice(6));

const HINT = " (say words)";
