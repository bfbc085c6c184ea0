import { mkdtempSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { afterAll, describe, expect, test } from "vitest";
import { type Cells, openCsv } from "../../examples/scorecard/lib/openCsv";
import { splitRecords } from "../../examples/scorecard/lib/splitRecords";

const folder = mkdtempSync(join(tmpdir(), "openCsv-"));
afterAll(() => rmSync(folder, { recursive: true }));

async function read(content: string | Buffer) {
  const path = join(folder, "file.csv");
  writeFileSync(path, content);
  const { columns, batches } = await openCsv(path);
  let cells: Cells[] = [];
  let numbers: number[] = [];
  let broken: number[] = [];
  for await (const batch of batches) {
    cells = cells.concat(batch.cells);
    numbers = numbers.concat(batch.numbers);
    broken = broken.concat(batch.broken.map(({ row }) => row));
  }
  return { columns, cells, numbers, broken };
}

describe("reads", () => {
  test.each([
    ["commas", "a,b\n1,2\n"],
    ["semicolons", "a;b\n1;2\n"],
    ["tabs", "a\tb\n1\t2\n"],
    ["bars", "a|b\n1|2\n"],
    ["Windows line ends", "a,b\r\n1,2\r\n"],
    ["no line end at the end", "a,b\n1,2"],
    ["a byte order mark", "\ufeffa,b\n1,2\n"],
    ["spaces around the names", " a , b \n1,2\n"],
    ["quotation marks", '"a","b"\n"1","2"\n'],
  ])("%s", async (_, content) => {
    expect(await read(content)).toEqual({
      columns: ["a", "b"],
      cells: [{ a: "1", b: "2" }],
      numbers: [2],
      broken: [],
    });
  });

  test("delimiters, line breaks and quotation marks inside of quotation marks", async () => {
    const { cells } = await read('a,b\n"x, y","he said ""no"",\r\nand left"\n');
    expect(cells).toEqual([{ a: "x, y", b: 'he said "no",\nand left' }]);
  });

  test("a header alone as no rows", async () => {
    expect(await read("a,b\n")).toMatchObject({ columns: ["a", "b"], cells: [] });
  });
});

describe("numbers rows as a spreadsheet does", () => {
  test("counting the header and blank lines", async () => {
    const { cells, numbers } = await read("a,b\n1,2\n\n3,4\n");
    expect(cells).toHaveLength(2);
    expect(numbers).toEqual([2, 4]);
  });

  test("setting aside rows with too few or too many fields, and them only", async () => {
    const { cells, numbers, broken } = await read('a,b,c\n1,2,3\n4,5\n6,"7,7",8\n9,9,9,9\n1,2');
    expect(cells.map(({ a }) => a)).toEqual(["1", "6"]);
    expect(numbers).toEqual([2, 4]);
    expect(broken).toEqual([3, 5, 6]);
  });
});

describe("refuses", () => {
  test.each([
    ["an empty file", "", "file.csv is empty."],
    ["a blank file", " \n\n", "file.csv is empty."],
    ["UTF-16 with its mark", Buffer.from("\ufeffa,b\n", "utf16le"), "file.csv is UTF-16"],
    ["UTF-16 without it", Buffer.from("a,b\n", "utf16le"), "file.csv is UTF-16"],
    ["another encoding", Buffer.from("a,b\né,2\n", "latin1"), "file.csv is not UTF-8"],
    ["a name that comes twice", "a,b,a\n", 'file.csv has two columns "a"'],
    ["a quotation mark left open", 'a,b\n1,"2\n3,4\n', 'in the row that begins 1,"2'],
  ])("%s", async (_, content, message) => {
    await expect(read(content)).rejects.toThrow(message);
  });

  test("bytes that are not UTF-8 far into a file", async () => {
    const good = "1,2\n".repeat(600_000);
    const content = Buffer.concat([Buffer.from(`a,b\n${good}`), Buffer.from([0xff])]);
    await expect(read(content)).rejects.toThrow("file.csv is not UTF-8 (near byte 2,");
  });
});

test("records are the same however the text is cut into pieces", async () => {
  const text = 'a,b\r\n"x\r\ny","z ""q"""\r\n\r\n1,2\n"3","\n\n"\nend';
  const expected = ["a,b", '"x\ny","z ""q"""', "", "1,2", '"3","\n\n"', "end"];
  for (let length = 1; length <= text.length; length++) {
    async function* pieces() {
      for (let at = 0; at < text.length; at += length) yield text.slice(at, at + length);
    }
    const records: string[] = [];
    for await (const group of splitRecords("file.csv", pieces())) records.push(...group);
    expect(records).toEqual(expected);
  }
});
