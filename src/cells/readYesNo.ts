import { type Problem, type Read, reader, refused } from "./cell";
import { folded } from "./letters";
import type { Missing } from "./missing";
import { listOf, type Words } from "./readScore";
import { YES_NO, yesNo } from "./yesNo";

/**
 * Reads yes or no: `true`, `false`, 1, 0 and the words for them.
 *
 * @param words - More words: 1 stands for yes, 0 for no.
 */
export function readYesNo(missing: Missing, words: Words): Read<boolean> {
  const own = [...words].filter(([, score]) => score === 0 || score === 1);
  const known = new Map([...ANSWERS, ...own.map(([word, score]) => [word, score === 1] as const)]);
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

// In more languages than the sources, which are as small as they can be; a capital İ becomes another small i.
const ANSWERS = /* @__PURE__ */ Object.entries({
  ...YES_NO,
  .../* @__PURE__ */ yesNo(
    "ja nein oui non sí no si no sim não sì no ja nee tak nie evet hayır waar onwaar prawda fałsz doğru yanlış doğru yanliş sant falskt",
  ),
});

/** The others are read, but not worth a place in the message. */
const SHOWN = ["yes", "no", "true", "false", "1", "0"];
