import type { CustomerFacts } from "../log/customerFacts";
import { VALUE } from "../log/viewState";
import type { ViewSettings } from "../viewOptions";
import { inDays } from "./customerState";
import type { PurchaseForecast } from "./forecast";
import { HEALTH_PARTS, type HealthPartName } from "./policies";
import type { RfmCell } from "./rfmCell";

/** The latest score that a customer gave. */
export interface LatestScore {
  /** In which survey. */
  readonly survey: string;
  /** The score. */
  readonly score: number;
  /** When. */
  readonly at: number;
  /** How long ago that is. */
  readonly age: number;
  /** Whether that is too long ago to tell how things stand. */
  readonly isStale: boolean;
}

/** How well things stand with a customer. */
export interface CustomerHealth {
  /** From 0 (lost) to 10 (all well): the weighed mean of the parts; `null` where all are missing. */
  readonly value: number | null;
  /** The share of the weights whose parts are there, 0 to 1. */
  readonly coverage: number;
  /** The parts, also those that are missing. */
  readonly parts: readonly HealthPart[];
}

/** A part of the health score. */
export interface HealthPart {
  /**
   * - `"activity"`: how lately there was a sign of life: 10 now, 0 from `dormantDays` on;
   * - `"satisfaction"`: the mean of the latest scores that are not stale, on a scale from 0 to 10;
   * - `"service"`: `10 / (1 + open tickets)`;
   * - `"loyalty"`: 10 times the probability that the customer is alive;
   * - `"value"`: the mean of the RFM scores for frequency and spend, on a scale from 0 to 10.
   */
  readonly name: HealthPartName;
  /** From 0 to 10; `null` where it is missing. */
  readonly value: number | null;
  /** Its weight, as set. */
  readonly weight: number;
  /** Its share in the score: missing parts leave theirs to the others. */
  readonly share: number;
  /** Where it comes from, or why it is missing. */
  readonly because: string;
}

type Found = Pick<HealthPart, "value" | "because">;

/** A customer's health. */
export function healthOf(
  facts: CustomerFacts,
  latest: readonly LatestScore[],
  rfm: RfmCell | null,
  forecast: PurchaseForecast | null,
  settings: ViewSettings,
): CustomerHealth {
  const { healthWeights: weights } = settings.policies;
  const found: Readonly<Record<HealthPartName, Found>> = {
    activity: activityOf(facts, settings),
    satisfaction: satisfactionOf(latest, settings),
    service: serviceOf(facts, settings),
    loyalty: loyaltyOf(forecast),
    value: worthOf(rfm, settings),
  };
  let [all, present, sum] = [0, 0, 0];
  for (const name of HEALTH_PARTS) {
    const { value } = found[name];
    all += weights[name];
    if (value === null) continue;
    present += weights[name];
    sum += weights[name] * value;
  }
  return {
    // Weights that are fractions might add up to a little less than their parts do.
    value: present > 0 ? Math.min(10, sum / present) : null,
    coverage: present / all,
    parts: HEALTH_PARTS.map((name): HealthPart => {
      const { value, because } = found[name];
      const weight = weights[name];
      const share = value === null || present === 0 ? 0 : weight / present;
      return { name, value, weight, share, because };
    }),
  };
}

function activityOf({ lastActive }: CustomerFacts, { asOf, policies }: ViewSettings): Found {
  if (lastActive === null) return { value: null, because: "no sign of life on record" };
  const silence = asOf - lastActive;
  return {
    value: 10 * Math.max(0, 1 - silence / policies.dormantAfter),
    because: `last sign of life ${inDays(silence)} ago, 0 from ${inDays(policies.dormantAfter)} on`,
  };
}

function satisfactionOf(latest: readonly LatestScore[], { scales }: ViewSettings): Found {
  const used: string[] = [];
  let sum = 0;
  for (const { survey, score, isStale } of latest) {
    const scale = scales.get(survey);
    if (isStale || !scale) continue;
    sum += (10 * (score - scale.min)) / (scale.max - scale.min);
    used.push(`${survey} ${score} of ${scale.min} to ${scale.max}`);
  }
  if (used.length > 0) return { value: sum / used.length, because: used.join(", ") };
  if (latest.length === 0) return { value: null, because: "no answers" };
  const isStale = latest.every((score) => score.isStale);
  return { value: null, because: isStale ? "all scores are stale" : "no fresh score with a scale" };
}

function serviceOf({ tickets, open, values }: CustomerFacts, settings: ViewSettings): Found {
  if (tickets === 0) return { value: null, because: "no tickets" };
  const unsolved = open.filter(({ answered }) => answered !== null).length;
  const solved = values[VALUE.resolution];
  const age = settings.asOf - (solved?.lastAt ?? settings.asOf);
  if (unsolved === 0 && age > settings.policies.staleAfter) {
    return { value: null, because: `the last ticket was solved ${inDays(age)} ago` };
  }
  const because = unsolved === 1 ? "1 open ticket" : `${unsolved} open tickets`;
  return { value: 10 / (1 + unsolved), because };
}

function loyaltyOf(forecast: PurchaseForecast | null): Found {
  if (!forecast) return { value: null, because: "no forecast" };
  const { probabilityAlive } = forecast;
  const because = `alive with a probability of ${probabilityAlive.toFixed(2)}`;
  return { value: 10 * probabilityAlive, because };
}

function worthOf(rfm: RfmCell | null, { place }: ViewSettings): Found {
  if (!rfm || !place) return { value: null, because: "no RFM scores" };
  const { frequency, monetary } = rfm.scores;
  const { tops } = place;
  const share = ((frequency - 1) / (tops.frequency - 1) + (monetary - 1) / (tops.monetary - 1)) / 2;
  const ofFrequency = `frequency ${frequency} of ${tops.frequency}`;
  return { value: 10 * share, because: `${ofFrequency}, spend ${monetary} of ${tops.monetary}` };
}
