import type { ReadyRule, ScoreRule } from "./scoreRule";
import type { MissingPolicy, ScoreTerm } from "./weigh";
import { digits, withNumbers } from "./written";

/** How a measure came by its score. */
export interface MeasureExplanation {
  /** The rule with its numbers; `target` and `thresholds` of a measure are rules too. */
  readonly rule: ScoreRule;
  /** The arithmetic, in the names of `inputs`; `null` without a value. */
  readonly formula: string | null;
  /** The numbers behind those names. */
  readonly inputs: Readonly<Record<string, number>>;
  /**
   * What the formula gives before it is kept within 0 and 10; `null` without a value, or where it is
   * too large for a number.
   */
  readonly unclipped: number | null;
  /** The same in a sentence, its numbers rounded to four digits. */
  readonly sentence: string;
}

/** How a score came from the scores below it. */
export interface ScoreExplanation {
  /** What was done about those without data. */
  readonly missing: MissingPolicy;
  /** What each part gives to the score; the contributions add up to it. */
  readonly terms: readonly ScoreTerm[];
  /** The same in a sentence, its numbers rounded to four digits. */
  readonly sentence: string;
}

/** Explains a measure's score. */
export function explainMeasure(
  name: string,
  ready: ReadyRule,
  actual: number | null,
  score: number | null,
): MeasureExplanation {
  const { rule } = ready;
  if (actual === null || score === null) {
    const sentence = `${name} has no value, and so no score.`;
    return { rule, formula: null, inputs: {}, unclipped: null, sentence };
  }
  const { formula, inputs } = ready.arithmetic(actual);
  const unclipped = ready.score(actual) + 0;
  const written = withNumbers(formula, inputs);
  const steps = written === digits(unclipped) ? written : `${written} = ${digits(unclipped)}`;
  const kept = unclipped === score ? "" : `, kept at ${digits(score)}`;
  return {
    rule,
    formula,
    inputs,
    unclipped: Number.isFinite(unclipped) ? unclipped : null,
    sentence: `${name} is ${digits(actual)}; by ${rule.by} it scores ${steps}${kept} of 10.`,
  };
}

/** Explains a score made of others. */
export function explainScore(
  name: string,
  score: number | null,
  terms: readonly ScoreTerm[],
  missing: MissingPolicy,
): ScoreExplanation {
  const without = terms.filter((term) => term.score === null && term.weight > 0);
  const names = without.map((term) => term.name).join(", ");
  return { missing, terms, sentence: sum() + gap() };

  function sum(): string {
    if (score === null) return `${name} has no score.`;
    const counted = terms.filter((term) => term.contribution !== null);
    const products = counted.map(
      (term) => `${digits(term.share)} * ${digits(term.score ?? 0)} (${term.name})`,
    );
    return `${name} scores ${products.join(" + ")} = ${digits(score)} of 10.`;
  }

  function gap(): string {
    if (without.length === 0) return "";
    if (score !== null && missing === "zero") return ` Without data, counted as 0: ${names}.`;
    return ` Without data: ${names}.`;
  }
}
