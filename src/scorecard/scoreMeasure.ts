import { checkOptions, fail } from "../check";
import { intervalOf } from "../compare/compare";
import { resultOf } from "../compare/comparison";
import type { Interval } from "../stats/intervals";
import { explainMeasure, type MeasureExplanation } from "./explanation";
import { readRule } from "./rules";
import type { Better, Ruled, ScoreRule } from "./scoreRule";
import { type MeasureTrend, measureTrend, type ScorecardValue } from "./trends";
import { colorOf, type Status, worse } from "./weigh";

/**
 * A KPI's answer held against what it should be. Needs a `target`, `thresholds` or a `score`, which
 * names any other rule.
 */
export interface ScorecardMeasure extends Ruled {
  /** What `guardedBy` calls it, unique on the card. Default: its name. */
  readonly id?: string;
  /** Any KPI's result, or `{ value }`; a `null` value is missing. */
  readonly result: ScorecardValue;
  /** The same KPI's result in the last period: what the trend is told from. */
  readonly before?: ScorecardValue | null | undefined;
  /** Its share in the objective, 0 or more; only proportions matter. Default 1. */
  readonly weight?: number;
  /** What customers say (surveys) or what they do (staying, buying). */
  readonly kind?: "say" | "do";
  /** Whether it announces what will happen (leading) or tells what has (lagging). */
  readonly lead?: boolean;
  /** Whose interest it serves: what matters to the customer, or to the company. */
  readonly interest?: "company" | "customer";
  /**
   * Its counter-measures, by id or name: what would suffer if this one alone were pressed, as
   * satisfaction does when all that counts is speed.
   */
  readonly guardedBy?: string | readonly string[];
}

/** A measure's score. */
export interface MeasureResult {
  /** Its name. */
  readonly name: string;
  /** Its id, or its name. */
  readonly id: string;
  /** The names that lead to it, from the outermost on, its own the last. */
  readonly path: readonly string[];
  /** The KPI's value; `null` where it is missing. */
  readonly actual: number | null;
  /** How many records the value rests on; `null` where its result does not say. */
  readonly n: number | null;
  /** The value's interval; `null` where its result has none. */
  readonly interval: Interval | null;
  /** What it should reach; `null` without a target. */
  readonly target: number | null;
  /** Whether it does, or lies inside its corridor; `null` without a target or a value. */
  readonly isMet: boolean | null;
  /** Which way is better. */
  readonly better: Better;
  /** Its score, 0 to 10; `null` where the value is missing. */
  readonly score: number | null;
  /**
   * The score's color: red below 10/3, green from 20/3; by achievement, progress and on-target
   * green only once the target is met.
   */
  readonly status: Status;
  /** Its share in the objective, 0 to 1. */
  readonly weight: number;
  /** Which rule gave the score. */
  readonly method: ScoreRule["by"];
  /** What customers say or do; `null` where not told. */
  readonly kind: "say" | "do" | null;
  /** Leading (`true`) or lagging; `null` where not told. */
  readonly lead: boolean | null;
  /** Whose interest it serves; `null` where not told. */
  readonly interest: "company" | "customer" | null;
  /** The ids or names of its counter-measures. */
  readonly guardedBy: readonly string[];
  /** How it has changed; `null` where this or the last period has no value. */
  readonly trend: MeasureTrend | null;
  /** How the score came about. */
  readonly explanation: MeasureExplanation;
}

/** Holds a KPI's answer against its rule. Throws where the rule makes no sense. */
export function scoreMeasure(
  measure: ScorecardMeasure,
  weight: number,
  path: readonly string[],
): MeasureResult {
  checkOptions("scorecard", measure, MEASURE_FIELDS);
  const { name, id = name, result, before, kind, lead, interest } = measure;
  const actual = checkedValue(`result of ${name}`, result);
  const isAgain = before !== undefined && before !== null;
  if (isAgain) checkedValue(`before of ${name}`, before);
  if (typeof id !== "string") fail("scorecard", `id of ${name}`, "text", id);
  checkWord(`kind of ${name}`, ["say", "do"], kind);
  checkWord(`interest of ${name}`, ["company", "customer"], interest);
  if (lead !== undefined && typeof lead !== "boolean") {
    fail("scorecard", `lead of ${name}`, "true or false", lead);
  }
  const ready = readRule(measure);
  if (result.kind === "share") checkShares(measure, ready.rule);
  const scoreOf = (value: number) => Math.min(10, Math.max(0, ready.score(value)));
  const score = actual === null ? null : scoreOf(actual);
  const isMet = actual === null || !ready.isMet ? null : ready.isMet(actual);
  // A target that is nearly reached is not reached: amber at best.
  const isCapped = ready.isGreenOnceMet && !isMet;
  const n: unknown = result.n;
  return {
    name,
    id,
    path,
    actual,
    n: Number.isFinite(n) ? (n as number) : null,
    interval: intervalOf(result),
    target: ready.target,
    isMet,
    better: ready.better,
    score,
    status: isCapped ? worse(colorOf(score), "amber") : colorOf(score),
    weight,
    method: ready.rule.by,
    kind: kind ?? null,
    lead: lead ?? null,
    interest: interest ?? null,
    guardedBy: guardsOf(measure),
    trend: isAgain ? measureTrend(name, ready, scoreOf, result, before) : null,
    explanation: explainMeasure(name, ready, actual, score),
  };
}

const MEASURE_FIELDS = [
  "name",
  "id",
  "result",
  "before",
  "target",
  "thresholds",
  "score",
  "weight",
  "better",
  "kind",
  "lead",
  "interest",
  "guardedBy",
];

function checkedValue(field: string, result: ScorecardMeasure["result"]): number | null {
  const what = "a KPI's result, with a value";
  if (result === undefined) fail("scorecard", field, what, result);
  const { value } = resultOf("scorecard", field, what, result);
  if (value === null) return null;
  return Number.isFinite(value) ? value + 0 : fail("scorecard", field, what, value ?? result);
}

/** A share is at most 1: who asks 95 of it means 95 %, which is never reached. */
function checkShares({ name, target }: Ruled, rule: ScoreRule): void {
  const asked: Readonly<Record<string, unknown>> = { target, ...rule };
  for (const field of ASKED) {
    for (const bound of [asked[field] ?? []].flat() as number[]) {
      if (bound <= 1) continue;
      const allowed = `at most 1, as the result is a share (${bound / 100} for ${bound} %)`;
      fail("scorecard", `${field} of ${name}`, allowed, bound);
    }
  }
}

/** What a rule asks of a value; but how far above a corridor is worst, no share need reach. */
const ASKED = ["target", "red", "green", "baseline", "worst", "best", "bounds", "from", "to"];

function guardsOf({ name, guardedBy = [] }: ScorecardMeasure): readonly string[] {
  const guards = typeof guardedBy === "string" ? [guardedBy] : guardedBy;
  if (!Array.isArray(guards) || guards.some((guard) => typeof guard !== "string")) {
    fail("scorecard", `guardedBy of ${name}`, "the id or name of a measure", guardedBy);
  }
  return [...new Set(guards)];
}

function checkWord(field: string, words: readonly string[], came: string | undefined): void {
  if (came !== undefined && !words.includes(came)) {
    fail("scorecard", field, words.map((word) => `"${word}"`).join(" or "), came);
  }
}
