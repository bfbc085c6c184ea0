import {
  headerLine,
  recognize,
  type Source,
  sources,
  validate,
  validateAsync,
} from "customer-kpis/sources";
import { describe, expect, test } from "vitest";
import { linesOf, rowsBelow, SAMPLES, type Sample } from "../data/sources/readSample";
import { isLong } from "../runs";
import { FIGURES, kindOf, NO_FIGURES } from "./figures";
import { allOf, REWRITES, withTextIds } from "./sameFile";

/** What the caller has to say of a sample, as its file does not. */
const OPTIONS: Readonly<Record<string, object>> = {
  "surveymonkey-responses.csv": {
    words: {
      "very satisfied": 5,
      "somewhat satisfied": 4,
      "neither satisfied nor dissatisfied": 3,
      "somewhat dissatisfied": 2,
      "very dissatisfied": 1,
    },
  },
  "google-forms-responses.csv": {
    words: { "very satisfied": 5, satisfied: 4, neutral: 3, dissatisfied: 2 },
  },
};

/** Samples whose source is still to be written. */
const TO_COME = new Set<string>([]);

/** Samples that are read together with another one, whose JSON names them. */
const FILES_OF_ANOTHER = new Set(["olist-customers.csv", "olist-payments.csv"]);

const samples = SAMPLES.filter(({ file }) => !TO_COME.has(file)).map((sample) => {
  return [sample.file, sample] as const;
});

/** A sample's source, and the line of its header: 0 where it has none. */
function recognizedIn({ file }: Sample): { source: Source<unknown>; line: number } {
  const lines = linesOf(file).slice(0, 20);
  const [plain] = recognize(lines[0]!, sources);
  if (plain?.source.line) return { source: plain.source, line: 0 };
  for (const [i, names] of lines.entries()) {
    const [found] = recognize(names, sources);
    if (found) return { source: found.source, line: i + 1 };
  }
  throw new Error(`${file} is not recognized`);
}

describe.each(samples)("%s", (file, sample) => {
  const lines = linesOf(file);
  const { source, line } = recognizedIn(sample);
  const files = [file, ...(sample.truth["with"]?.toString().split(", ") ?? [])];
  const rows = files.flatMap((one) => rowsOf(one, line));
  const options = OPTIONS[file] ?? {};

  test("is recognized by its header, without a second hit, in any order and case", () => {
    const names = lines[Math.max(line - 1, 0)]!;
    for (const columns of [names, names.toReversed(), names.map((name) => name.toUpperCase())]) {
      const found = recognize(columns, sources);
      expect(found.map((one) => [one.source.name, one.missing])).toEqual([[source.name, []]]);
    }
    expect(headerLine(lines, source)).toBe(line);
  });

  test.skipIf(source.refused !== null || FILES_OF_ANOTHER.has(file))(
    "is accounted for, row by row",
    () => {
      const { records, rejected, leftOut, joined } = validate(source, rows, options);
      expect(rejected.length + leftOut.length + records.length + joined).toBe(rows.length);
      for (const { row, input } of [...rejected, ...leftOut]) expect(input).toBe(rows[row - 1]);
    },
  );

  test.skipIf(source.refused !== null || FILES_OF_ANOTHER.has(file))(
    "gives the figures of its JSON, unmapped",
    () => {
      const read = { ...validate(source, rows, options), source, truth: sample.truth };
      const figures = FIGURES[kindOf(read.records[0] as object)] ?? {};
      for (const [name, right] of Object.entries(sample.truth)) {
        if (NO_FIGURES.includes(name)) continue;
        expect(figures[name], `there is no call for ${name}`).toBeDefined();
        expectFigure(figures[name]!(read), right, name);
      }
    },
  );

  test.skipIf(source.refused !== null || FILES_OF_ANOTHER.has(file))(
    "reads the same in batches, as far as it stands together",
    async () => {
      const whole = validate(source, rows, options);
      for (const size of [1, 3, 1000]) {
        const batches = Array.from({ length: Math.ceil(rows.length / size) }, (_, i) =>
          rows.slice(i * size, (i + 1) * size),
        );
        const parts = [];
        const told = { dayFirst: false, ...options };
        for await (const part of validateAsync(source, batches, told)) parts.push(part);
        expect(parts.flatMap(({ records }) => records)).toEqual(whole.records);
        expect(parts.flatMap(({ rejected }) => rejected)).toEqual(whole.rejected);
        expect(parts.flatMap(({ leftOut }) => leftOut)).toEqual(whole.leftOut);
        expect(parts.reduce((sum, { joined }) => sum + joined, 0)).toBe(whole.joined);
      }
    },
  );
});

