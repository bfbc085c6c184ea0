import * as z from "zod";
import { answers } from "../kpis/answers";
import { orders } from "../kpis/orders";
import { servquals } from "../kpis/servqual";
import { tickets } from "../kpis/tickets";
import { schemasOf } from "./columns";
import type { FileName } from "./fileNames";
import { settingsFor } from "./findings";
import { type FromExports, rowsFor } from "./fromExports";
import { openRecords, type Readable } from "./openRecords";
import type { Settings } from "./settings";

/** What tells when a row happened. Memberships do not count: those that began long ago may last. */
const DATED = [
  [answers, "at"],
  [orders, "at"],
  [tickets, "createdAt"],
  [servquals, "at"],
] as const;

/**
 * The last moment in the files of a folder, or any one from `enough` on; `null` without any. Nothing
 * else of the rows is read, as that is several times as long.
 */
export function lastMoment(
  folder: string,
  settings: Settings,
  exports: FromExports,
  enough: number,
): number | null {
  let last: number | null = null;
  for (const [make, field] of DATED) {
    for (const moment of momentsIn(folder, make, field, settings, exports)) {
      if (moment > (last ?? -Infinity)) last = moment;
      if (moment >= enough) return moment;
    }
  }
  return last;
}

function* momentsIn(
  folder: string,
  make: (settings: Settings) => Readable<object> & { readonly name: FileName },
  field: "at" | "createdAt",
  settings: Settings,
  exports: FromExports,
): Generator<number> {
  const { name } = make(settings);
  if (!exports.own.has(name)) {
    for (const row of rowsFor(exports, name)) yield Number((row as Record<string, Date>)[field]);
    return;
  }
  const { dateSchema } = schemasOf(settingsFor(folder, make, settings));
  const schema = z.object({ [field]: dateSchema });
  const source = { name, required: [field], optional: [], besides: [], schema };
  for (const row of openRecords(folder, source, settings.columns[name]).records) {
    yield Number(row[field]);
  }
}
