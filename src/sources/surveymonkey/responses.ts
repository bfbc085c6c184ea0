import { instant, key, optional } from "../column";
import { parted } from "../parted";
import { readBelow } from "../readBelow";
import { type Source, source } from "../source";
import { answersOf, BY_WORDING, type SurveyAnswers } from "../surveyAnswers";

/** Columns that say who answered, not what. */
const NO_ANSWER =
  /^(?:Respondent ?ID|Collector ?ID|Start ?Date|End ?Date|IP Address|Email Address|First ?Name|Last ?Name|Custom Data(?: \d+)?)$/i;

/** What stands below a question with one column of answers. */
const ONE_COLUMN = /^(?:response|antwort|réponse|respuesta|resposta)?$/;

/** What CSV readers call a column without a name. */
const UNNAMED = /^(?:unnamed: \d+|column ?_?\d+|_+(?:empty)?(?:_?\d+)?)?$/i;

/**
 * Responses to a survey of SurveyMonkey, as "All responses data" is exported, condensed, as CSV or XLSX.
 *
 * - **Two header rows**: below the question the second one says "Response", or the choice. It is left out
 *   as "header".
 * - **Which rows count**: all, whether a respondent reached the end or not. What was skipped is `null`.
 * - **Which question**: told by its wording in the header, where the answers are no mere yes and no. One whose
 *   answers are parted over several columns, as rows of a matrix or in a file with a column a choice, is an error
 *   that lists them: export condensed, or say `rename`.
 * - **Answers**: `10` and `Extremely likely - 10` are 10. Other words are the survey's own: `words` says
 *   their scores.
 * - **Dates** have the month first, whatever the user's language, or are ISO. Their zone is the account's,
 *   and the file does not say it: `timeZone`, or `assumed`. An answer counts when it was sent: "End Date".
 * - **Who**: the e-mail address, where the collector knew it. The respondent's id is new for each answer.
 *
 * Evidence: headers and labels were seen in files, older ones without the blank in "RespondentID"; the
 * layout of dates is remembered. November 2026.
 *
 * @example
 * ```ts
 * import { csat, measure, nps, select } from "customer-kpis";
 * import { surveymonkey, validate } from "customer-kpis/sources";
 *
 * const [likely, satisfied] = ["How likely is it that you would recommend us?", "How satisfied are you?"];
 * const rows = [
 *   { "Respondent ID": "", "Collector ID": "", "End Date": "", [likely]: "", [satisfied]: "Response" },
 *   { "Respondent ID": "1", "Collector ID": "4", "End Date": "01/03/2026 09:16:33 PM", [likely]: "Extremely likely - 10", [satisfied]: "Very satisfied" },
 * ];
 * const words = { "Very satisfied": 5, "Very dissatisfied": 1 };
 * const { records, leftOut } = validate(surveymonkey.responses, rows, { words });
 * records[0]?.at; // => new Date("2026-01-03T21:16:33Z")
 * measure(records, select("recommend", nps())).value; // => 100
 * measure(records, select("satisfied", csat())).value; // => 1
 * leftOut.map(({ reason }) => reason); // => ["header"]
 * ```
 */
export const responses: Source<SurveyAnswers> = source({
  name: "surveymonkey.responses",
  marks: [
    ["Respondent ID", "RespondentID"],
    ["Collector ID", "CollectorID"],
    ["End Date", "EndDate"],
  ],
  written: { dayFirst: false },
  fields: {
    id: optional(key(["Respondent ID", "RespondentID"])),
    at: instant(["End Date", "EndDate"]),
    customerId: optional(key("Email Address")),
    ...BY_WORDING,
  },
  questions: {
    among: (columns) => columns.filter((name) => !NO_ANSWER.test(name) && !UNNAMED.test(name)),
    text: (column) => column,
    parted: (column, columns, labels) =>
      ONE_COLUMN.test(parted(labels.get(column)))
        ? [column]
        : [column, ...columns.filter((name) => UNNAMED.test(name))],
  },
  below: {
    read: readBelow,
    most: 1,
    is: (cell) => !/\d/.test(String(cell("Respondent ID") ?? cell("RespondentID"))),
  },
  record: answersOf,
});
