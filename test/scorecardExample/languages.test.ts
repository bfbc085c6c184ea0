import * as sources from "customer-kpis/sources";
import { expect, test } from "vitest";
import { en } from "../../examples/scorecard/languages/en";
import { LANGUAGES, languageOf } from "../../examples/scorecard/languages/languageOf";
import { sayIn } from "../../examples/scorecard/languages/say";
import { readSettings } from "../../examples/scorecard/lib/settings";
import { UserError } from "../../examples/scorecard/lib/userError";
import { dataFolder } from "./dataFolder";

const settings = readSettings(dataFolder, () => "1999-12");

test("an unknown language is refused, and the known ones are listed", () => {
  expect(() => languageOf("de")).toThrow(UserError);
  expect(() => languageOf("de")).toThrow(
    'There is no language "de". There are: en (English), fa (فارسی), ar (العربية), ru (Русский).',
  );
});

test.each(LANGUAGES)("$name has every form that its numbers ask for", ({ locale, counted }) => {
  const forms = new Intl.PluralRules(locale).resolvedOptions().pluralCategories;
  for (const nouns of Object.values(counted)) {
    expect(Object.keys(nouns).sort()).toEqual([...forms].sort());
  }
});

test.each(LANGUAGES)("$name leaves no text empty", (language) => {
  for (const [path, text] of textsOf(language.words)) expect(text, path).not.toBe("");
  expect(textsOf(language.words).length).toBe(textsOf(en.words).length);
});

/** Texts with the way to each; those with blanks in them are filled with letters. */
function textsOf(words: unknown, path = ""): [string, string][] {
  if (typeof words === "string") return [[path, words]];
  if (typeof words === "function") return [[path, String(words("A", "B", "C", "D"))]];
  return Object.entries(words as object).flatMap(([key, value]) =>
    textsOf(value, `${path}.${key}`),
  );
}

test.each([
  ["en", 1, "1 answer"],
  ["en", 1200, "1,200 answers"],
  ["fa", 1200, "۱٬۲۰۰ پاسخ"],
  ["ar", 0, "لا إجابات"],
  ["ar", 2, "إجابتان"],
  ["ar", 3, "٣ إجابات"],
  ["ar", 11, "١١ إجابة"],
  ["ru", 1, "1 ответ"],
  ["ru", 2, "2 ответа"],
  ["ru", 5, "5 ответов"],
  ["ru", 21, "21 ответ"],
])("in %s, %d answers are %s", (code, n, written) => {
  const { counted } = sayIn(languageOf(code), settings);
  expect(counted("answers", n)).toBe(written);
});

test.each([
  ["en", "1h 53m", "12 days"],
  ["fa", "۱ ساعت ۵۳ دقیقه", "۱۲ روز"],
  ["ar", "١ س ٥٣ د", "١٢ يومًا"],
  ["ru", "1 ч 53 мин", "12 дней"],
])("in %s, times are %s and %s", (code, short, long) => {
  const { duration } = sayIn(languageOf(code), settings);
  expect(duration(113 * 60_000)).toBe(short);
  expect(duration(12.3 * 86_400_000)).toBe(long);
});

test("what is negative or missing can be written too", () => {
  const say = sayIn(en, settings);
  expect(say.duration(-113 * 60_000)).toBe("-1h 53m");
  expect(say.duration(3 * 86_400_000 + 7_200_000)).toBe("3 days 2h");
  expect(say.duration(20_000)).toBe("20s");
  expect(say.figure("points", null)).toBe("-");
  expect(say.range("share", null)).toBe("-");
  expect(say.range("share", { lower: 0.1, upper: 0.25 })).toBe("10.0 to 25.0%");
});

test("names of one's own are translated where settings.json says how", () => {
  expect(sayIn(languageOf("fa"), settings).name("home")).toBe("خانه");
  expect(sayIn(languageOf("fa"), settings).name("harbor")).toBe("\u2068harbor\u2069");
  expect(sayIn(en, settings).name("harbor")).toBe("harbor");
  expect(sayIn(en, settings).name("کافه")).toBe("\u2068کافه\u2069");
  expect(sayIn(languageOf("fa"), settings).name(null)).toBe("(خالی)");
});

test("every reason for which a source leaves rows out has its words", () => {
  const reasons = Object.values(sources).flatMap((tool) =>
    Object.values(tool as object).flatMap((one) => Object.keys(one?.leaveOut ?? {})),
  );
  expect(reasons.length).toBeGreaterThan(20);
  expect(Object.keys(en.words.files.reasons)).toEqual(expect.arrayContaining(reasons));
});
