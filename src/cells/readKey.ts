import type { Key } from "../measure";
import { type Read, reader, refused } from "./cell";

/** Reads who a record is about. Text stays as it is, but for blanks around it. */
export function readKey(missing: ReadonlySet<string>): Read<NonNullable<Key>> {
  return reader<NonNullable<Key>>(
    missing,
    (text) => text,
    (value) =>
      typeof value === "boolean" || (typeof value === "number" && Number.isFinite(value))
        ? value
        : refused("a text, a number, true or false", value),
  );
}

/** Reads words. */
export function readText(missing: ReadonlySet<string>): Read<string> {
  return reader(
    missing,
    (text) => text,
    (value) => refused("a text", value),
  );
}
