import { existsSync } from "node:fs";
import { join } from "node:path";
import { type CustomerRecords, type Key, where } from "customer-kpis";
import { answers } from "../kpis/answers";
import { memberships } from "../kpis/memberships";
import { orders } from "../kpis/orders";
import { tickets } from "../kpis/tickets";
import { measureFile } from "./measureFile";
import { records } from "./records";
import type { Settings } from "./settings";
import type { Source } from "./source";

/** All records of one customer in the files of a folder. */
export async function customerRecords(
  folder: string,
  settings: Settings,
  customerId: string,
): Promise<CustomerRecords> {
  async function read<Row extends { readonly customerId: Key }, Result, Record>(
    { measure: _, ...source }: Source<Row, Result>,
    toRecord: (row: Row) => Record,
  ): Promise<Record[]> {
    if (!existsSync(join(folder, `${source.name}.csv`))) return [];
    const isTheirs = (row: Row) => String(row.customerId) === customerId;
    const measure = where(isTheirs, records(toRecord));
    return (await measureFile(folder, { ...source, measure }, settings.columns[source.name]))
      .result;
  }

  const said = await read(answers(settings), ({ at, channel, nps, csat }) => {
    const answer = { customerId, at, channel: channel === null ? null : String(channel) };
    return [
      { ...answer, survey: "nps", score: nps },
      { ...answer, survey: "csat", score: csat },
    ];
  });
  return {
    answers: said.flat(),
    memberships: await read(memberships(settings), (row) => ({ ...row, customerId })),
    orders: await read(orders(settings), (row) => ({ ...row, customerId })),
    tickets: await read(tickets(settings), ({ createdAt, firstRespondedAt, resolvedAt, id }) => ({
      customerId,
      id: id === null ? null : String(id),
      createdAt,
      firstRespondedAt,
      ...(resolvedAt === undefined ? {} : { resolvedAt }),
    })),
  };
}
