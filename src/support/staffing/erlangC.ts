import { fail } from "../../check";
import { duration, number, options, or } from "../../options";
import { integrate } from "../../stats/integrate";
import { HOUR } from "../../wallClock";

/** A load, and how long one contact takes. */
export interface Load {
  /** Contacts that arrive in an hour, on average. */
  readonly arrivalsPerHour: number;
  /** How long an agent is busy with one, on average, in milliseconds: with what follows it. */
  readonly handleTime: number;
}

/** What {@link erlangC} needs. */
export interface ErlangCOptions extends Load {
  /** How many agents answer, from 1; 13.5 where one of them works half the time. */
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

/** More agents are a slip of units. */
const MOST_AGENTS = 1_000_000;

/** The options that describe a load. */
export const loadOptions = {
  arrivalsPerHour: /* @__PURE__ */ number({ atLeast: 0 }),
  handleTime: /* @__PURE__ */ duration(),
};

/** How many agents there are. */
export const agentsOption = /* @__PURE__ */ number({ atLeast: 1, atMost: MOST_AGENTS });

const OPTIONS = /* @__PURE__ */ options<ErlangCOptions>("erlangC")({
  ...loadOptions,
  agents: agentsOption,
  within: /* @__PURE__ */ or<number, number>(/* @__PURE__ */ duration(0), 0),
});

/**
 * How long customers wait for one of so many agents: Erlang's formula of 1917 (Erlang C).
 *
 * With a load of `A = arrivals * handle time` and `N` agents, the share that waits at all is
 * `C = N B / (N - A (1 - B))`, where `B` is Erlang's loss formula, and the share answered within a
 * time `t` is `1 - C exp(-(N - A) t / handle time)`. Between two whole numbers of agents the loss
 * formula goes on smoothly, as `1 / B = A * integral of exp(-A t) (1 + t)^N`.
 *
 * It takes for granted that contacts come independently of each other and at a steady rate, that
 * handle times vary widely (exponentially), that all wait for the next free agent in one queue, and
 * that nobody gives up: so it asks for rather too many agents where customers hang up, for whom there
 * is {@link erlangA}. It is meant for calls and chats; mail that waits for hours is a matter of the
 * {@link backlog}.
 *
 * @param options - `arrivalsPerHour`, `handleTime`, `agents`, `within`.
 * @throws InputError for numbers out of range, times below a second (seconds or minutes taken for
 *   milliseconds), and unknown options.
 * @see Erlang, "Solution of Some Problems in the Theory of Probabilities of Significance in Automatic
 *   Telephone Exchanges", 1917.
 * @see Jagerman, "Some Properties of the Erlang Loss Function", Bell System Technical Journal 1974.
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
 * erlangC({ ...load, agents: 14.5, within: 20_000 }).value; // ~> 0.9187
 * ```
 */
export function erlangC(options: ErlangCOptions): ErlangCResult {
  const { agents, within, ...rest } = OPTIONS.read(options);
  const load = loadOf("erlangC", rest);
  return waitsWith({
    agents,
    load,
    lost: lostBy(agents, load),
    within,
    handleTime: rest.handleTime,
  });
}

/** The load in erlangs. Throws where no number of agents could carry it. */
export function loadOf(kpi: string, { arrivalsPerHour, handleTime }: Load): number {
  const load = (arrivalsPerHour * handleTime) / HOUR;
  return load < MOST_AGENTS ? load : fail(kpi, "load", `below ${MOST_AGENTS} erlangs`, load);
}

/** Erlang's loss formula: the share of contacts lost if nobody could wait. */
export function lostBy(agents: number, load: number): number {
  if (load === 0) return 0;
  const part = agents % 1;
  // Upwards from no agent, with whom all is lost, or from less than one, where it is an integral: over
  // the logarithm of `1 + t`, as it then is smooth for any load.
  let lost =
    part === 0
      ? 1
      : 1 /
        integrate(
          Math.log1p(50 / load),
          52,
          (y) => load * Math.exp((part + 1) * y - load * Math.expm1(y)),
        );
  for (let n = part + 1; n <= agents; n++) lost = lostWith(n, load, lost);
  return lost;
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
