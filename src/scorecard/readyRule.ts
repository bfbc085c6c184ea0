import { fail } from "../check";
import type { Better, ScoreRule } from "./scoreRule";

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
interface Arithmetic {
  /** The formula, in the names of the inputs. */
  readonly formula: string;
  /** The numbers that it speaks of. */
  readonly inputs: Readonly<Record<string, number>>;
}

/** What a rule of one kind has to tell beyond the rule itself. */
export type Ready = Omit<ReadyRule, "rule">;

/** A rule with bounds of its own, beside which a target is only held against the value. */
export function heldAgainst(
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

/** What tells whether a target is reached. */
export function isReached(target: number, better: "higher" | "lower"): (actual: number) => boolean {
  return better === "higher" ? (actual) => actual >= target : (actual) => actual <= target;
}

/** Throws where a number is none, or not finite. */
export function checkNumber(field: string, came: unknown): void {
  if (!Number.isFinite(came)) fail("scorecard", field, "a finite number", came);
}

/** Two ends so far apart that their difference is no number leave nothing to divide by. */
export function checkSpan(field: string, from: number, to: number): void {
  if (!Number.isFinite(to - from)) fail("scorecard", field, `nearer to ${from}`, to);
}
