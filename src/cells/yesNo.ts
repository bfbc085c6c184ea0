/**
 * A yes and a no by turns, as spreadsheets write them in several languages, and people; none is the other one in
 * another language. A capital İ becomes another small i.
 */
const WORDS =
  "yes no true false 1 0 1.0 0.0 y n t f wahr falsch ja nein vrai faux oui non verdadero falso sí no si no verdadeiro falso sim não sim nao vero falso sì no waar onwaar ja nee prawda fałsz tak nie doğru yanlış doğru yanliş evet hayır sant falskt истина ложь да нет بله خیر بلی خیر نعم لا";

/** What they mean. */
export const YES_NO: Readonly<Record<string, boolean>> = /* @__PURE__ */ yesNo(WORDS);

/** What words mean that are a yes and a no by turns. */
function yesNo(words: string): Record<string, boolean> {
  return Object.fromEntries(words.split(" ").map((word, i) => [word, i % 2 === 0]));
}
