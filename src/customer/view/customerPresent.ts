import type { Key } from "../../slice";
import { sumOf } from "../../stats/sum";
import type { CustomerFacts } from "../log/customerFacts";
import type { OpenRowState } from "../log/viewState";
import { compare } from "../next/suggestions";
import type { ViewSettings } from "../viewOptions";
import { type CustomerState, type CustomerStateRule, stateOf } from "./customerState";
import type { PurchaseForecast } from "./forecast";
import { type CustomerHealth, healthOf, type LatestScore } from "./health";
import type { RfmCell } from "./rfmCell";

/** How things stand with a customer at the moment of looking. */
export interface CustomerPresent {
  /** How the customer and we stand to one another. */
  readonly state: CustomerState;
  /** The rule that gave the state. */
  readonly rule: CustomerStateRule;
  /** What is not done yet, the oldest first. */
  readonly open: OpenItems;
  /** The latest score of each survey. */
  readonly scores: readonly LatestScore[];
  /** Memberships that last, in the order they began. */
  readonly memberships: readonly CurrentMembership[];
  /** Monthly recurring revenue of these; `null` where none of them says. */
  readonly mrr: number | null;
  /** RFM scores and segment; `null` without cut points or orders. */
  readonly rfm: RfmCell | null;
  /** How well things stand, from 0 to 10. */
  readonly health: CustomerHealth;
}

/** What waits for us. */
export interface OpenItems {
  /** Tickets that are not solved. */
  readonly tickets: readonly OpenTicket[];
  /** Orders that are not delivered. */
  readonly orders: readonly OpenOrder[];
  /** The age of the oldest of all; `null` where nothing is open. */
  readonly oldest: number | null;
}

/** A ticket that is not solved. */
export interface OpenTicket {
  /** Its number, where it has one. */
  readonly id: Key;
  /** When the customer asked. */
  readonly since: number;
  /** How long ago that is. */
  readonly age: number;
  /** Where. */
  readonly channel: string | null;
  /** Whether there was a first answer. */
  readonly answered: boolean;
}

/** An order that is not delivered. */
export interface OpenOrder {
  /** Its number, where it has one. */
  readonly id: Key;
  /** When it was made. */
  readonly since: number;
  /** How long ago that is. */
  readonly age: number;
  /** Where. */
  readonly channel: string | null;
  /** What it brings. */
  readonly amount: number;
}

/** A membership that lasts. */
export interface CurrentMembership {
  /** What was subscribed to, where that is known. */
  readonly plan: string | null;
  /** Monthly recurring revenue, where that is known. */
  readonly mrr: number | null;
  /** When it began. */
  readonly startedAt: number;
  /** When it is going to end; `null` where no end is known. */
  readonly endsAt: number | null;
  /** When it is going to be renewed; `null` where that is not known. */
  readonly renewsAt: number | null;
}

/** How things stand with a customer. */
export function presentOf(
  facts: CustomerFacts,
  forecast: PurchaseForecast | null,
  settings: ViewSettings,
): CustomerPresent {
  const { asOf, place, policies } = settings;
  const scores = facts.surveys.map(({ survey, scores: { last, lastAt } }): LatestScore => {
    const age = asOf - lastAt;
    return { survey, score: last, at: lastAt, age, isStale: age > policies.staleAfter };
  });
  const { state, rule } = stateOf(facts, asOf, policies);
  const memberships = facts.memberships.length > 0 ? currentMemberships(facts, asOf) : [];
  const hasCell = place !== null && facts.dayNumbers.length > 0;
  const rfm = hasCell ? place.cellOf(facts.dayNumbers, facts.spends) : null;
  return {
    state,
    rule,
    open: openItems(facts.open, asOf),
    scores,
    memberships,
    mrr: revenueOf(memberships),
    rfm,
    health: healthOf(facts, scores, rfm, forecast, settings),
  };
}

function currentMemberships({ memberships }: CustomerFacts, asOf: number): CurrentMembership[] {
  const current = memberships.filter(({ endedAt }) => endedAt >= asOf);
  return current
    .map(({ plan, mrr, startedAt, endedAt, renewsAt }): CurrentMembership => {
      const endsAt = endedAt === Infinity ? null : endedAt;
      return { plan, mrr, startedAt, endsAt, renewsAt };
    })
    .sort(
      (a, b) =>
        a.startedAt - b.startedAt ||
        compare(a.plan ?? "", b.plan ?? "") ||
        compare(a.mrr ?? 0, b.mrr ?? 0),
    );
}

function revenueOf(memberships: readonly CurrentMembership[]): number | null {
  const known = memberships.flatMap(({ mrr }) => mrr ?? []);
  return known.length > 0 ? sumOf(known) : null;
}

function openItems(rows: readonly OpenRowState[], asOf: number): OpenItems {
  if (rows.length === 0) return { tickets: [], orders: [], oldest: null };
  const sorted = rows.toSorted(
    (a, b) =>
      a.at - b.at ||
      compare(String(a.id), String(b.id)) ||
      compare(a.amount ?? 0, b.amount ?? 0) ||
      compare(a.channel ?? "", b.channel ?? ""),
  );
  const tickets: OpenTicket[] = [];
  const orders: OpenOrder[] = [];
  for (const { id, at: since, channel, answered, amount } of sorted) {
    const age = asOf - since;
    if (answered !== null) tickets.push({ id, since, age, channel, answered });
    else if (amount !== null) orders.push({ id, since, age, channel, amount });
  }
  return { tickets, orders, oldest: asOf - sorted[0]!.at };
}
