import type { CustomerRecords } from "customer-kpis";
import type { AllGathered } from "./gatherAll";
import type { Gathered } from "./gatherFile";
import { only } from "./only";
import { type Held, valuesOf } from "./table";

/** All records of one customer. */
export function customerRecords(
  { answers, memberships, orders, tickets }: AllGathered,
  customerId: string,
): CustomerRecords {
  function of<Row extends { readonly customerId: unknown }>(
    gathered: Gathered<Row> | null,
  ): Held<Row>[] {
    if (gathered === null) return [];
    const idAt = valuesOf(gathered.records, "customerId");
    return [...only(gathered.records, (i) => String(idAt(i) ?? "") === customerId)];
  }

  return {
    answers: of(answers).flatMap(({ at, channel, nps, csat }) => {
      const answer = { customerId, at, channel: channel === null ? null : String(channel) };
      return [
        { ...answer, survey: "nps", score: nps },
        { ...answer, survey: "csat", score: csat },
      ];
    }),
    // 0 stands for a blank.
    memberships: of(memberships).map((row) => ({ ...row, mrr: row.mrr === 0 ? null : row.mrr })),
    orders: of(orders),
    tickets: of(tickets).map(({ id, ...ticket }) => ({
      ...ticket,
      customerId,
      id: id === null ? null : String(id),
    })),
  };
}
