import { fail } from "../check";
import { numberOf } from "../loyalty/customerNumbers";
import { addCount, FACET } from "./countLog";
import { addPurchase } from "./purchaseLog";
import type { EventKind, ReadEvent } from "./readEvent";
import { addValue } from "./valueLog";
import type { ViewSettings } from "./viewOptions";
import {
  type CustomerViewsState,
  FIGURE,
  figuresOf,
  initViews,
  mergeViews,
  NOBODY,
  ownerOf,
  SURVEYS,
  VALUE,
} from "./viewState";

/**
 * Takes a record in: at once, or where it has an id and may be replaced, not before the end.
 *
 * @param owner - Whose it is, by {@link ownerOf}.
 */
export function takeEvent(
  state: CustomerViewsState,
  settings: ViewSettings,
  event: ReadEvent,
  owner: number,
): void {
  if (event.kind === "order") joinCurrency(settings.kpi, state, event.currency);
  if (event.kind === "answer") checkScore(settings, event.survey, event.score);
  if (event.id === null) apply(state, settings, event, owner, 0);
  else hold(state, event.id, event, 0);
}

/** Joins two states, of which the right comes later in the data. */
export function joinStates(
  left: CustomerViewsState,
  right: CustomerViewsState,
  settings: ViewSettings,
): CustomerViewsState {
  mergeViews(left, right, settings.policies.halfLife);
  joinCurrency(settings.kpi, left, right.currency);
  for (const kind of Object.keys(right.held) as EventKind[]) {
    for (const [id, { event, replaced }] of right.held[kind]) hold(left, id, event, replaced);
  }
  return left;
}

/** The state with the records in it that were held back; the given one stays as it is. */
export function settled(state: CustomerViewsState, settings: ViewSettings): CustomerViewsState {
  const held = Object.values(state.held);
  if (held.every(({ size }) => size === 0)) return state;
  const whole = mergeViews(initViews(), state, settings.policies.halfLife);
  for (const events of held) {
    for (const { event, replaced } of events.values()) {
      apply(whole, settings, event, ownerOf(whole, settings, event.customerId), replaced);
    }
  }
  return whole;
}

function hold(
  { held }: CustomerViewsState,
  id: string | number,
  event: ReadEvent,
  replaced: number,
): void {
  const events = held[event.kind];
  const known = events.get(id);
  events.set(id, { event, replaced: known ? known.replaced + replaced + 1 : replaced });
}

function apply(
  state: CustomerViewsState,
  settings: ViewSettings,
  event: ReadEvent,
  owner: number,
  replaced: number,
): void {
  const { excluded } = state;
  excluded.duplicates += replaced;
  if (owner < 0) {
    if (owner === NOBODY.orphans) excluded.orphans++;
    else if (owner === NOBODY.unknown) excluded.unknown++;
    else excluded.others++;
    return;
  }
  const { figures } = state;
  const i = figuresOf(owner);
  figures[i + FIGURE.duplicates]! += replaced;
  if (event.at > settings.asOf) {
    excluded.afterAsOf++;
    figures[i + FIGURE.afterAsOf]!++;
  } else if (event.kind === "ticket" && event.isSetAside) {
    excluded.setAside++;
    figures[i + FIGURE.setAside]!++;
  } else {
    figures[i + FIGURE.records]!++;
    count(state, owner, FACET.channel, event.channel, event.at);
    note(state, settings, owner, event);
  }
}

/** Notes down what a record says of its customer. */
function note(
  state: CustomerViewsState,
  { asOf, dayOf, policies }: ViewSettings,
  owner: number,
  event: ReadEvent,
): void {
  const { at } = event;
  const { values } = state;
  const { halfLife } = policies;
  switch (event.kind) {
    case "order": {
      const { amount, channel, completedAt } = event;
      seen(state, owner, at, true);
      addPurchase(state.purchases, owner, dayOf(at), at, amount);
      if (amount < 0) return;
      addValue(values, owner, VALUE.amount, at, amount, halfLife);
      count(state, owner, FACET.campaign, event.campaign, at);
      for (const product of event.products) count(state, owner, FACET.bought, product, at);
      if (completedAt > asOf) {
        state.open.push({ owner, id: event.id, at, channel, answered: null, amount });
      }
      return;
    }
    case "ticket": {
      const { firstRespondedAt, resolvedAt, channel } = event;
      seen(state, owner, at, true);
      state.figures[figuresOf(owner) + FIGURE.tickets]!++;
      const answered = firstRespondedAt <= asOf;
      if (answered) {
        const wait = firstRespondedAt - at;
        addValue(values, owner, VALUE.response, firstRespondedAt, wait, halfLife);
      }
      if (resolvedAt <= asOf) {
        addValue(values, owner, VALUE.resolution, resolvedAt, resolvedAt - at, halfLife);
      } else state.open.push({ owner, id: event.id, at, channel, answered, amount: null });
      return;
    }
    case "answer": {
      const { survey, score } = event;
      if (score === null) {
        count(state, owner, FACET.unanswered, survey, at);
        return;
      }
      seen(state, owner, at, true);
      const code = SURVEYS + numberOf(state.names, survey);
      addValue(values, owner, code, at, score, halfLife);
      return;
    }
    case "interaction":
      seen(state, owner, at, true);
      state.figures[figuresOf(owner) + FIGURE.interactions]!++;
      count(state, owner, FACET.interaction, event.type, at);
      count(state, owner, FACET.campaign, event.campaign, at);
      count(state, owner, FACET.seen, event.product, at);
      return;
    case "membership": {
      const { endedAt, reason, plan, mrr, renewsAt } = event;
      seen(state, owner, at, false);
      if (endedAt <= asOf) seen(state, owner, endedAt, false);
      state.memberships.push({ owner, startedAt: at, endedAt, reason, plan, mrr, renewsAt });
    }
  }
}

function seen({ figures }: CustomerViewsState, owner: number, at: number, active: boolean): void {
  const i = figuresOf(owner);
  if (at < figures[i + FIGURE.firstSeen]!) figures[i + FIGURE.firstSeen] = at;
  if (at > figures[i + FIGURE.lastSeen]!) figures[i + FIGURE.lastSeen] = at;
  if (active && at > figures[i + FIGURE.lastActive]!) figures[i + FIGURE.lastActive] = at;
}

function count(
  { counts, names }: CustomerViewsState,
  owner: number,
  facet: number,
  name: string | null,
  at: number,
): void {
  if (name !== null) addCount(counts, owner, facet, numberOf(names, name), at);
}

function checkScore({ kpi, scales }: ViewSettings, survey: string, score: number | null): void {
  const scale = scales.get(survey);
  if (!scale || score === null || (score >= scale.min && score <= scale.max)) return;
  fail(kpi, `score of ${survey}`, `from ${scale.min} to ${scale.max}`, score);
}

function joinCurrency(kpi: string, state: CustomerViewsState, currency: string | null): void {
  if (currency === null || currency === state.currency) return;
  if (state.currency !== null) {
    fail(kpi, "currency", `"${state.currency}" throughout`, currency, RangeError);
  }
  state.currency = currency;
}
