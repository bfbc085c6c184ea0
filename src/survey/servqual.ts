/** One respondent's answers to a SERVQUAL questionnaire. */
export interface ServqualResponse {
  /** What excellent service should be like, item by item in the questionnaire's order; `null` unanswered. */
  readonly expectations: readonly (number | null)[];
  /** What this service is like, item by item in the same order; `null` unanswered. */
  readonly perceptions: readonly (number | null)[];
  /** How the respondent splits importance over the dimensions, by dimension name; any total. */
  readonly weights?: Readonly<Record<string, number>> | undefined;
}
