import type { Key } from "../slice";
import { type Read, reader, refused } from "./cell";
import { normalized } from "./letters";
import { type Missing, NOTHING, sayMissing } from "./missing";

/**
 * Reads who a record is about, as {@link readText} reads words. What a spreadsheet made of a long number,
 * `1.14E+11`, or of what it did not find, `#N/A`, stands for many; so may a number from 2^53 on.
 */
export function readKey(missing: Missing, normalize: boolean): Read<NonNullable<Key>> {
  const spelled = spelling(normalize);
  const fromText = (text: string) =>
    SPOILT.test(text) ? refused("an id", text, ", spoilt by a spreadsheet") : spelled(text);
  return reader<NonNullable<Key>>(missing, fromText, (value) => {
    // Databases number in bigint what other tables number in plain integers.
    if (typeof value === "bigint") return keyOf(value);
    const isShort = typeof value === "number" && Math.abs(value) < 2 ** 53;
    return isShort || typeof value === "boolean"
      ? value
      : refused("a text, a number below 2^53, true or false", value);
  });
}

/**
 * Reads whose record it is, as {@link readKey} does. A word for nothing, such as a database's `NULL`, would
 * be one customer of many records: it is refused, unless `missing` says so.
 */
export function readId(missing: Missing, normalize: boolean): Read<NonNullable<Key>> {
  const read = readKey(missing, normalize);
  return (value) => {
    const id = read(value);
    return typeof id === "string" && NOTHING.test(id)
      ? refused("an id", id, sayMissing("nobody", id))
      : id;
  };
}

/** In whatever language the spreadsheet speaks. */
const SPOILT = /^-?\d[.,\d]*[eE]\+\d+$|^#(?:\D\S*[!?]|\p{Lu}\/\p{Lu}|NV|#+)$/u;

function keyOf(value: bigint): number | string {
  return Number.isSafeInteger(Number(value)) ? Number(value) : String(value);
}

/** Reads words: with `normalize`, those that look the same as one; else as they are written. */
export function readText(missing: Missing, normalize: boolean): Read<string> {
  return reader(missing, spelling(normalize), (value) => refused("a text", value));
}

function spelling(normalize: boolean): (text: string) => string {
  return normalize ? normalized : (text) => text;
}
