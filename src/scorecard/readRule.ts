import { checkOptions, fail } from "../check";
import type { ScorecardMeasure } from "./scoreMeasure";
import type {
  AchievementRule,
  BandsRule,
  Better,
  OnTargetRule,
  ProgressRule,
  RangeRule,
  ScoreRule,
  ThresholdsRule,
} from "./scoreRule";

/** A rule that has been checked and can score. */
export interface ReadyRule {
  /** The rule as plain data. */
  readonly rule: ScoreRule;
  /** Which way is better. */
  readonly better: Better;
  /** What is to be reached, where the rule or the measure says so. */
  readonly target: number | null;
  /** Whether only a target that is met is green, as for rules that know no other bound. */
  readonly isGreenOnceMet: boolean;
  /** Whether a value is where it is to be; `null` where nobody said where that is. */
  readonly isMet: ((actual: number) => boolean) | null;
  /** The score, which may still lie outside of 0 to 10. */
  readonly score: (actual: number) => number;
  /** The same, written down with the names of its inputs. */
  readonly arithmetic: (actual: number) => Arithmetic;
}

/** A sum as it would be written by hand. */
export interface Arithmetic {
  /** The formula, in the names of the inputs. */
  readonly formula: string;
  /** The numbers that it speaks of. */
  readonly inputs: Readonly<Record<string, number>>;
}

/** What a rule of one kind has to tell beyond the rule itself. */
type Ready = Omit<ReadyRule, "rule">;

/** The rule of a measure, by `score`, `thresholds` or `target`. Throws where it makes no sense. */
export function readRule(measure: ScorecardMeasure): ReadyRule {
  const { name, score, thresholds, target, better } = measure;
  if (better !== undefined && better !== "higher" && better !== "lower") {
    fail("scorecard", `better of ${name}`, '"higher" or "lower"', better);
  }
  if (target !== undefined) checkNumber(`target of ${name}`, target);
  if (score !== undefined && thresholds !== undefined) {
    fail("scorecard", `thresholds of ${name}`, "left out beside score", thresholds, TypeError);
  }
  if (score !== undefined) return { rule: score, ...readScore(name, score, measure) };
  if (thresholds !== undefined) {
    checkOptions("scorecard", thresholds, ["red", "green"]);
    const rule = { by: "thresholds", ...thresholds } as const;
    return { rule, ...byThresholds(name, "thresholds", rule, measure) };
  }
  if (target === undefined) {
    fail("scorecard", name, "given a target, thresholds or a score", target);
  }
  const rule = { by: "achievement", target } as const;
  return { rule, ...byAchievement(name, rule, better) };
}

function readScore(name: string, rule: ScoreRule, measure: ScorecardMeasure): Ready {
  const by: unknown = rule?.by;
  if (typeof by !== "string" || !Object.hasOwn(FIELDS, by)) {
    const known = Object.keys(FIELDS).join(", ");
    fail("scorecard", `score.by of ${name}`, `one of ${known}`, by, RangeError);
  }
  checkOptions("scorecard", rule, ["by", ...FIELDS[rule.by]]);
  if (measure.target !== undefined && ["achievement", "progress", "on-target"].includes(rule.by)) {
    fail("scorecard", `target of ${name}`, "left out, as score has its own", measure.target);
  }
  switch (rule.by) {
    case "achievement":
      return byAchievement(name, rule, measure.better);
    case "progress":
      return byProgress(name, rule, measure.better);
    case "range":
      return byRange(name, rule, measure);
    case "thresholds":
      return byThresholds(name, "score", rule, measure);
    case "bands":
      return byBands(name, rule, measure);
    case "on-target":
      return byCorridor(name, rule, measure.better);
  }
}

/** The fields of every rule. */
const FIELDS: Readonly<Record<ScoreRule["by"], readonly string[]>> = {
  achievement: ["target"],
  progress: ["baseline", "target"],
  range: ["worst", "best"],
  thresholds: ["red", "green"],
  bands: ["bounds"],
  "on-target": ["from", "to", "worstBelow", "worstAbove"],
};

function byAchievement(
  name: string,
  { target }: AchievementRule,
  better: "higher" | "lower" = "higher",
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

function byProgress(
  name: string,
  { baseline, target }: ProgressRule,
  better: "higher" | "lower" | undefined,
): Ready {
  const way = directionOf(name, ["baseline", baseline], ["target", target], better);
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

function byRange(
  name: string,
  { worst, best }: RangeRule,
  { target, better }: ScorecardMeasure,
): Ready {
  const way = directionOf(name, ["worst", worst], ["best", best], better);
  return {
    ...heldAgainst(target, way),
    score: (actual) => 10 * ((actual - worst) / (best - worst)),
    arithmetic: (actual) => ({
      formula: "10 * (actual - worst) / (best - worst)",
      inputs: { actual, worst, best },
    }),
  };
}

function byThresholds(
  name: string,
  field: string,
  { red, green }: ThresholdsRule,
  { target, better = "higher" }: ScorecardMeasure,
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

function byBands(
  name: string,
  { bounds }: BandsRule,
  { target, better = "higher" }: ScorecardMeasure,
): Ready {
  const field = `score.bounds of ${name}`;
  if (!Array.isArray(bounds) || bounds.length === 0) {
    fail("scorecard", field, "a list of at least one number", bounds, TypeError);
  }
  bounds.forEach((bound, i) => {
    checkNumber(field, bound);
    const last = bounds[i - 1];
    if (last !== undefined && (better === "higher" ? bound <= last : bound >= last)) {
      const order = better === "higher" ? "rising" : "falling, as lower is better";
      fail("scorecard", field, order, bounds.join(", "), RangeError);
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

function byCorridor(
  name: string,
  { from, to, worstBelow, worstAbove }: OnTargetRule,
  better: string | undefined,
): Ready {
  if (better !== undefined) {
    fail("scorecard", `better of ${name}`, "left out, as inside is better", better, RangeError);
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

function isReached(target: number, better: "higher" | "lower"): (actual: number) => boolean {
  return better === "higher" ? (actual) => actual >= target : (actual) => actual <= target;
}

/** Which way leads from a bad end to a good one. */
function directionOf(
  name: string,
  [badName, bad]: readonly [string, number],
  [goodName, good]: readonly [string, number],
  better: string | undefined,
): "higher" | "lower" {
  checkNumber(`score.${badName} of ${name}`, bad);
  checkNumber(`score.${goodName} of ${name}`, good);
  if (good === bad)
    fail("scorecard", `score.${goodName} of ${name}`, `other than ${badName}`, good);
  checkSpan(`score.${goodName} of ${name}`, bad, good);
  const way = good > bad ? "higher" : "lower";
  if (better !== undefined && better !== way) {
    const side = good > bad ? "above" : "below";
    const allowed = `"${way}", as ${goodName} is ${side} ${badName}`;
    fail("scorecard", `better of ${name}`, allowed, better, RangeError);
  }
  return way;
}

function checkNumber(field: string, came: unknown): void {
  if (!Number.isFinite(came)) fail("scorecard", field, "a finite number", came);
}

/** Two ends so far apart that their difference is no number leave nothing to divide by. */
function checkSpan(field: string, from: number, to: number): void {
  if (!Number.isFinite(to - from)) fail("scorecard", field, `nearer to ${from}`, to);
}
