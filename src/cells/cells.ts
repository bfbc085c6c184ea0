import { CALENDARS } from "../calendar";
import { checkOptions, fail, InputError, show } from "../check";
import { options as declare, flag, maybe, oneOf } from "../options";
import type { Key } from "../slice";
import { checkTimeZone } from "../wallClock";
import { calendarDays } from "./calendarDays";
import { type Read, refused, shown } from "./cell";
import { framer } from "./frame";
import { gregorianDay } from "./isoTime";
import { layouts } from "./layouts";
import { western } from "./letters";
import { missingOf } from "./missing";
import { readInstant } from "./readInstant";
import { readId, readKey, readText } from "./readKey";
import { readLanguage } from "./readLanguage";
import { readLater, type Wait } from "./readLater";
import { readMoment, sayNone } from "./readMoment";
import { type Money, readMoney } from "./readMoney";
import { decimalOf, MARKS, readNumber } from "./readNumber";
import { onScale, readScore, type Scale, wordsOf } from "./readScore";
import { readWait, sayUnit } from "./readWait";
import { readYesNo } from "./readYesNo";
import { numberTime, UNIX_TIMES } from "./unixTime";
import { WAIT_UNITS } from "./waitUnits";
import { zoneClock } from "./zoneClock";

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
  /**
   * Words and numbers that mean "nothing here", in upper or lower case: `["N/A", "-99"]`. A record's id
   * such as `NULL` is refused until it stands here.
   */
  readonly missing?: readonly string[];
  /**
   * Scores that words stand for, in upper or lower case: `{ good: 1, bad: 0 }`; `null` is no answer.
   * Those of 1 and 0 are a yes and a no, too.
   */
  readonly words?: Readonly<Record<string, number | null>>;
  /** The scores and SERVQUAL answers to let through. Default every finite number. */
  readonly scale?: Scale;
  /**
   * Whether keys and texts that look the same are one: Arabic and Persian yeh, kaf and digits,
   * composed letters, non-breaking blanks. Default `true`.
   */
  readonly normalize?: boolean;
}

/** How each kind of cell is read. */
export interface Cells {
  /** A customer, an order, a ticket. */
  readonly id: Read<NonNullable<Key>>;
  /** A segment, a team, a priority: a word for nothing is one of them. */
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
  /** A date of any kind. */
  readonly instant: Read<Date>;
  /** When something of a record happened. */
  readonly moment: Read<Date>;
  /** A moment, or how long after the record's first one it came. */
  readonly later: Read<Date | Wait>;
  /** How long something took, in milliseconds. */
  readonly wait: Read<number>;
}

/**
 * The readers for files written in this way. Throws where an option is wrong, and says whose it was.
 */
export function cells(options: CellsOptions, kpi = "schemas"): Cells {
  const read = declared(kpi).read(options);
  const { timeZone, dayFirst, calendar, language, unixTime, waits } = read;
  const { missing, words, scale, normalize } = read;
  const isIndian = read.grouping === "indian";
  if (isIndian && options.decimal === ",") {
    fail(kpi, "grouping", '"western" where decimal is ","', read.grouping);
  }
  const decimal = decimalOf(kpi, options) ?? (isIndian ? "." : null);
  const grouping = decimal === "," ? null : { ...INDIAN, isUsed: isIndian };
  const style = { decimal, grouping };

  const frameOf = framer();
  const plain = readNumber(missing, style);
  const amount = readNumber(missing, style, { frameOf, isShare: false });
  const number = readNumber(missing, style, { frameOf, isShare: true });
  const score = readScore(plain, words);
  const instantOf = zoneClock(timeZone);
  const dayOf = calendar === "gregory" ? gregorianDay : calendarDays(calendar);
  const otherTime = layouts({
    dayFirst,
    calendar,
    dayOf,
    language,
    zone: () => timeZone,
  });
  const ofNumber = numberTime(unixTime, instantOf);
  const hint = calendar === "gregory" ? hintOf : sayNone;
  const instant = readInstant(missing, { instantOf, calendar, hintOf: hint }, otherTime, ofNumber);
  const moment = readMoment(instant);
  const wait = readWait(missing, plain, waits, sayUnit);
  return {
    id: readId(missing, normalize),
    key: readKey(missing, normalize),
    text: readText(missing, normalize),
    number,
    amount: readMoney(amount, frameOf),
    price: readMoney(atLeastZero(amount), frameOf),
    quantity: atLeastZero(plain),
    share: atLeastZero(number),
    score: scale === null ? score : onScale(score, scale),
    yesNo: readYesNo(missing, words),
    instant,
    moment,
    later: readLater(moment, wait, waits),
    wait,
  };
}

/** The options, checked. */
const declared = (kpi: string) =>
  declare<CellsOptions>(kpi)({
    timeZone: readZone,
    dayFirst: maybe(flag(false)),
    calendar: oneOf(CALENDARS, "gregory"),
    language: readLanguage,
    unixTime: maybe(oneOf(UNIX_TIMES)),
    waits: maybe(oneOf(WAIT_UNITS)),
    decimal: maybe(oneOf(MARKS)),
    thousands: maybe(oneOf(MARKS)),
    grouping: oneOf(["western", "indian"], "western"),
    missing: missingOf,
    words: wordsOf,
    scale: maybe(readScale),
    normalize: flag(true),
  });

/** Thousands as in India: `1,23,456`. */
const INDIAN = {
  pattern: /^[+-]?[1-9]\d?(?:,\d\d)*,\d{3}(?:\.\d+)?$/,
  hint: ' (say grouping: "indian")',
};

/** Ends the message about an early year: one of another calendar, or what software has for nothing. */
function hintOf(cell: string): string {
  const year = Number(/\d{4}/.exec(western(cell)));
  if (year >= 1279 && year <= 1628) {
    return ' (another calendar? Say calendar: "persian" or "islamic-umalqura")';
  }
  return sayNone(cell);
}

function readZone(kpi: string, _name: string, timeZone = "UTC"): string {
  checkTimeZone(kpi, timeZone);
  return timeZone;
}

function readScale(kpi: string, name: string, scale: Scale | undefined): Scale {
  if (show(scale) !== "Object") fail(kpi, name, "{ min, max }", scale);
  checkOptions(kpi, scale, ["min", "max"]);
  const { min, max } = scale as Scale;
  if (Number.isInteger(min) && Number.isInteger(max) && min < max) return { min, max };
  const came = `{ ${Object.entries({ min, max })
    .filter(([, bound]) => bound !== undefined)
    .map(([name, bound]) => `${name}: ${shown(bound)}`)
    .join(", ")} }`;
  const message = `${name} must be whole numbers, min and a higher max, got ${came}`;
  throw new InputError(kpi, name, message, scale);
}

function atLeastZero(read: Read<number>): Read<number> {
  return (value) => {
    const number = read(value);
    return typeof number === "number" && number < 0 ? refused("0 or more", value) : number;
  };
}

/** What the ready schemas use: UTC, decimal point. */
export const DEFAULT_CELLS: Cells = cells({});
