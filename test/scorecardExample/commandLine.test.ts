import { expect, test } from "vitest";
import { HELP, readCommandLine } from "../../examples/scorecard/lib/commandLine";
import { UserError } from "../../examples/scorecard/lib/userError";

test("without anything it is the example, in all languages", () => {
  expect(readCommandLine([])).toEqual({
    folder: null,
    languages: [],
    customer: null,
    out: "scorecard",
    all: false,
    told: {},
    help: false,
  });
});

test("takes a folder, languages, a customer and a place to write to", () => {
  const given = [
    "mine",
    "--language",
    "fa,ar",
    "--language",
    "ru",
    "--customer",
    "7",
    "--out",
    "x",
  ];
  expect(readCommandLine(given)).toEqual({
    folder: "mine",
    languages: ["fa", "ar", "ru"],
    customer: "7",
    out: "x",
    all: false,
    told: {},
    help: false,
  });
});

test.each([
  [["--lang", "fa"], "Unknown option '--lang'. Did you mean --language?\n"],
  [["--timezone", "Asia/Dubai"], "Unknown option '--timezone'. Did you mean --time-zone?\n"],
  [["--timeZone=Asia/Dubai"], "Unknown option '--timeZone'. Did you mean --time-zone?\n"],
  [["--colour"], "Unknown option '--colour'.\n"],
  [["-l", "fa"], "Unknown option '-l'. Did you mean --language?\n"],
  [
    ["--time-zone", "Dubai"],
    '--time-zone must be a place such as Europe/Berlin or Asia/Dubai, not "Dubai". Did you mean Asia/Dubai?',
  ],
  [["--time-zone", "new york"], "Did you mean America/New_York?"],
  [["--time-zone", "GST"], 'or Asia/Dubai, not "GST".'],
  [["--customer"], "'--customer <value>' argument missing"],
  [["one", "two"], "Give one folder, not 2: one, two."],
])("refuses %j", (args, message) => {
  expect(() => readCommandLine(args)).toThrow(UserError);
  expect(() => readCommandLine(args)).toThrow(message);
});

test("the help names every option", () => {
  for (const option of ["--language", "--customer", "--out", "--all"])
    expect(HELP).toContain(option);
});
