import { checkOptions, fail } from "../../check";
import { checkShare } from "./agentsNeeded";
import { checkHandleTime, checkWithin, erlangC, MOST_AGENTS } from "./erlangC";

/** What {@link loadServed} needs. */
export interface LoadServedOptions {
  /** How many agents answer. */
  readonly agents: number;
  /** How long one is busy with a contact, on average, in milliseconds. */
  readonly handleTime: number;
  /** The longest wait in milliseconds. */
  readonly within: number;
  /** The share of contacts that should wait no longer, above 0 and below 1. */
  readonly share: number;
}

/** What {@link loadServed} answers. */
export interface LoadServedResult {
  /** The most arrivals per hour at which the agents keep the target. */
  readonly value: number;
  /** The same as agents busy all the time (erlangs). */
  readonly load: number;
}

/**
 * The load that a team can carry and still keep its promise: {@link agentsNeeded} turned round, with
 * the assumptions of {@link erlangC}.
 *
 * @param options - `agents`, `handleTime`, `within`, `share`.
 * @throws RangeError for numbers out of range; TypeError for other kinds and for unknown options.
 * @example
 * ```ts
 * import { loadServed } from "customer-kpis";
 *
 * const target = { handleTime: 3 * 60_000, within: 20_000, share: 0.8 };
 * loadServed({ agents: 14, ...target }).value; // ~> 217.4
 * ```
 */
export function loadServed(options: LoadServedOptions): LoadServedResult {
  checkOptions("loadServed", options, ["agents", "handleTime", "within", "share"]);
  const { agents, handleTime, within, share } = options;
  if (!Number.isInteger(agents) || agents < 1 || agents > MOST_AGENTS) {
    fail("loadServed", "agents", `a whole number from 1 to ${MOST_AGENTS}`, agents);
  }
  checkHandleTime("loadServed", handleTime);
  checkWithin("loadServed", within);
  checkShare("loadServed", share);
  let low = 0;
  let high = (agents * 3_600_000) / handleTime;
  // The more arrive, the fewer are answered in time: the border lies in between.
  for (let halving = 0; halving < 60; halving++) {
    const arrivalsPerHour = (low + high) / 2;
    const { value } = erlangC({ arrivalsPerHour, handleTime, agents, within });
    if (value >= share) low = arrivalsPerHour;
    else high = arrivalsPerHour;
  }
  return { value: low, load: (low * handleTime) / 3_600_000 };
}
