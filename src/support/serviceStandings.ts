import { measure } from "../measure";
import { moment, options } from "../options";
import { reading } from "../record/record";
import type { Instant } from "../time";
import {
  type ServiceStanding,
  type ServiceTarget,
  type ServiceTicket,
  serviceTargets,
  standings,
} from "./serviceTargets";

/** What {@link serviceStandings} needs. */
export interface ServiceStandingsOptions {
  /** The promises to customers: a ticket may have several. */
  readonly targets: readonly ServiceTarget[];
  /** The moment of the report: known is what happened before it. */
  readonly asOf: Instant;
}

/** {@link ServiceStandingsOptions}, declared. */
export const standingsOptions = {
  targets: /* @__PURE__ */ serviceTargets(),
  asOf: /* @__PURE__ */ moment(),
};

const OPTIONS =
  /* @__PURE__ */ options<ServiceStandingsOptions>("serviceStandings")(standingsOptions);

/**
 * How one ticket stands with each of its targets: the deadline, what has passed, and whether it was
 * kept. For a list of what to answer next; `serviceLevel` sums up many tickets.
 *
 * @param ticket - As for `serviceLevel`.
 * @param options - `targets` and `asOf`.
 * @returns A standing for each target that applies, in the order given; none for a ticket that does
 *   not count (`excluded`), or is not there yet.
 * @throws The same as `serviceLevel`.
 * @example
 * ```ts
 * import { businessTime, serviceStandings } from "customer-kpis";
 *
 * const hours = 3_600_000;
 * const time = businessTime({ week: { monday: [["09:00", "17:00"]] } });
 * const answer = { name: "answer", ends: "firstRespondedAt", within: 2 * hours, time } as const;
 * const ticket = { createdAt: new Date("2026-03-02T16:00Z"), firstRespondedAt: null };
 * const asOf = new Date("2026-03-03T12:00Z");
 * const [standing] = serviceStandings(ticket, { targets: [answer], asOf });
 * standing?.state; // => "pending"
 * new Date(standing?.deadline ?? 0); // => new Date("2026-03-09T10:00Z")
 * ```
 */
export function serviceStandings(
  ticket: ServiceTicket,
  options: ServiceStandingsOptions,
): ServiceStanding[] {
  const { targets, asOf } = OPTIONS.read(options);
  const { type, reads, of } = standings(targets, asOf);
  const one = reading("serviceStandings", type, reads, {
    init: (): ServiceStanding[] => [],
    take(list, columns) {
      for (let i = 0; i < columns.length; i++) {
        const found = columns.createdAt[i]! < asOf ? of(columns, i) : [];
        if (typeof found !== "string") list.push(...found);
      }
    },
    merge: (left, right) => [...left, ...right],
    finish: (list) => list,
    excluded: () => new Map(),
    asOf,
  });
  return measure([ticket] as any[], one);
}
