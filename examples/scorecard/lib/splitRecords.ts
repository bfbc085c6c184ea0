import { UserError } from "./userError";

/**
 * CSV text cut into records: lines, but for line breaks inside quotation marks.
 *
 * @param name - The file's name, for the message.
 * @param pieces - The text in pieces of any length.
 * @returns Groups of records, about one for each piece.
 * @throws UserError where a quotation mark is never closed.
 */
export async function* splitRecords(
  name: string,
  pieces: AsyncIterable<string>,
): AsyncGenerator<string[]> {
  let unfinished = "";
  for await (const piece of pieces) {
    const records = cut(unfinished + piece);
    unfinished = records.pop() ?? "";
    if (unfinished.length > LONGEST) failUnclosed(name, unfinished);
    if (records.length > 0) yield records;
  }
  if (hasOddQuotes(unfinished)) failUnclosed(name, unfinished);
  if (unfinished !== "") yield [unfinished];
}

const LONGEST = 10_000_000;

/** The last item is what follows the last complete record, empty or not. */
function cut(text: string): string[] {
  const records: string[] = [];
  let open: string[] = [];
  for (const line of text.split(/\r?\n/)) {
    const opensOrCloses = hasOddQuotes(line);
    if (open.length === 0 && !opensOrCloses) {
      records.push(line);
      continue;
    }
    open.push(line);
    if (open.length > 1 && opensOrCloses) {
      records.push(open.join("\n"));
      open = [];
    }
  }
  if (open.length > 0) records.push(open.join("\n"));
  return records;
}

function hasOddQuotes(text: string): boolean {
  let isOdd = false;
  for (let at = text.indexOf('"'); at !== -1; at = text.indexOf('"', at + 1)) isOdd = !isOdd;
  return isOdd;
}

function failUnclosed(name: string, record: string): never {
  const [start] = record.slice(0, 40).split("\n");
  throw new UserError(`${name}: a quotation mark is never closed in the row that begins ${start}`);
}
