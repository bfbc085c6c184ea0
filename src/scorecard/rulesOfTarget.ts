import { fail } from "../check";
import { checkNumber, checkSpan, isReached, type Ready } from "./readyRule";
import type { ScorecardMeasure } from "./scoreMeasure";
import type { AchievementRule, OnTargetRule } from "./scoreRule";

/** What part of the target is reached. */
export function byAchievement(
  { target }: AchievementRule,
  { name, better = "higher" }: ScorecardMeasure,
): Ready {
  checkNumber(`target of ${name}`, target);
  if (target <= 0) {
    fail("scorecard", `target of ${name}`, "above 0, or given thresholds", target);
  }
  const isMet = isReached(target, better);
  return {
    better,
    target,
    isGreenOnceMet: true,
    isMet,
    // A lower-is-better value at or below 0 has long met its target, and cannot divide it.
    score: (actual) => {
      if (better === "higher") return 10 * (actual / target);
      return actual > 0 ? 10 * (target / actual) : 10;
    },
    arithmetic: (actual) => {
      if (better === "higher")
        return { formula: "10 * actual / target", inputs: { actual, target } };
      if (actual <= 0) return { formula: "10", inputs: {} };
      return { formula: "10 * target / actual", inputs: { actual, target } };
    },
  };
}

/** Best within a corridor, worse on both sides of it. */
export function byCorridor(
  { from, to, worstBelow, worstAbove }: OnTargetRule,
  { name, better }: ScorecardMeasure,
): Ready {
  if (better !== undefined) {
    fail("scorecard", `better of ${name}`, "left out, as inside is better", better);
  }
  for (const [end, bound] of Object.entries({ from, to, worstBelow, worstAbove })) {
    checkNumber(`score.${end} of ${name}`, bound);
  }
  if (from > to) fail("scorecard", `score.from of ${name}`, `at most to (${to})`, from);
  if (worstBelow >= from) {
    fail("scorecard", `score.worstBelow of ${name}`, `below from (${from})`, worstBelow);
  }
  if (worstAbove <= to) {
    fail("scorecard", `score.worstAbove of ${name}`, `above to (${to})`, worstAbove);
  }
  checkSpan(`score.worstAbove of ${name}`, worstBelow, worstAbove);
  return {
    better: "inside",
    target: null,
    isGreenOnceMet: true,
    isMet: (actual) => from <= actual && actual <= to,
    score: (actual) => {
      if (actual < from) return 10 * ((actual - worstBelow) / (from - worstBelow));
      return actual > to ? 10 * ((worstAbove - actual) / (worstAbove - to)) : 10;
    },
    arithmetic: (actual) => {
      if (actual < from) {
        const formula = "10 * (actual - worstBelow) / (from - worstBelow)";
        return { formula, inputs: { actual, worstBelow, from } };
      }
      if (actual <= to) return { formula: "10", inputs: {} };
      const formula = "10 * (worstAbove - actual) / (worstAbove - to)";
      return { formula, inputs: { actual, worstAbove, to } };
    },
  };
}
