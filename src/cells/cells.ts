import { checkOptions, fail } from "../check";
import type { Key } from "../measure";
import { checkTimeZone } from "../wallClock";
import { type Read, refused, shown } from "./cell";
import { readDate } from "./readDate";
import { readKey, readText } from "./readKey";
import { readNumber } from "./readNumber";

/** How the cells of a file are written. */
export interface CellsOptions {
  /** IANA zone of dates and times that state no offset. Default `"UTC"`. */
  readonly timeZone?: string;
  /** The decimal mark. Default `"."`. */
  readonly decimal?: "." | ",";
  /** Says that the other mark parts thousands, so that `1,234` is no longer ambiguous. */
  readonly thousands?: "." | ",";
  /** Words that mean "nothing here", as written: `["N/A", "-"]`. Default none. */
  readonly missing?: readonly string[];
  /** What bare numbers in date columns count since 1970. Default: text refused, numbers are ms. */
  readonly unixTime?: "seconds" | "milliseconds";
  /** The scores and SERVQUAL answers to let through. Default every finite number. */
  readonly scale?: { readonly min: number; readonly max: number };
}

/** How each kind of cell is read. */
export interface Cells {
  readonly key: Read<NonNullable<Key>>;
  readonly text: Read<string>;
  readonly number: Read<number>;
  readonly positive: Read<number>;
  readonly score: Read<number>;
  readonly date: Read<Date>;
}

/** The readers for files written in this way. Throws where an option is wrong. */
export function cells(options: CellsOptions): Cells {
  checkOptions("schemas", options, OPTIONS);
  const { timeZone = "UTC", decimal = ".", thousands = null, missing = [], scale } = options;
  const { unixTime = null } = options;
  checkTimeZone("schemas", timeZone);
  if (decimal !== "." && decimal !== ",") fail("schemas", "decimal", '"." or ","', decimal);
  const other = decimal === "." ? "," : ".";
  if (thousands !== null && thousands !== other) {
    fail("schemas", "thousands", `${shown(other)} where decimal is ${shown(decimal)}`, thousands);
  }
  if (!Array.isArray(missing) || missing.some((word) => typeof word !== "string")) {
    fail("schemas", "missing", "an array of texts", missing);
  }
  if (unixTime !== null && unixTime !== "seconds" && unixTime !== "milliseconds") {
    fail("schemas", "unixTime", '"seconds" or "milliseconds"', unixTime);
  }
  const words = new Set(missing);
  const number = readNumber(words, { decimal, thousands });
  return {
    key: readKey(words),
    text: readText(words),
    number,
    positive: atLeastZero(number),
    score: scale === undefined ? number : onScale(number, scale),
    date: readDate(words, { timeZone, unixTime }),
  };
}

const OPTIONS = ["timeZone", "decimal", "thousands", "missing", "unixTime", "scale"];

function atLeastZero(read: Read<number>): Read<number> {
  return (value) => {
    const number = read(value);
    return typeof number === "number" && number < 0 ? refused("0 or more", value) : number;
  };
}

/** Lets through what KPIs count on this scale. */
function onScale(read: Read<number>, scale: NonNullable<CellsOptions["scale"]>): Read<number> {
  checkOptions("schemas", scale, ["min", "max"]);
  const { min, max } = scale;
  if (!Number.isInteger(min) || !Number.isInteger(max) || min >= max) {
    const came = `{ min: ${shown(min)}, max: ${shown(max)} }`;
    throw new RangeError(`schemas: scale must be whole numbers, min and a higher max, got ${came}`);
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
