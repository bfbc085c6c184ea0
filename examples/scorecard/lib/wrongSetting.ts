import type * as z from "zod";

type Issue = z.core.$ZodIssue;

/**
 * Says what is wrong with a setting: its name, what it may be, and what it is.
 *
 * @param json - All of `settings.json`.
 * @param names - The settings that there are.
 */
export function wrongSetting(issue: Issue, json: unknown, names: readonly string[]): string {
  const path = issue.path.map(String);
  const name = path.join(".");
  if (issue.code === "unrecognized_keys") {
    const [key = ""] = issue.keys;
    const meant = path.length === 0 ? names.find((one) => isAlike(one, key)) : undefined;
    const there = path.length === 0 ? `; there are ${names.join(", ")}` : "";
    const way = meant === undefined ? there : `; did you mean ${JSON.stringify(meant)}?`;
    return `${name || "it"} has no ${JSON.stringify(key)}${way}`;
  }
  const came = path.reduce((value, key) => (value as Record<string, unknown>)?.[key], json);
  const shown = came === undefined ? "nothing" : JSON.stringify(came)?.slice(0, 60);
  return `${name || "it"} must be ${allowedBy(issue)}, got ${shown}`;
}

function isAlike(name: string, key: string): boolean {
  return name.slice(0, BEGINNING).toLowerCase() === key.slice(0, BEGINNING).toLowerCase();
}

const BEGINNING = 3;

function allowedBy(issue: Issue): string {
  switch (issue.code) {
    case "invalid_type":
      return TYPES[issue.expected] ?? issue.expected;
    case "invalid_value":
      return `one of ${issue.values.map((value) => JSON.stringify(value)).join(", ")}`;
    case "too_small":
      return `${issue.inclusive ? "at least" : "more than"} ${issue.minimum}`;
    case "too_big":
      return `${issue.inclusive ? "at most" : "less than"} ${issue.maximum}`;
    default:
      return issue.message.replace(/^must be /, "");
  }
}

const TYPES: Readonly<Record<string, string>> = {
  number: "a number",
  int: "a whole number",
  string: "a text",
  boolean: "true or false",
  array: "a list",
  object: "an object, as { }",
  record: "an object, as { }",
};
