import fc from "fast-check";
import { expect, test } from "vitest";
import { cut, wrapped } from "../../src/charts/text";

test("a text is cut where it is too long, and only there", () => {
  expect(cut("Retention", 9)).toBe("Retention");
  expect(cut("Retention", 8)).toBe("Retenti…");
  expect(cut("👍👍👍", 2)).toBe("👍…");
});

test("lines break at blanks", () => {
  expect(wrapped("Delivery to the door", 11)).toEqual(["Delivery to", "the door"]);
  expect(wrapped("Donaudampfschifffahrt", 8)).toEqual(["Donauda…"]);
  expect(wrapped("one two three four", 5, 3)).toEqual(["one", "two", "thre…"]);
});

test("no line is longer than asked, and what fits is whole", () => {
  const word = fc.string({ minLength: 1, maxLength: 12, unit: fc.constantFrom("a", "b", "é") });
  fc.assert(
    fc.property(
      fc.array(word, { minLength: 1, maxLength: 8 }),
      fc.integer({ min: 2, max: 30 }),
      fc.integer({ min: 1, max: 3 }),
      (words, letters, most) => {
        const lines = wrapped(words.join(" "), letters, most);
        expect(lines.length).toBeLessThanOrEqual(most);
        for (const line of lines) expect(line.length).toBeLessThanOrEqual(letters);
        const isWhole = lines.every((line) => !line.endsWith("…"));
        if (isWhole) expect(lines.join(" ")).toBe(words.join(" "));
        if (words.join(" ").length <= letters) expect(lines).toEqual([words.join(" ")]);
      },
    ),
  );
});
