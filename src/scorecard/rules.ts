import { checkOptions, fail } from "../check";
import {
  byAchievement,
  byBands,
  byCorridor,
  byProgress,
  byRange,
  byThresholds,
  checkNumber,
} from "./ruleKinds";
import type { Ready, ReadyRule, Ruled, ScoreRule } from "./scoreRule";

/** The rule of a measure, by `score`, `thresholds` or `target`. Throws where it makes no sense. */
export function readRule(measure: Ruled): ReadyRule {
  const { name, score, thresholds, target, better } = measure;
  if (better !== undefined && better !== "higher" && better !== "lower") {
    fail("scorecard", `better of ${name}`, '"higher" or "lower"', better);
  }
  if (target !== undefined) checkNumber(`target of ${name}`, target);
  if (score !== undefined && thresholds !== undefined) {
    fail("scorecard", `thresholds of ${name}`, "left out beside score", thresholds);
  }
  if (score !== undefined) return { rule: { ...score }, ...readScore(score, measure) };
  if (thresholds !== undefined) {
    checkOptions("scorecard", thresholds, ["red", "green"]);
    const rule = { by: "thresholds", ...thresholds } as const;
    return { rule, ...byThresholds(thresholds, measure, "thresholds") };
  }
  if (target === undefined) {
    fail("scorecard", `rule of ${name}`, "a target, thresholds or a score", target);
  }
  const rule = { by: "achievement", target } as const;
  return { rule, ...byAchievement(rule, measure) };
}

function readScore(rule: ScoreRule, measure: Ruled): Ready {
  const { name, target } = measure;
  const by: unknown = rule?.by;
  if (typeof by !== "string" || !Object.hasOwn(FIELDS, by)) {
    const known = Object.keys(FIELDS).join(", ");
    fail("scorecard", `score.by of ${name}`, `one of ${known}`, by);
  }
  checkOptions("scorecard", rule, ["by", ...FIELDS[rule.by]]);
  if (target !== undefined && ["achievement", "progress", "on-target"].includes(rule.by)) {
    fail("scorecard", `target of ${name}`, "left out, as score has its own", target);
  }
  switch (rule.by) {
    case "achievement":
      return byAchievement(rule, measure);
    case "progress":
      return byProgress(rule, measure);
    case "range":
      return byRange(rule, measure);
    case "thresholds":
      return byThresholds(rule, measure, "score");
    case "bands":
      return byBands(rule, measure);
    case "on-target":
      return byCorridor(rule, measure);
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
