import { checkRecord, fail } from "../../check";
import type { Scale } from "../../fold/tally";
import type { Instrument } from "./servqualInstrument";
import type { Answers } from "./servqualState";

/** One respondent's answers to a SERVQUAL questionnaire. */
export interface ServqualResponse {
  /** What excellent service is like, item by item in the questionnaire's order; `null` unanswered. */
  readonly expectations: readonly (number | null)[];
  /** What this service is like, item by item in the same order; `null` unanswered. */
  readonly perceptions: readonly (number | null)[];
  /** How the respondent splits 100 points (or shares of 1) over the dimensions, by their names. */
  readonly weights?: Readonly<Record<string, number>> | undefined;
}

/** What reads responses. It overwrites what it gave for the response before. */
export function answersReader(
  instrument: Instrument,
  scale: Scale,
): (response: ServqualResponse) => Answers {
  const names = instrument.dimensions.map(({ name }) => name);
  const expected = listReader("servqual", "expectations", instrument, scale);
  const perceived = listReader("servqual", "perceptions", instrument, scale);

  return (response) => {
    checkRecord("servqual", response, "expectations and perceptions");
    return {
      expectations: expected(response.expectations, response),
      perceptions: perceived(response.perceptions, response),
      weights: readWeights(response, names),
    };
  };
}

/**
 * What reads one list of answers: reversed items turned round, NaN where there is none. It overwrites
 * what it gave for the list before.
 */
export function listReader(
  kpi: string,
  field: string,
  { size, isReversed }: Instrument,
  { min, max }: Scale,
): (answers: unknown, response?: unknown) => Float64Array {
  const numbers = new Float64Array(size);

  return (answers, response) => {
    if (!Array.isArray(answers) || answers.length !== size) {
      const came = Array.isArray(answers) ? `${answers.length} answers` : answers;
      fail(kpi, field, `an array of ${size} answers`, came, response);
    }
    for (let i = 0; i < size; i++) {
      const answer: unknown = answers[i];
      if (typeof answer === "number" && (answer | 0) === answer && answer >= min && answer <= max) {
        numbers[i] = isReversed[i] ? min + max - answer : answer;
      } else if (answer === null || answer === undefined) numbers[i] = Number.NaN;
      else fail(kpi, `${field}[${i}]`, `a whole number from ${min} to ${max}`, answer, response);
    }
    return numbers;
  };
}

/** Whether weights add up to 100, or to 1. */
export function isWhole(total: number): boolean {
  return Math.abs(total - 100) <= 1e-6 || Math.abs(total - 1) <= 1e-8;
}

/** The weights in the dimensions' order, adding up to 1; `null` where none were given. */
function readWeights(response: ServqualResponse, names: readonly string[]): number[] | null {
  const { weights } = response;
  if (weights === null || weights === undefined) return null;
  const refuse = (field: string, allowed: string, came: unknown) =>
    fail("servqual", field, allowed, came, response);
  if (typeof weights !== "object") refuse("weights", "an object by dimension", weights);
  for (const name of Object.keys(weights)) {
    if (!names.includes(name)) refuse("weights", `for ${names.join(", ")}`, name);
  }
  let total = 0;
  const list = names.map((name) => {
    const weight = weights[name] as number;
    if (!(Number.isFinite(weight) && weight >= 0)) {
      refuse(`weights.${name}`, "a number, 0 or more", weight);
    }
    total += weight;
    return weight;
  });
  if (!isWhole(total)) {
    refuse("weights", "numbers that add up to 100 or to 1", total);
  }
  return list.map((weight) => weight / total);
}
