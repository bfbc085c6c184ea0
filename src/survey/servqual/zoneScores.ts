import type { Interval } from "../../stats/intervals";
import { addMoment, initMoments, type Moments, mergeMoments } from "../../stats/moments";

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

/** What a zone holds in between: means of the three columns, and moments of both differences. */
export interface ZoneState {
  readonly adequate: Moments;
  readonly desired: Moments;
  readonly perceived: Moments;
  readonly adequacy: Moments;
  readonly superiority: Moments;
}

/** Nobody yet. */
export function initZone(): ZoneState {
  return {
    adequate: initMoments(),
    desired: initMoments(),
    perceived: initMoments(),
    adequacy: initMoments(),
    superiority: initMoments(),
  };
}

/** Takes one respondent in, unless an answer is missing (NaN). */
export function addZone(
  zone: ZoneState,
  adequate: number,
  desired: number,
  perceived: number,
): boolean {
  if (Number.isNaN(adequate + desired + perceived)) return false;
  addMoment(zone.adequate, adequate);
  addMoment(zone.desired, desired);
  addMoment(zone.perceived, perceived);
  addMoment(zone.adequacy, perceived - adequate);
  addMoment(zone.superiority, perceived - desired);
  return true;
}

/** Joins the right into the left. */
export function mergeZone(left: ZoneState, right: ZoneState): void {
  for (const name of Object.keys(left) as (keyof ZoneState)[])
    mergeMoments(left[name], right[name]);
}

/** The scores of a zone. */
export function scoresOf({
  adequate,
  desired,
  perceived,
  adequacy,
  superiority,
}: ZoneState): ZoneScores {
  const { n } = perceived;
  if (n === 0) {
    return {
      adequacy: null,
      superiority: null,
      width: null,
      position: null,
      zone: null,
      perceived: null,
      n,
    };
  }
  const width = desired.mean - adequate.mean;
  return {
    adequacy: adequacy.mean,
    superiority: superiority.mean,
    width,
    position: width > 1e-12 ? adequacy.mean / width : null,
    zone: adequacy.mean < 0 ? "below" : superiority.mean > 0 ? "above" : "inside",
    perceived: perceived.mean,
    n,
  };
}
