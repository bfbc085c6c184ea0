import { quantileOf } from "../../stats/distribution";
import { sumOf } from "../../stats/sum";
import type { Count } from "../log/countLog";
import type { CustomerFacts } from "../log/customerFacts";
import type { ValueHistory } from "../log/valueLog";
import { VALUE } from "../log/viewState";
import { type LifecycleEvent, lifecycleOf } from "./lifecycle";

/** What has happened between a customer and us, up to the moment of looking. */
export interface CustomerPast {
  /** How many records this rests on. */
  readonly n: number;
  /** The first sign of the customer; `null` without any. */
  readonly firstSeen: number | null;
  /** The last one. */
  readonly lastSeen: number | null;
  /** How long since becoming a customer, for who has churned until then; `null` for a prospect. */
  readonly tenure: number | null;
  /** Orders and refunds. */
  readonly orders: OrderPast;
  /** Where the customer was met, the most frequent first. */
  readonly channels: readonly Count[];
  /** The campaigns that reached the customer. */
  readonly campaigns: readonly Count[];
  /** Products that were looked at or bought. */
  readonly products: { readonly seen: readonly Count[]; readonly bought: readonly Count[] };
  /** Visits, mails, calls: how many, and of which types where that is known. */
  readonly interactions: { readonly n: number; readonly types: readonly Count[] };
  /** Requests for help, and how they were answered. */
  readonly tickets: TicketPast;
  /** What the customer said, survey by survey. */
  readonly surveys: readonly SurveyPast[];
  /** When the customer joined, churned and came back, in time order. */
  readonly lifecycle: readonly LifecycleEvent[];
}

/** A customer's orders. */
export interface OrderPast {
  /** How many orders, refunds apart. */
  readonly n: number;
  /** The currency of all orders, where it is known. */
  readonly currency: string | null;
  /** Days with an order. */
  readonly days: number;
  /** What the orders brought, before refunds. */
  readonly spend: number;
  /** How many refunds. */
  readonly refunds: number;
  /** What was paid back, above 0. */
  readonly refunded: number;
  /** `spend` less `refunded`. */
  readonly net: number;
  /** When the first order was; `null` without any. */
  readonly firstAt: number | null;
  /** When the last one was. */
  readonly lastAt: number | null;
  /** The time from each day with an order to the next; `null` with less than two such days. */
  readonly gaps: OrderGaps | null;
  /** What the orders brought, one by one: the last, the mean, and the difference. */
  readonly amount: ValueHistory | null;
}

/** The times between a customer's orders: from the last of a day to the first of the next such day. */
export interface OrderGaps {
  /** How many gaps. */
  readonly n: number;
  /** Their mean. */
  readonly mean: number;
  /** Their median. */
  readonly median: number;
  /** The shortest. */
  readonly shortest: number;
  /** The longest. */
  readonly longest: number;
  /** The last one: between the last two days with an order. */
  readonly last: number;
}

/** A customer's requests for help. */
export interface TicketPast {
  /** How many. */
  readonly n: number;
  /** How many are open. */
  readonly open: number;
  /** How long the customer waited for first answers; `null` without any. */
  readonly responseTime: ValueHistory | null;
  /** How long problems took to be solved for good, pauses apart; `null` where none has been. */
  readonly resolutionTime: ValueHistory | null;
}

/** A customer's answers to one survey. */
export interface SurveyPast {
  /** The survey. */
  readonly survey: string;
  /** The scores: the last, the means, and the difference; `null` where there was no answer. */
  readonly scores: ValueHistory | null;
  /** How often the customer was asked and did not answer. */
  readonly unanswered: number;
}

/** A customer's past. */
export function pastOf(facts: CustomerFacts, asOf: number): CustomerPast {
  const { counts, life, values } = facts;
  const lifecycle = lifecycleOf(life);
  const joined = lifecycle[0];
  const end = life.stretches.at(-1)?.end ?? asOf;
  return {
    n: facts.records,
    firstSeen: facts.firstSeen,
    lastSeen: facts.lastSeen,
    tenure: joined ? end - joined.at : null,
    orders: ordersOf(facts),
    channels: counts.channel,
    campaigns: counts.campaign,
    products: { seen: counts.seen, bought: counts.bought },
    interactions: { n: facts.interactions, types: counts.interaction },
    tickets: {
      n: facts.tickets,
      open: facts.open.filter(({ answered }) => answered !== null).length,
      responseTime: values[VALUE.response]!,
      resolutionTime: values[VALUE.resolution]!,
    },
    surveys: surveysOf(facts),
    lifecycle,
  };
}

function ordersOf({ currency, days, orderDays, values }: CustomerFacts): OrderPast {
  const totalOf = (figure: "orders" | "spend" | "refunds" | "refunded") =>
    sumOf(days.map((day) => day[figure]));
  return {
    n: totalOf("orders"),
    currency,
    days: orderDays.length,
    spend: totalOf("spend"),
    refunds: totalOf("refunds"),
    refunded: totalOf("refunded"),
    net: sumOf(days.flatMap((day) => [day.spend, -day.refunded])),
    firstAt: orderDays[0]?.firstAt ?? null,
    lastAt: orderDays.at(-1)?.lastAt ?? null,
    gaps: gapsOf(orderDays),
    amount: values[VALUE.amount]!,
  };
}

function gapsOf(days: CustomerFacts["orderDays"]): OrderGaps | null {
  if (days.length < 2) return null;
  const gaps = new Float64Array(days.length - 1);
  let sum = 0;
  for (let i = 0; i < gaps.length; i++) {
    gaps[i] = days[i + 1]!.firstAt - days[i]!.lastAt;
    sum += gaps[i]!;
  }
  const n = gaps.length;
  const last = gaps[n - 1]!;
  gaps.sort();
  return {
    n,
    mean: sum / n,
    median: quantileOf({ n, rank: (i) => gaps[i]! }, 0.5)!,
    shortest: gaps[0]!,
    longest: gaps[n - 1]!,
    last,
  };
}

function surveysOf({ surveys, counts }: CustomerFacts): SurveyPast[] {
  const asked = new Map(counts.unanswered.map(({ name, n }) => [name, n]));
  const past = surveys.map(({ survey, scores }): SurveyPast => {
    const unanswered = asked.get(survey) ?? 0;
    asked.delete(survey);
    return { survey, scores, unanswered };
  });
  for (const [survey, unanswered] of asked) past.push({ survey, scores: null, unanswered });
  return past.sort((a, b) => (a.survey < b.survey ? -1 : 1));
}
