import { isRecord, Problem, type Row, refused } from "../cells/cell";
import type { Wrong } from "../cells/readRow";
import type { Questionnaire } from "./servqualColumns";

/** The cells of a questionnaire with arrays `expectations` and `perceptions`, object `weights`. */
export function servqualArrays({ expectations, perceptions, weights }: Row): Questionnaire {
  const problems: Wrong[] = [];
  const refuse = (field: string, problem: Problem) => problems.push({ path: [field], problem });

  function listOf(field: string, value: unknown): unknown[] {
    if (Array.isArray(value)) return value;
    refuse(field, refused("an array of answers", value));
    return [];
  }
  const expected = listOf("expectations", expectations);
  const perceived = listOf("perceptions", perceptions);
  if (problems.length === 0 && expected.length !== perceived.length) {
    const count = `as many items as expectations (${expected.length})`;
    refuse("perceptions", new Problem(`must have ${count}, got ${perceived.length}`));
  }
  const byName = isRecord(weights) ? weights : {};
  const isNone = weights === undefined || weights === null;
  if (!isNone && byName !== weights) refuse("weights", refused("an object by dimension", weights));
  return {
    expectations: { values: expected, pathOf: (i) => ["expectations", i] },
    perceptions: { values: perceived, pathOf: (i) => ["perceptions", i] },
    weights: Object.entries(byName).map(([name, value]) => ({
      name,
      value,
      path: ["weights", name],
    })),
    problems,
  };
}
