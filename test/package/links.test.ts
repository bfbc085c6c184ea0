import { existsSync, readdirSync, readFileSync } from "node:fs";
import { dirname, join } from "node:path";
import { expect, test } from "vitest";

const ROOT = join(import.meta.dirname, "../..");
const guides = readdirSync(join(ROOT, "docs/guides")).map((name) => `docs/guides/${name}`);
const examples = ["examples/scorecard/README.md", "examples/scorecard/data/README.md"];

test.each(["README.md", "CHANGELOG.md", ...examples, ...guides])(
  "%s: every link leads somewhere",
  (page) => {
    const text = readFileSync(join(ROOT, page), "utf8");
    const links = Array.from(text.matchAll(/\]\(([^)#]+)[^)]*\)/g), ([, link]) => link as string);
    const broken = links.filter((link) => {
      return !link.startsWith("https:") && !existsSync(join(ROOT, dirname(page), link));
    });
    expect(broken).toEqual([]);
  },
);

test("every guide is named in the README", () => {
  const readme = readFileSync(join(ROOT, "README.md"), "utf8");
  expect(guides.filter((guide) => !readme.includes(guide))).toEqual([]);
});
