import type { CsatOptions } from "../../survey/csat";

/** How `csat` reads Zendesk's scores: 1 is good, 0 is bad. */
export const csat: CsatOptions = { scale: { min: 0, max: 1 } };

/** What the words of a rating stand for, in every file of Zendesk. */
export const SCORES: Readonly<Record<string, number | null>> = {
  good: 1,
  bad: 0,
  "good with comment": 1,
  "bad with comment": 0,
  offered: null,
  "not offered": null,
  unoffered: null,
};
