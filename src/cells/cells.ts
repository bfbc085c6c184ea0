import { checkOptions, fail } from "../check";
import type { Key } from "../measure";
import { checkTimeZone } from "../wallClock";
import { CALENDARS } from "./calendarDays";
import { type Read, refused, shown } from "./cell";
import { folded } from "./letters";
import { missingOf } from "./missing";
import { readInstant } from "./readInstant";
import { readKey, readText } from "./readKey";
import { readLater, type Wait } from "./readLater";
import { type Money, readMoney } from "./readMoney";
import { type Beside, readNumber } from "./readNumber";
import { readScore, type Words } from "./readScore";
import { readWait, WAIT_UNITS } from "./readWait";
import { readYesNo } from "./readYesNo";
import { UNIX_TIMES } from "./unixTime";

/** How the cells of a file are written. */
export interface CellsOptions {
  /** IANA zone of dates and times that state no offset. Default `"UTC"`. */
  readonly timeZone?: string;
  /**
   * Whether the day stands before the month where both are numbers: `31/01/2026` (`true`) or
   * `1/31/2026` (`false`). Default: such dates are refused, as nothing in them says so.
   */
  readonly dayFirst?: boolean;
  /** The calendar of the years and months that are written. Default `"gregory"`. */
  readonly calendar?: "gregory" | "persian" | "islamic-umalqura";
  /** The language of month names and of AM and PM, as `"es"` for `05/ene/2026`. Default `"en"`. */
  readonly language?: string;
  /**
   * What bare numbers of date columns count: since 1970, or, as `"excel"`, the days of a spreadsheet.
   * Default: numbers are milliseconds, and text is refused.
   */
  readonly unixTime?: "seconds" | "milliseconds" | "microseconds" | "excel";
  /**
   * What bare numbers count where a wait may stand in place of a moment, as in the reply column of a
   * ticket desk; then `26:10:05` is read there as well. Default: bare numbers are refused there.
   */
  readonly waits?: "milliseconds" | "seconds" | "minutes" | "hours" | "days";
  /**
   * The decimal mark; the other one parts thousands. Default: a point, but `1,234` and `1.234`, which
   * may be either, are refused.
   */
  readonly decimal?: "." | ",";
  /** The mark that parts thousands, which says the same as `decimal`. */
  readonly thousands?: "." | ",";
  /** `"indian"` where thousands are written as `1,23,456.00`. Default `"western"`. */
  readonly grouping?: "western" | "indian";
  /** Words and numbers that mean "nothing here", in upper or lower case: `["N/A", "-99"]`. */
  readonly missing?: readonly string[];
  /**
   * Scores that words stand for, in upper or lower case: `{ good: 1, bad: 0 }`; `null` is no answer.
   * Those of 1 and 0 are a yes and a no, too.
   */
  readonly words?: Readonly<Record<string, number | null>>;
  /** The scores and SERVQUAL answers to let through. Default every finite number. */
  readonly scale?: { readonly min: number; readonly max: number };
  /**
   * Whether keys and texts that look the same are one: Arabic and Persian yeh, kaf and digits,
   * composed letters, non-breaking blanks. Default `true`.
   */
  readonly normalize?: boolean;
}

/** How each kind of cell is read. */
export interface Cells {
  /** A customer, a segment, a team. */
  readonly key: Read<NonNullable<Key>>;
  /** Words. */
  readonly text: Read<string>;
  /** A number of any kind: a plain one, money, or a percentage, which is a share. */
  readonly number: Read<number>;
  /** Money, negative for what was paid back; with its currency where the cell names it. */
  readonly amount: Read<number | Money>;
  /** Money, 0 or more: a price, a monthly fee; with its currency where the cell names it. */
  readonly price: Read<number | Money>;
  /** A plain number, 0 or more: a length, a count. */
  readonly quantity: Read<number>;
  /** A weight or a share, 0 or more; a percentage is a share. */
  readonly share: Read<number>;
  /** A survey score: a number, a number with its label, a word whose score is known. */
  readonly score: Read<number>;
  /** Yes or no. */
  readonly yesNo: Read<boolean>;
  /** A moment. */
  readonly instant: Read<Date>;
  /** A moment, or how long after the record's first one it came. */
  readonly later: Read<Date | Wait>;
  /** How long something took, in milliseconds. */
  readonly wait: Read<number>;
}

/**
 * The readers for files written in this way. Throws where an option is wrong, and says whose it was.
 */
