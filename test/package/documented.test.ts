import { join } from "node:path";
import ts from "typescript";
import { describe, expect, test } from "vitest";
import { DOORS } from "../../build/doors";

const ROOT = join(import.meta.dirname, "../..");

const { config } = ts.readConfigFile(join(ROOT, "tsconfig.json"), ts.sys.readFile);
const { options } = ts.parseJsonConfigFileContent(config, ts.sys, ROOT);
const program = ts.createProgram(
  Object.values(DOORS).map((file) => join(ROOT, file)),
  options,
);
const checker = program.getTypeChecker();

/** Whether a tag is an example that expects something, so that it is more than type-checked. */
function isTested({ name, text }: ts.JSDocTagInfo): boolean {
  const shown = ts.displayPartsToString(text);
  return name === "example" && /```ts\n.*\/\/ (=>|~>|throws) ?/s.test(shown);
}

describe.each(Object.values(DOORS))("%s", (door) => {
  const file = program.getSourceFile(join(ROOT, door)) as ts.SourceFile;
  const module = checker.getSymbolAtLocation(file) as ts.Symbol;
  const exported = checker.getExportsOfModule(module).map((symbol) => {
    const isAlias = symbol.flags & ts.SymbolFlags.Alias;
    return isAlias ? checker.getAliasedSymbol(symbol) : symbol;
  });

  test("every exported name is explained", () => {
    const silent = exported.filter(
      (symbol) => symbol.getDocumentationComment(checker).length === 0,
    );
    expect(silent.map(({ name }) => name)).toEqual([]);
  });

  test("every field of what is passed in or comes out is explained", () => {
    const fields = exported
      .filter(({ name }) => !name.endsWith("State"))
      .flatMap(({ name, members }) =>
        Array.from(members?.values() ?? [], (field) => ({ name, field })),
      )
      .filter(({ field }) => field.flags & ts.SymbolFlags.Property)
      .filter(({ field }) => field.getDocumentationComment(checker).length === 0);
    expect(fields.map(({ name, field }) => `${name}.${field.name}`)).toEqual([]);
  });

  test("every exported function shows an example and its result", () => {
    const bare = exported.filter((symbol) => {
      const isCalled = checker.getTypeOfSymbol(symbol).getCallSignatures().length > 0;
      return isCalled && !symbol.getJsDocTags(checker).some(isTested);
    });
    expect(bare.map(({ name }) => name)).toEqual([]);
  });
});
