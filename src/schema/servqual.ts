import * as z from "zod";
import { isRecord, notARecord, Problem, type Read } from "../cells/cell";
import { type Cells, DEFAULT_CELLS } from "../cells/cells";
import type { Wrong } from "../cells/readRow";
import { isWhole, type ServqualResponse } from "../survey/servqual/servqualAnswers";
import { tell } from "./field";
import { servqualArrays } from "./servqualArrays";
import { type Questionnaire, servqualColumns, type Values } from "./servqualColumns";

/**
 * SERVQUAL questionnaires: a row for every respondent.
 *
 * From a CSV: expectations in columns `E1`, `E2`, ... and perceptions in `P1`, `P2`, ..., as many of
 * one as of the other, numbered from 1 without a gap, in upper or lower case; weights, where there
 * are any, in `W_tangibles`, `W_reliability` and so on, named by the dimension after the `W_`. Typed:
 * arrays `expectations` and `perceptions`, and an object `weights`.
 *
 * Answers are numbers as {@link numberSchema} takes them; blank or `null` is unanswered.
 * {@link schemas} takes the `scale`. Weights are 0 or more and add up to 100 points or to 1; a
 * respondent gives all or none of them. Other columns are dropped; `.and()` lets yours through.
 *
 * @example
 * ```ts
 * import { servqualSchema, validate } from "customer-kpis/schema";
 *
 * const rows = [
 *   { respondent: "1", E1: "7", E2: "6", P1: "5", P2: "", W_tangibles: "60", W_empathy: "40" },
 *   { respondent: "2", E1: "7", E2: "six", P1: "5", P2: "6", W_tangibles: "", W_empathy: "" },
 * ];
 * const { records, rejected } = validate(servqualSchema, rows);
 * records; // =>
 * // [{ expectations: [7, 6], perceptions: [5, null], weights: { tangibles: 60, empathy: 40 } }]
 * rejected[0]?.issues; // =>
 * // [{ field: "E2", message: 'E2 must be a number, got "six" (say words: { "six": its score })' }]
 * ```
 */
export const servqualSchema: z.ZodType<ServqualResponse> = servquals(DEFAULT_CELLS);

/** {@link servqualSchema} for cells written in another way. */
export function servquals({ score, share }: Cells): z.ZodType<ServqualResponse> {
  const inColumns = servqualColumns();

  return z.transform<unknown, ServqualResponse>((row, { issues }) => {
    if (!isRecord(row)) {
      issues.push({ code: "custom", input: row, message: notARecord(row).message });
      return z.NEVER;
    }
    const isTyped = "expectations" in row || "perceptions" in row;
    const { expectations, perceptions, weights, problems } = isTyped
      ? servqualArrays(row)
      : inColumns(row);
    const wrong = [...problems];

    function answers({ values, pathOf }: Values): (number | null)[] {
      return values.map((value, i) => {
        const answer = score(value);
        if (!(answer instanceof Problem)) return answer;
        wrong.push({ path: pathOf(i), problem: answer });
        return null;
      });
    }

    const response = {
      expectations: answers(expectations),
      perceptions: answers(perceptions),
      ...weightsOf(weights, share, wrong),
    };
    tell(issues, row, wrong);
    return response;
  });
}

/** `{ weights }`, or nothing where the respondent gave none. */
function weightsOf(
  weights: Questionnaire["weights"],
  read: Read<number>,
  wrong: Wrong[],
): Pick<ServqualResponse, "weights"> {
  const given: [string, number][] = [];
  const blank: Wrong[] = [];
  let total = 0;
  const before = wrong.length;
  for (const { name, value, path } of weights) {
    const weight = read(value);
    if (weight === null) blank.push({ path, problem: BLANK_WEIGHT });
    else if (weight instanceof Problem) wrong.push({ path, problem: weight });
    else {
      given.push([name, weight]);
      total += weight;
    }
  }
  if (blank.length === weights.length) return {};
  wrong.push(...blank);
  if (wrong.length === before && !isWhole(total))
    wrong.push({ path: [], problem: notWhole(total) });
  // `fromEntries`, as a dimension may be named anything, even `__proto__`.
  return { weights: Object.fromEntries(given) };
}

const BLANK_WEIGHT = new Problem("is missing, though other weights are there");

function notWhole(total: number): Problem {
  return new Problem(`must have weights that add up to 100 or to 1, got ${total}`);
}
