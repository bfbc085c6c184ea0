import { existsSync } from "node:fs";
import { join } from "node:path";
import type { CustomerRecords } from "customer-kpis";
import { answers } from "../kpis/answers";
import { memberships } from "../kpis/memberships";
import { orders } from "../kpis/orders";
import { tickets } from "../kpis/tickets";
import { openRecords } from "./openRecords";
import type { Settings } from "./settings";
import type { Source } from "./source";

/** All records of one customer in the files of a folder. */
export function customerRecords(
  folder: string,
  settings: Settings,
  customerId: string,
): CustomerRecords {
  function read<Row>(source: Source<Row, unknown>): Row[] {
    if (!existsSync(join(folder, `${source.name}.csv`))) return [];
    const only = { field: "customerId", value: customerId };
    const rename = settings.columns[source.name];
    return [...openRecords(folder, source, rename, only).records];
  }

  const said = read(answers(settings));
  const members = read(memberships(settings));
  const asked = read(tickets(settings));
  return {
    answers: said.flatMap(({ at, channel, nps, csat }) => {
      const answer = { customerId, at, channel: channel === null ? null : String(channel) };
      return [
        { ...answer, survey: "nps", score: nps },
        { ...answer, survey: "csat", score: csat },
      ];
    }),
    // 0 stands for a blank.
    memberships: members.map((row) => ({ ...row, mrr: row.mrr === 0 ? null : row.mrr })),
    orders: read(orders(settings)),
    tickets: asked.map(({ id, ...ticket }) => ({
      ...ticket,
      customerId,
      id: id === null ? null : String(id),
    })),
  };
}
