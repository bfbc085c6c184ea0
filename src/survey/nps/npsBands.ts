import { fail } from "../../check";
import { checkScale, type Scale } from "../../fold/tally";
import { checkLevel } from "../../stats/intervals";

/** Who is a promoter and who a detractor, on which scale. */
export interface NpsOptions {
  /** The answers allowed. Default 0 to 10. */
  readonly scale?: Scale;
  /** The lowest score of a promoter. Default 9. */
  readonly promoter?: number;
  /** The highest score of a detractor. Default 6. */
  readonly detractor?: number;
  /** The confidence level of the interval. Default 0.95. */
  readonly level?: number;
}

/** The bands with their defaults. Throws where they are out of order or off the scale. */
export function bandsOf(kpi: string, options: NpsOptions): Required<NpsOptions> {
  const { scale = { min: 0, max: 10 }, promoter = 9, detractor = 6 } = options;
  const level = checkLevel(kpi, options.level);
  checkScale(kpi, scale);
  const { min, max } = scale;
  if (!(Number.isFinite(promoter) && promoter > min && promoter <= max)) {
    fail(kpi, "promoter", `above ${min} and at most ${max}`, promoter);
  }
  if (!(Number.isFinite(detractor) && detractor >= min && detractor < promoter)) {
    fail(kpi, "detractor", `at least ${min} and below promoter (${promoter})`, detractor);
  }
  return { scale, promoter, detractor, level };
}

/** 1 for a promoter's score, -1 for a detractor's, 0 between them. */
export function sideOf(
  score: number,
  { promoter, detractor }: Pick<Required<NpsOptions>, "promoter" | "detractor">,
): 1 | 0 | -1 {
  return score >= promoter ? 1 : score <= detractor ? -1 : 0;
}

/** An answer on the scale, or `null` for none. Throws for anything else. */
export function answerOf(
  kpi: string,
  score: number | null | undefined,
  { min, max }: Scale,
): number | null {
  if (score === null || score === undefined) return null;
  if (Number.isInteger(score) && score >= min && score <= max) return score;
  return fail(kpi, "score", `a whole number from ${min} to ${max}`, score);
}
