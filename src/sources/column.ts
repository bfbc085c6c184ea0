import { type Problem, type Read, refused, reader as textReader } from "../cells/cell";
import { framer } from "../cells/frame";
import { gregorianDay, isoTime, type LocalTime } from "../cells/isoTime";
import { type LayoutStyle, layouts } from "../cells/layouts";
import { folded, western } from "../cells/letters";
import { sayNothing } from "../cells/missing";
import { readInstant } from "../cells/readInstant";
import { readId, readText } from "../cells/readKey";
import { Wait } from "../cells/readLater";
import { readMoment } from "../cells/readMoment";
import { readMoney } from "../cells/readMoney";
import { readNumber } from "../cells/readNumber";
import { listOf, onScale, readScore, type Scale } from "../cells/readScore";
import { readWait } from "../cells/readWait";
import { moneyIn, waitsFrom } from "../cells/rules";
import { numberTime } from "../cells/unixTime";
import { lasting, UNITS, WAIT_UNITS, type WaitUnit } from "../cells/waitUnits";
import { YES_NO } from "../cells/yesNo";
import { fail, InputError } from "../check";
import type { Key } from "../slice";
import type { Column, ColumnStyle } from "./columns";
import { provedDayFirst } from "./dayFirst";
import { parted } from "./parted";
import { asking, type Question } from "./question";

/** What a column is called: a name, or several, of which the first that the file has is taken. */
export type Names = string | readonly string[];

/** A customer, a ticket, an order. A word for nothing, such as `NULL`, is refused: say `missing`. */
export function key(names: Names): Column<NonNullable<Key>> {
  return made(names, ({ missing }) => readId(missing, true));
}

/** Words of any kind. */
export function text(names: Names): Column<string> {
  return made(names, ({ missing }) => readText(missing, true));
}

/** A plain number. */
export function number(names: Names): Column<number> {
  return made(names, plain);
}

/**
 * Money, negative for what was paid back. A currency in the cell becomes the field `currency`. `4.900` of one
 * without three decimals is refused until the caller says `decimal`, whatever the tool's own mark is.
 */
export function money(names: Names): Column<number> {
  const frameOf = framer();
  const reader = ({ missing, numbers }: ColumnStyle) => {
    const beside = { frameOf, isShare: false };
    const sure = readNumber(missing, { ...numbers, decimal: numbers.said }, beside);
    return readMoney(readNumber(missing, numbers, beside), frameOf, sure);
  };
  return { ...made<number>(names, reader), rule: moneyIn };
}

/** Yes or no, in the words of people and of spreadsheets in several languages. */
export function yesNo(names: Names): Column<boolean> {
  return words(names, YES_NO);
}

/** A survey score: a number, also with its label, or a word whose score the caller gave. */
export function score(names: Names, scale?: Scale): Column<number> {
  return made(names, (style) => {
    const read = readScore(plain(style), style.words);
    return scale === undefined ? read : onScale(read, scale);
  });
}

/**
 * The score of a survey's question, whose column is found by its wording in eight languages where none
 * has one of the names. It may be missing. A column of yes and no is none, unless nothing else is asked or the
 * caller's `words` say what these score.
 */
export function answer(question: Question, names: Names = []): Column<number | null> {
  const scale = question === "recommend" ? { min: 0, max: 10 } : undefined;
  return { ...optional(score(names, scale)), asks: asking(question) };
}

/**
 * One of a list of words, in upper or lower case, parted by blanks, `-` or `_`; an object says what each
 * stands for, `null` for nothing. A word that is not in the list is refused. Where words stand for scores, the caller's `words`
 * add to them.
 */
