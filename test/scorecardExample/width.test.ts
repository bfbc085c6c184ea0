import { expect, test } from "vitest";
import { widthOf } from "../../examples/scorecard/terminal/width";
import { wrap } from "../../examples/scorecard/terminal/wrap";

// What terminals do (Unicode Standard Annex 11), and the package string-width 8.3 says.
test.each([
  ["cafe", 4],
  ["کافه", 4],
  ["می\u200cخرند", 6],
  ["قهوه\u0654 فانوس", 10],
  ["カフェ", 6],
  ["咖啡", 4],
  ["㈱", 2],
  ["👩\u200d👩\u200d👧\u200d👦", 2],
  ["e\u0301", 1],
  ["\u2068harbor\u2069", 6],
  ["\u200f", 0],
  ["", 0],
])("%j takes %d columns", (text, width) => {
  expect(widthOf(text)).toBe(width);
});

test("lines are as wide as they may be, and not wider", () => {
  expect(wrap("one two three", 7)).toEqual(["one two", "three"]);
  expect(wrap("咖啡 咖啡 咖啡", 9)).toEqual(["咖啡 咖啡", "咖啡"]);
  expect(wrap("extraordinary", 5)).toEqual(["extraordinary"]);
});
