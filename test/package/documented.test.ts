import { existsSync } from "node:fs";
import { join } from "node:path";
import ts from "typescript";
import { describe, expect, test } from "vitest";

const ROOT = join(import.meta.dirname, "../..");
const doors = ["index.ts", "schema/index.ts"]
  .map((path) => join(ROOT, "src", path))
  .filter(existsSync);

const { config } = ts.readConfigFile(join(ROOT, "tsconfig.json"), ts.sys.readFile);
const { options } = ts.parseJsonConfigFileContent(config, ts.sys, ROOT);
const program = ts.createProgram(doors, options);
const checker = program.getTypeChecker();

describe.each(doors)("%s", (door) => {
  const module = checker.getSymbolAtLocation(program.getSourceFile(door) as ts.SourceFile);
  const exported = checker.getExportsOfModule(module as ts.Symbol).map((symbol) => {
    const isAlias = symbol.flags & ts.SymbolFlags.Alias;
    return isAlias ? checker.getAliasedSymbol(symbol) : symbol;
  });

  test("every exported name is explained", () => {
    const silent = exported.filter(
      (symbol) => symbol.getDocumentationComment(checker).length === 0,
    );
    expect(silent.map(({ name }) => name)).toEqual([]);
  });

  test("every exported function shows an example", () => {
    const bare = exported.filter((symbol) => {
      const isCalled = checker.getTypeOfSymbol(symbol).getCallSignatures().length > 0;
      return isCalled && !symbol.getJsDocTags(checker).some(({ name }) => name === "example");
    });
    expect(bare.map(({ name }) => name)).toEqual([]);
  });
});
