import type { Interval } from "../../stats/intervals";

/** Scores in scale points, over those who answered all three columns. */
export interface ZoneScores {
  /** Perceived less adequate (MSA, service adequacy): below 0 the least is not met. */
  readonly adequacy: number | null;
  /** Perceived less desired (MSS, service superiority): above 0 the wish is surpassed. */
  readonly superiority: number | null;
  /** Desired less adequate: the width of the zone of tolerance. */
  readonly width: number | null;
  /** Where in the zone the perceived service lies: 0 adequate, 1 desired; `null` without width. */
  readonly position: number | null;
  /** `"below"` the zone, `"inside"` or `"above"` it; `null` without respondents. */
  readonly zone: "below" | "inside" | "above" | null;
  /** Mean perception; `null` without respondents. */
  readonly perceived: number | null;
  /** How many respondents. */
  readonly n: number;
}

/** One item's zone. */
export interface ZoneItem extends ZoneScores {
  /** Its number in the questionnaire, from 1. */
  readonly item: number;
  /** The dimension it belongs to. */
  readonly dimension: string;
}

/** One dimension's zone, over those who answered all its items. */
export interface ZoneDimension extends ZoneScores {
  /** Its name. */
  readonly name: string;
  /** Student's interval of `adequacy`; `null` below two respondents. */
  readonly adequacyInterval: Interval | null;
  /** Student's interval of `superiority`; `null` below two respondents. */
  readonly superiorityInterval: Interval | null;
}

/**
 * What a zone holds in between: sums of whole answers, over its items and those who answered all of
 * them, which are exact in any order.
 */
export interface ZoneState {
  n: number;
  adequate: number;
  desired: number;
  perceived: number;
  /** Of each respondent's perceived less adequate, the squares. */
  adequacySquares: number;
  /** Of each respondent's perceived less desired. */
  superioritySquares: number;
}

/** Nobody yet. */
export function initZone(): ZoneState {
  return {
    n: 0,
    adequate: 0,
    desired: 0,
    perceived: 0,
    adequacySquares: 0,
    superioritySquares: 0,
  };
}

/** Takes one respondent's sums in, unless an answer is missing (NaN). */
export function addZone(
  zone: ZoneState,
  adequate: number,
  desired: number,
  perceived: number,
): boolean {
  if (Number.isNaN(adequate + desired + perceived)) return false;
  zone.n++;
  zone.adequate += adequate;
  zone.desired += desired;
  zone.perceived += perceived;
  zone.adequacySquares += (perceived - adequate) ** 2;
  zone.superioritySquares += (perceived - desired) ** 2;
  return true;
}

/** Joins the right into the left. */
export function mergeZone(left: ZoneState, right: ZoneState): void {
  for (const name of Object.keys(left) as (keyof ZoneState)[]) left[name] += right[name];
}

/** The scores of a zone of so many items. */
export function scoresOf(
  { n, adequate, desired, perceived }: ZoneState,
  items: number,
): ZoneScores {
  const [adequacy, superiority, width] = [
    perceived - adequate,
    perceived - desired,
    desired - adequate,
  ];
  const mean = (sum: number) => (n > 0 ? sum / (n * items) : null);
  return {
    adequacy: mean(adequacy),
    superiority: mean(superiority),
    width: mean(width),
    position: width > 0 ? adequacy / width : null,
    zone: n === 0 ? null : adequacy < 0 ? "below" : superiority > 0 ? "above" : "inside",
    perceived: mean(perceived),
    n,
  };
}

/** The sample variance of a respondent's mean difference; `null` below two respondents. */
export function varianceIn(n: number, sum: number, squares: number, items: number): number | null {
  return n > 1 ? Math.max(0, n * squares - sum * sum) / (n * (n - 1) * items ** 2) : null;
}
