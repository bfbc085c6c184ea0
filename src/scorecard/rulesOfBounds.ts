import { fail } from "../check";
import { checkNumber, checkSpan, heldAgainst, isReached, type Ready } from "./readyRule";
import type { ScorecardMeasure } from "./scoreMeasure";
import type { BandsRule, Thresholds } from "./scoreRule";

/** A straight line through the bounds of amber and green; `field` is where they were given. */
export function byThresholds(
  { red, green }: Thresholds,
  { name, target, better = "higher" }: ScorecardMeasure,
  field: "thresholds" | "score",
): Ready {
  for (const [color, bound] of Object.entries({ red, green })) {
    checkNumber(`${field}.${color} of ${name}`, bound);
  }
  if (better === "higher" ? red >= green : red <= green) {
    const order =
      better === "higher" ? `below green (${green})` : `above green (${green}), as lower is better`;
    fail("scorecard", `${field}.red of ${name}`, order, red);
  }
  checkSpan(`${field}.green of ${name}`, red, green);
  return {
    ...heldAgainst(target, better),
    score: (actual) => (10 / 3) * (1 + (actual - red) / (green - red)),
    arithmetic: (actual) => ({
      formula: "10 / 3 * (1 + (actual - red) / (green - red))",
      inputs: { actual, red, green },
    }),
  };
}

/** The same score for all values of a band. */
export function byBands(
  { bounds }: BandsRule,
  { name, target, better = "higher" }: ScorecardMeasure,
): Ready {
  const field = `score.bounds of ${name}`;
  if (!Array.isArray(bounds) || bounds.length === 0) {
    fail("scorecard", field, "a list of at least one number", bounds);
  }
  bounds.forEach((bound, i) => {
    checkNumber(field, bound);
    const last = bounds[i - 1];
    if (last !== undefined && (better === "higher" ? bound <= last : bound >= last)) {
      const order = better === "higher" ? "rising" : "falling, as lower is better";
      fail("scorecard", field, order, bounds.join(", "));
    }
  });
  const countReached = (actual: number) =>
    bounds.filter((bound) => isReached(bound, better)(actual)).length;
  return {
    ...heldAgainst(target, better),
    score: (actual) => (10 * countReached(actual)) / bounds.length,
    arithmetic: (actual) => ({
      formula: "10 * reached / bounds",
      inputs: { reached: countReached(actual), bounds: bounds.length },
    }),
  };
}
