import { type Kpi, kpi } from "../measure";
import { level, options } from "../options";
import {
  type Exclusion,
  type ExclusionCounts,
  exclude,
  excludedIn,
  mergeExclusions,
  UNKNOWN_YET,
} from "../record/exclusions";
import { type Invalid, invalidOption, reading } from "../record/record";
import { type Share, shareOf } from "../stats/share";
import { type Lengths, movable } from "./movable";
import { type ServiceStandingsOptions, standingsOptions } from "./serviceStandings";
import {
  type ReadTarget,
  type ServiceState,
  type ServiceTicket,
  standings,
} from "./serviceTargets";

/** What {@link serviceLevel} needs. */
export interface ServiceLevelOptions extends ServiceStandingsOptions {
  /** What to do with tickets that cannot be so, as one answered before it came. Default `"refuse"`. */
  readonly invalid?: Invalid;
  /** The confidence level of the intervals. Default 0.95. */
  readonly level?: number;
}

/** The share of targets that were kept in time, of those kept or missed: `n` is the sum of these three. */
export interface TargetShare extends Share {
  /** Done, but too late. */
  readonly breached: number;
  /** Not done, and too late already. */
  readonly late: number;
  /** Not done, but in time so far: in no figure above. */
  readonly pending: number;
}

/** How many times one of the targets was kept. */
export interface TargetAchievement extends TargetShare {
  /** The target's name. */
  readonly name: string;
}

/** What {@link serviceLevel} answers. */
export interface ServiceLevelResult extends TargetShare {
  /** It is a share, of targets. */
  readonly kind: "share";
  /** The same for each target, in the order given. */
  readonly targets: readonly TargetAchievement[];
  /** Tickets to which no target applies. */
  readonly untargeted: number;
  /** Tickets left out, by reason. */
  readonly excluded: readonly Exclusion[];
}

/** How often each state came, by target. */
export interface ServiceLevelState {
  readonly counts: Map<string, Record<ServiceState, number>>;
  untargeted: number;
  readonly excluded: ExclusionCounts;
}

/**
 * Service level: the share of promises to customers that were kept.
 *
 * Met, of those that were met, breached or are late, over targets and not over tickets, as a ticket
 * may have several. A target is kept where the time that counts from its start to its end is at most
 * `within`; one that is not done yet is `late` once more has passed, and before that `pending` and in
 * no share. With targets by priority, the priority at the start of the clock decides.
 *
 * A moment is a cut: known is what happened before `asOf`. A ticket that was solved then and reopened
 * later was solved. One that was solved unanswered is not late with its answer: it has no such target,
 * and where it has no other it is left out and counted.
 *
 * The interval says how far the share of many more such tickets may be from this one.
 *
 * @function
 * @param records - Tickets with `createdAt`, what their targets ask for (`firstRespondedAt`,
 *   `resolvedAt`; `null` while there is none), and where known `priority` or `priorities`, `pauses`,
 *   `reopenings` and `attachedAt`.
 * @param options - `targets` and `asOf` are required. Alone, they make the measure.
 * @throws InputError for targets below a second or of the same name, for tickets answered or solved
 *   before they came (unless they are to be excluded) or without what a target asks for, for invalid
 *   dates and unknown options.
 * @example
 * ```ts
 * import { serviceLevel } from "customer-kpis";
 *
 * const hours = 3_600_000;
 * const at = (hour: number) => new Date(Date.UTC(2026, 2, 2, hour));
 * const within = { high: 1 * hours, low: 8 * hours };
 * const tickets = [
 *   { createdAt: at(9), firstRespondedAt: at(10), priority: "high" },
 *   { createdAt: at(9), firstRespondedAt: at(11), priority: "high" },
 *   { createdAt: at(9), firstRespondedAt: null, priority: "low" },
 * ];
 * const answer = { name: "answer", ends: "firstRespondedAt", within } as const;
 * const { value, pending } = serviceLevel(tickets, { targets: [answer], asOf: at(14) });
 * value; // => 0.5
 * pending; // => 1
 * ```
 */
export const serviceLevel: Kpi<
  ServiceTicket,
  ServiceLevelResult,
  ServiceLevelState,
  [options: ServiceLevelOptions]
> = /* @__PURE__ */ kpi(
  /* @__PURE__ */ options<ServiceLevelOptions>("serviceLevel")({
    ...standingsOptions,
    invalid: invalidOption,
    level: /* @__PURE__ */ level(),
  }),
  ({ targets, asOf, invalid, level }) => {
    const { type, reads, of } = standings(targets, asOf);
    const measure = reading("serviceLevel", type, reads, {
      init: (): ServiceLevelState => ({
        counts: new Map(targets.map(({ name }) => [name, none()])),
        untargeted: 0,
        excluded: new Map(),
      }),
      take(state, columns) {
        for (let i = 0; i < columns.length; i++) {
          const found = columns.createdAt[i]! < asOf ? of(columns, i) : UNKNOWN_YET;
          if (typeof found === "string") exclude(state.excluded, found);
          else if (found.length === 0) state.untargeted++;
          else
            for (const { target, state: standing } of found) state.counts.get(target)![standing]++;
        }
      },
      merge(left, right) {
        for (const [name, counts] of right.counts) add(left.counts.get(name)!, counts);
        left.untargeted += right.untargeted;
        mergeExclusions(left.excluded, right.excluded);
        return left;
      },
      finish({ counts, untargeted, excluded }): ServiceLevelResult {
        const all = none();
        for (const some of counts.values()) add(all, some);
        return {
          kind: "share",
          ...shareMet(all, level),
          targets: Array.from(counts, ([name, some]) => ({ name, ...shareMet(some, level) })),
          untargeted,
          excluded: excludedIn(excluded),
        };
      },
      excluded: (state) => state.excluded,
      invalid,
      asOf,
      at: "createdAt",
    });
    return isByLength(targets) ? movable(measure, comparedWith(targets, asOf)) : measure;
  },
);

/** Whether all that passes counts, from the creation on. */
function isByLength(targets: readonly ReadTarget[]): boolean {
  return targets.every(({ time, clock }) => !time && clock === "creation");
}

/** Lengths and ages are but compared with what the targets allow. */
function comparedWith(targets: readonly ReadTarget[], asOf: number): Lengths {
  const all = targets.flatMap(({ within }) =>
    typeof within === "number" ? within : Object.values(within),
  );
  const most = [...new Set(all)].sort((a, b) => a - b);
  const lengths = most.map((length) => length + 1);
  return {
    asOf,
    cuts: most.map((length) => asOf - length),
    after: {
      firstRespondedAt: { lengths },
      resolvedAt: { lengths },
      firstResolvedAt: { lengths: [] },
    },
  };
}

const STATES = ["met", "breached", "pending", "late"] as const;

function none(): Record<ServiceState, number> {
  return { met: 0, breached: 0, pending: 0, late: 0 };
}

function add(left: Record<ServiceState, number>, right: Record<ServiceState, number>): void {
  for (const name of STATES) left[name] += right[name];
}

function shareMet(
  { met, breached, late, pending }: Record<ServiceState, number>,
  level: number,
): TargetShare {
  return { ...shareOf(met, met + breached + late, level), breached, late, pending };
}
