import { checkOptions } from "../check";
import { type Kpi, kpi } from "../measure";
import {
  type Exclusion,
  type ExclusionCounts,
  exclude,
  mergeExclusions,
} from "../record/exclusions";
import { legacyExcludedIn } from "../record/legacy";
import { checkLevel, type Interval, wilson } from "../stats/intervals";
import { type Instant, milliseconds } from "../time";
import {
  checkServiceTicket,
  type ServiceState,
  type ServiceTarget,
  type ServiceTicket,
  standings,
} from "./serviceTargets";

/** What {@link serviceLevel} needs. */
export interface ServiceLevelOptions {
  /** The promises to customers: a ticket may have several. */
  readonly targets: readonly ServiceTarget[];
  /** The moment of the report: nothing later is known to it. */
  readonly asOf: Instant;
  /** The confidence level of the intervals. Default 0.95. */
  readonly level?: number;
}

/** How many targets were kept. */
export interface Achievement {
  /** `met / n`, 0 to 1; `null` without any that were kept or missed. */
  readonly value: number | null;
  /** Targets kept or missed: `met`, `breached` and `late`. */
  readonly n: number;
  /** Done in time; exactly on the deadline counts. */
  readonly met: number;
  /** Done, but too late. */
  readonly breached: number;
  /** Not done, and too late already. */
  readonly late: number;
  /** Not done, but in time so far: in no figure above. */
  readonly pending: number;
  /** Wilson interval of the share; `null` without any. */
  readonly interval: Interval | null;
}

/** How many times one of the targets was kept. */
export interface TargetAchievement extends Achievement {
  /** The target's name. */
  readonly name: string;
}

/** What {@link serviceLevel} answers. */
export interface ServiceLevelResult extends Achievement {
  /** The same for each target, in the order given. */
  readonly targets: readonly TargetAchievement[];
  /** Tickets to which no target applies. */
  readonly untargeted: number;
  /** Tickets that count in no figure above. */
  readonly excluded: number;
  /** Those by reason, from A to Z. */
  readonly exclusions: readonly Exclusion[];
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
 * `met / (met + breached + late)`, over targets and not over tickets, as a ticket may have several.
 * A target is kept where the time that counts from its start to its end is at most `within`; one
 * that is not done yet is `late` once more has passed, and before that `pending` and in no share.
 * With targets by priority, the priority at the start of the clock decides.
 *
 * The interval says how far the share of many more such tickets may be from this one.
 *
 * @function
 * @param records - Tickets with `createdAt`, what their targets ask for, and `priority` or
 *   `priorities`.
 * @param options - `targets` and `asOf` are required. Alone, they make the measure.
 * @throws RangeError for targets that are not above 0 or share a name, for invalid dates, for what
 *   ends before it starts; TypeError for other kinds of records, targets and options.
 * @example
 * ```ts
 * import { serviceLevel } from "customer-kpis";
 *
 * const hours = 3_600_000;
 * const within = { high: 1 * hours, low: 8 * hours };
 * const tickets = [
 *   { createdAt: 0, firstRespondedAt: 1 * hours, priority: "high" },
 *   { createdAt: 0, firstRespondedAt: 2 * hours, priority: "high" },
 *   { createdAt: 0, firstRespondedAt: null, priority: "low" },
 * ];
 * const answer = { name: "answer", ends: "firstRespondedAt", within } as const;
 * const { value, pending } = serviceLevel(tickets, { targets: [answer], asOf: 5 * hours });
 * value; // => 0.5
 * pending; // => 1
 * ```
 */
export const serviceLevel: Kpi<
  ServiceTicket,
  ServiceLevelResult,
  ServiceLevelState,
  [options: ServiceLevelOptions]
> = /* @__PURE__ */ kpi("serviceLevel", (options: ServiceLevelOptions) => {
  checkOptions("serviceLevel", options, ["targets", "asOf", "level"]);
  const asOf = milliseconds(options.asOf, "serviceLevel", "asOf");
  const level = checkLevel("serviceLevel", options.level);
  const standingsOf = standings("serviceLevel", options.targets, asOf);
  const names = options.targets.map(({ name }) => name);

  return {
    init: () => ({
      counts: new Map(names.map((name) => [name, { met: 0, breached: 0, pending: 0, late: 0 }])),
      untargeted: 0,
      excluded: new Map(),
    }),
    step(state, ticket) {
      const created = checkServiceTicket("serviceLevel", ticket);
      const reason = ticket.excluded || (created > asOf ? "after asOf" : null);
      if (reason) {
        exclude(state.excluded, reason);
        return state;
      }
      const found = standingsOf(ticket);
      if (found.length === 0) state.untargeted++;
      for (const { target, state: standing } of found) state.counts.get(target)![standing]++;
      return state;
    },
    merge(left, right) {
      for (const [name, counts] of right.counts) add(left.counts.get(name)!, counts);
      left.untargeted += right.untargeted;
      mergeExclusions(left.excluded, right.excluded);
      return left;
    },
    finish({ counts, untargeted, excluded }) {
      const all = { met: 0, breached: 0, pending: 0, late: 0 };
      for (const some of counts.values()) add(all, some);
      return {
        ...achievement(all, level),
        targets: Array.from(counts, ([name, some]) => ({ name, ...achievement(some, level) })),
        untargeted,
        ...legacyExcludedIn(excluded),
      };
    },
  };
});

function add(left: Record<ServiceState, number>, right: Record<ServiceState, number>): void {
  for (const name of ["met", "breached", "pending", "late"] as const) left[name] += right[name];
}

function achievement(counts: Record<ServiceState, number>, level: number): Achievement {
  const { met, breached, late, pending } = counts;
  const n = met + breached + late;
  return {
    value: n > 0 ? met / n : null,
    n,
    met,
    breached,
    late,
    pending,
    interval: wilson(met, n, level),
  };
}
