import { Problem } from "../../cells/cell";
import type { Key } from "../../slice";
import { isoInstant, key, number, optional, orNull, words } from "../column";
import type { Question } from "../question";
import { type Source, source } from "../source";
import { answerTo, type SurveyAnswers } from "../surveyAnswers";
import { firstId } from "./firstId";

/** An answer to a survey of HubSpot. */
export interface HubspotAnswer extends SurveyAnswers {
  /** Its number. */
  readonly id: NonNullable<Key>;
}

/** What each survey asks, by what its type may be called. */
const TYPES = {
  nps: "recommend",
  "net promoter score": "recommend",
  "customer loyalty": "recommend",
  csat: "satisfied",
  "customer satisfaction": "satisfied",
  ces: "effort",
  "customer effort score": "effort",
  "customer support": "effort",
  custom: "other",
} as const;

const SCALES = {
  recommend: { min: 0, max: 10 },
  satisfied: { min: 0, max: 2 },
  effort: { min: 1, max: 7 },
} as const;

/**
 * Feedback submissions of HubSpot, exported to CSV, a row an answer of any of three surveys.
 *
 * - **Three scales in one column**: "Survey Type" says which. NPS, 0 to 10, fills `recommend`; CSAT, 0 to 2,
 *   `satisfied`; CES, 1 to 7, `effort`. The others are `null`, and count as unanswered. A rating that is not
 *   on its survey's scale is rejected.
 * - **Which answers count**: all but those of a custom survey, which is left out as "custom".
 * - **Who**: ids are parted by `;`, and the first is the primary contact.
 * - **The zone** is the portal's, and the file does not say it: `timeZone`, or `assumed`.
 *
 * Evidence: labels of properties were seen, and scales are documented; the name "Rating" and the layout are
 * remembered. November 2026.
 *
 * @example
 * ```ts
 * import { csat, measure, nps, select } from "customer-kpis";
 * import { hubspot, validate } from "customer-kpis/sources";
 *
 * const at = { "Submission Timestamp": "2026-01-05 10:00", "Associated Contact IDs": "300" };
 * const rows = [
 *   { ...at, "Record ID": "1", "Survey Type": "NPS", Rating: "10" },
 *   { ...at, "Record ID": "2", "Survey Type": "CSAT", Rating: "2" },
 * ];
 * const { records } = validate(hubspot.feedback, rows);
 * measure(records, select("recommend", nps())).n; // => 1
 * measure(records, select("satisfied", csat(hubspot.csat))).value; // => 1
 * ```
 */
export const feedback: Source<HubspotAnswer> = source({
  name: "hubspot.feedback",
  marks: ["Survey Type", "Rating", "Submission Timestamp"],
  fields: {
    id: key("Record ID"),
    at: isoInstant("Submission Timestamp"),
    customerId: optional(key(["Associated Contact IDs", "Contact ID"])),
    surveyType: words("Survey Type", TYPES),
    rating: orNull(number("Rating")),
  },
  leaveOut: { custom: ({ surveyType }) => surveyType === "other" },
  record({ id, at, customerId, surveyType, rating }) {
    const question = surveyType as Question;
    const answer = answerTo(question, rating, SCALES[question], "rating");
    if (answer instanceof Problem) return answer;
    return { id, at, customerId: firstId(customerId) ?? null, ...answer };
  },
});
