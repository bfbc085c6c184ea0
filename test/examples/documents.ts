import { readdirSync, readFileSync } from "node:fs";
import { join, relative } from "node:path";
import { type Example, examplesIn } from "./extract.ts";

const ROOT = join(import.meta.dirname, "../..");

/** Every example of the README, the changelog, the guides and the doc comments. */
export function allExamples(): Example[] {
  const documents = [...readdirSync(ROOT), ...filesBelow("docs"), ...filesBelow("src")].filter(
    (path) => /\.md$|^src\/.*\.ts$/.test(path) && !path.startsWith("docs/api/"),
  );
  return documents.flatMap((path) => examplesIn(path, readFileSync(join(ROOT, path), "utf8")));
}

/** Where an example's module lies. */
export function moduleOf({ document, line }: Example): string {
  return join(ROOT, "test/.examples", `${document}-${line}.ts`);
}

function filesBelow(folder: string): string[] {
  return readdirSync(join(ROOT, folder), { recursive: true, withFileTypes: true })
    .filter((entry) => entry.isFile())
    .map((entry) => relative(ROOT, join(entry.parentPath, entry.name)));
}
