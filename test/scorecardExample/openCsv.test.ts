import { mkdirSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import fc from "fast-check";
import { describe, expect, test } from "vitest";
import { csvRows } from "../../examples/scorecard/lib/csvRows";
import { openCsv } from "../../examples/scorecard/lib/openCsv";
import { ownFolder } from "./ownFolder";

const own = ownFolder();

function read(content: string | Buffer) {
  const path = join(own.path, "file.csv");
  writeFileSync(path, content);
  const { columns, batches } = openCsv(path);
  let rows: (readonly string[])[] = [];
  let numbers: number[] = [];
  let broken: number[] = [];
  for (const batch of batches) {
    rows = rows.concat(batch.rows);
    numbers = numbers.concat(batch.numbers);
    broken = broken.concat(batch.broken.map(({ row }) => row));
  }
  return { columns, rows, numbers, broken };
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
    ["carriage returns alone", "a,b\r1,2\r"],
    ["a blank line at the end", "a,b\n1,2\n\n"],
    ["quotation marks with spaces before them", 'a, "b"\n1, "2"\n'],
  ])("%s", (_, content) => {
    expect(read(content)).toEqual({
      columns: ["a", "b"],
      rows: [["1", "2"]],
      numbers: [2],
      broken: [],
    });
  });

  test("delimiters, line breaks and quotation marks inside of quotation marks", () => {
    const { rows } = read('a,b\n"x, y","he said ""no"",\r\nand left"\n');
    expect(rows).toEqual([["x, y", 'he said "no",\nand left']]);
  });

  test("a quotation mark inside of a field as a letter: inches", () => {
    const { rows, broken } = read('a,b\n5" pipe,1\n6" pipe,2\n');
    expect(rows).toEqual([
      ['5" pipe', "1"],
      ['6" pipe', "2"],
    ]);
    expect(broken).toEqual([]);
  });

  test.each([
    ["sep=;", "sep=;\na;b\n1,5;2\n", ["1,5", "2"], 3],
    ["a quoted sep", '"sep=,"\r\na,b\r\n1,2\r\n', ["1", "2"], 3],
    ["blank lines before the header", "\n\na,b\n1,2\n", ["1", "2"], 4],
  ])("%s above the header", (_, content, row, number) => {
    expect(read(content)).toMatchObject({ columns: ["a", "b"], rows: [row], numbers: [number] });
  });

  test("columns without a name at the end, whether rows have them or not", () => {
    const { columns, rows, broken } = read("a,b,,\n1,2,,\n3,4\n5,6,,,\n7,8,,,x\n");
    expect(columns).toEqual(["a", "b", "", ""]);
    expect(rows.map((row) => row.slice(0, 2))).toEqual([
      ["1", "2"],
      ["3", "4"],
      ["5", "6"],
    ]);
    expect(broken).toEqual([5]);
  });

  test("a header alone as no rows", () => {
    expect(read("a,b\n")).toMatchObject({ columns: ["a", "b"], rows: [] });
  });
});

describe("numbers rows as a spreadsheet does", () => {
  test("counting the header and blank lines", () => {
    const { rows, numbers } = read("a,b\n1,2\n\n3,4\n");
    expect(rows).toHaveLength(2);
    expect(numbers).toEqual([2, 4]);
  });

  test("setting aside rows with too few or too many fields, and them only", () => {
    const { rows, numbers, broken } = read('a,b,c\n1,2,3\n4,5\n6,"7,7",8\n9,9,9,9\n1,2');
    expect(rows.map(([a]) => a)).toEqual(["1", "6"]);
    expect(numbers).toEqual([2, 4]);
    expect(broken).toEqual([3, 5, 6]);
  });
});

test.each([
  ["little", (text: string) => Buffer.from(text, "utf16le")],
  ["big", (text: string) => Buffer.from(text, "utf16le").swap16()],
])("reads UTF-16 that says so, its %s end first", (_, encoded) => {
  const { columns, rows } = read(encoded("\ufeffname,b\né,2\nمریم,3\n"));
  expect(columns).toEqual(["name", "b"]);
  expect(rows).toEqual([
    ["é", "2"],
    ["مریم", "3"],
  ]);
});

describe("refuses", () => {
  test.each([
    ["an empty file", "", "file.csv is empty."],
    ["a blank file", " \n\n", "file.csv is empty."],
    ["UTF-16 without it", Buffer.from("a,b\n", "utf16le"), "file.csv is UTF-16"],
    ["another encoding", Buffer.from("a,b\né,2\n", "latin1"), "file.csv is not UTF-8"],
    ["a quotation mark left open", 'a,b\n1,"2\n3,4\n', 'in the row that begins 1,"2'],
  ])("%s", (_, content, message) => {
    expect(() => read(content)).toThrow(message);
  });

  test("a folder that is called like a file", () => {
    const path = join(own.path, "folder.csv");
    mkdirSync(path);
    expect(() => openCsv(path)).toThrow("folder.csv is a folder, not a file.");
  });

  test("bytes that are not UTF-8 far into a file", () => {
    const good = `1,${"2".repeat(997)}\n`.repeat(2400);
    const content = Buffer.concat([Buffer.from(`a,b\n${good}`), Buffer.from([0xff])]);
    expect(() => read(content)).toThrow("file.csv is not UTF-8 (near byte 2,");
  });
});

test("rows are the same however the text is cut into pieces", () => {
  const text = 'a,b\r\n"x\r\ny","z ""q"""\r\n\r\n1,2\n"3","\n\n"\r4,"5"\rend';
  const expected = [
    ["a", "b"],
    ["x\ny", 'z "q"'],
    [],
    ["1", "2"],
    ["3", "\n\n"],
    ["4", "5"],
    ["end"],
  ];
  for (let length = 1; length <= text.length; length++) {
    expect(rowsOf(text, length)).toEqual(expected);
  }
});

function rowsOf(text: string, length: number): string[][] {
  function* pieces() {
    for (let at = 0; at < text.length; at += length) yield text.slice(at, at + length);
  }
  const rows: string[][] = [];
  for (const group of csvRows("file.csv", pieces(), () => ",")) rows.push(...group);
  return rows;
}

test("any table comes back as it was written, however it is cut", () => {
  const field = fc.stringMatching(/^[ab,"\n ]{0,6}$/);
  fc.assert(
    fc.property(
      fc.array(fc.array(field, { minLength: 2, maxLength: 3 }), { minLength: 1, maxLength: 5 }),
      fc.constantFrom("\n", "\r\n", "\r"),
      fc.integer({ min: 1, max: 9 }),
      (table, end, length) => {
        const quoted = (one: string) => `"${one.replaceAll('"', '""')}"`;
        const text = table.map((row) => row.map(quoted).join(",")).join(end);
        expect(rowsOf(text, length)).toEqual(table);
      },
    ),
  );
});

test("long fields take no longer than their length: 12 MB in one, 9 MB in many lines", () => {
  const long = "x".repeat(12_000_000);
  expect(rowsOf(`a,b\n1,"${long}"\n2,3\n`, 1 << 20)).toHaveLength(3);
  const lines = "a line\n".repeat(1_300_000);
  const start = performance.now();
  const rows = rowsOf(`a,b\n1,"${lines}"\n2,3\n`, 1 << 20);
  expect(rows[1]?.[1]).toBe(lines);
  // A third of a second on two cores; 17 s where every piece goes through all of it again.
  expect(performance.now() - start).toBeLessThan(5000);
});
