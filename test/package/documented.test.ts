import ts from "typescript";
import { describe, expect, test } from "vitest";
import { DOORS } from "../../build/doors";
import { checker, exportsOf } from "./program";

/** Whether a tag is an example that expects something, so that it is more than type-checked. */
function isTested({ name, text }: ts.JSDocTagInfo): boolean {
  const shown = ts.displayPartsToString(text);
  return name === "example" && /```ts\n.*\/\/ (=>|~>|throws) ?/s.test(shown);
}

describe.each(Object.values(DOORS))("%s", (door) => {
  const exported = [...exportsOf(door).values()];

  test("every exported name is explained", () => {
    const silent = exported.filter(
      (symbol) =>
        // A namespace is a file, which has no comment of its own.
        !(symbol.flags & ts.SymbolFlags.Module) &&
        symbol.getDocumentationComment(checker).length === 0,
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
