import { join } from "node:path";
import ts from "typescript";
import { expect, test } from "vitest";
import { withCallForms } from "../../build/callForms";
import { shownBy } from "./hovers";
import { checker, exportsOf, program, ROOT } from "./program";

const DOOR = "src/index.ts";
const called = [...exportsOf(DOOR)].filter(
  ([, symbol]) => checker.getTypeOfSymbol(symbol).getCallSignatures().length > 0,
);

// The declarations of the package are made of the sources in the same way; `npm run package` asks the
// same of those.
const shown = shownBy(
  join(ROOT, DOOR),
  called.map(([name]) => name),
  (path) => {
    const isOurs = path.startsWith(join(ROOT, "src")) && program.getSourceFile(path);
    return isOurs ? withCallForms(program, path) : undefined;
  },
);

test.each(called)("%s is explained in every form of call", (name, symbol) => {
  const explanation = ts.displayPartsToString(symbol.getDocumentationComment(checker));
  const { hovers, help, silentArguments } = shown.get(name)!;
  expect(explanation.length).toBeGreaterThan(40);
  expect(new Set([...hovers, ...help])).toEqual(new Set([explanation]));
  expect(help.length).toBeGreaterThan(0);
  expect(silentArguments).toEqual([]);
});
