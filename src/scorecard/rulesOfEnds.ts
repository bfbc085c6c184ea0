import { fail } from "../check";
import { checkNumber, checkSpan, heldAgainst, isReached, type Ready } from "./readyRule";
import type { ScorecardMeasure } from "./scoreMeasure";
import type { ProgressRule, RangeRule } from "./scoreRule";

/** What part of the way from the baseline to the target is gone. */
export function byProgress({ baseline, target }: ProgressRule, measure: ScorecardMeasure): Ready {
  const way = directionOf(["baseline", baseline], ["target", target], measure);
  return {
    better: way,
    target,
    isGreenOnceMet: true,
    isMet: isReached(target, way),
    score: (actual) => 10 * ((actual - baseline) / (target - baseline)),
    arithmetic: (actual) => ({
      formula: "10 * (actual - baseline) / (target - baseline)",
      inputs: { actual, baseline, target },
    }),
  };
}

/** Where the value lies between the worst and the best that can be. */
export function byRange({ worst, best }: RangeRule, measure: ScorecardMeasure): Ready {
  const way = directionOf(["worst", worst], ["best", best], measure);
  return {
    ...heldAgainst(measure.target, way),
    score: (actual) => 10 * ((actual - worst) / (best - worst)),
    arithmetic: (actual) => ({
      formula: "10 * (actual - worst) / (best - worst)",
      inputs: { actual, worst, best },
    }),
  };
}

/** Which way leads from a bad end to a good one. */
function directionOf(
  [badName, bad]: readonly [string, number],
  [goodName, good]: readonly [string, number],
  { name, better }: ScorecardMeasure,
): "higher" | "lower" {
  checkNumber(`score.${badName} of ${name}`, bad);
  checkNumber(`score.${goodName} of ${name}`, good);
  if (good === bad) {
    fail("scorecard", `score.${goodName} of ${name}`, `other than ${badName}`, good);
  }
  checkSpan(`score.${goodName} of ${name}`, bad, good);
  const way = good > bad ? "higher" : "lower";
  if (better !== undefined && better !== way) {
    const side = good > bad ? "above" : "below";
    const allowed = `"${way}", as ${goodName} is ${side} ${badName}`;
    fail("scorecard", `better of ${name}`, allowed, better);
  }
  return way;
}
