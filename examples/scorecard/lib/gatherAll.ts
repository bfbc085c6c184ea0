import { answers } from "../kpis/answers";
import { memberships } from "../kpis/memberships";
import { orders } from "../kpis/orders";
import { servquals } from "../kpis/servqual";
import { tickets } from "../kpis/tickets";
import type { RowOf } from "./columns";
import type { FileName } from "./fileNames";
import { type FromExports, gatherExports } from "./fromExports";
import { type Gathered, gatherFile } from "./gatherFile";
import { openRecords, type Readable } from "./openRecords";
import type { Settings } from "./settings";
import type { Source } from "./source";

/** What is held of every file, or of the exports in its place; `null` where there is neither. */
export interface AllGathered {
  readonly answers: GatheredOf<typeof answers> | null;
  readonly memberships: GatheredOf<typeof memberships> | null;
  readonly orders: GatheredOf<typeof orders> | null;
  readonly tickets: GatheredOf<typeof tickets> | null;
  readonly servqual: GatheredOf<typeof servquals> | null;
}

type GatheredOf<Make extends (settings: Settings) => { readonly schema: unknown }> = Gathered<
  RowOf<ReturnType<Make>["schema"]>
>;

/** Reads every file that is in the folder, once; exports of tools where there is none of our own. */
export function gatherAll(folder: string, settings: Settings, exports: FromExports): AllGathered {
  function read<Row extends object>(
    make: (settings: Settings) => Source<Row, unknown> & { readonly name: FileName },
  ): Gathered<Row> | null {
    const { name } = make(settings);
    if (!exports.own.has(name)) return gatherExports(exports, make(settings));
    return gatherFile(folder, make(settingsFor(folder, make, settings)), settings);
  }

  return {
    answers: read(answers),
    memberships: read(memberships),
    orders: read(orders),
    tickets: read(tickets),
    servqual: read(servquals),
  };
}

/** So many rows tell in which calendar a file writes its dates. */
const TELLING = 200;

/**
 * Where the months of the report are not Gregorian ones, dates in the files may be of either calendar:
 * the one in which more of the first rows can be read.
 */
function settingsFor<Row extends object>(
  folder: string,
  make: (settings: Settings) => Readable<Row>,
  settings: Settings,
): Settings {
  if (settings.calendar === "gregory") return settings;
  const rename = settings.columns[make(settings).name];
  const rejectedIn = (datesIn: Settings["datesIn"]) => {
    const file = openRecords(folder, make({ ...settings, datesIn }), rename);
    let rows = 0;
    for (const _ of file.records) if (++rows === TELLING) break;
    return file.account.rejections.rows;
  };
  const isOther = rejectedIn(settings.calendar) < rejectedIn("gregory");
  return isOther ? { ...settings, datesIn: settings.calendar } : settings;
}
