import { duration, options, or } from "../../options";
import { integrate } from "../../stats/integrate";
import { agentsOption, type ErlangCOptions, loadOf, loadOptions, lostBy } from "./erlangC";

/** What {@link erlangA} needs. */
export interface ErlangAOptions extends ErlangCOptions {
  /** How long customers wait before they give up, on average, in milliseconds. */
  readonly patience: number;
}

/** What {@link erlangA} answers. */
export interface ErlangAResult {
  /** The share of all contacts answered within `within`, 0 to 1: who gave up was not. */
  readonly value: number;
  /** How many agents answer. */
  readonly agents: number;
  /** The work that arrives, in agents busy all the time (erlangs). */
  readonly load: number;
  /** The share of their time that agents are busy. */
  readonly occupancy: number;
  /** The share of contacts that wait at all. */
  readonly waiting: number;
  /** The share of contacts that give up. */
  readonly abandoned: number;
  /** The mean wait of all contacts in milliseconds, until they were answered or gave up. */
  readonly meanWait: number;
}

const OPTIONS = /* @__PURE__ */ options<ErlangAOptions>("erlangA")({
  ...loadOptions,
  agents: agentsOption,
  patience: /* @__PURE__ */ duration(),
  within: /* @__PURE__ */ or<number, number>(/* @__PURE__ */ duration(0), 0),
});

/**
 * How long customers wait for one of so many agents, and how many of them give up: Palm's formula of
 * 1943 (Erlang A), {@link erlangC} with customers who hang up.
 *
 * An arrival every `1 / a`, a handle time of `1 / m`, a patience of `1 / p` on average and `N` agents.
 * Who comes would have to wait longer than `t` with a density in proportion to
 * `g(t) = exp(a (1 - exp(-p t)) / p - N m t)`; with `J` its integral, `a J / (1 / B + a J)` of all
 * contacts wait, where `B` is Erlang's loss formula for `N - 1` agents. The rest follows from those.
 *
 * Handle times and patience vary widely (exponentially); else the assumptions are those of Erlang C.
 * As who gives up makes room, no load is too much. The patience of those who were answered is longer
 * than they waited: the mean time until people hung up is not it, the censored mean is, `all time
 * spent waiting / number who gave up`.
 *
 * @param options - `arrivalsPerHour`, `handleTime`, `patience`, `agents`, `within`.
 * @throws InputError for numbers out of range, times below a second (seconds or minutes taken for
 *   milliseconds), and unknown options.
 * @see Palm, "Intensity Variations in Telephone Traffic", 1943 (North-Holland 1988).
 * @see Mandelbaum and Zeltyn, "Service Engineering in Action: The Palm/Erlang-A Queue, with
 *   Applications to Call Centers", 2007.
 * @example
 * ```ts
 * import { erlangA, erlangC } from "customer-kpis";
 *
 * const minutes = 60_000;
 * const load = { arrivalsPerHour: 48 * 60, handleTime: 1 * minutes, agents: 50 };
 * const { abandoned, meanWait } = erlangA({ ...load, patience: 2 * minutes });
 * abandoned; // ~> 0.031
 * meanWait; // ~> 3709.5
 * erlangC(load).meanWait; // ~> 20833.7
 * ```
 */
export function erlangA(options: ErlangAOptions): ErlangAResult {
  const { agents, within, patience: given, ...rest } = OPTIONS.read(options);
  const { handleTime } = rest;
  // Who has more patience than for so many calls never hangs up; beyond it all digits are lost.
  const patience = Math.min(given, 1e25 * handleTime);
  const load = loadOf("erlangA", rest);

  // Times are in handle times: contacts come at the rate of the load, and an agent is done at that of 1.
  const impatience = handleTime / patience;
  const { peak, log, total } = waitsAhead(agents, load, impatience);
  const heavy = load * total(Infinity, () => 1);
  // The highest wait is 1 there, and the empty queue shrinks with it.
  const waiting = heavy / (heavy + Math.exp(-log) / lostBy(agents - 1, load));
  const shareOfWaits = (until: number, of: (wait: number) => number) =>
    heavy > 0 ? (load * total(until - peak, (x) => of(peak + x))) / heavy : 0;
  const abandoned = waiting * shareOfWaits(Infinity, (wait) => -Math.expm1(-impatience * wait));
  const served = shareOfWaits(within / handleTime, (wait) => Math.exp(-impatience * wait));
  return {
    value: Math.min(1, 1 - waiting + waiting * served),
    agents,
    load,
    occupancy: Math.min(1, (load * (1 - abandoned)) / agents),
    waiting,
    abandoned,
    meanWait: abandoned * patience,
  };
}

/** How likely each wait is that lies ahead of who comes. */
interface WaitsAhead {
  /** The likeliest wait. */
  readonly peak: number;
  /** The logarithm of its height: `g` is counted in this height, so that nothing overflows. */
  readonly log: number;
  /** The integral of `g(peak + x) * of(x)` over all waits up to `until` after the peak. */
  readonly total: (until: number, of: (x: number) => number) => number;
}

function waitsAhead(agents: number, load: number, impatience: number): WaitsAhead {
  const excess = Math.max(0, Math.log(load / agents));
  const peak = excess / impatience;
  const rate = Math.min(load, agents);
  const logHeight = (x: number) => (rate * -Math.expm1(-impatience * x)) / impatience - agents * x;
  const from = reach(logHeight, -peak);
  let far = 1 / agents;
  while (logHeight(far) > LEAST) far *= 2;
  const to = reach(logHeight, far);
  // Up to the peak, from there on while impatience bends the curve, and then ever longer stretches.
  const ends = [from, 0];
  for (let end = 1 / impatience; end < to; end *= 2) ends.push(end);
  ends.push(to);
  return {
    peak,
    log: peak > 0 ? (load - agents) / impatience - agents * peak : 0,
    total(until, of) {
      let sum = 0;
      for (let i = 1; i < ends.length; i++) {
        const start = ends[i - 1]!;
        const length = Math.min(until, ends[i]!) - start;
        const height = (u: number) =>
          Math.exp(logHeight(start + u * length)) * of(start + u * length);
        if (length > 0) sum += length * integrate(1, 500, height);
      }
      return sum;
    },
  };
}

/** What is less than this of the peak, as a logarithm, does not count. */
const LEAST = -45;

/** Where, between the peak and `far`, the height comes down to next to nothing. */
function reach(logHeight: (x: number) => number, far: number): number {
  let [near, out] = [0, far];
  for (let halving = 0; halving < 60; halving++) {
    const middle = (near + out) / 2;
    if (logHeight(middle) > LEAST) near = middle;
    else out = middle;
  }
  return out;
}
