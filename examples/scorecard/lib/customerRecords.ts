import type { CustomerRecords } from "customer-kpis";
import { answers } from "../kpis/answers";
import { memberships } from "../kpis/memberships";
import { orders } from "../kpis/orders";
import { tickets } from "../kpis/tickets";
import type { FileName } from "./fileNames";
import { settingsFor } from "./findings";
import { type FromExports, rowsFor } from "./fromExports";
import { openRecords } from "./openRecords";
import type { Settings } from "./settings";
import type { Source } from "./source";

/** All records of one customer in the files of a folder. */
export function customerRecords(
  folder: string,
  settings: Settings,
  customerId: string,
  exports: FromExports,
): CustomerRecords {
  function read<Row extends object>(
    make: (settings: Settings) => Source<Row, unknown> & { readonly name: FileName },
  ): Row[] {
    const { name } = make(settings);
    if (!exports.own.has(name)) {
      const own: Row[] = [];
      for (const row of rowsFor(exports, name) as Iterable<Row & { customerId?: unknown }>) {
        if (String(row.customerId) === customerId) own.push(row);
      }
      return own;
    }
    const source = make(settingsFor(folder, make, settings));
    const only = { field: "customerId", value: customerId };
    const { columns, currency } = settings;
    return [...openRecords(folder, source, columns[name], { only, currency }).records];
  }

  const said = read(answers);
  const members = read(memberships);
  const asked = read(tickets);
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
    orders: read(orders),
    tickets: asked.map(({ id, ...ticket }) => ({
      ...ticket,
      customerId,
      id: id === null ? null : String(id),
    })),
  };
}
