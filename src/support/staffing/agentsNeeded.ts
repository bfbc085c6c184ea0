import { duration, number, options } from "../../options";
import { roundUp } from "../../stats/roundUp";
import { HOUR } from "../../wallClock";
import {
  agentsOption,
  type ErlangCResult,
  erlangC,
  type Load,
  loadOf,
  loadOptions,
  lostWith,
  waitsWith,
} from "./erlangC";

/** What {@link agentsNeeded} needs. */
export interface AgentsNeededOptions extends Load {
  /** The longest wait in milliseconds: 0, or a second or more. */
  readonly within: number;
  /** The share of contacts that should wait no longer, above 0 and below 1. */
  readonly share: number;
  /** The share of paid time in which an agent does not answer: breaks, training. Default 0. */
  readonly shrinkage?: number;
}

/** What {@link agentsNeeded} answers. */
export interface AgentsNeededResult {
  /** The fewest agents who keep the target. */
  readonly value: number;
  /** How many must be on the schedule, so that so many answer: `value / (1 - shrinkage)`, whole. */
  readonly scheduled: number;
  /** How customers wait with them. */
  readonly waits: ErlangCResult;
  /** How they would with one less; `null` where there would be none. */
  readonly withOneLess: ErlangCResult | null;
}

const target = {
  within: /* @__PURE__ */ duration(0),
  share: /* @__PURE__ */ number({ above: 0, below: 1 }),
};

const NEEDED = /* @__PURE__ */ options<AgentsNeededOptions>("agentsNeeded")({
  ...loadOptions,
  ...target,
  shrinkage: /* @__PURE__ */ number({ atLeast: 0, below: 1, fallback: 0 }),
});

/**
 * How many agents keep a promise at a given load: 80 % of calls answered within 20 seconds.
 *
 * The fewest for whom {@link erlangC} says so, with its assumptions: steady, independent arrivals,
 * one queue, nobody gives up. Ask it for each hour of {@link loadByHour} apart: an average over a
 * day hides its peak.
 *
 * @param options - `arrivalsPerHour`, `handleTime`, `within`, `share`, `shrinkage`.
 * @returns The number, and how customers wait with it and with one agent less.
 * @throws InputError for numbers out of range, times below a second (seconds or minutes taken for
 *   milliseconds), loads of more than a million agents, and unknown options.
 * @example
 * ```ts
 * import { agentsNeeded } from "customer-kpis";
 *
 * const load = { arrivalsPerHour: 200, handleTime: 3 * 60_000 };
 * const { value, withOneLess } = agentsNeeded({ ...load, within: 20_000, share: 0.8 });
 * value; // => 14
 * withOneLess?.value; // ~> 0.796
 * ```
 */
export function agentsNeeded(options: AgentsNeededOptions): AgentsNeededResult {
  const { within, share, shrinkage, ...rest } = NEEDED.read(options);
  const { handleTime } = rest;
  const load = loadOf("agentsNeeded", rest);
  let withOneLess: ErlangCResult | null = null;
  for (let agents = 1, lost = 1; ; agents++) {
    lost = lostWith(agents, load, lost);
    const waits = waitsWith({ agents, load, lost, within, handleTime });
    if (waits.value >= share) {
      return { value: agents, scheduled: roundUp(agents / (1 - shrinkage)), waits, withOneLess };
    }
    withOneLess = waits;
  }
}

/** What {@link loadServed} needs. */
export interface LoadServedOptions extends Pick<AgentsNeededOptions, "within" | "share"> {
  /** How many agents answer, from 1. */
  readonly agents: number;
  /** How long one is busy with a contact, on average, in milliseconds. */
  readonly handleTime: number;
}

/** What {@link loadServed} answers. */
export interface LoadServedResult {
  /** The most arrivals per hour at which the agents keep the target. */
  readonly value: number;
  /** The same as agents busy all the time (erlangs). */
  readonly load: number;
}

const SERVED = /* @__PURE__ */ options<LoadServedOptions>("loadServed")({
  ...target,
  agents: agentsOption,
  handleTime: loadOptions.handleTime,
});

/**
 * The load that a team can carry and still keep its promise: {@link agentsNeeded} turned round, with
 * the assumptions of {@link erlangC}.
 *
 * @param options - `agents`, `handleTime`, `within`, `share`.
 * @throws InputError for numbers out of range, times below a second, and unknown options.
 * @example
 * ```ts
 * import { loadServed } from "customer-kpis";
 *
 * const target = { handleTime: 3 * 60_000, within: 20_000, share: 0.8 };
 * loadServed({ agents: 14, ...target }).value; // ~> 217.4
 * ```
 */
export function loadServed(options: LoadServedOptions): LoadServedResult {
  const { agents, handleTime, within, share } = SERVED.read(options);
  let low = 0;
  let high = (agents * HOUR) / handleTime;
  // The more arrive, the fewer are answered in time: the border lies in between.
  for (let halving = 0; halving < 60; halving++) {
    const arrivalsPerHour = (low + high) / 2;
    const { value } = erlangC({ arrivalsPerHour, handleTime, agents, within });
    if (value >= share) low = arrivalsPerHour;
    else high = arrivalsPerHour;
  }
  return { value: low, load: (low * handleTime) / HOUR };
}
