import { readdirSync, readFileSync } from "node:fs";
import { join } from "node:path";
import { type Source, sources } from "../src/sources";

const FOLDER = join(import.meta.dirname, "../src/sources");

/** The page that lists every source with its rules, made of the sources and their comments. */
export function everySource(): string {
  const comments = commentsOf();
  const names = sources.map(({ name }) => name).sort();
  const parts = names.map((name) => {
    const source = sources.find((one) => one.name === name) as Source<unknown>;
    return [`## ${name}`, comments.get(name), factsOf(source)].join("\n\n");
  });
  return `${[INTRODUCTION, ...parts].join("\n\n")}\n`;
}

const INTRODUCTION = [
  "# Every source",
  "",
  "The files of other tools that `customer-kpis/sources` reads as what they are. Each says on what it rests,",
  "which rows count, and what the file does not say. `recognize(columns, sources)` tells which one a file is",
  "of; a tool that is not here takes [five lines](your-own-export.md).",
  "",
  "Columns are found by their names, in whatever order and case, and never by their position.",
].join("\n");

/** What the source itself says. */
function factsOf({ marks, leaveOut = {}, refused, line }: Source<unknown>): string {
  const named = marks.map((mark) =>
    (typeof mark === "string" ? [mark] : mark).map(code).join(" or "),
  );
  const facts = [
    line === undefined
      ? `Recognized by: ${named.join(", ")}.`
      : "Recognized by what its lines look like.",
  ];
  const reasons = Object.keys(leaveOut);
  if (reasons.length > 0) facts.push(`Left out as: ${reasons.map(code).join(", ")}.`);
  if (refused !== null) facts.push(`Recognized and refused: ${refused}.`);
  return facts.join("\n\n");
}

function code(text: string): string {
  return ["", text, ""].join("`");
}

/** The comment of each source, by its name, without the example. */
function commentsOf(): ReadonlyMap<string, string> {
  const comments = new Map<string, string>();
  for (const path of readdirSync(FOLDER, { recursive: true, encoding: "utf8" })) {
    if (!path.endsWith(".ts")) continue;
    const text = readFileSync(join(FOLDER, path), "utf8");
    for (const [, comment = "", name = ""] of text.matchAll(COMMENT)) {
      const lines = comment.split("\n").map((line) => line.replace(/^ \* ?/, ""));
      const end = lines.findIndex((line) => line.startsWith("@"));
      const told = lines
        .slice(0, end === -1 ? lines.length : end)
        .join("\n")
        .trim();
      comments.set(name, told.replace(/\{@link (\w+)\}/g, "`$1`"));
    }
  }
  return comments;
}

/** A comment, and the name of the source that it explains. */
const COMMENT =
  /\/\*\*\n((?: \*(?!\/).*\n)+) \*\/\nexport const \w+: Source<[^>]+> =\s+(?:\/\* @__PURE__ \*\/ )?\w+\(\{\s+name: "([^"]+)"/g;
