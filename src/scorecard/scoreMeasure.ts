import { checkOptions, fail } from "../check";

/** A KPI's answer held against what it should be. Needs a `target`, `thresholds`, or both. */
export interface ScorecardMeasure {
  /** A short name. */
  readonly name: string;
  /** Any KPI's result, or `{ value }`; a `null` value is missing. */
  readonly result: { readonly value: number | null };
  /** What the value should reach. Without `thresholds` it must be above 0. */
  readonly target?: number;
  /** Where red turns to amber and amber to green; a value on the bound has the better color. */
  readonly thresholds?: Thresholds;
  /** Its share in the objective, 0 or more; only proportions matter. Default 1. */
  readonly weight?: number;
  /** Whether a higher or a lower value is better. Default `"higher"`. */
  readonly better?: "higher" | "lower";
  /** What customers say (surveys) or what they do (staying, buying). */
  readonly kind?: "say" | "do";
  /** Whether it announces what will happen (leading) or tells what has (lagging). */
  readonly lead?: boolean;
  /** Whose interest it serves: what matters to the customer, or to the company. */
  readonly interest?: "company" | "customer";
}

/** The bounds between red, amber and green. */
export interface Thresholds {
  /** Up to here it is red, from here on amber. */
  readonly red: number;
  /** From here on it is green. */
  readonly green: number;
}

/** How good a score is; `null` where there is none. */
export type Status = "green" | "amber" | "red" | null;

/** A measure's score. */
export interface MeasureResult {
  /** Its name. */
  readonly name: string;
  /** The KPI's value; `null` where it is missing. */
  readonly actual: number | null;
  /** What it should reach; `null` without a target. */
  readonly target: number | null;
  /** Whether it does; `null` without a target or a value. */
  readonly isMet: boolean | null;
  /** Its score, 0 to 10; `null` where the value is missing. */
  readonly score: number | null;
  /** The score's color: red below 10/3, green from 20/3; with a target alone, green once met. */
  readonly status: Status;
  /** Its share in the objective, 0 to 1. */
  readonly weight: number;
  /** Which rule gave the score. */
  readonly method: "thresholds" | "achievement";
  /** What customers say or do; `null` where not told. */
  readonly kind: "say" | "do" | null;
  /** Leading (`true`) or lagging; `null` where not told. */
  readonly lead: boolean | null;
  /** Whose interest it serves; `null` where not told. */
  readonly interest: "company" | "customer" | null;
}

/** Holds a KPI's answer against its thresholds or its target. Throws where neither makes sense. */
export function scoreMeasure(measure: ScorecardMeasure, weight: number): MeasureResult {
  checkOptions("scorecard", measure, MEASURE_FIELDS);
  const { name, target, thresholds, better = "higher", kind, lead, interest } = measure;
  const actual = measure.result?.value;
  if (actual !== null && !Number.isFinite(actual)) {
    fail("scorecard", `result of ${name}`, "a KPI's result, with a value", actual);
  }
  if (better !== "higher" && better !== "lower") {
    fail("scorecard", `better of ${name}`, '"higher" or "lower"', better);
  }
  checkWord(`kind of ${name}`, ["say", "do"], kind);
  checkWord(`interest of ${name}`, ["company", "customer"], interest);
  if (target !== undefined && !Number.isFinite(target)) {
    fail("scorecard", `target of ${name}`, "a finite number", target);
  }
  const score = thresholds
    ? scoreByThresholds(name, actual, thresholds, better)
    : scoreByAchievement(name, actual, target, better);
  const isMet = actual === null || target === undefined ? null : meets(actual, target, better);
  return {
    name,
    actual,
    target: target ?? null,
    isMet,
    score,
    // A target that is nearly reached is not reached: amber at best.
    status: thresholds || isMet ? colorOf(score) : worse(colorOf(score), "amber"),
    weight,
    method: thresholds ? "thresholds" : "achievement",
    kind: kind ?? null,
    lead: lead ?? null,
    interest: interest ?? null,
  };
}

/** From which score on a measure is amber, and green: a scale of 0 to 10 in three equal parts. */
const AMBER = 10 / 3;
const GREEN = 20 / 3;

const MEASURE_FIELDS = [
  "name",
  "result",
  "target",
  "thresholds",
  "weight",
  "better",
  "kind",
  "lead",
  "interest",
];

function scoreByThresholds(
  name: string,
  actual: number | null,
  thresholds: Thresholds,
  better: "higher" | "lower",
): number | null {
  checkOptions("scorecard", thresholds, ["red", "green"]);
  const { red, green } = thresholds;
  for (const [color, bound] of Object.entries({ red, green })) {
    if (!Number.isFinite(bound)) {
      fail("scorecard", `thresholds.${color} of ${name}`, "a finite number", bound);
    }
  }
  if (better === "higher" ? red >= green : red <= green) {
    const order =
      better === "higher" ? `below green (${green})` : `above green (${green}), as lower is better`;
    fail("scorecard", `thresholds.red of ${name}`, order, red);
  }
  if (actual === null) return null;
  return clip(AMBER + ((GREEN - AMBER) * (actual - red)) / (green - red));
}

function scoreByAchievement(
  name: string,
  actual: number | null,
  target: number | undefined,
  better: "higher" | "lower",
): number | null {
  if (target === undefined) fail("scorecard", name, "given a target or thresholds", target);
  if (target <= 0) fail("scorecard", `target of ${name}`, "above 0, or given thresholds", target);
  if (actual === null) return null;
  if (meets(actual, target, better)) return 10;
  return clip(10 * (better === "higher" ? actual / target : target / actual));
}

function checkWord(field: string, words: readonly string[], came: string | undefined): void {
  if (came !== undefined && !words.includes(came)) {
    fail("scorecard", field, words.map((word) => `"${word}"`).join(" or "), came);
  }
}

function meets(actual: number, target: number, better: "higher" | "lower"): boolean {
  return better === "higher" ? actual >= target : actual <= target;
}

/** The color of a score. One that rounding has put just below a bound is on it. */
export function colorOf(score: number | null): Status {
  if (score === null) return null;
  if (score >= GREEN - 1e-9) return "green";
  return score >= AMBER - 1e-9 ? "amber" : "red";
}

/** The worse of two colors; `null` where there is none. */
export function worse(a: Status, b: Status): Status {
  if (a === null || b === null) return null;
  return COLORS.indexOf(a) < COLORS.indexOf(b) ? a : b;
}

/** From worst to best. */
const COLORS = ["red", "amber", "green"];

function clip(score: number): number {
  return Math.min(10, Math.max(0, score));
}
