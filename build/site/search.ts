import { type Application, IndexEvent, ReflectionKind } from "typedoc";
import { WORDS } from "./words.ts";

const SHOWN =
  ReflectionKind.Function |
  ReflectionKind.Variable |
  ReflectionKind.Class |
  ReflectionKind.Interface |
  ReflectionKind.TypeAlias |
  ReflectionKind.Document;
const CALLED = ReflectionKind.Function | ReflectionKind.Variable | ReflectionKind.Class;

/** Finds names by the field's other words, functions before guides before types, and no single fields. */
export function addWords(app: Application): void {
  app.renderer.on(IndexEvent.PREPARE_INDEX, (event: IndexEvent) => {
    for (let i = event.searchResults.length - 1; i >= 0; i--) {
      if (!event.searchResults[i]!.kindOf(SHOWN)) event.removeResult(i);
    }
    event.searchFieldWeights["words"] = 12;
    for (const [i, result] of event.searchResults.entries()) {
      event.searchFields[i] = { words: WORDS[result.name] ?? "" };
      if (result.kindOf(CALLED)) result.relevanceBoost = 4;
      else if (result.kindOf(ReflectionKind.Document)) result.relevanceBoost = 2;
      else result.relevanceBoost = 0.4;
    }
  });
}
