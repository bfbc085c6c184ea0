import { fail } from "../../check";
import { checkScale, type Scale } from "../../fold/tally";
import { asGiven, isWithin, number } from "../../options";

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

/** Who is a promoter and who a detractor, checked. */
export type NpsBands = Required<Omit<NpsOptions, "level">>;

/** The options of the bands, for {@link bandsOf}: what is right for one depends on the others. */
export const bandOptions = {
  scale: /* @__PURE__ */ asGiven<Scale>(),
  promoter: /* @__PURE__ */ asGiven<number>(),
  detractor: /* @__PURE__ */ asGiven<number>(),
};

/** The bands with their defaults. Throws where they are out of order or off the scale. */
export function bandsOf(
  kpi: string,
  given: { readonly [Name in keyof NpsBands]: NpsBands[Name] | undefined },
): NpsBands {
  const { scale = { min: 0, max: 10 } } = given;
  checkScale(kpi, scale);
  const { min, max } = scale;
  const aboveMin = number({ above: min, atMost: max, fallback: 9 });
  const promoter = aboveMin(kpi, "promoter", given.promoter);
  const belowPromoter = number({ atLeast: min, below: promoter, fallback: 6 });
  return { scale, promoter, detractor: belowPromoter(kpi, "detractor", given.detractor) };
}

/** 1 for a promoter's score, -1 for a detractor's, 0 between them. */
export function sideOf(score: number, { promoter, detractor }: NpsBands): 1 | 0 | -1 {
  return score >= promoter ? 1 : score <= detractor ? -1 : 0;
}

/** Throws where one of several answers, NaN for none, is not on the scale. */
export function checkAnswers(
  kpi: string,
  { min, max }: Scale,
  { score, row }: { readonly score: Float64Array; readonly row: (i: number) => unknown },
): void {
  for (let i = 0; i < score.length; i++) {
    if (Number.isNaN(score[i]) || isWithin(score[i], { whole: true, atLeast: min, atMost: max })) {
      continue;
    }
    fail(kpi, "score", `a whole number from ${min} to ${max}, or null`, score[i], row(i));
  }
}
