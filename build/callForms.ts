// Editors show the comment of a call's own signature, not that of the constant. So in the built
// declarations each KPI becomes a function, its comment before every form of call.
import { readdirSync, writeFileSync } from "node:fs";
import { dirname, join } from "node:path";
import ts from "typescript";

const OPTIONS: ts.CompilerOptions = {
  strict: true,
  exactOptionalPropertyTypes: true,
  target: ts.ScriptTarget.ES2022,
  module: ts.ModuleKind.NodeNext,
  lib: ["lib.es2023.d.ts"],
  types: [],
};

const { NoTruncation, MultilineObjectLiterals } = ts.NodeBuilderFlags;
const printer = ts.createPrinter();
const exported = ts.factory.createModifier(ts.SyntaxKind.ExportKeyword);
const declare = ts.factory.createModifier(ts.SyntaxKind.DeclareKeyword);

/** The text of a file in which constants that are called have become functions, and every form is explained. */
export function withCallForms(program: ts.Program, file: string): string {
  const source = program.getSourceFile(file) as ts.SourceFile;
  const checker = program.getTypeChecker();
  const comments = new Map<string, string>();
  let text = "";
  let done = 0;
  for (const statement of source.statements) {
    const start = statement.getStart();
    const comment = source.text.slice(statement.getFullStart(), start);
    text += source.text.slice(done, start);
    done = start;
    if (ts.isFunctionDeclaration(statement)) {
      const name = statement.name!.text;
      // Of several forms of a function only the first is explained where it is written.
      if (comment.trim()) comments.set(name, comment);
      else text += comments.get(name)?.trimStart() ?? "";
    } else if (ts.isVariableStatement(statement)) {
      const forms = formsOf(statement, source, checker);
      if (forms.length === 0) continue;
      text += forms.join(comment);
      done = statement.end;
    }
  }
  return text + source.text.slice(done);
}

/** How a constant may be called, as functions. */
function formsOf(
  { declarationList, modifiers = ts.factory.createNodeArray() }: ts.VariableStatement,
  source: ts.SourceFile,
  checker: ts.TypeChecker,
): string[] {
  const constant = declarationList.declarations[0] as ts.VariableDeclaration;
  const { ExportKeyword, FunctionDeclaration } = ts.SyntaxKind;
  const isExported = modifiers.some(({ kind }) => kind === ExportKeyword);
  const signatures = checker.getTypeAtLocation(constant).getCallSignatures();
  return signatures.map((signature) => {
    const { typeParameters, parameters, type } = checker.signatureToSignatureDeclaration(
      signature,
      FunctionDeclaration,
      source,
      NoTruncation | MultilineObjectLiterals,
    ) as ts.FunctionDeclaration;
    const form = ts.factory.createFunctionDeclaration(
      [...(isExported ? [exported] : []), declare],
      undefined,
      constant.name as ts.Identifier,
      typeParameters,
      parameters,
      type,
      undefined,
    );
    return printer.printNode(ts.EmitHint.Unspecified, form, source);
  });
}

/** Imports the types that a form names as `import("./measure.js").M`, which no editor should show. */
function withImports(program: ts.Program, file: string, text: string): string {
  const checker = program.getTypeChecker();
  const imports = new Set<string>();
  const named = text.replace(/import\("([^"]+)"\)\.(\w+)/g, (_, from: string, exported: string) => {
    const path = join(dirname(file), from.replace(/(c?)js$/, "d.$1ts"));
    const module = checker.getSymbolAtLocation(program.getSourceFile(path)!)!;
    const symbol = checker.tryGetMemberInModuleExports(exported, module)!;
    const isAlias = symbol.flags & ts.SymbolFlags.Alias;
    const { name } = isAlias ? checker.getAliasedSymbol(symbol) : symbol;
    imports.add(`import type { ${exported} as ${name} } from "${from}";\n`);
    return name;
  });
  return [...imports, named].join("");
}

if (process.argv[1] === import.meta.filename) {
  const folder = join(import.meta.dirname, "../dist/types");
  const files = readdirSync(folder).map((file) => join(folder, file));
  const program = ts.createProgram(files, OPTIONS);
  const texts = files.map((file) => withImports(program, file, withCallForms(program, file)));
  for (const [i, text] of texts.entries()) writeFileSync(files[i]!, text);
}
