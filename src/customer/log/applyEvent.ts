import { numberOf } from "../../fold/customers";
import { reasonAt } from "../../record/membership";
import type { ViewSettings } from "../viewOptions";
import { addCount, FACET } from "./countLog";
import { addPurchase } from "./purchaseLog";
import type { EventKind, ReadEventState } from "./readEvent";
import { noteNamed } from "./refundLog";
import { addValue, valueRow } from "./valueLog";
import { type CustomerViewsState, FIGURE, figuresOf, NOBODY, SURVEYS, VALUE } from "./viewState";

/**
 * Notes down what a record says of its customer.
 *
 * @param replaced - How many records with the same id it has replaced.
 */
export function applyEvent(
  state: CustomerViewsState,
  settings: ViewSettings,
  event: ReadEventState,
  owner: number,
  replaced: number,
): void {
  (APPLY[event.kind] as Apply<EventKind>)(state, settings, event, owner, replaced);
}

/** Counts whose record it is and when it was; true where it is of use. */
function admit(
  state: CustomerViewsState,
  { asOf }: ViewSettings,
  owner: number,
  at: number,
  replaced: number,
): boolean {
  const { excluded, figures } = state;
  excluded.duplicates += replaced;
  if (owner < 0) {
    if (owner === NOBODY.orphans) excluded.orphans++;
    else if (owner === NOBODY.unknown) excluded.unknown++;
    else excluded.others++;
    return false;
  }
  const i = figuresOf(owner);
  figures[i + FIGURE.duplicates]! += replaced;
  if (at < asOf) return true;
  excluded.afterAsOf++;
  figures[i + FIGURE.afterAsOf]!++;
  return false;
}

type Apply<Kind extends EventKind> = (
  state: CustomerViewsState,
  settings: ViewSettings,
  event: Extract<ReadEventState, { kind: Kind }>,
  owner: number,
  replaced: number,
) => void;

/** Each kind has a function of its own, also for speed: an engine is slow where all kinds meet. */
const APPLY: { readonly [Kind in EventKind]: Apply<Kind> } = {
  order(state, settings, event, owner, replaced) {
    const { at, amount, channel, completedAt, orderId } = event;
    if (!admit(state, settings, owner, at, replaced)) return;
    note(state, owner, at, channel);
    const day = settings.dayOf(at);
    addPurchase(state.purchases, owner, day, at, amount);
    if (orderId !== null) noteNamed(state.refunds, owner, orderId, { day, amount });
    if (amount < 0) return;
    const { values } = state;
    const { halfLife } = settings.policies;
    addValue(values, valueRow(values, owner, VALUE.amount), at, amount, halfLife);
    count(state, owner, FACET.campaign, event.campaign, at);
    for (const product of event.products) count(state, owner, FACET.bought, product, at);
    if (completedAt >= settings.asOf) {
      state.open.push({ owner, id: event.id, at, channel, answered: null, amount });
    }
  },
  ticket(state, settings, event, owner, replaced) {
    const { at, firstRespondedAt, solving, solvedIn, channel } = event;
    if (!admit(state, settings, owner, at, replaced)) return;
    const i = figuresOf(owner);
    if (event.isSetAside) {
      state.excluded.setAside++;
      state.figures[i + FIGURE.setAside]!++;
      return;
    }
    note(state, owner, at, channel);
    state.figures[i + FIGURE.tickets]!++;
    const { values } = state;
    const { halfLife } = settings.policies;
    const answered = firstRespondedAt < settings.asOf;
    if (answered) {
      const row = valueRow(values, owner, VALUE.response);
      addValue(values, row, firstRespondedAt, firstRespondedAt - at, halfLife);
    }
    const resolved = solving?.resolved ?? Infinity;
    if (resolved < Infinity) {
      const row = valueRow(values, owner, VALUE.resolution);
      addValue(values, row, resolved, solvedIn, halfLife);
    } else if (solving) {
      state.open.push({ owner, id: event.id, at, channel, answered, amount: null });
    }
  },
  answer(state, settings, event, owner, replaced) {
    const { at, survey, score } = event;
    if (!admit(state, settings, owner, at, replaced)) return;
    if (score === null) {
      // To be asked is no sign of life.
      state.figures[figuresOf(owner) + FIGURE.records]!++;
      count(state, owner, FACET.channel, event.channel, at);
      count(state, owner, FACET.unanswered, survey, at);
      return;
    }
    note(state, owner, at, event.channel);
    const { values } = state;
    const row = valueRow(values, owner, SURVEYS + numberOf(state.names, survey));
    addValue(values, row, at, score, settings.policies.halfLife);
  },
  interaction(state, settings, event, owner, replaced) {
    const { at } = event;
    if (!admit(state, settings, owner, at, replaced)) return;
    note(state, owner, at, event.channel);
    state.figures[figuresOf(owner) + FIGURE.interactions]!++;
    count(state, owner, FACET.interaction, event.type, at);
    count(state, owner, FACET.campaign, event.campaign, at);
    count(state, owner, FACET.seen, event.product, at);
  },
  membership(state, settings, event, owner, replaced) {
    const { at, stretches, cancelledAt, plan, mrr, renewsAt } = event;
    const { asOf } = settings;
    if (!admit(state, settings, owner, at, replaced)) return;
    state.figures[figuresOf(owner) + FIGURE.records]!++;
    count(state, owner, FACET.channel, event.channel, at);
    seen(state, owner, at);
    for (const [startedAt, end] of stretches) {
      if (startedAt >= asOf) continue;
      if (end < asOf) seen(state, owner, end);
      // An end to come is known where it was decided before, a pause to come is not.
      const endedAt = end < asOf ? end : cancelledAt < asOf ? event.endedAt : Infinity;
      const reason = reasonAt(endedAt, event);
      state.memberships.push({ owner, startedAt, endedAt, reason, plan, mrr, renewsAt });
    }
  },
};

/** Notes a sign of life. */
function note(state: CustomerViewsState, owner: number, at: number, channel: string | null): void {
  const { figures } = state;
  const i = figuresOf(owner);
  figures[i + FIGURE.records]!++;
  if (at > figures[i + FIGURE.lastActive]!) figures[i + FIGURE.lastActive] = at;
  seen(state, owner, at);
  count(state, owner, FACET.channel, channel, at);
}

function seen({ figures }: CustomerViewsState, owner: number, at: number): void {
  const i = figuresOf(owner);
  if (at < figures[i + FIGURE.firstSeen]!) figures[i + FIGURE.firstSeen] = at;
  if (at > figures[i + FIGURE.lastSeen]!) figures[i + FIGURE.lastSeen] = at;
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
