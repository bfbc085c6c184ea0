import { closeSync, openSync, readSync } from "node:fs";
import { basename } from "node:path";
import { FileError } from "./fileError";

/**
 * A file in UTF-8, or in UTF-16 if it says so, piece by piece, without its byte order mark.
 *
 * @param onBytes - Told after every piece how many bytes have been read so far.
 * @throws FileError where the file is empty or in another encoding.
 */
export function* readText(path: string, onBytes: (bytes: number) => void): Generator<string> {
  const name = basename(path);
  let decoder = new TextDecoder("utf-8", { fatal: true });
  let bytes = 0;
  let isBlank = true;

  function decode(piece?: Buffer): string {
    try {
      return decoder.decode(piece, { stream: piece !== undefined });
    } catch {
      const where = `near byte ${bytes.toLocaleString("en")}`;
      const message = `${name} is not UTF-8 (${where}). Save it as "CSV UTF-8" and try again.`;
      throw new FileError(name, { kind: "encoding" }, message);
    }
  }

  for (const piece of piecesOf(path)) {
    if (bytes === 0) {
      checkStart(name, piece);
      decoder = new TextDecoder(encodingOf(piece), { fatal: true });
    }
    const text = decode(piece);
    bytes += piece.length;
    onBytes(bytes);
    isBlank &&= text.trim() === "";
    yield text;
  }
  yield decode();
  if (isBlank) throw new FileError(name, { kind: "empty" }, `${name} is empty.`);
}

/** Throws where a file is no text, or does not say in which encoding it is. */
function checkStart(name: string, start: Buffer): void {
  const kind = kindOf(start);
  if (kind !== undefined) {
    const message = `${name} is ${kind}, whatever its name. Save it as "CSV UTF-8", or take it out of the folder.`;
    throw new FileError(name, { kind: "workbook" }, message);
  }
  // Text in UTF-16 has a zero byte beside every Latin letter.
  if (encodingOf(start) === "utf-8" && start.subarray(0, 100).includes(0)) {
    const message = `${name} is UTF-16 that does not say so, or no text. Save it as "CSV UTF-8" and try again.`;
    throw new FileError(name, { kind: "encoding" }, message);
  }
}

/** By its byte order mark. */
function encodingOf(start: Buffer): string {
  const mark = start.subarray(0, 2).toString("hex");
  if (mark === "fffe") return "utf-16le";
  return mark === "feff" ? "utf-16be" : "utf-8";
}

function* piecesOf(path: string): Generator<Buffer> {
  const file = openSync(path, "r");
  const piece = Buffer.alloc(1 << 16);
  try {
    for (let length = readSync(file, piece); length > 0; length = readSync(file, piece)) {
      yield piece.subarray(0, length);
    }
  } finally {
    closeSync(file);
  }
}

/** What other kinds of files begin with. */
const BEGINNINGS: readonly (readonly [string, string])[] = [
  ["%PDF", "a PDF"],
  ["PK\u0003\u0004", "a workbook or another archive (.xlsx, .zip)"],
  ["\u00d0\u00cf\u0011\u00e0", "a workbook (.xls)"],
  ["\u001f\u008b", "an archive (.gz)"],
];

/** What a file is that is no text; nothing where it may be one. */
function kindOf(start: Buffer): string | undefined {
  const text = start.subarray(0, 4).toString("latin1");
  return BEGINNINGS.find(([beginning]) => text.startsWith(beginning))?.[1];
}
