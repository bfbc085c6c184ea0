import { fail } from "../../check";
import { oneCurrency } from "../../record/currency";
import type { Key, Slice } from "../../slice";
import type { ViewSettings } from "../viewOptions";
import { applyEvent } from "./applyEvent";
import type { EventKind, ReadEventState } from "./readEvent";
import { type CustomerViewsState, initViews, mergeViews, nobodyOf, ownerOf } from "./viewState";

/** Throws where a record cannot be taken in beside the others, before any of them is. */
export function checkEvents(
  state: CustomerViewsState,
  settings: ViewSettings,
  events: readonly ReadEventState[],
  { row }: Pick<Slice, "row">,
): void {
  const { kpi, asOf } = settings;
  let { currency, mrrCurrency } = state;
  for (const [i, event] of events.entries()) {
    const [field, number] = numberOf(event);
    if (Math.abs(number) > MOST)
      fail(kpi, field, "at most 1e300 in size, so that sums are numbers", number, row(i));
    if (event.kind === "answer") checkScore(settings, event.survey, event.score, row(i));
    // What is not known yet, or in no view, has no currency that could clash.
    const isMoney = event.kind === "order" || (event.kind === "membership" && event.mrr);
    if (!isMoney || event.at >= asOf || nobodyOf(settings, event.customerId) !== null) continue;
    if (event.kind === "order") currency = oneCurrency(kpi, currency, event.currency, row(i));
    else mrrCurrency = oneCurrency(kpi, mrrCurrency, event.currency, row(i));
  }
  Object.assign(state, { currency, mrrCurrency });
}

/**
 * Takes a record in: at once, or where it has an id and may be replaced, not before the end.
 *
 * @param owner - Whose it is, by {@link ownerOf}.
 */
export function takeEvent(
  state: CustomerViewsState,
  settings: ViewSettings,
  event: ReadEventState,
  owner: number,
): void {
  // What is not known yet replaces nothing.
  if (event.id === null || event.at >= settings.asOf) applyEvent(state, settings, event, owner, 0);
  else hold(state, event.id, event, 0);
}

/** Joins two states, of which the right comes later in the data. */
export function joinStates(
  left: CustomerViewsState,
  right: CustomerViewsState,
  settings: ViewSettings,
): CustomerViewsState {
  mergeViews(left, right, settings.policies.halfLife);
  for (const one of ["currency", "mrrCurrency"] as const) {
    left[one] = oneCurrency(settings.kpi, left[one], right[one]);
  }
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
      applyEvent(whole, settings, event, ownerOf(whole, settings, event), replaced);
    }
  }
  return whole;
}

function hold(
  { held }: CustomerViewsState,
  id: Key,
  event: ReadEventState,
  replaced: number,
): void {
  const events = held[event.kind];
  const known = events.get(id);
  events.set(id, { event, replaced: known ? known.replaced + replaced + 1 : replaced });
}

/** More than that, and the sum of many is no number any more. */
const MOST = 1e300;

/** What of a record is added up. */
function numberOf(event: ReadEventState): readonly [field: string, number: number] {
  if (event.kind === "order") return ["amount", event.amount];
  if (event.kind === "membership") return ["mrr", event.mrr ?? 0];
  return ["score", event.kind === "answer" ? (event.score ?? 0) : 0];
}

function checkScore(
  { kpi, scales }: ViewSettings,
  survey: string,
  score: number | null,
  record: unknown,
): void {
  const scale = scales.get(survey);
  if (!scale || score === null || (score >= scale.min && score <= scale.max)) return;
  fail(kpi, `score of ${survey}`, `from ${scale.min} to ${scale.max}`, score, record);
}
