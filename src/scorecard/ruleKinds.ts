import { fail } from "../check";
import { restOf } from "../stats/sum";
import type {
  AchievementRule,
  BandsRule,
  OnTargetRule,
  ProgressRule,
  RangeRule,
  Ready,
  Ruled,
  Thresholds,
} from "./scoreRule";

/** A straight line through the bounds of amber and green; `field` is where they were given. */
export function byThresholds(
  { red, green }: Thresholds,
  { name, target, better = "higher" }: Ruled,
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
export function byBands({ bounds }: BandsRule, { name, target, better = "higher" }: Ruled): Ready {
  const field = `score.bounds of ${name}`;
  if (!Array.isArray(bounds) || bounds.length === 0) {
    fail("scorecard", field, "a list of at least one number", bounds);
  }
  for (const [i, bound] of bounds.entries()) {
    checkNumber(field, bound);
    const last = bounds[i - 1];
    if (last !== undefined && (better === "higher" ? bound <= last : bound >= last)) {
      const order = better === "higher" ? "rising" : "falling, as lower is better";
      fail("scorecard", field, order, bounds.join(", "));
    }
  }
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

/** What part of the way from the baseline to the target is gone. */
export function byProgress({ baseline, target }: ProgressRule, measure: Ruled): Ready {
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
export function byRange({ worst, best }: RangeRule, measure: Ruled): Ready {
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
  { name, better }: Ruled,
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

/** What part of the target is reached. */
export function byAchievement(
  { target }: AchievementRule,
  { name, better = "higher" }: Ruled,
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
  { name, better }: Ruled,
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
    isMet: (actual) => isReached(from, "higher")(actual) && isReached(to, "lower")(actual),
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

/** A rule with bounds of its own, beside which a target is only held against the value. */
function heldAgainst(
  target: number | undefined,
  better: "higher" | "lower",
): Pick<Ready, "better" | "target" | "isGreenOnceMet" | "isMet"> {
  return {
    better,
    target: target ?? null,
    isGreenOnceMet: false,
    isMet: target === undefined ? null : isReached(target, better),
  };
}

/** What tells whether a target is reached: one that rounding alone has missed is. */
function isReached(target: number, better: "higher" | "lower"): (actual: number) => boolean {
  const above = (actual: number) => restOf(actual - target, target);
  return better === "higher" ? (actual) => above(actual) >= 0 : (actual) => above(actual) <= 0;
}

/** Throws where a number is none, or not finite. */
export function checkNumber(field: string, came: unknown): void {
  if (!Number.isFinite(came)) fail("scorecard", field, "a finite number", came);
}

/** Two ends so far apart that their difference is no number leave nothing to divide by. */
function checkSpan(field: string, from: number, to: number): void {
  if (!Number.isFinite(to - from)) fail("scorecard", field, `nearer to ${from}`, to);
}