export function cells(options: CellsOptions, kpi = "schemas"): Cells {
  checkOptions(kpi, options, OPTIONS);
  checkWriting(kpi, options);
  const { timeZone = "UTC", dayFirst = null, calendar = "gregory", language = "en" } = options;
  const { unixTime = null, waits = null, normalize = true, scale, grouping } = options;
  const missing = missingOf(options.missing ?? []);
  const words = wordsOf(kpi, options.words);
  const style = { decimal: decimalOf(kpi, options), isIndian: grouping === "indian" };

  const numbers = (beside: Beside) => readNumber(missing, style, beside);
  const [plain, amount, number] = [
    numbers("nothing"),
    numbers("currency"),
    numbers("currency or percent"),
  ];
  const score = readScore(plain, words);
  const instant = readInstant(missing, { timeZone, dayFirst, calendar, language, unixTime });
  const wait = readWait(missing, plain, waits);
  return {
    key: readKey(missing, normalize),
    text: readText(missing, normalize),
    number,
    amount: readMoney(amount),
    price: readMoney(atLeastZero(amount)),
    quantity: atLeastZero(plain),
    share: atLeastZero(number),
    score: scale === undefined ? score : onScale(kpi, score, scale),
    yesNo: readYesNo(missing, words),
    instant,
    later: readLater(instant, wait, waits),
    wait,
  };
}

const OPTIONS = [
  "timeZone",
  "dayFirst",
  "calendar",
  "language",
  "unixTime",
  "waits",
  "decimal",
  "thousands",
  "grouping",
  "missing",
  "words",
  "scale",
  "normalize",
];

/** Throws where an option that is a word or a list is wrong. */
function checkWriting(kpi: string, options: CellsOptions): void {
  const { timeZone = "UTC", language = "en", missing = [], dayFirst = false } = options;
  checkTimeZone(kpi, timeZone);
  if (!isLanguage(language)) fail(kpi, "language", 'a language such as "es" or "fa"', language);
  if (!Array.isArray(missing) || missing.some((word) => typeof word !== "string")) {
    fail(kpi, "missing", "an array of texts", missing);
  }
  if (typeof dayFirst !== "boolean") fail(kpi, "dayFirst", "true or false", dayFirst);
  const { normalize = true } = options;
  if (typeof normalize !== "boolean") fail(kpi, "normalize", "true or false", normalize);
  checkWord(kpi, "calendar", options.calendar, CALENDARS);
  checkWord(kpi, "unixTime", options.unixTime, UNIX_TIMES);
  checkWord(kpi, "waits", options.waits, WAIT_UNITS);
  checkWord(kpi, "decimal", options.decimal, [".", ","]);
  checkWord(kpi, "grouping", options.grouping, ["western", "indian"]);
}

function checkWord(
  kpi: string,
  option: string,
  word: string | undefined,
  words: readonly string[],
): void {
  if (word === undefined || words.includes(word)) return;
  const all = words.map(shown);
  fail(kpi, option, `${all.slice(0, -1).join(", ")} or ${all.at(-1)}`, word);
}

/** Another language than these would be the machine's own. */
function isLanguage(language: unknown): boolean {
  try {
    return Intl.DateTimeFormat.supportedLocalesOf(language as string).length === 1;
  } catch {
    return false;
  }
}

/** The decimal mark, where something said it. */
function decimalOf(kpi: string, options: CellsOptions): "." | "," | null {
  const { decimal = ".", thousands, grouping } = options;
  const other = decimal === "." ? "," : ".";
  if (thousands !== undefined && thousands !== other) {
    fail(kpi, "thousands", `${shown(other)} where decimal is ${shown(decimal)}`, thousands);
  }
  const isIndian = grouping === "indian";
  if (isIndian && decimal === ",")
    fail(kpi, "grouping", '"western" where decimal is ","', grouping);
  return thousands !== undefined || isIndian ? decimal : (options.decimal ?? null);
}

function wordsOf(kpi: string, words: CellsOptions["words"] = {}): Words {
  if (typeof words !== "object" || words === null) {
    fail(kpi, "words", "an object of scores by word", words);
  }
  const known = new Map<string, number | null>();
  for (const [word, score] of Object.entries(words)) {
    const key = folded(word);
    if (score !== null && !Number.isFinite(score)) {
      fail(kpi, `words.${word}`, "a finite number or null", score);
    }
    if (known.has(key) && known.get(key) !== score) {
      fail(kpi, `words.${word}`, `${known.get(key)}, as the same word has it already`, score);
    }
    known.set(key, score);
  }
  return known;
}

function atLeastZero(read: Read<number>): Read<number> {
  return (value) => {
    const number = read(value);
    return typeof number === "number" && number < 0 ? refused("0 or more", value) : number;
  };
}

/** Lets through what KPIs count on this scale. */
function onScale(
  kpi: string,
  read: Read<number>,
  scale: NonNullable<CellsOptions["scale"]>,
): Read<number> {
  checkOptions(kpi, scale, ["min", "max"]);
  const { min, max } = scale;
  if (!Number.isInteger(min) || !Number.isInteger(max) || min >= max) {
    const came = `{ min: ${shown(min)}, max: ${shown(max)} }`;
    throw new RangeError(`${kpi}: scale must be whole numbers, min and a higher max, got ${came}`);
  }
  return (value) => {
    const score = read(value);
    const isOff =
      typeof score === "number" && !(Number.isInteger(score) && score >= min && score <= max);
    return isOff ? refused(`a whole number from ${min} to ${max}`, value) : score;
  };
}

/** What the ready schemas use: UTC, decimal point. */
export const DEFAULT_CELLS: Cells = cells({});
