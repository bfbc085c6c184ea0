import { isoInstant, key, optional, words, yesNo } from "../column";
import { headerOf } from "../header";
import { readBelow } from "../readBelow";
import { type Source, source } from "../source";
import { BY_WORDING, type SurveyAnswers } from "../surveyAnswers";

/** How a response came, in words and as a number. */
const STATUS = {
  "ip address": "answer",
  email: "answer",
  imported: "answer",
  offline: "answer",
  ex: "answer",
  "ex offline": "answer",
  "survey preview": "preview",
  "survey test": "preview",
  "offline survey preview": "preview",
  spam: "spam",
  "possible spam": "spam",
  "survey preview spam": "spam",
  "imported spam": "spam",
  "ex spam": "spam",
  "0": "answer",
  "1": "preview",
  "2": "preview",
  "4": "answer",
  "8": "spam",
  "9": "spam",
  "12": "spam",
  "16": "answer",
  "17": "preview",
  "32": "answer",
  "40": "spam",
  "48": "answer",
} as const;

/** Columns that say more of a question beside them, or of the response. */
const NO_ANSWER =
  /_(?:NPS_GROUP|TEXT|DO(?:_.*)?)$|^(?:StartDate|EndDate|IPAddress|Progress|Duration .*|ResponseId|Recipient\w+|Location\w+|DistributionChannel|UserLanguage)$/i;

const ZONE = /"timeZone":"([^"]+)"/;

/**
 * Responses to a survey of Qualtrics, as "Data & Analysis" exports them to CSV, with numeric values or
 * choice text.
 *
 * - **Three header rows**: names, questions, and import ids, of which the second and third are left out as
 *   "header"; the third names the zone of all times.
 * - **Which rows count**: answers that were finished and not given by those who made the survey.
 *   Previews and tests are left out as "preview", what Qualtrics takes for spam as "spam", the rest of the
 *   unfinished as "unfinished".
 * - **Which question**: `recommend` is the one that has a column `..._NPS_GROUP` beside it; `satisfied`
 *   and `effort` are told by the wording in the second row, where the answers are no mere yes and no. Where
 *   two may be meant, or none of the three is found, `rename` says which.
 * - **No answer** is a blank, or -99, as "Recode seen but unanswered questions as -99" writes it.
 * - **Answers in words** are on the survey's own scale: `words` says their scores.
 * - **Who**: the external data reference, else the recipient's e-mail address.
 *
 * Evidence: seen in files. November 2026.
 *
 * @example
 * ```ts
 * import { measure, nps, select } from "customer-kpis";
 * import { qualtrics, validate } from "customer-kpis/sources";
 *
 * const rows = [
 *   { RecordedDate: "Recorded Date", Status: "Response Type", Finished: "Finished", ResponseId: "Response ID", Q1: "How likely ...?", Q1_NPS_GROUP: "- Group" },
 *   { RecordedDate: '{"ImportId":"recordedDate","timeZone":"America/Denver"}', Q1: '{"ImportId":"QID1"}' },
 *   { RecordedDate: "2026-01-03 22:05:01", Status: "IP Address", Finished: "True", ResponseId: "R_1", Q1: "10", Q1_NPS_GROUP: "Promoter" },
 * ];
 * const { records, leftOut } = validate(qualtrics.responses, rows);
 * records[0]?.at; // => new Date("2026-01-04T05:05:01Z")
 * measure(records, select("recommend", nps())).value; // => 100
 * leftOut.map(({ reason }) => reason); // => ["header", "header"]
 * ```
 */
export const responses: Source<SurveyAnswers> = source({
  name: "qualtrics.responses",
  marks: ["RecordedDate", "ResponseId", "Finished", "Status"],
  // What was seen and not answered, where the export was told to write that.
  written: { missing: ["-99"] },
  fields: {
    id: optional(key("ResponseId")),
    at: isoInstant("RecordedDate"),
    reference: optional(key("ExternalReference")),
    email: optional(key("RecipientEmail")),
    status: words("Status", STATUS),
    finished: yesNo("Finished"),
    ...BY_WORDING,
  },
  questions: {
    among: (columns) => columns.filter((column) => !NO_ANSWER.test(column)),
    marked: (asks, columns) =>
      asks === "recommend"
        ? columns.filter((column) => headerOf(columns).find(`${column.trim()}_NPS_GROUP`))
        : [],
  },
  below: {
    read: readBelow,
    most: 2,
    is: (cell) => !/^\d/.test(String(cell("RecordedDate"))),
    timeZone: (cell) => ZONE.exec(String(cell("RecordedDate")))?.[1] ?? null,
  },
  leaveOut: {
    preview: ({ status }) => status === "preview",
    spam: ({ status }) => status === "spam",
    unfinished: ({ finished }) => finished === false,
  },
  record({ reference, email, status, finished, ...answers }) {
    return { ...answers, customerId: reference ?? email ?? null };
  },
});
