import { fail } from "../check";
import { Problem, type Read, refused, shown } from "./cell";
import { folded, trimmed, western } from "./letters";
import { NOTHING } from "./missing";

/** Scores that words stand for, by the folded word; `null` stands for no answer. */
export type Words = ReadonlyMap<string, number | null>;

/**
 * Reads a survey score: a number, a number with its label (`10 - Extremely likely`), or a word whose
 * score is known.
 *
 * @param number - Reads a bare number.
 */
export function readScore(number: Read<number>, words: Words): Read<number> {
  return (value) => {
    const score = number(value);
    if (typeof value !== "string" || !(score instanceof Problem)) return score;
    const known = words.get(folded(value));
    if (known !== undefined) return known;
    const written = western(trimmed(value));
    if (DAY.test(written)) return refused("a number", value, ", a day: 9/10 in a spreadsheet");
    const digits = NUMBER_FIRST.exec(written)?.[1] ?? lastOf(written);
    if (digits !== undefined) return Number(digits);
    if (NOTHING.test(written)) return score;
    if (words.size > 0) return refused(`a number or ${listOf(words.keys())}`, value);
    return WORD.test(written)
      ? refused("a number", value, ` (say words: { ${shown(written)}: its score })`)
      : score;
  };
}

/** The words for a message: not all of a long list. */
export function listOf(words: Iterable<string>): string {
  const all = [...words].map(shown);
  const more = all.length > MOST_SHOWN ? [`${all.length - MOST_SHOWN} more`] : [];
  const list = [...all.slice(0, MOST_SHOWN), ...more];
  return list.length === 1 ? (list[0] as string) : `one of ${list.join(", ")}`;
}

const MOST_SHOWN = 12;

/** What a spreadsheet made of 9/10. */
const DAY = /^\d\d?-(?:jan|feb|mar|apr|ma[iy]|jun|jul|aug|sept?|o[ck]t|nov|de[cz])$/i;

/** A word, stars or a face, and no sentence: nobody scores these one by one. */
const WORD = /^[\p{L}\p{So}].{0,29}$/u;

/** `10 - Extremely likely`, `5 (very good)`. A label has a letter and no digit: `1 - 2 times` is none. */
const NUMBER_FIRST = /^(\d+) ?(?:[-–—:=.)] ?|\()[^\p{L}\d]*\p{L}\D*$/u;

/** `Extremely likely - 10`, `very good (5)`: a minus would stand at the digits. */
const NUMBER_LAST = /^(\D+?)(?: [-–—] |[:=] ?| ?\()(\d+)\)?$/;

function lastOf(written: string): string | undefined {
  const [, label = "", digits] = NUMBER_LAST.exec(written) ?? [];
  return /\p{L}/u.test(label) ? digits : undefined;
}

/** The words that a caller gave, checked. */
export function wordsOf(
  kpi: string,
  name: string,
  words: Readonly<Record<string, number | null>> = {},
): Words {
  if (typeof words !== "object" || words === null) {
    fail(kpi, name, "an object of scores by word", words);
  }
  const known = new Map<string, number | null>();
  for (const [word, score] of Object.entries(words)) {
    const key = folded(word);
    if (score !== null && !Number.isFinite(score)) {
      fail(kpi, `${name}.${word}`, "a finite number or null", score);
    }
    if (known.has(key) && known.get(key) !== score) {
      fail(kpi, `${name}.${word}`, `${known.get(key)}, as the same word has it already`, score);
    }
    known.set(key, score);
  }
  return known;
}

/** The scores to let through: whole numbers from one to the other. */
export interface Scale {
  /** The lowest. */
  readonly min: number;
  /** The highest. */
  readonly max: number;
}

/** Lets through what KPIs count on this scale. */
export function onScale(read: Read<number>, { min, max }: Scale): Read<number> {
  return (value) => {
    const score = read(value);
    const isOff =
      typeof score === "number" && !(Number.isInteger(score) && score >= min && score <= max);
    return isOff ? refused(`a whole number from ${min} to ${max}`, value) : score;
  };
}
