import { dirname } from "node:path";
import ts from "typescript";

const OPTIONS: ts.CompilerOptions = {
  strict: true,
  target: ts.ScriptTarget.ES2022,
  module: ts.ModuleKind.ESNext,
  moduleResolution: ts.ModuleResolutionKind.Bundler,
  lib: ["lib.es2023.d.ts"],
  types: [],
};

/** What an editor shows of one name, form of call by form of call. */
export interface Shown {
  /** Where it stands in a call with records, in one without, and in none. */
  readonly hovers: readonly string[];
  /** While the arguments of a call are being typed: one for each form. */
  readonly help: readonly string[];
  /** Arguments of which such help says nothing. */
  readonly silentArguments: readonly string[];
}

/**
 * What an editor shows to whoever calls these names of a module.
 *
 * @param module - The module's file: a declaration of the package, or a source.
 * @param read - The text of a file, where it is not the one on disk.
 */
export function shownBy(
  module: string,
  names: readonly string[],
  read: (file: string) => string | undefined = () => undefined,
): Map<string, Shown> {
  const file = `${dirname(module)}/editor.ts`;
  const imported = `import { ${names.join(", ")} } from ${JSON.stringify(module.replace(/\.ts$/, ""))};\n`;
  const lines = names.map((name) => `${name}; ${name}([] as never, {} as never); ${name}();`);
  const text = imported + lines.join("\n");
  const textOf = (path: string) => (path === file ? text : (read(path) ?? ts.sys.readFile(path)));
  const snapshots = new Map<string, ts.IScriptSnapshot | undefined>();
  function snapshotOf(path: string): ts.IScriptSnapshot | undefined {
    if (!snapshots.has(path)) {
      const found = textOf(path);
      snapshots.set(path, found === undefined ? found : ts.ScriptSnapshot.fromString(found));
    }
    return snapshots.get(path);
  }

  const service = ts.createLanguageService({
    getCompilationSettings: () => OPTIONS,
    getScriptFileNames: () => [file],
    getScriptVersion: () => "1",
    getScriptSnapshot: snapshotOf,
    getCurrentDirectory: () => dirname(module),
    getDefaultLibFileName: ts.getDefaultLibFilePath,
    fileExists: ts.sys.fileExists,
    readFile: textOf,
  });

  let start = imported.length;
  return new Map(
    names.map((name, i) => {
      const calls = [start, start + name.length + 2, start + lines[i]!.lastIndexOf(name)];
      const hovers = calls.map((at) => {
        return ts.displayPartsToString(service.getQuickInfoAtPosition(file, at)?.documentation);
      });
      const inside = calls[1]! + name.length + 1;
      const items = service.getSignatureHelpItems(file, inside, undefined)?.items ?? [];
      const help = items.map((item) => ts.displayPartsToString(item.documentation));
      const silentArguments = items.flatMap(({ parameters }) =>
        parameters.flatMap((one) => (one.documentation.length > 0 ? [] : one.name)),
      );
      start += lines[i]!.length + 1;
      return [name, { hovers, help, silentArguments }];
    }),
  );
}
