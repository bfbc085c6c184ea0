import { type CsatOptions, csat } from "customer-kpis";
import { hubspot, zendesk } from "customer-kpis/sources";

/** On which scale an export says how satisfied people are; `null` where it does not say at all. */
export type SatisfactionScale = "five" | "own" | "unknown" | null;

interface Said {
  readonly satisfied?: number | null;
  /** Delighted's kind of survey. */
  readonly survey?: string;
}

/** Tools that do not ask on five points. */
const OWN: Readonly<Record<string, CsatOptions>> = {
  "zendesk.ratings": zendesk.csat,
  "hubspot.feedback": hubspot.csat,
};

/** Tools that do. */
const FIVE = ["delighted.responses", "datasets.olistReviews"];

const THUMBS: CsatOptions = { scale: { min: 0, max: 1 } };

/** On which scale the records of a source say it. Scores alone tell five points by a 5 among 1 to 5. */
export function satisfactionScale(source: string, records: readonly object[]): SatisfactionScale {
  const scores = records.flatMap((record) => (record as Said).satisfied ?? []);
  if (scores.length === 0) return null;
  if (OWN[source] !== undefined || (records as Said[]).some(isOfThumbs)) return "own";
  if (FIVE.includes(source)) return "five";
  const isWithin = scores.every((score) => Number.isInteger(score) && score >= 1 && score <= 5);
  return isWithin && scores.includes(5) ? "five" : "unknown";
}

/** The score of five points that answers.csv would have: of another scale, 5 is satisfied and 1 is not. */
export function scoreOfFive(
  source: string,
  scale: SatisfactionScale,
  record: object,
): number | null {
  const { satisfied = null } = record as Said;
  if (satisfied === null || scale === "unknown") return null;
  const own = isOfThumbs(record) ? THUMBS : OWN[source];
  if (own === undefined) return satisfied;
  return csat([satisfied], own).value === 1 ? 5 : 1;
}

function isOfThumbs({ survey }: Said): boolean {
  return survey === "thumbs";
}
