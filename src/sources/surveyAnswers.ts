import { Problem } from "../cells/cell";
import { onScale, type Scale } from "../cells/readScore";
import type { Key } from "../slice";
import { answer } from "./column";
import type { Question } from "./question";

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

/** The fields of a survey whose questions are told by their wording. */
export const BY_WORDING = {
  recommend: answer("recommend"),
  satisfied: answer("satisfied"),
  effort: answer("effort"),
};

/** The answers of somebody whom the survey may not know. */
export function answersOf<Answers extends { readonly customerId: Key }>(answers: Answers): Answers {
  return { ...answers, customerId: answers.customerId ?? null };
}

/** What was answered where only one question was asked, on its own scale, and stands in one field. */
export function answerTo(
  question: Question,
  rating: number | null,
  scale: Scale,
  field: string,
): Pick<SurveyAnswers, Question> | Problem {
  const score = onScale(() => rating, scale)(rating);
  if (score instanceof Problem) return new Problem(score.message, field);
  return { recommend: null, satisfied: null, effort: null, [question]: score };
}
