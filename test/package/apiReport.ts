import ts from "typescript";
import { checker, exportsIn, exportsOf } from "./program";

const printer = ts.createPrinter({ removeComments: true });

/** Every name that a door exports, without bodies and comments, in the order of the alphabet. */
export function apiReport(door: string, file: string): string {
  const lines = linesOf(exportsOf(file));
  return `# customer-kpis${door.slice(1)}

Every exported name, written by \`npm run api\`. A change here is a change for users:
[RELEASING.md](../RELEASING.md) says what it asks for.

\`\`\`ts
${lines.join("\n")}
\`\`\`
`;
}

function linesOf(names: ReadonlyMap<string, ts.Symbol>): string[] {
  return [...names]
    .sort(([a], [b]) => orderOf(a, b))
    .flatMap(([name, symbol]) =>
      symbol.flags & ts.SymbolFlags.ValueModule
        ? [`namespace ${name} {`, ...indented(linesOf(exportsIn(symbol))), "}"]
        : declarationsOf(name, symbol),
    );
}

function indented(lines: readonly string[]): string[] {
  return lines.map((line) => line.replace(/^/gm, "    "));
}

function orderOf(a: string, b: string): number {
  const [left, right] = [a.toLowerCase(), b.toLowerCase()];
  if (left === right) return a < b ? -1 : 1;
  return left < right ? -1 : 1;
}

function declarationsOf(name: string, { name: inner, declarations = [] }: ts.Symbol): string[] {
  // Of an overloaded function, callers do not see what its body is written for.
  const seen = declarations.filter((one) => declarations.length === 1 || !hasBody(one));
  const text = seen.map((declaration) => {
    if (ts.isVariableDeclaration(declaration)) {
      return `const ${inner}: ${typeOf(declaration)};`;
    }
    const { transformed } = ts.transform<ts.Node>(declaration, [withoutBodies]);
    return printer
      .printNode(ts.EmitHint.Unspecified, transformed[0]!, declaration.getSourceFile())
      .replace(/^export /, "");
  });
  return name === inner ? text : [`// ${name}:`, ...text];
}

function hasBody(declaration: ts.Declaration): boolean {
  return ts.isFunctionDeclaration(declaration) && declaration.body !== undefined;
}

/** The type as it is written, or else as the compiler works it out. */
function typeOf(declaration: ts.VariableDeclaration): string {
  const { type } = declaration;
  if (type) return printer.printNode(ts.EmitHint.Unspecified, type, declaration.getSourceFile());
  const { NoTruncation, UseAliasDefinedOutsideCurrentScope } = ts.TypeFormatFlags;
  const flags = NoTruncation | UseAliasDefinedOutsideCurrentScope;
  return checker.typeToString(checker.getTypeAtLocation(declaration), undefined, flags);
}

const withoutBodies: ts.TransformerFactory<ts.Node> = (context) => (root) => {
  const visit = (node: ts.Node): ts.Node | undefined => {
    if (ts.isBlock(node) && ts.isFunctionLike(node.parent)) return undefined;
    return ts.visitEachChild(node, visit, context);
  };
  return visit(root) as ts.Node;
};
