import type { Key } from "../measure";

/** What somebody answered to a survey: the questions that it asks, and no others. */
export interface SurveyAnswers {
  /** When. */
  readonly at: Date;
  /** Who, where that is known. */
  readonly customerId?: Key | undefined;
  /** How likely somebody is to recommend, 0 to 10: `select("recommend", nps())`. */
  readonly recommend?: number | null | undefined;
  /** How satisfied somebody is, on the survey's own scale: `select("satisfied", csat())`. */
  readonly satisfied?: number | null | undefined;
  /** How easy it was, on the survey's own scale: `select("effort", ces())`. */
  readonly effort?: number | null | undefined;
}
