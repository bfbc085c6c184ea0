import type { CustomerFacts } from "./customerFacts";
import type { PurchaseForecast } from "./forecast";
import type { Suggestion } from "./suggestions";
import type { ViewSettings } from "./viewOptions";

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
  /** When the next of the memberships that last is going to be renewed. */
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
  meanGap: { readonly mean: number; readonly n: number } | null,
  settings: ViewSettings,
): CustomerFuture {
  const { forecast, suggest, asOf } = settings;
  const missing: MissingPart[] = [];
  const miss = (part: MissingPart["part"], because: string) => {
    missing.push({ part, because });
    return null;
  };
  const hasOrders = facts.orderDays.length > 0;
  if (!expected) {
    miss("forecast", forecast ? "no orders" : "no purchase model was given");
  } else if (expected.spend === null) {
    miss("value", forecast?.hasSpend ? "the mean spend is infinite" : "no spend was given");
  }
  return {
    probabilityAlive: expected?.probabilityAlive ?? null,
    horizon: expected && forecast ? forecast.horizon : null,
    purchases: expected?.purchases ?? null,
    spend: expected?.spend ?? null,
    value: expected && expected.spend !== null ? expected.purchases * expected.spend : null,
    nextOrder: nextOrderOf() ?? null,
    churnRisk: expected ? riskOf(1 - expected.probabilityAlive) : null,
    renewalAt: renewalOf(facts, asOf) ?? miss("renewal", "no renewal ahead is known"),
    suggestions: suggestionsOf(),
    missing,
  };

  function nextOrderOf(): NextOrder | null {
    const { life } = facts;
    if (!hasOrders) return miss("nextOrder", "no orders");
    if (life.stretches.at(-1)?.end != null) return miss("nextOrder", "the customer has churned");
    if (!meanGap) return miss("nextOrder", "orders on one day only");
    const at = facts.orderDays.at(-1)!.lastAt + meanGap.mean;
    return { at, gap: meanGap.mean, n: meanGap.n, overdue: Math.max(0, asOf - at) };
  }

  function suggestionsOf(): readonly Suggestion[] {
    if (!suggest) return miss("suggestions", "no rules were given") ?? [];
    const lastDay = facts.dayNumbers.at(-1);
    const { bought } = facts.counts;
    const last = bought.filter(({ lastAt }) => settings.dayOf(lastAt) === lastDay);
    if (last.length === 0) {
      return miss("suggestions", "it is not known what was bought last") ?? [];
    }
    const suggestions = suggest(
      last.map(({ name }) => name),
      bought,
    );
    if (suggestions.length === 0) miss("suggestions", "no rule fits what was bought last");
    return suggestions;
  }
}

/** Bands by thirds, as Klaviyo has them. */
function riskOf(value: number): ChurnRisk {
  return { value, band: value < 1 / 3 ? "low" : value > 2 / 3 ? "high" : "medium" };
}

function renewalOf({ memberships }: CustomerFacts, asOf: number): number | null {
  let next: number | null = null;
  for (const { endedAt, renewsAt } of memberships) {
    if (endedAt <= asOf || renewsAt === null || renewsAt < asOf) continue;
    if (next === null || renewsAt < next) next = renewsAt;
  }
  return next;
}
