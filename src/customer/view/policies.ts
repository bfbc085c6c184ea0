import { checkOptions, fail } from "../../check";
import { DAY } from "../../wallClock";

/** When what is called what. All times are in days of 24 hours. */
export interface CustomerPolicies {
  /** How long a customer is new. Default 30. */
  readonly newDays?: number;
  /** After how long without a sign of life a customer is at risk. Default 90. */
  readonly atRiskDays?: number;
  /** After how long dormant. Default 180. */
  readonly dormantDays?: number;
  /** After how long without an order who has no membership has churned. Default 365. */
  readonly churnedDays?: number;
  /** How long after a return a customer is reactivated. Default 30. */
  readonly reactivatedDays?: number;
  /** How far ahead an end of membership that is known puts the customer at risk. Default 90. */
  readonly endsWithinDays?: number;
  /** How long a gap between two memberships may be that counts as none. Default 0. */
  readonly graceDays?: number;
  /** After how long a score no longer tells how things stand. Default 90. */
  readonly staleDays?: number;
  /** After how long a value weighs half in decayed means. Default 90. */
  readonly halfLifeDays?: number;
  /** How much each part weighs in the health score; 0 leaves it out. Default 1 each. */
  readonly healthWeights?: Partial<Readonly<Record<HealthPartName, number>>>;
}

/** What the health score is made of. */
export type HealthPartName = "activity" | "satisfaction" | "service" | "loyalty" | "value";

export const HEALTH_PARTS: readonly HealthPartName[] = [
  "activity",
  "satisfaction",
  "service",
  "loyalty",
  "value",
];

/** Policies read, in milliseconds. */
export interface Policies {
  readonly newFor: number;
  readonly atRiskAfter: number;
  readonly dormantAfter: number;
  readonly churnedAfter: number;
  readonly reactivatedFor: number;
  readonly endsWithin: number;
  readonly grace: number;
  readonly staleAfter: number;
  readonly halfLife: number;
  readonly healthWeights: Readonly<Record<HealthPartName, number>>;
}

const DEFAULTS = {
  newDays: 30,
  atRiskDays: 90,
  dormantDays: 180,
  churnedDays: 365,
  reactivatedDays: 30,
  endsWithinDays: 90,
  graceDays: 0,
  staleDays: 90,
  halfLifeDays: 90,
};

const NAMES = Object.keys(DEFAULTS) as (keyof typeof DEFAULTS)[];

/** Reads policies, or throws where they make no sense. */
export function readPolicies(kpi: string, given: CustomerPolicies = {}): Policies {
  checkOptions(`${kpi} policies`, given, [...NAMES, "healthWeights"]);
  const { healthWeights, ...days } = given;
  const policies = withDefaults(DEFAULTS, days);
  for (const name of NAMES) {
    const value: unknown = policies[name];
    const isEnough = name === "graceDays" ? (value as number) >= 0 : (value as number) > 0;
    if (!(typeof value === "number" && isEnough && value < Infinity)) {
      const least = name === "graceDays" ? "0 or more" : "above 0";
      fail(kpi, `policies.${name}`, `a finite number of days, ${least}`, value);
    }
  }
  checkOrder(kpi, policies, "atRiskDays", "dormantDays");
  checkOrder(kpi, policies, "dormantDays", "churnedDays");
  return {
    newFor: policies.newDays * DAY,
    atRiskAfter: policies.atRiskDays * DAY,
    dormantAfter: policies.dormantDays * DAY,
    churnedAfter: policies.churnedDays * DAY,
    reactivatedFor: policies.reactivatedDays * DAY,
    endsWithin: policies.endsWithinDays * DAY,
    grace: policies.graceDays * DAY,
    staleAfter: policies.staleDays * DAY,
    halfLife: policies.halfLifeDays * DAY,
    healthWeights: readWeights(kpi, healthWeights),
  };
}

/** What is given, and the defaults of what is left out, or `undefined`. */
export function withDefaults<Values extends object>(
  defaults: Values,
  given: Partial<Values>,
): Values {
  const said = Object.entries(given).filter(([, value]) => value !== undefined);
  return { ...defaults, ...Object.fromEntries(said) };
}

function checkOrder(
  kpi: string,
  policies: typeof DEFAULTS,
  sooner: keyof typeof DEFAULTS,
  later: keyof typeof DEFAULTS,
): void {
  if (policies[later] > policies[sooner]) return;
  fail(kpi, `policies.${later}`, `above ${sooner} (${policies[sooner]})`, policies[later]);
}

const WEIGHTS = { activity: 1, satisfaction: 1, service: 1, loyalty: 1, value: 1 };

function readWeights(
  kpi: string,
  given: CustomerPolicies["healthWeights"] = {},
): Readonly<Record<HealthPartName, number>> {
  checkOptions(`${kpi} policies.healthWeights`, given, HEALTH_PARTS);
  const weights = withDefaults(WEIGHTS, given);
  for (const name of HEALTH_PARTS) {
    const weight: unknown = weights[name];
    if (!(typeof weight === "number" && weight >= 0 && weight <= 1e300)) {
      fail(kpi, `policies.healthWeights.${name}`, "a number from 0 to 1e300", weight);
    }
  }
  if (HEALTH_PARTS.every((name) => weights[name] === 0)) {
    fail(kpi, "policies.healthWeights", "above 0 for at least one part", 0);
  }
  return weights;
}
