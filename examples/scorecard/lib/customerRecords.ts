import { existsSync } from "node:fs";
import { join } from "node:path";
import type { CustomerRecords } from "customer-kpis";
import { validate } from "customer-kpis/schema";
import { answers } from "../kpis/answers";
import { memberships } from "../kpis/memberships";
import { orders } from "../kpis/orders";
import { tickets } from "../kpis/tickets";
import { openCsv } from "./openCsv";
import type { Settings } from "./settings";
import type { Source } from "./source";

/** All records of one customer in the files of a folder. */
export async function customerRecords(
  folder: string,
  settings: Settings,
  customerId: string,
): Promise<CustomerRecords> {
  async function read<Row>({ name, schema }: Pick<Source<Row, unknown>, "name" | "schema">) {
    const path = join(folder, `${name}.csv`);
    if (!existsSync(path)) return [];
    const rename = settings.columns[name] ?? {};
    const column = rename["customerId"] ?? "customerId";
    const rows: Row[] = [];
    for await (const { cells } of (await openCsv(path)).batches) {
      const theirs = cells.filter((row) => row[column]?.trim() === customerId);
      rows.push(...validate(schema, theirs, { rename }).records);
    }
    return rows;
  }

  const said = await read(answers(settings));
  const members = await read(memberships(settings));
  const asked = await read(tickets(settings));
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
    orders: await read(orders(settings)),
    tickets: asked.map(({ id, ...ticket }) => ({
      ...ticket,
      customerId,
      id: id === null ? null : String(id),
    })),
  };
}
