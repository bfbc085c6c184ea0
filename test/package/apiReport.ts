import { existsSync, readFileSync } from "node:fs";
import { dirname, join } from "node:path";
import ts from "typescript";

const printer = ts.createPrinter({ removeComments: true });

/**
 * Every name that a door exports, as the sources declare it, without bodies and comments, in the
 * order of the alphabet. No types are worked out: `isolatedDeclarations` has them all written.
 */
export function apiReport(door: string, file: string): string {
  const lines = [...exportsOf(file)]
    .sort(([a], [b]) => orderOf(a, b))
    .map(([name, { from, inner }]) => declarationOf(from, inner, name));
  return `# customer-kpis${door.slice(1)}

Every exported name, written by \`npm run api\`. A change here is a change for users:
[RELEASING.md](../RELEASING.md) says what it asks for.

\`\`\`ts
${lines.join("\n")}
\`\`\`
`;
}

function orderOf(a: string, b: string): number {
  const [left, right] = [a.toLowerCase(), b.toLowerCase()];
  if (left === right) return a < b ? -1 : 1;
  return left < right ? -1 : 1;
}

interface Origin {
  readonly from: string;
  readonly inner: string;
}

/** The names that a file exports, and where each is declared. */
function exportsOf(file: string): Map<string, Origin> {
  const found = new Map<string, Origin>();
  for (const statement of parse(file).statements) {
    if (ts.isExportDeclaration(statement)) {
      const { exportClause, moduleSpecifier } = statement;
      const behind = moduleSpecifier ? exportsBehind(file, moduleSpecifier) : importsOf(file);
      if (!exportClause) for (const [name, origin] of behind) found.set(name, origin);
      else if (ts.isNamedExports(exportClause)) {
        for (const { name, propertyName } of exportClause.elements) {
          const inner = (propertyName ?? name).text;
          found.set(name.text, behind.get(inner) ?? { from: file, inner });
        }
      }
    } else if (isExported(statement)) {
      for (const name of namesOf(statement)) found.set(name, { from: file, inner: name });
    }
  }
  return found;
}

/** The names that a file imports from others of ours, and where each is declared. */
function importsOf(file: string): Map<string, Origin> {
  const found = new Map<string, Origin>();
  for (const statement of parse(file).statements.filter(ts.isImportDeclaration)) {
    const names = statement.importClause?.namedBindings;
    if (!names || !ts.isNamedImports(names)) continue;
    const behind = exportsBehind(file, statement.moduleSpecifier);
    for (const { name, propertyName } of names.elements) {
      const origin = behind.get((propertyName ?? name).text);
      if (origin) found.set(name.text, origin);
    }
  }
  return found;
}

function exportsBehind(file: string, specifier: ts.Expression): Map<string, Origin> {
  const to = (specifier as ts.StringLiteral).text;
  return to.startsWith(".") ? exportsOf(fileOf(file, to)) : new Map();
}

function declarationOf(file: string, inner: string, name: string): string {
  const source = parse(file);
  const own = source.statements.filter((statement) => namesOf(statement).includes(inner));
  if (own.length === 0) throw new Error(`${file} declares no ${inner}`);
  const { transformed } = ts.transform(own, [withoutBodies]);
  const text = transformed.map((statement) =>
    printer.printNode(ts.EmitHint.Unspecified, statement, source).replace(/^export /, ""),
  );
  return (name === inner ? text : [`// ${name}:`, ...text]).join("\n");
}

/** What a caller cannot see is left out: bodies, and values whose type is written. */
const withoutBodies: ts.TransformerFactory<ts.Node> = (context) => (root) => {
  const { factory } = context;
  const visit = (node: ts.Node): ts.Node | undefined => {
    if (ts.isBlock(node) && ts.isFunctionLike(node.parent)) return undefined;
    if (ts.isVariableDeclaration(node) && node.type) {
      const { name, exclamationToken, type } = node;
      return factory.updateVariableDeclaration(node, name, exclamationToken, type, undefined);
    }
    return ts.visitEachChild(node, visit, context);
  };
  return visit(root) as ts.Node;
};

const parsed = new Map<string, ts.SourceFile>();

function parse(file: string): ts.SourceFile {
  const known = parsed.get(file);
  if (known) return known;
  const text = readFileSync(file, "utf8");
  const source = ts.createSourceFile(file, text, ts.ScriptTarget.Latest, true);
  parsed.set(file, source);
  return source;
}

function isExported(statement: ts.Statement): boolean {
  return (ts.getCombinedModifierFlags(statement as never) & ts.ModifierFlags.Export) !== 0;
}

function namesOf(statement: ts.Statement): string[] {
  if (ts.isVariableStatement(statement)) {
    return statement.declarationList.declarations.map(({ name }) => name.getText());
  }
  const { name } = statement as ts.Statement & { readonly name?: ts.Identifier };
  return name ? [name.text] : [];
}

function fileOf(from: string, to: string): string {
  const base = join(dirname(from), to);
  return existsSync(`${base}.ts`) ? `${base}.ts` : join(base, "index.ts");
}
