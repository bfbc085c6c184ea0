import { join } from "node:path";
import ts from "typescript";
import { DOORS } from "../../build/doors";

export const ROOT = join(import.meta.dirname, "../..");

const { config } = ts.readConfigFile(join(ROOT, "tsconfig.json"), ts.sys.readFile);
const { options } = ts.parseJsonConfigFileContent(config, ts.sys, ROOT);

/** The library as the compiler sees it. */
export const program: ts.Program = ts.createProgram(
  Object.values(DOORS).map((file) => join(ROOT, file)),
  options,
);

export const checker: ts.TypeChecker = program.getTypeChecker();

/** What a door exports, by the names that users see, and where each is declared. */
export function exportsOf(file: string): Map<string, ts.Symbol> {
  const source = program.getSourceFile(join(ROOT, file)) as ts.SourceFile;
  return exportsIn(checker.getSymbolAtLocation(source) as ts.Symbol);
}

/** The same of a module: a door, or a namespace behind one. */
export function exportsIn(module: ts.Symbol): Map<string, ts.Symbol> {
  const exported = checker.getExportsOfModule(module).map((symbol) => {
    const isAlias = symbol.flags & ts.SymbolFlags.Alias;
    return [symbol.name, isAlias ? checker.getAliasedSymbol(symbol) : symbol] as const;
  });
  return new Map(exported);
}
