/** How a measure's value becomes a score of 0 to 10; `by` names the rule. */
export type ScoreRule =
  | AchievementRule
  | ProgressRule
  | RangeRule
  | ThresholdsRule
  | BandsRule
  | OnTargetRule;

/**
 * What part of the target is reached: `10 * actual / target`, or `10 * target / actual` where lower
 * is better. For figures whose zero means nothing at all: not for an NPS, nor for a gap.
 */
export interface AchievementRule {
  /** The rule. */
  readonly by: "achievement";
  /** What to reach, above 0. */
  readonly target: number;
}

/**
 * What part of the way is gone: `10 * (actual - baseline) / (target - baseline)`. Either end may be
 * 0 or negative; a target below the baseline means that lower is better.
 */
export interface ProgressRule {
  /** The rule. */
  readonly by: "progress";
  /** Where the way began: scores 0. */
  readonly baseline: number;
  /** Where it leads: scores 10. */
  readonly target: number;
}

/**
 * Where the value lies between the worst and the best that can be: `10 * (actual - worst) / (best -
 * worst)`. A best below the worst means that lower is better.
 */
export interface RangeRule {
  /** The rule. */
  readonly by: "range";
  /** Scores 0, and so does all that is worse. */
  readonly worst: number;
  /** Scores 10, and so does all that is better. */
  readonly best: number;
}

/** The bounds between red, amber and green. */
export interface Thresholds {
  /** Up to here it is red, from here on amber. */
  readonly red: number;
  /** From here on it is green. */
  readonly green: number;
}

/**
 * A straight line through 10/3 at `red` and 20/3 at `green`, no further than 0 and 10. Where lower is
 * better, `red` is the higher one.
 */
export interface ThresholdsRule extends Thresholds {
  /** The rule. */
  readonly by: "thresholds";
}

/**
 * Steps: the same score for all values of a band, evenly from 0 for the worst band to 10 for the best.
 * One bound makes two bands, passed or not; two make red, amber and green (0, 5, 10).
 */
export interface BandsRule {
  /** The rule. */
  readonly by: "bands";
  /**
   * Where each better band begins, from the worst band on: rising, or falling where lower is better.
   * A value on a bound is in the better band.
   */
  readonly bounds: readonly number[];
}

/**
 * Best within a corridor, worse on both sides of it: 10 from `from` to `to`, and from there in a
 * straight line to 0 at `worstBelow` and `worstAbove`.
 */
export interface OnTargetRule {
  /** The rule. */
  readonly by: "on-target";
  /** Where the corridor begins. */
  readonly from: number;
  /** Where it ends; the same as `from` for a single best value. */
  readonly to: number;
  /** At or below this it scores 0. */
  readonly worstBelow: number;
  /** At or above this it scores 0. */
  readonly worstAbove: number;
}

/** Which way a measure is to go; `"inside"` is into a corridor. */
export type Better = "higher" | "lower" | "inside";

/** What of a measure its rule is made of. */
export interface Ruled {
  /** A short name, unlike its siblings'. */
  readonly name: string;
  /** What the value should reach. Alone, it scores by achievement and must be above 0. */
  readonly target?: number;
  /** Where red turns to amber and amber to green; a value on the bound has the better color. */
  readonly thresholds?: Thresholds;
  /** Any rule by its name, such as `{ by: "progress", baseline: 40, target: 60 }`. */
  readonly score?: ScoreRule;
  /** Whether a higher or a lower value is better. Default `"higher"`, or what the rule's ends say. */
  readonly better?: "higher" | "lower";
}

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
