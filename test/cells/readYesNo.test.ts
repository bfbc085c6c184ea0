import { expect, test } from "vitest";
import { cells } from "../../src/cells/cells";
import { problemOf, readOf } from "./reads";

test.each([true, 1, 1n, "1", "1.0", "yes", "Yes ", "TRUE", "y", "T", "بله", "نعم", "Да"])(
  "%s is a yes",
  (cell) => {
    expect(readOf(cells({}).yesNo, cell)).toBe(true);
  },
);

test.each([false, 0, 0n, "0", "0.0", "no", "NO", "False", "n", "f", "خیر", "خير", "لا", "нет"])(
  "%s is a no",
  (cell) => {
    expect(readOf(cells({}).yesNo, cell)).toBe(false);
  },
);

// The words of Excel's and Google's spreadsheets for TRUE and FALSE, and what people answer.
test.each([
  ["WAHR", "FALSCH"],
  ["VRAI", "FAUX"],
  ["VERDADERO", "FALSO"],
  ["VERDADEIRO", "FALSO"],
  ["VERO", "FALSO"],
  ["ИСТИНА", "ЛОЖЬ"],
  ["WAAR", "ONWAAR"],
  ["PRAWDA", "FAŁSZ"],
  ["DOĞRU", "YANLIŞ"],
  ["SANT", "FALSKT"],
  ["Ja", "Nein"],
  ["oui", "non"],
  ["Sí", "No"],
  ["sim", "não"],
  ["Evet", "hayır"],
])("%s is a yes, and %s a no", (yes, no) => {
  const { yesNo } = cells({});
  expect([yes, no].map((word) => readOf(yesNo, word))).toEqual([true, false]);
});

test.each(["", " ", null, undefined])("%j is nothing", (cell) => {
  expect(readOf(cells({}).yesNo, cell)).toBeNull();
});

test("words of 1 and 0 are answers too, others are none", () => {
  const { yesNo } = cells({ words: { Churned: 1, stayed: 0, maybe: 2 }, missing: ["?"] });
  expect(readOf(yesNo, "churned")).toBe(true);
  expect(readOf(yesNo, "Stayed")).toBe(false);
  expect(readOf(yesNo, "yes")).toBe(true);
  expect(readOf(yesNo, "?")).toBeNull();
  expect(problemOf(yesNo, "maybe")).toBe(
    'must be one of "yes", "no", "true", "false", "1", "0", "churned", "stayed", got "maybe" (say words)',
  );
});

test.each([2, -1, 0.5, NaN, "2", "jein", {}, [], new Date(0)])("%s is refused", (cell) => {
  expect(problemOf(cells({}).yesNo, cell)).toMatch(
    /^must be one of "yes", "no", "true", "false", "1", "0", got /,
  );
});
