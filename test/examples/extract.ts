import ts from "typescript";

/** A `ts` block of a document, as a module: its line n is line n of the document. */
export interface Example {
  readonly document: string;
  /** Where the block begins. */
  readonly line: number;
  /** False for ` ```ts no-run `: such a block is type-checked only. */
  readonly runs: boolean;
  readonly code: string;
}

const HEADER = 'import { expect } from "vitest"; void expect;';
const BLOCK = /^ *```ts( no-run)?\n(.*?)^ *```$/gms;
const OTHER_FENCE = /^ *```(?!ts$|ts no-run$)(?:ts|tsx|typescript|js|javascript)\b.*/m;
const EXPECTATION = /\/\/ (=>|~>|throws(?= \w*Error\b))(.*)/g;
const STRING_OR_NUMBER = /"[^"]*"|(?<![\w.])-?\d+(?:\.(\d+))?/g;

/** The examples of a Markdown document, or of the doc comments of a TypeScript file. */
export function examplesIn(document: string, text: string): Example[] {
  const markdown = document.endsWith(".ts") ? text.replace(/^ *\* ?/gm, "") : text;
  const other = OTHER_FENCE.exec(markdown)?.[0].trim();
  if (other) throw new Error(`${document}: "${other}" would never run, write "\`\`\`ts"`);
  return Array.from(markdown.matchAll(BLOCK), ({ index, 1: noRun, 2: body }) => {
    const line = markdown.slice(0, index).split("\n").length;
    const code = HEADER + withAssertions(document, "\n".repeat(line) + body);
    return { document, line, runs: !noRun, code };
  });
}

/** Turns `value; // => expected` into an assertion, without moving a line. */
function withAssertions(document: string, code: string): string {
  const { statements } = ts.createSourceFile("example.ts", code, ts.ScriptTarget.Latest, true);
  let result = "";
  let done = 0;
  for (const { index, 0: comment, 1: kind } of code.matchAll(EXPECTATION)) {
    const place = `${document}:${code.slice(0, index).split("\n").length}`;
    const statement = statements.findLast(({ end }) => end <= index);
    const follows = statement && code.slice(statement.end, index).trim() === "";
    if (!follows || !ts.isExpressionStatement(statement)) {
      throw new Error(`${place}: "${comment}" does not follow an expression`);
    }
    const expected = expectedAt(code.slice(index + `// ${kind}`.length));
    const assertion = assert(statement.expression.getText(), place, kind as string, expected);
    result += code.slice(done, statement.getStart()) + assertion;
    done = statement.end;
  }
  return result + code.slice(done);
}

/** What a comment expects. A value goes on over further comment lines until it is whole. */
function expectedAt(text: string): string {
  const [first, ...lines] = text.split("\n") as [string, ...string[]];
  let expected = first.trim();
  for (const line of lines) {
    const more = /^ *\/\/(.*)/.exec(line)?.[1];
    if (more === undefined || isExpression(expected)) break;
    expected += more;
  }
  return expected;
}

function isExpression(text: string): boolean {
  return ts.transpileModule(`(${text})`, { reportDiagnostics: true }).diagnostics?.length === 0;
}

function assert(expression: string, place: string, kind: string, expected: string): string {
  if (kind === "throws") {
    const [error, message] = expected.split(/: (.*)/);
    const thrown = `await (async () => (${expression}))().catch((error: unknown) => error)`;
    const says = message === undefined ? "" : `, message: ${JSON.stringify(message)}`;
    return `expect(${thrown}, "${place}").toMatchObject({ name: "${error}"${says} });`;
  }
  const value = kind === "=>" ? expected : expected.replace(STRING_OR_NUMBER, closeTo);
  return `expect(${expression}, "${place}").toEqual(${value});`;
}

/** A number as close as its printed digits tell; a string stays. */
function closeTo(literal: string, decimals = ""): string {
  return literal.startsWith('"') ? literal : `expect.closeTo(${literal}, ${decimals.length})`;
}
