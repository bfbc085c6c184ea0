import { checkOptions, fail } from "../../check";
import type { Key } from "../../measure";
import { checkRecord } from "../../record/field";
import { readMembership } from "../../record/legacy";
import type { Instant } from "../../time";
import type { MemberStretch } from "./memberHistory";
import { addStretch, checkDays, type MembershipsResult, membershipsFrom } from "./membershipsFrom";

/** Which columns of a table say who was a customer, and when. */
export interface MembershipsFromColumnsOptions<
  Id extends string,
  Start extends string,
  End extends string,
  Reason extends string,
> {
  /** The column that holds the customer. */
  readonly customerId: Id;
  /** The column that holds the start. */
  readonly startedAt: Start;
  /** The column that holds the end, `null` while it lasts. */
  readonly endedAt: End;
  /** The column that holds why it ended. Default: nobody says. */
  readonly reason?: Reason;
  /** A gap of at most so many days is none: a renewal that is late. Default 0. */
  readonly graceDays?: number;
}

/**
 * Who is a customer, from a table that has a column for the start and one for the end.
 *
 * Rows of one customer are joined where they touch or overlap, and where the gap is at most
 * `graceDays` long. Cells must hold dates, not text; `customer-kpis/schema` reads those.
 *
 * @param rows - Rows of the table.
 * @param options - The names of the columns.
 * @throws RangeError for an invalid date, an end before its start and a number of days below 0;
 *   TypeError for a row without these columns and for an unknown option.
 * @example
 * ```ts
 * import { membershipsFromColumns } from "customer-kpis";
 *
 * const rows = [{ account: 7, signup: new Date("2026-01-05"), cancelled: null }];
 * const { memberships } = membershipsFromColumns(rows, {
 *   customerId: "account",
 *   startedAt: "signup",
 *   endedAt: "cancelled",
 * });
 * memberships[0]?.customerId; // => 7
 * ```
 */
export function membershipsFromColumns<
  const Id extends string,
  const Start extends string,
  const End extends string,
  const Reason extends string = never,
>(
  rows: Iterable<
    Readonly<Record<NoInfer<Id>, Key>> &
      Readonly<Record<NoInfer<Start>, Instant>> &
      Readonly<Record<NoInfer<End>, Instant | null>> &
      Readonly<Record<NoInfer<Reason>, string | null | undefined>>
  >,
  options: MembershipsFromColumnsOptions<Id, Start, End, Reason>,
): MembershipsResult {
  const names = ["customerId", "startedAt", "endedAt", "reason"] as const;
  checkOptions(KPI, options, [...names, "graceDays"]);
  for (const name of names) {
    const column: unknown = options[name];
    const isMissing = column === undefined && name === "reason";
    if (typeof column !== "string" && !isMissing) {
      fail(KPI, name, "the name of a column", column);
    }
  }
  const { customerId, startedAt, endedAt, reason, graceDays = 0 } = options;
  const grace = checkDays(KPI, "graceDays", graceDays, "0 or more");

  const customers = new Map<Key, MemberStretch[]>();
  for (const row of rows) {
    checkRecord(KPI, row, `${customerId}, ${startedAt} and ${endedAt}`);
    const stretch = readMembership(KPI, {
      customerId: row[customerId],
      startedAt: row[startedAt],
      endedAt: row[endedAt],
    });
    const why = reason === undefined ? null : row[reason] || null;
    addStretch(customers, stretch.customerId, {
      startedAt: stretch.startedAt,
      endedAt: stretch.endedAt,
      reason: why,
    });
  }
  return membershipsFrom(customers, 0, grace);
}

const KPI = "membershipsFromColumns";
