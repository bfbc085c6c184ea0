import type { CsatOptions } from "../../survey/csat";

/** How `csat` reads Freshdesk's scores: 1 to 7, of which happy (5) and above are satisfied. */
export const csat: CsatOptions = { scale: { min: 1, max: 7 }, top: 3 };

/** What the words of a survey stand for; surveys of fewer points use some of them. */
export const SCORES: Readonly<Record<string, number | null>> = {
  "extremely happy": 7,
  "very happy": 6,
  happy: 5,
  neutral: 4,
  unhappy: 3,
  "very unhappy": 2,
  "extremely unhappy": 1,
};
