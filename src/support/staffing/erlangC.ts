import { checkOptions, fail } from "../../check";

/** A load, and how long one contact takes. */
export interface Load {
  /** Contacts that arrive in an hour, on average. */
  readonly arrivalsPerHour: number;
  /** How long an agent is busy with one, on average, in milliseconds: with what follows it. */
  readonly handleTime: number;
}

/** What {@link erlangC} needs. */
export interface ErlangCOptions extends Load {
  /** How many agents answer. */
  readonly agents: number;
  /** The wait in milliseconds of which `value` is the share that is no longer. Default 0. */
  readonly within?: number;
}

/** What {@link erlangC} answers. */
export interface ErlangCResult {
  /** The share of contacts answered within `within`, 0 to 1: 0 where the load is too much. */
  readonly value: number;
  /** How many agents answer. */
  readonly agents: number;
  /** The work that arrives, in agents busy all the time (erlangs). */
  readonly load: number;
  /** The share of their time that agents are busy, at most 1. */
  readonly occupancy: number;
  /** The share of contacts that wait at all. */
  readonly waiting: number;
  /** The mean wait of all contacts in milliseconds; `null` where the queue grows without end. */
  readonly meanWait: number | null;
}

/**
 * How long customers wait for one of so many agents: Erlang's formula of 1917 (Erlang C).
 *
 * With a load of `A = arrivals * handle time` and `N` agents, the share that waits at all is
 * `C = N B / (N - A (1 - B))`, where `B` is Erlang's loss formula, and the share answered within a
 * time `t` is `1 - C exp(-(N - A) t / handle time)`.
 *
 * It takes for granted that contacts come independently of each other and at a steady rate, that
 * handle times vary widely (exponentially), that all wait for the next free agent in one queue, and
 * that nobody gives up: so it asks for rather too many agents where customers hang up. It is meant
 * for calls and chats; mail that waits for hours is a matter of the {@link backlog}.
 *
 * @param options - `arrivalsPerHour`, `handleTime`, `agents`, `within`.
 * @throws RangeError for numbers out of range; TypeError for other kinds and for unknown options.
 * @see Erlang, "Solution of Some Problems in the Theory of Probabilities of Significance in Automatic Telephone Exchanges", 1917.
 * @example
 * ```ts
 * import { erlangC } from "customer-kpis";
 *
 * const minutes = 60_000;
 * const load = { arrivalsPerHour: 200, handleTime: 3 * minutes };
 * const { value, waiting, meanWait } = erlangC({ ...load, agents: 14, within: 20_000 });
 * value; // ~> 0.888
 * waiting; // ~> 0.174
 * meanWait; // ~> 7835.9
 * ```
 */
export function erlangC(options: ErlangCOptions): ErlangCResult {
  checkOptions("erlangC", options, ["arrivalsPerHour", "handleTime", "agents", "within"]);
  const { agents, within = 0 } = options;
  const load = checkLoad("erlangC", options);
  if (!Number.isInteger(agents) || agents < 1 || agents > MOST_AGENTS) {
    fail("erlangC", "agents", `a whole number from 1 to ${MOST_AGENTS}`, agents);
  }
  checkWithin("erlangC", within);
  let lost = 1;
  for (let n = 1; n <= agents; n++) lost = lostWith(n, load, lost);
  return waitsWith({ agents, load, lost, within, handleTime: options.handleTime });
}

/** More agents are a slip of units. */
export const MOST_AGENTS = 1_000_000;

/** The load in erlangs. Throws where there is none. */
export function checkLoad(kpi: string, { arrivalsPerHour, handleTime }: Load): number {
  if (
    !(typeof arrivalsPerHour === "number" && arrivalsPerHour >= 0 && arrivalsPerHour < Infinity)
  ) {
    fail(kpi, "arrivalsPerHour", "a finite number, 0 or more", arrivalsPerHour);
  }
  checkHandleTime(kpi, handleTime);
  return (arrivalsPerHour * handleTime) / 3_600_000;
}

/** Throws where a handle time is none. */
export function checkHandleTime(kpi: string, handleTime: number): void {
  if (!(typeof handleTime === "number" && handleTime > 0 && handleTime < Infinity)) {
    fail(kpi, "handleTime", "milliseconds above 0", handleTime);
  }
}

/** Throws where a longest wait is none. */
export function checkWithin(kpi: string, within: number): void {
  if (!(typeof within === "number" && within >= 0 && within < Infinity)) {
    fail(kpi, "within", "milliseconds, 0 or more", within);
  }
}

/** Erlang's loss formula for `n` agents out of that for one less. */
export function lostWith(n: number, load: number, lost: number): number {
  return (load * lost) / (n + load * lost);
}

/** What follows from the loss formula for so many agents. */
export function waitsWith({
  agents,
  load,
  lost,
  within,
  handleTime,
}: {
  readonly agents: number;
  readonly load: number;
  readonly lost: number;
  readonly within: number;
  readonly handleTime: number;
}): ErlangCResult {
  const spare = agents - load;
  if (spare <= 0) return { value: 0, agents, load, occupancy: 1, waiting: 1, meanWait: null };
  const waiting = (agents * lost) / (agents - load * (1 - lost));
  return {
    value: 1 - waiting * Math.exp((-spare * within) / handleTime),
    agents,
    load,
    occupancy: load / agents,
    waiting,
    meanWait: (waiting * handleTime) / spare,
  };
}
