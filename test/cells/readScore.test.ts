import { describe, expect, test } from "vitest";
import { type CellsOptions, cells } from "../../src/cells/cells";
import { problemOf, readOf } from "./reads";

function scoreOf(cell: unknown, options: CellsOptions = {}): number | null {
  return readOf(cells(options).score, cell);
}

describe("a number with its label", () => {
  test.each([
    ["10 - Extremely likely", 10],
    ["Extremely likely - 10", 10],
    ["0 – Not at all likely", 0],
    ["5 (very good)", 5],
    ["very good (5)", 5],
    ["1: Very bad", 1],
    ["NPS: 9", 9],
    ["4. Good", 4],
    ["7 = agree", 7],
    ["9:likely", 9],
    ["5=agree", 5],
    ["very good(5)", 5],
    ["NPS:9", 9],
    ["10-Decent", 10],
    ["۱۰ - بسیار محتمل", 10],
    ["بسیار محتمل - ۱۰", 10],
    ["٥ - ممتاز", 5],
  ])("%j", (text, score) => {
    expect(scoreOf(text)).toBe(score);
  });

  test.each(["1 - 2 times", "5 - 6", "4/5", "9 out of 10", "Bad -5", "Q1 - Q2", "10 -", "- 10"])(
    "%j is none",
    (text) => {
      expect(problemOf(cells({}).score, text)).toMatch(
        `must be a number, got ${JSON.stringify(text)}`,
      );
    },
  );

  test.each(["10-Sep", "9-Oct", "09-Okt", "5-Mai", "4-may", "1-Dec"])(
    "%j was 9/10 or the like",
    (text) => {
      expect(problemOf(cells({}).score, text)).toBe(
        `must be a number, got "${text}", a day: 9/10 in a spreadsheet`,
      );
      expect(scoreOf(text, { words: { [text]: 9 } })).toBe(9);
    },
  );

  test("is bounded by the scale as a bare number is", () => {
    const { score } = cells({ scale: { min: 0, max: 10 } });
    expect(readOf(score, "10 - Extremely likely")).toBe(10);
    expect(problemOf(score, "11 - Extremely likely")).toBe(
      'must be a whole number from 0 to 10, got "11 - Extremely likely"',
    );
  });
});

describe("words", () => {
  const words = { Good: 1, bad: 0, "not  offered": null, خوب: 1 };

  test.each([
    ["good", 1],
    [" GOOD ", 1],
    ["Bad", 0],
    ["Not Offered", null],
    ["not\u00a0offered", null],
    ["خوب", 1],
    ["4", 4],
    [3, 3],
  ])("%j", (cell, score) => {
    expect(scoreOf(cell, { words })).toBe(score);
  });

  test("that are not known are refused, with those that are", () => {
    expect(problemOf(cells({ words }).score, "meh")).toBe(
      'must be a number or one of "good", "bad", "not offered", "خوب", got "meh"',
    );
    expect(problemOf(cells({ words: { good: 1 } }).score, "meh")).toBe(
      'must be a number or "good", got "meh"',
    );
    const twelve = Object.fromEntries(Array.from({ length: 12 }, (_, i) => [`word ${i}`, i]));
    expect(problemOf(cells({ words: twelve }).score, "meh")).toMatch(/"word 11", got "meh"$/);
    const many = Object.fromEntries(Array.from({ length: 40 }, (_, i) => [`word ${i}`, i]));
    expect(problemOf(cells({ words: many }).score, "meh")).toMatch(
      /"word 11", 28 more, got "meh"$/,
    );
  });

  test("unsaid, lead to the option", () => {
    expect(problemOf(cells({}).score, "good")).toBe(
      'must be a number, got "good" (say words: { "good": its score })',
    );
    for (const face of ["😀", "★★★★☆"]) {
      expect(problemOf(cells({}).score, face)).toContain(`(say words: { "${face}": its score })`);
      expect(scoreOf(face, { words: { [face]: 4 } })).toBe(4);
    }
    const comment = "I would rather not say what I think of that";
    expect(problemOf(cells({}).score, comment)).toBe(`must be a number, got "${comment}"`);
  });

  test("may be there twice where they say the same", () => {
    expect(scoreOf("GOOD", { words: { good: 1, Good: 1 } })).toBe(1);
    expect(() => cells({ words: { good: 1, Good: 2 } })).toThrow(
      "words.Good must be 1, as the same",
    );
    expect(() => cells({ words: "good" as never })).toThrow("words must be an object of scores");
  });

  test("named as what every object has are words like others", () => {
    expect(problemOf(cells({ words: { good: 1 } }).score, "constructor")).toMatch("must be");
    expect(scoreOf("constructor", { words: { constructor: 3 } as Record<string, number> })).toBe(3);
  });
});

test("a long text at once", () => {
  const { score } = cells({});
  const before = performance.now();
  for (const part of ["a", "1", "- ", "a ", " ", "(", "a1"]) {
    problemOf(score, `x${part.repeat(100_000)}x`);
    problemOf(score, `1 - x${part.repeat(100_000)}1x1`);
  }
  expect(performance.now() - before).toBeLessThan(5000);
});
