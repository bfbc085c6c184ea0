import { checkOptions, fail } from "../../check";
import { checkLevel, reachOfLevel } from "../../stats/intervals";

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
 * @throws RangeError for a margin not above 0 and at most 100, shares that are none, one of them
 *   without the other, and a level not between 0 and 1; TypeError for an unknown option.
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
  checkOptions("npsSampleSize", options, [
    "margin",
    "level",
    "promoters",
    "detractors",
    "population",
  ]);
  const { margin, population = Number.POSITIVE_INFINITY } = options;
  const level = checkLevel("npsSampleSize", options.level);
  if (!(margin > 0 && margin <= 100)) {
    fail("npsSampleSize", "margin", "above 0 and at most 100", margin);
  }
  if (!(population >= 1)) fail("npsSampleSize", "population", "1 or more", population);
  const needed = reachOfLevel(level) ** 2 * varianceOf(options) * (100 / margin) ** 2;
  const ofPopulation = population === Number.POSITIVE_INFINITY ? 1 : 1 + (needed - 1) / population;
  // What rounding adds to a whole number is no answer more.
  return Math.max(1, Math.ceil(needed / ofPopulation - 1e-9));
}

/** The variance of one answer, of 1, 0 and -1. */
function varianceOf({ promoters, detractors }: NpsSampleSizeOptions): number {
  if (promoters === undefined && detractors === undefined) return 1;
  for (const [field, share] of Object.entries({ promoters, detractors })) {
    if (!(typeof share === "number" && share >= 0 && share <= 1)) {
      fail("npsSampleSize", field, "a share from 0 to 1, both or neither", share);
    }
  }
  const [p, d] = [promoters as number, detractors as number];
  if (p + d > 1 + 1e-12) fail("npsSampleSize", "promoters + detractors", "at most 1", p + d);
  return p + d - (p - d) ** 2;
}
