import ts from "typescript";
import { describe, expect, test } from "vitest";
import { examplesIn } from "./extract";

/** Runs the first example of a Markdown document that begins with these lines of code. */
function run(...lines: string[]): Promise<void> {
  const [example] = examplesIn("guide.md", ["# A guide", "```ts", ...lines, "```"].join("\n"));
  const body = example?.code.replace(/^import .*/, "");
  const { outputText } = ts.transpileModule(`return (async () => {${body}})()`, {
    compilerOptions: { target: ts.ScriptTarget.ES2022 },
  });
  return new Function("expect", outputText)(expect);
}

describe("a value", () => {
  test("passes where it is right", async () => {
    await run("1 + 1; // => 2");
    await run("const list = [1];", "list.map((n) => ({ n })); // => [{ n: 1 }]");
    await run("await Promise.resolve(1); // => 1");
  });

  test("fails where it is wrong, and names the document and the line", async () => {
    await expect(run("1; // => 1", "1 + 1; // => 3")).rejects.toThrow(
      "guide.md:4: expected 2 to deeply equal 3",
    );
  });

  test("may end a statement of several lines", async () => {
    await run("[", "  1,", "  2,", "].length; // => 2");
    await expect(run("[", "  1,", "].length; // => 2")).rejects.toThrow("guide.md:5: ");
  });

  test("may stand on lines of its own", async () => {
    await run("[1, 2];", "// => [1, 2]", "// A remark.");
    await run("({ a: 1, b: 2 });", "// => {", "//   a: 1,", "//   b: 2,", "// }", "// A remark.");
    await expect(run("[1, 2];", "// => [", "//   1,", "//   3,", "// ]")).rejects.toThrow();
  });
});

describe("a closeness", () => {
  test("reaches to the digits printed", async () => {
    await run("100 / 3; // ~> 33.33");
    await expect(run("100 / 3; // ~> 33.34")).rejects.toThrow("guide.md:3: ");
    await expect(run("33.336; // ~> 33.33")).rejects.toThrow();
  });

  test("holds for every number of a longer value, and for no other part", async () => {
    await run('({ p90: -1 / 3, at: "2026-03" }); // ~> { p90: -0.333, at: "2026-03" }');
    await expect(run('["2026-04"]; // ~> ["2026-03"]')).rejects.toThrow();
  });
});

describe("an error", () => {
  const fails = 'throw_("too high"); // throws RangeError';
  const define = "function throw_(text) { throw new RangeError(text); }";

  test("passes where it comes", async () => {
    await run(define, fails);
    await run(define, `${fails}: too high`);
    await run('await Promise.reject(new TypeError("no: not so")); // throws TypeError: no: not so');
  });

  test("fails where none comes, or another", async () => {
    await expect(run("1 + 1; // throws RangeError")).rejects.toThrow("guide.md:3: ");
    await expect(run(define, `${fails}: too low`)).rejects.toThrow("guide.md:4: ");
    await expect(run(define, fails.replace("Range", "Type"))).rejects.toThrow();
  });
});

test("an expectation that belongs to no expression is refused", async () => {
  const message = 'guide.md:3: "// => 1" does not follow an expression';
  expect(() => run("const one = 1; // => 1")).toThrow(message);
  expect(() => run("// => 1")).toThrow(message);
  expect(() => run("if (true) { 1; // => 1", "}")).toThrow(message);
});

test("doc comments hold examples too, and some blocks are not run", () => {
  const comment = ["/**", " * One.", " * ```ts no-run", " * one(); // => 1", " * ```", " */"];
  const [example, ...others] = examplesIn("src/one.ts", comment.join("\n"));
  expect(others).toEqual([]);
  expect(example).toMatchObject({ document: "src/one.ts", line: 3, runs: false });
  expect(example?.code.split("\n")[3]).toContain('expect(one(), "src/one.ts:4").toEqual(1);');
});

test("code in a fence that is not run is refused", () => {
  expect(() => examplesIn("guide.md", "```js\n1; // => 1\n```")).toThrow('guide.md: "```js"');
  expect(examplesIn("guide.md", "```sh\nnpm test\n```\n```json\n{}\n```")).toEqual([]);
});
