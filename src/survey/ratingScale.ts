import { fail } from "../check";
import { answeredBy } from "../fold/answeredBy";
import { select } from "../fold/select";
import {
  checkScale,
  type Scale,
  type Score,
  type TallyResult,
  type TallyState,
  tally,
} from "../fold/tally";
import type { Measure } from "../measure";
import { asGiven, number, or } from "../options";

/** The answers that a rating allows: from `min` to `max` in steps. */
export interface RatingScale extends Scale {
  /** From one answer to the next. Default 1; 0.5 for stars by half. */
  readonly step?: number;
}

/** The scale of a rating: checked by {@link ratings}. */
export function ratingScale(min: number, max: number) {
  return or(asGiven<RatingScale>(), { min, max }) as () => RatingScale;
}

/** A tally on any scale, whole numbers or not, and how many answers it has. Throws where it is none. */
export function ratings(
  scale: RatingScale,
  kpi: string,
): { size: number; counts: Measure<Score, TallyResult, TallyState> } {
  const { min, max, step = 1 } = (scale ?? {}) as RatingScale;
  if (step === 1) return { size: checkScale(kpi, scale), counts: tally(scale, kpi) };
  const most = Math.round((max - min) / step);
  if (!(Number.isFinite(step) && step > 0) || !isNear(min + most * step, max, step)) {
    fail(kpi, "scale", "of a whole number of steps from min to max", `step ${step}`);
  }
  const parts = Math.round(1 / step);
  // As people write it: 3 * 0.1 is a little more than 0.3, which is 3 / 10.
  const scoreAt = (position: number): number =>
    isNear(parts * step, 1, step) ? (min * parts + position) / parts : min + position * step;
  const positions = tally({ min: 0, max: most }, kpi);
  const of = `${kpi} ${min} to ${max} by ${step}`;

  function positionOf(record: Score): number | null {
    const score = typeof record === "object" && record ? record.score : record;
    if (score === null || (score === undefined && (!record || "score" in Object(record)))) {
      return null;
    }
    const position = Math.round((Number(score) - min) / step);
    if (typeof score === "number" && position >= 0 && position <= most) {
      if (isNear(min + position * step, score, step)) return position;
    }
    return fail(kpi, "score", `from ${min} to ${max} in steps of ${step}`, score, record);
  }

  const counts = answeredBy(
    ({ n, unanswered, distribution }) => ({
      n,
      unanswered,
      distribution: distribution.map(({ score, count }) => ({ score: scoreAt(score), count })),
    }),
    select(positionOf, { ...positions, init: () => ({ ...positions.init(), of }) }),
  );
  return { size: most + 1, counts };
}

/** How many of the best answers count: as given, or by the length of the scale. */
export function topOf(kpi: string, size: number, given: number | undefined, usual: number): number {
  return number({ whole: true, atLeast: 1, atMost: size - 1, fallback: usual })(kpi, "top", given);
}

/** The mean and the sample variance of tallied scores; `null` where there are too few. */
export function momentsOf({ n, distribution }: TallyResult): {
  mean: number | null;
  variance: number | null;
} {
  if (n === 0) return { mean: null, variance: null };
  let sum = 0;
  for (const { score, count } of distribution) sum += score * count;
  const mean = sum / n;
  let squares = 0;
  for (const { score, count } of distribution) squares += count * (score - mean) ** 2;
  return { mean, variance: n > 1 ? squares / (n - 1) : null };
}

function isNear(a: number, b: number, step: number): boolean {
  return Math.abs(a - b) < 1e-9 * step;
}
