import type { CesOptions } from "../../survey/ces";
import type { CsatOptions } from "../../survey/csat";

/** How `csat` reads HubSpot's answers: 2 is happy, 1 neutral, 0 unhappy. */
export const csat: CsatOptions = { scale: { min: 0, max: 2 } };

/** How `ces` reads HubSpot's answers: 1 to 7, of which 7 is the easiest. */
export const ces: CesOptions = { direction: "higher-is-easier", scale: { min: 1, max: 7 } };
