import { finite } from "../../stats/sum";
import type { CustomerFacts } from "../log/customerFacts";
import type { Suggestion } from "../next/suggestions";
import type { ViewSettings } from "../viewOptions";
import type { OrderGaps } from "./customerPast";
import type { PurchaseForecast } from "./forecast";

/** What is to be expected of a customer. What is `null` is explained in `missing`. */
export interface CustomerFuture {
  /** The chance that the customer has not stopped buying for good, 0 to 1. */
  readonly probabilityAlive: number | null;
  /** How far ahead purchases and their value are looked for. */
  readonly horizon: number | null;
  /** Purchases expected within the horizon. */
  readonly purchases: number | null;
  /** What each of them is expected to bring. */
  readonly spend: number | null;
  /** What all of them are expected to bring: not discounted, before costs. */
  readonly value: number | null;
  /** When the next order is due. */
  readonly nextOrder: NextOrder | null;
  /** How likely it is that the customer has gone. */
  readonly churnRisk: ChurnRisk | null;
  /** When the next of the memberships is going to be renewed that are not known to end by then. */
  readonly renewalAt: number | null;
  /** What customers who bought the same bought next, the surest first. */
  readonly suggestions: readonly Suggestion[];
  /** What could not be told, and why. */
  readonly missing: readonly MissingPart[];
}

/** When a customer who keeps the own pace orders next. */
export interface NextOrder {
  /** The last order plus the mean gap between orders. May have gone by. */
  readonly at: number;
  /** The mean gap. */
  readonly gap: number;
  /** How many gaps that rests on. */
  readonly n: number;
  /** By how much the order is overdue; 0 where it is not. */
  readonly overdue: number;
}

/** How likely it is that a customer has gone for good. */
export interface ChurnRisk {
  /** The chance: 1 less the probability of being alive. */
  readonly value: number;
  /** `"low"` below a third, `"high"` above two thirds. */
  readonly band: "low" | "medium" | "high";
}

/** A part of the future that could not be told. */
export interface MissingPart {
  /** Which. */
  readonly part: "forecast" | "value" | "nextOrder" | "renewal" | "suggestions";
  /** Why. */
  readonly because: string;
}

/** What a purchase model expects of a customer; `null` without one, or without orders. */
export function forecastOf(
  { dayNumbers, spends }: CustomerFacts,
  { forecast }: ViewSettings,
): PurchaseForecast | null {
  return forecast && dayNumbers.length > 0 ? forecast.of(dayNumbers, spends) : null;
}

/** What is to be expected of a customer. */
export function futureOf(
  facts: CustomerFacts,
  expected: PurchaseForecast | null,
  gaps: OrderGaps | null,
  settings: ViewSettings,
): CustomerFuture {
  const missing: MissingPart[] = [];
  const tell = <Part>(found: Part | string, part: MissingPart["part"]): Part | null => {
    if (typeof found !== "string") return found;
    missing.push({ part, because: found });
    return null;
  };
  const { forecast } = settings;
  const probabilityAlive = expected?.probabilityAlive ?? null;
  tell(expected ?? (forecast ? "no orders" : "no purchase model was given"), "forecast");
  return {
    probabilityAlive,
    horizon: expected && forecast ? forecast.horizon : null,
    purchases: expected?.purchases ?? null,
    spend: expected?.spend ?? null,
    value: expected ? tell(worthOf(expected, settings), "value") : null,
    churnRisk: probabilityAlive === null ? null : riskOf(1 - probabilityAlive),
    nextOrder: tell(nextOrderOf(facts, gaps, settings.asOf), "nextOrder"),
    renewalAt: tell(renewalOf(facts, settings.asOf), "renewal"),
    suggestions: tell(suggestionsOf(facts, settings), "suggestions") ?? [],
    // Copied to its own length, as in the lifecycle.
    missing: missing.slice(),
  };
}

/** The value of what is expected; or why there is none, as of all below. */
function worthOf({ purchases, spend }: PurchaseForecast, settings: ViewSettings): number | string {
  if (spend !== null) return finite(settings.kpi, "forecast.spend", purchases * spend);
  return settings.forecast?.hasSpend ? "the mean spend is infinite" : "no spend was given";
}

function nextOrderOf(
  { life, orderDays }: CustomerFacts,
  gaps: OrderGaps | null,
  asOf: number,
): NextOrder | string {
  const last = orderDays.at(-1);
  if (!last) return "no orders";
  if (life.stretches.at(-1)?.end !== null) return "the customer has churned";
  if (!gaps) return "orders on one day only";
  const at = last.lastAt + gaps.mean;
  return { at, gap: gaps.mean, n: gaps.n, overdue: Math.max(0, asOf - at) };
}

function suggestionsOf(
  { counts, dayNumbers }: CustomerFacts,
  { suggest, dayOf }: ViewSettings,
): readonly Suggestion[] | string {
  if (!suggest) return "no rules were given";
  const { bought } = counts;
  const lastDay = dayNumbers.at(-1);
  const last = bought.filter(({ lastAt }) => dayOf(lastAt) === lastDay);
  if (last.length === 0) return "it is not known what was bought last";
  const suggestions = suggest(
    last.map(({ name }) => name),
    bought,
  );
  return suggestions.length > 0 ? suggestions : "no rule fits what was bought last";
}

/** Bands by thirds, as Klaviyo has them. */
function riskOf(value: number): ChurnRisk {
  return { value, band: value < 1 / 3 ? "low" : value > 2 / 3 ? "high" : "medium" };
}

function renewalOf({ memberships }: CustomerFacts, asOf: number): number | string {
  let next = Infinity;
  for (const { endedAt, renewsAt } of memberships) {
    // What is known to end by then is not renewed.
    if (renewsAt !== null && renewsAt >= asOf && renewsAt < endedAt)
      next = Math.min(next, renewsAt);
  }
  return next < Infinity ? next : "no renewal ahead is known";
}
