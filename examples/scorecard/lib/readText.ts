import { closeSync, openSync, readSync } from "node:fs";
import { basename } from "node:path";
import { UserError } from "./userError";

/**
 * A UTF-8 file, piece by piece, without its byte order mark.
 *
 * @param onBytes - Told after every piece how many bytes have been read so far.
 * @throws UserError where the file is empty or in another encoding.
 */
export function* readText(path: string, onBytes: (bytes: number) => void): Generator<string> {
  const name = basename(path);
  const decoder = new TextDecoder("utf-8", { fatal: true });
  let bytes = 0;
  let isBlank = true;

  function decode(piece?: Buffer): string {
    try {
      return decoder.decode(piece, { stream: piece !== undefined });
    } catch {
      const where = `near byte ${bytes.toLocaleString("en")}`;
      throw new UserError(`${name} is not UTF-8 (${where}). Save it as "CSV UTF-8" and try again.`);
    }
  }

  for (const piece of piecesOf(path)) {
    const kind = bytes === 0 ? kindOf(piece) : undefined;
    if (kind !== undefined) {
      throw new UserError(
        `${name} is ${kind}, whatever its name. Save it as "CSV UTF-8", or take it out of the folder.`,
      );
    }
    if (bytes === 0 && isUtf16(piece)) {
      throw new UserError(`${name} is UTF-16, not UTF-8. Save it as "CSV UTF-8" and try again.`);
    }
    const text = decode(piece);
    bytes += piece.length;
    onBytes(bytes);
    isBlank &&= text.trim() === "";
    yield text;
  }
  yield decode();
  if (isBlank) throw new UserError(`${name} is empty.`);
}

function* piecesOf(path: string): Generator<Buffer> {
  const file = openSync(path, "r");
  const piece = Buffer.alloc(1 << 18);
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

/** By its byte order mark, or by the zero bytes that it has beside every Latin letter. */
function isUtf16(start: Buffer): boolean {
  const mark = start.subarray(0, 2).toString("hex");
  return mark === "fffe" || mark === "feff" || start.subarray(0, 100).includes(0);
}
