/** A yes and a no by turns, as spreadsheets write them in several languages, and people. */
const WORDS =
  "yes no true false 1 0 1.0 0.0 y n t f wahr falsch vrai faux verdadero falso verdadeiro falso vero falso истина ложь да нет بله خیر نعم لا";

/** What they mean. */
export const YES_NO: Readonly<Record<string, boolean>> = /* @__PURE__ */ yesNo(WORDS);

/** What words mean that are a yes and a no by turns. */
export function yesNo(words: string): Record<string, boolean> {
  return Object.fromEntries(words.split(" ").map((word, i) => [word, i % 2 === 0]));
}
