import { checkOptions } from "../check";
import { type Instant, milliseconds } from "../time";
import {
  checkServiceTicket,
  type ServiceStanding,
  type ServiceTarget,
  type ServiceTicket,
  standings,
} from "./serviceTargets";

/** What {@link serviceStandings} needs. */
export interface ServiceStandingsOptions {
  /** The promises to customers. */
  readonly targets: readonly ServiceTarget[];
  /** The moment of the report. */
  readonly asOf: Instant;
}

/**
 * How one ticket stands with each of its targets: the deadline, what has passed, and whether it was
 * kept. For a list of what to answer next; `serviceLevel` sums up many tickets.
 *
 * @param ticket - As for `serviceLevel`.
 * @param options - `targets` and `asOf`.
 * @returns A standing for each target that applies, in the order given.
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
  checkOptions("serviceStandings", options, ["targets", "asOf"]);
  const asOf = milliseconds(options.asOf, "serviceStandings", "asOf");
  checkServiceTicket("serviceStandings", ticket);
  return standings("serviceStandings", options.targets, asOf)(ticket);
}