export function words<const Word extends string>(names: Names, list: readonly Word[]): Column<Word>;
export function words<const Value>(
  names: Names,
  meanings: Readonly<Record<string, Value>>,
): Column<NonNullable<Value>>;
export function words(
  names: Names,
  list: readonly string[] | Readonly<Record<string, unknown>>,
): Column<unknown> {
  if (Object(list) !== list) fail("words", "list", "an array or an object", list);
  const pairs = Array.isArray(list) ? list.map((word) => [word, word]) : Object.entries(list);
  const isScores = pairs.every(([, value]) => value === null || typeof value === "number");
  return made(names, ({ missing, words }) => {
    const others = isScores ? words : [];
    const known = new Map([...pairs, ...others].map(([word, value]) => [parted(word), value]));
    const wordOf = (came: any) => {
      // Not all objects can be made a text.
      const word = Object(came) === came ? null : String(came);
      const value = known.has(came) ? known.get(came) : known.get(parted(word));
      if (value !== undefined) {
        // As the file writes it, it is known from now on.
        known.set(came, value);
        return value;
      }
      const way = ` (or say words: { ${JSON.stringify(word)}: its score })`;
      const list = listOf(pairs.map(([one]) => one));
      return refused(list, came, isScores && word !== null ? way : "");
    };
    return textReader(missing, wordOf, wordOf);
  });
}

/** A moment, in ISO 8601 or in a layout that people use. */
export function instant(names: Names): Column<Date> {
  const reader = ({ missing, dates, languages, unixTime }: ColumnStyle) => {
    const readers = languages.map((language) => layouts(layoutStyle(dates, language)));
    const otherTime = (written: string) => {
      let hint: string | null = null;
      for (const read of readers) {
        const found = read(written);
        if (typeof found !== "string") return found;
        // Whose language understands most of it has least to say.
        if (hint === null || found.length < hint.length) hint = found;
      }
      return hint ?? "";
    };
    return readInstant(missing, dates, otherTime, numberTime(unixTime, dates.instantOf));
  };
  return { ...moments(names, reader), dayFirst: provedDayFirst };
}

/**
 * A moment in ISO 8601, the hour perhaps without its zero, or a bare number where `unixTime` is said, for files
 * that have no other dates: the smaller reader.
 */
export function isoInstant(names: Names): Column<Date> {
  return moments(names, ({ missing, dates, unixTime }) =>
    readInstant(missing, dates, padded, numberTime(unixTime, dates.instantOf)),
  );
}

/** A moment as a bare number of what `written.unixTime` says, or in ISO 8601. */
export function unixInstant(names: Names): Column<Date> {
  return moments(names, ({ missing, dates, unixTime }) =>
    readInstant(missing, dates, nothing, numberTime(unixTime, dates.instantOf)),
  );
}

/** What {@link wait} is told. */
export interface WaitOptions {
  /** The field with the moment from which on it counts. */
  readonly after: string;
  /** What bare numbers count; left out: what the column's name says, such as `(min)`. */
  readonly unit?: WaitUnit;
}

/**
 * The moment that comes so long after another one: 20 minutes, `26:10:05`, `1h 30m`. Bare milliseconds are
 * whole numbers: a spreadsheet keeps `26:10:05` as 1.09 days. In a column that is said to hold clocks, as
 * `(HH:mm:ss)`, nobody knows what a bare number counts.
 */
export function wait(names: Names, options: WaitOptions): Column<Date> {
  return waiting(names, options, (style) => {
    const unit = CLOCKS.test(style.column) ? null : (options.unit ?? unitIn(style));
    const number =
      unit === "milliseconds" ? onScale(plain(style), { min: 0, max: 1e12 }) : plain(style);
    return readWait(style.missing, number, unit, nothing);
  });
}

/**
 * The same of bare numbers as programs write them, `1234`, `1234.5` or `1,234.5`, for files that have no
 * other waits: the smaller reader.
 */
export function plainWait(names: Names, options: WaitOptions): Column<Date> {
  return waiting(names, options, (style) => {
    const unit = UNITS[options.unit ?? unitIn(style)];
    return plainIn(style, (count, value) => lasting(count * unit, value));
  });
}

/** A plain number, 0 or more, as programs write it: the smaller reader. */
export function plainNumber(names: Names): Column<number> {
  return made(names, (style) => plainIn(style, (number) => number));
}

