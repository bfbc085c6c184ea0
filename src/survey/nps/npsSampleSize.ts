import { fail } from "../../check";
import { level, maybe, number, options } from "../../options";
import { reachOfLevel } from "../../stats/intervals";
import { roundUp } from "../../stats/roundUp";

/** What {@link npsSampleSize} needs. */
export interface NpsSampleSizeOptions {
  /** How far the score may be off, in points: 5 for plus or minus 5. */
  readonly margin: number;
  /** How sure that should be. Default 0.95. */
  readonly level?: number;
  /** The expected share of promoters, 0 to 1, where known from before: fewer answers may do. */
  readonly promoters?: number;
  /** The expected share of detractors, 0 to 1. */
  readonly detractors?: number;
  /** How many customers there are in all; left out, very many. */
  readonly population?: number;
}

/**
 * How many answers a Net Promoter Score needs to be known to so many points.
 *
 * `z^2 * (p + d - (p - d)^2) / margin^2`, rounded up; without expected shares for the worst case,
 * half promoters and half detractors. Of a known population fewer are enough. These are answers, not
 * invitations: divide by the response rate to know how many to ask.
 *
 * @param options - `margin` is required. See {@link NpsSampleSizeOptions}.
 * @throws InputError for a margin not above 0 and at most 100, shares that are none, one of them
 *   without the other, a level not between 0 and 1 and an unknown option.
 * @example
 * ```ts
 * import { npsSampleSize } from "customer-kpis";
 *
 * npsSampleSize({ margin: 10 }); // => 385
 * npsSampleSize({ margin: 5 }); // => 1537
 * npsSampleSize({ margin: 5, promoters: 0.5, detractors: 0.2 }); // => 938
 * npsSampleSize({ margin: 5, population: 1000 }); // => 607
 * ```
 */
export function npsSampleSize(options: NpsSampleSizeOptions): number {
  const { margin, level, population, promoters, detractors } = OPTIONS.read(options);
  const variance = varianceOf(promoters, detractors);
  const needed = reachOfLevel(level) ** 2 * variance * (100 / margin) ** 2;
  const ofPopulation = population === null ? 1 : 1 + (needed - 1) / population;
  return Math.max(1, roundUp(needed / ofPopulation));
}

const share = /* @__PURE__ */ maybe(number({ atLeast: 0, atMost: 1 }));

const OPTIONS = /* @__PURE__ */ options<NpsSampleSizeOptions>("npsSampleSize")({
  margin: number({ atLeast: 1e-6, atMost: 100 }),
  level: level(),
  promoters: share,
  detractors: share,
  population: maybe(number({ whole: true, atLeast: 1 })),
});

/** The variance of one answer, of 1, 0 and -1. */
function varianceOf(promoters: number | null, detractors: number | null): number {
  if (promoters === null && detractors === null) return 1;
  if (promoters === null || detractors === null) {
    const missing = promoters === null ? "promoters" : "detractors";
    return fail("npsSampleSize", missing, "a share from 0 to 1, as the other is", undefined);
  }
  const sum = promoters + detractors;
  if (sum > 1 + 1e-12) fail("npsSampleSize", "promoters + detractors", "at most 1", sum);
  return sum - (promoters - detractors) ** 2;
}
