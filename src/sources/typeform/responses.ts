import { isoInstant, key, optional, words } from "../column";
import { type Source, source } from "../source";
import { answersOf, BY_WORDING, type SurveyAnswers } from "../surveyAnswers";
import { zoned } from "../zoned";

/** Columns that are none of the form's questions. */
const NO_ANSWER =
  /^(?:#|Response Type|(?:Start|Stage|Submit) Date\b.*|Network ID|Tags|Ending|Score|Result)$/i;

/** What the hidden field with the customer is mostly called; a form may have any. */
const CUSTOMER = [
  "customer_id",
  "customerId",
  "customer",
  "user_id",
  "userId",
  "contact_id",
  "email",
  "e-mail",
  "Email Address",
];

/**
 * Responses to a form of Typeform, as its results are downloaded to CSV or XLSX.
 *
 * - **Which rows count**: those that were submitted. "started" and "partial" ones, and in older files
 *   without a "Response Type" those without a "Submit Date", are left out as "unfinished".
 * - **Which question**: told by its wording in the header, where the answers are no mere yes and no.
 * - **When**: the "Submit Date", in the zone that the header names: `(UTC)`.
 * - **Who**: a hidden field that is called `customer_id`, `user_id`, `email` or nearly so; another name is
 *   said by `rename: { customerId: ... }`.
 * - **Answers in words** are on the form's own scale: `words` says their scores.
 *
 * Evidence: seen in files, newer and older. November 2026.
 *
 * @example
 * ```ts
 * import { measure, nps, select } from "customer-kpis";
 * import { typeform, validate } from "customer-kpis/sources";
 *
 * const likely = "How likely is it that you would recommend us?";
 * const rest = { "Network ID": "n0", customer_id: "cus_0" };
 * const rows = [
 *   { ...rest, "#": "a", [likely]: "10", "Response Type": "completed", "Submit Date (UTC)": "2026-01-05 10:05:00" },
 *   { ...rest, "#": "b", [likely]: "3", "Response Type": "partial", "Submit Date (UTC)": "" },
 * ];
 * const { records, leftOut } = validate(typeform.responses, rows);
 * measure(records, select("recommend", nps())).value; // => 100
 * leftOut.map(({ reason }) => reason); // => ["unfinished"]
 * ```
 */
export const responses: Source<SurveyAnswers> = source({
  name: "typeform.responses",
  marks: ["#", zoned("Submit Date"), "Network ID"],
  fields: {
    id: optional(key("#")),
    at: isoInstant(zoned("Submit Date")),
    customerId: optional(key(CUSTOMER)),
    state: optional(words("Response Type", ["completed", "started", "partial"])),
    ...BY_WORDING,
  },
  questions: { among: (columns) => columns.filter((name) => !NO_ANSWER.test(name)) },
  leaveOut: {
    unfinished: ({ state, at }, columns) =>
      state === "started" || state === "partial" || (at === null && !columns.has("state")),
  },
  record: ({ state, ...answers }) => answersOf(answers),
});
