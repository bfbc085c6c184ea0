import { Problem } from "../../cells/cell";
import type { Scale } from "../../cells/readScore";
import type { Key } from "../../slice";
import { key, number, optional, orNull, unixInstant, words } from "../column";
import type { Question } from "../question";
import { type Source, source } from "../source";
import { answerTo } from "../surveyAnswers";

/** What somebody answered to a survey of Delighted. */
export interface DelightedAnswer {
  /** Its page, which no other response has. Left out where the file has no such column. */
  readonly id: Key;
  /** When. */
  readonly at: Date;
  /** Who: the person's id, else the e-mail address. */
  readonly customerId: Key;
  /** What was asked. */
  readonly survey: "nps" | "csat" | "stars" | "smileys" | "thumbs" | "ces";
  /** How likely the person is to recommend, 0 to 10; `null` in another survey. */
  readonly recommend: number | null;
  /** How satisfied: 1 to 5 of csat, stars and smileys, 0 or 1 of thumbs; `null` in another survey. */
  readonly satisfied: number | null;
  /** How easy it was, 1 to 5; `null` in another survey. */
  readonly effort: number | null;
}

/** What surveys are called in the column, and what they are. */
const SURVEYS = {
  nps: "nps",
  csat: "csat",
  csat5: "csat",
  ces: "ces",
  ces5: "ces",
  stars: "stars",
  "stars five": "stars",
  "5-star": "stars",
  "five star": "stars",
  smileys: "smileys",
  thumbs: "thumbs",
  enps: "enps",
  pmf: "pmf",
} as const;

type Survey = DelightedAnswer["survey"];

/** What a survey asks, and its scale. */
const SCALES: Readonly<Record<Survey, Scale & { readonly question: Question }>> = {
  nps: { question: "recommend", min: 0, max: 10 },
  csat: { question: "satisfied", min: 1, max: 5 },
  stars: { question: "satisfied", min: 1, max: 5 },
  smileys: { question: "satisfied", min: 1, max: 5 },
  thumbs: { question: "satisfied", min: 0, max: 1 },
  ces: { question: "effort", min: 1, max: 5 },
};

/**
 * Responses to surveys of Delighted.
 *
 * - **Which question**: `survey_type` says it, row by row, and with it the scale: NPS 0 to 10, CSAT, stars,
 *   smileys and CES 1 to 5, thumbs 0 or 1. Each row fills its own field, the others are `null`. To rows of
 *   a file without that column add it: `{ ...row, survey_type: "nps" }`.
 * - **Thumbs** have another scale than the other answers about satisfaction, so take them apart before you
 *   count, by `survey`, and say `csat({ scale: { min: 0, max: 1 } })`.
 * - **Which rows count**: all, but answers of employees (`enps`) are left out as "employees", and those
 *   about product and market (`pmf`) as "product/market fit".
 * - **In two states** in one file, a response is as the row with the latest `updated_at` says.
 * - **When**: `created_at`, in seconds since 1970.
 *
 * Evidence: the names are those of Delighted's interface; the header of its CSV was not seen, and some
 * words for survey types are remembered. November 2026.
 *
 * @example
 * ```ts
 * import { measure, nps, select } from "customer-kpis";
 * import { delighted, validate } from "customer-kpis/sources";
 *
 * const row = {
 *   person_id: "1042205000",
 *   survey_type: "nps",
 *   score: "10",
 *   permalink: "https://app.delighted.com/r/x0",
 *   created_at: "1767606153",
 *   updated_at: "1767606153",
 * };
 * const { records } = validate(delighted.responses, [row]);
 * records[0]?.at; // => new Date("2026-01-05T09:42:33Z")
 * measure(records, select("recommend", nps())).value; // => 100
 * ```
 */
export const responses: Source<DelightedAnswer> = source({
  name: "delighted.responses",
  marks: ["score", "permalink", "created_at", "updated_at"],
  written: { unixTime: "seconds" },
  fields: {
    id: optional(key("permalink")),
    at: unixInstant("created_at"),
    changedAt: optional(unixInstant("updated_at")),
    customerId: optional(key(["person_id", "person.id", "person"])),
    email: optional(key(["email", "person.email", "person_email"])),
    survey: words(["survey_type", "survey type"], SURVEYS),
    score: orNull(number("score")),
  },
  leaveOut: {
    employees: ({ survey }) => survey === "enps",
    "product/market fit": ({ survey }) => survey === "pmf",
  },
  record({ id, at, customerId, email, survey: named, score }): DelightedAnswer | Problem {
    const survey = named as Survey;
    const { question, ...scale } = SCALES[survey];
    const answer = answerTo(question, score, scale, "score");
    if (answer instanceof Problem) return answer;
    return { id, at, customerId: customerId ?? email ?? null, survey, ...answer };
  },
});