function plainIn(
  { missing, numbers }: ColumnStyle,
  of: (number: number, value: unknown) => number | Problem,
): Read<number> {
  const read = (value: unknown) => {
    // Not all that is no text can be made one.
    const isText = typeof value === "string";
    const cell = isText || typeof value === "number" ? western(String(value)) : typeof value;
    const swapped = () => cell.replace(/[.,]/g, (mark) => (mark === "." ? "," : "."));
    const text = isText && numbers.decimal === "," ? swapped() : cell;
    if (PLAIN.test(text)) return of(Number(text.replaceAll(",", "")), value);
    const way = PLAIN.test(swapped()) ? ' (say decimal: ",")' : sayNothing(cell);
    return refused("a number from 0 on", value, way);
  };
  return textReader(missing, read, read);
}

const PLAIN = /^(?:\d+|\d{1,3}(?:,\d{3})+)(?:\.\d+)?$/;

function waiting(
  names: Names,
  options: WaitOptions,
  readIn: (style: ColumnStyle) => Read<number>,
): Column<Date> {
  const { after, unit } = options ?? {};
  if (typeof after !== "string") fail("wait", "after", "a field's name", after);
  if (unit && !WAIT_UNITS.includes(unit)) fail("wait", "unit", listOf(WAIT_UNITS), unit);
  const reader = (style: ColumnStyle) => {
    const read = readIn(style);
    return (value: unknown) => {
      const ms = read(value);
      return typeof ms === "number" ? new Wait(ms) : ms;
    };
  };
  return { ...made<Date>(names, reader), after, rule: (field) => waitsFrom(after, field) };
}

/** The same column, where cells may be blank: `null`. */
export function orNull<Value>(column: Column<Value>): Column<Value | null> {
  return { ...column, presence: "nullable" };
}

/**
 * The same column, where cells may be blank, and which may not be there at all: then records are without
 * the field, and a KPI that reads it says so.
 */
export function optional<Value>(column: Column<Value>): Column<Value | null> {
  return { ...column, presence: "optional" };
}

function made<Value>(names: Names, reader: Column<Value>["reader"]): Column<Value> {
  return { names: typeof names === "string" ? [names] : names, presence: "required", reader };
}

function moments(names: Names, reader: (style: ColumnStyle) => Read<Date>): Column<Date> {
  return made(names, (style) => readMoment(reader(style)));
}

/** What is ISO 8601 but for a zero. */
function padded(written: string): LocalTime | string {
  const time = isoTime(written.replace(/([ t])(\d:)/i, "$10$2"));
  return time ?? (/^\d\d?[./-]\d/.test(written) ? OF_SPREADSHEET : "");
}

const OF_SPREADSHEET = " (saved by a spreadsheet? Take the export)";

function nothing(): string {
  return "";
}

function plain({ missing, numbers }: ColumnStyle) {
  return readNumber(missing, numbers);
}

/** Asks for the order of day and month only where a cell does not say it. */
function layoutStyle(dates: ColumnStyle["dates"], language: string): LayoutStyle {
  return {
    language,
    calendar: "gregory",
    dayOf: gregorianDay,
    zone: dates.zone,
    yearLast: dates.yearLast ?? false,
    get dayFirst() {
      return dates.dayFirst;
    },
  };
}

/** What the waits of a column count, as its name says. */
function unitIn({ source, column }: ColumnStyle): WaitUnit {
  const [, inBrackets, behindIn = ""] = UNIT.exec(folded(column)) ?? [];
  const word = inBrackets ?? behindIn;
  const unit = WAIT_UNITS.find((_, i) => SPELLINGS[i]!.test(word));
  if (unit !== undefined) return unit;
  const message = `the column ${JSON.stringify(column)} must name what it counts, such as (min)`;
  throw new InputError(source, column, message, column);
}

const CLOCKS = /\(hh:mm:ss\)/i;

const UNIT = /\((?:in )?([a-z]+)\)|\bin ([a-z]+)\b/;

/** Of each unit, in their order. */
const SPELLINGS = [/^ms$/, /^s(ec(ond)?s?)?$/, /^min(ute)?s?$/, /^h((ou)?rs?)?$/, /^days?$/];
