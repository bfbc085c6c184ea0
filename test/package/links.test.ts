import { existsSync, readdirSync, readFileSync } from "node:fs";
import { dirname, join } from "node:path";
import { expect, test } from "vitest";

const ROOT = join(import.meta.dirname, "../..");
const guides = readdirSync(join(ROOT, "docs/guides"))
  .filter((name) => name.endsWith(".md"))
  .map((name) => `docs/guides/${name}`);
const examples = [
  "examples/README.md",
  "examples/scorecard/README.md",
  "examples/scorecard/data/README.md",
];

/** The links of a page that lead to other files. */
function linksOf(page: string): string[] {
  const text = readFileSync(join(ROOT, page), "utf8");
  const links = Array.from(text.matchAll(/\]\(([^)#]+)[^)]*\)/g), ([, link]) => link as string);
  return links.filter((link) => !link.startsWith("https:"));
}

test.each(["README.md", "CHANGELOG.md", "RELEASING.md", "SECURITY.md", ...examples, ...guides])(
  "%s: every link leads somewhere",
  (page) => {
    const broken = linksOf(page).filter((link) => !existsSync(join(ROOT, dirname(page), link)));
    expect(broken).toEqual([]);
  },
);

test("every guide is named in the README", () => {
  const readme = readFileSync(join(ROOT, "README.md"), "utf8");
  expect(guides.filter((guide) => !readme.includes(guide))).toEqual([]);
});

// What npm shows and installs is the tarball: there, too, no link of these pages is dead.
test.each(["README.md", "CHANGELOG.md", "RELEASING.md", "SECURITY.md", ...guides])(
  "%s: every link leads to what is packed",
  (page) => {
    const { files } = JSON.parse(readFileSync(join(ROOT, "package.json"), "utf8"));
    const packed = ["README.md", "LICENSE", "package.json", ...files];
    const outside = linksOf(page).filter((link) => {
      const target = join(dirname(page), link);
      return !packed.some((path) => target === path || target.startsWith(`${path}/`));
    });
    expect(outside).toEqual([]);
  },
);
