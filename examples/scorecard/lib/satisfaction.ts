import { type CsatOptions, csat, type Key } from "customer-kpis";
import { freshdesk, hubspot, zendesk } from "customer-kpis/sources";

/** On which scale an export says how satisfied people are; `null` where it does not say at all. */
export type SatisfactionScale = "five" | "own" | "unknown" | null;

interface Said {
  readonly satisfied?: number | null;
  /** Delighted's kind of survey. */
  readonly survey?: string;
}

/** A ticket, as far as it is rated. */
interface Rated {
  readonly createdAt: Date;
  readonly customerId?: Key;
  readonly score?: number | null;
}

/** Tools that do not ask on five points. */
const OWN: Readonly<Record<string, CsatOptions>> = {
  "zendesk.ratings": zendesk.csat,
  "zendesk.tickets": zendesk.csat,
  "zendesk.explore": zendesk.csat,
  "freshdesk.tickets": freshdesk.csat,
  "hubspot.feedback": hubspot.csat,
};

/** Tools that do. */
const FIVE = [
  "delighted.responses",
  "datasets.olistReviews",
  "intercom.conversations",
  "jira.requests",
];

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

/** What tickets say of how satisfied those are who wrote them, as answers; nothing where it is not told. */
export function ratingsOf(source: string, tickets: readonly object[]): object[] {
  if (OWN[source] === undefined && !FIVE.includes(source)) return [];
  return (tickets as Rated[]).flatMap(({ createdAt, customerId = null, score = null }) =>
    score === null ? [] : [{ at: createdAt, customerId, satisfied: score }],
  );
}

/** Tells the score of five points that answers.csv would have: of another scale, 5 is satisfied and 1 is not. */
export function scoresOfFive(
  source: string,
  scale: SatisfactionScale,
): (record: object) => number | null {
  const known = new Map<number, number>();
  return (record) => {
    const { satisfied = null } = record as Said;
    if (satisfied === null || scale === "unknown") return null;
    const own = isOfThumbs(record) ? THUMBS : OWN[source];
    if (own === undefined) return satisfied;
    const score = known.get(satisfied) ?? (csat([satisfied], own).value === 1 ? 5 : 1);
    known.set(satisfied, score);
    return score;
  };
}

function isOfThumbs({ survey }: Said): boolean {
  return survey === "thumbs";
}
