import { readdirSync } from "node:fs";
import { join } from "node:path";
import { build } from "esbuild";
import { describe, expect, test } from "vitest";
import { READS_TIME, readsTime } from "../readsTime";

const ROOT = join(import.meta.dirname, "../..");
const tests = readdirSync(join(ROOT, "test"), { recursive: true, encoding: "utf8" })
  .filter((path) => /^(?!\.examples|browser|package).*\.test\.ts$/.test(path))
  .map((path) => join("test", path));
const untimed = tests.filter((path) => !readsTime(path));

test.each(["time", "fold/over", "loyalty/retention", "examples/examples", "schema/date"])(
  "%s.test.ts runs in a zone with daylight saving, and by `npm run coverage` in UTC",
  (name) => {
    expect(tests).toContain(`test/${name}.test.ts`);
    expect(untimed).not.toContain(`test/${name}.test.ts`);
  },
);

test("what runs in UTC alone makes no date and shows none, when bundled with all that it uses", async () => {
  expect(untimed.length).toBeGreaterThan(20);
  const { outputFiles } = await build({
    absWorkingDir: ROOT,
    entryPoints: untimed,
    outdir: "bundled",
    bundle: true,
    packages: "external",
    platform: "node",
    format: "esm",
    write: false,
  });
  const readers = outputFiles.filter(({ text }) => READS_TIME.test(text));
  expect(readers.map(({ path }) => path)).toEqual([]);
});

describe.each([
  ["new Date(2026, 0, 1)", 'const at = new Date("2026-01-01");', true],
  ["Intl", "new Intl.DateTimeFormat().format(0)", true],
  ["a number's words", 'new Intl.NumberFormat("fa").format(0)', false],
  ["a check", "if (at instanceof Date) at.getTime();", false],
  ["records made up", "fc.record({ at: fc.date() })", true],
  ["another program", 'import { execFile } from "node:child_process";', true],
])("%s", (_, code, reads) => {
  test(reads ? "may depend on the machine's zone" : "cannot", () => {
    expect(READS_TIME.test(code)).toBe(reads);
  });
});
