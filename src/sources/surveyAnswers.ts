import type { Key } from "../slice";

/**
 * What somebody answered to a survey. Questions that it does not ask are left out, so that a KPI that
 * reads them says so; an answer that was not given is `null`.
 */
export interface SurveyAnswers {
  /** Its id. Left out where the file has none. */
  readonly id?: Key;
  /** When. */
  readonly at: Date;
  /** Who, where that is known. */
  readonly customerId: Key;
  /** How likely somebody is to recommend, 0 to 10: `select("recommend", nps())`. */
  readonly recommend: number | null;
  /** How satisfied somebody is, on the survey's own scale: `select("satisfied", csat())`. */
  readonly satisfied: number | null;
  /** How easy it was, on the survey's own scale: `select("effort", ces())`. */
  readonly effort: number | null;
}