const readable = samples
  .map(([file, sample]) => ({ file, sample, ...recognizedIn(sample) }))
  .filter(({ file, source }) => source.refused === null && !FILES_OF_ANOTHER.has(file))
  .map(({ file, sample, source, line }) => {
    const files = [file, ...(sample.truth["with"]?.toString().split(", ") ?? [])];
    return { file, source, line, rows: files.flatMap((one) => rowsOf(one, line)) };
  });

describe.each(readable)("$file", ({ file, source, line, rows }) => {
  const options = OPTIONS[file] ?? {};
  const whole = validate(source, rows, options);
  const right = withTextIds(whole.records as object[]);
  const reasons = new Map(whole.leftOut.map(({ row, reason }) => [row, reason]));
  const around = (reason: string | undefined) => /^(?:header|footer|blank row)$/.test(reason ?? "");
  const data = rows.filter((_, i) => !around(reasons.get(i + 1)));
  const header = rows.filter((_, i) => reasons.get(i + 1) === "header");

  // Month names of several languages take a tenth of a second, each time.
  const rewrites = Object.entries(isLong ? REWRITES : { "all of these ways": allOf(REWRITES) });

  test.skipIf(line === 0).each(rewrites)("says the same in %s", (_, rewrite) => {
    const read = validate(source, rewrite(rows as Record<string, unknown>[]), options);
    expect(withTextIds(read.records as object[])).toEqual(right);
    expect(read.rejected.map(({ row }) => row)).toEqual(whole.rejected.map(({ row }) => row));
    expect(read.leftOut.map(({ row, reason }) => [row, reason])).toEqual([...reasons]);
    expect([read.joined, read.assumed]).toEqual([whole.joined, whole.assumed]);
  });

  test.runIf(isLong)("says the same in whatever order its rows stand, and in two parts", () => {
    const told = { dayFirst: false, ...options };
    const read = (some: readonly unknown[]) => validate(source, [...header, ...some], told);
    expect(sorted(read(data.toReversed()).records)).toEqual(sorted(right));
    // Of records that are written in several rows none stands in both.
    const half = data.length - 1;
    const parts = [data.slice(0, half), data.slice(half)];
    if (source.join) return;
    expect(sorted(parts.flatMap((part) => read(part).records))).toEqual(sorted(right));
  });
});

/** In an order that does not depend on that of the rows. */
function sorted(records: readonly unknown[]): string[] {
  return records.map((record) => JSON.stringify(record)).toSorted();
}

function rowsOf(file: string, line: number): readonly unknown[] {
  const lines = linesOf(file);
  return line === 0 ? lines.map(([text]) => text) : rowsBelow(lines, line);
}

/** Compares as far as the right figure says something: of a result its value and n. */
function expectFigure(figure: any, right: unknown, name: string): void {
  if (typeof right === "number") expect(figure, name).toBeCloseTo(right, 9);
  else if (typeof right === "object" && right !== null) {
    for (const [part, value] of Object.entries(right))
      expectFigure(figure?.[part], value, `${name}.${part}`);
  } else expect(figure, name).toEqual(right);
}
