import { checkOptions, fail } from "../../check";
import {
  checkLoad,
  checkWithin,
  type ErlangCResult,
  type Load,
  lostWith,
  MOST_AGENTS,
  waitsWith,
} from "./erlangC";

/** What {@link agentsNeeded} needs. */
export interface AgentsNeededOptions extends Load {
  /** The longest wait in milliseconds. */
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

/**
 * How many agents keep a promise at a given load: 80 % of calls answered within 20 seconds.
 *
 * The fewest for whom {@link erlangC} says so, with its assumptions: steady, independent arrivals,
 * one queue, nobody gives up. Ask it for each hour of {@link loadByHour} apart: an average over a
 * day hides its peak.
 *
 * @param options - `arrivalsPerHour`, `handleTime`, `within`, `share`, `shrinkage`.
 * @returns The number, and how customers wait with it and with one agent less.
 * @throws RangeError for numbers out of range, and for loads of more than a million agents;
 *   TypeError for other kinds and for unknown options.
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
  const names = ["arrivalsPerHour", "handleTime", "within", "share", "shrinkage"];
  checkOptions("agentsNeeded", options, names);
  const { within, share, handleTime, shrinkage = 0 } = options;
  const load = checkLoad("agentsNeeded", options);
  checkWithin("agentsNeeded", within);
  checkShare("agentsNeeded", share);
  if (!(typeof shrinkage === "number" && shrinkage >= 0 && shrinkage < 1)) {
    fail("agentsNeeded", "shrinkage", "from 0 to below 1", shrinkage);
  }
  if (load >= MOST_AGENTS) fail("agentsNeeded", "load", `below ${MOST_AGENTS} erlangs`, load);

  let withOneLess: ErlangCResult | null = null;
  for (let agents = 1, lost = 1; ; agents++) {
    lost = lostWith(agents, load, lost);
    const waits = waitsWith({ agents, load, lost, within, handleTime });
    if (waits.value >= share) {
      return { value: agents, scheduled: Math.ceil(agents / (1 - shrinkage)), waits, withOneLess };
    }
    withOneLess = waits;
  }
}

/** Throws where a share could not be kept, or not be missed. */
export function checkShare(kpi: string, share: number): void {
  if (!(typeof share === "number" && share > 0 && share < 1)) {
    fail(kpi, "share", "above 0 and below 1", share);
  }
}
