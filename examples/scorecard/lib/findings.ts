import { existsSync, readdirSync, statSync } from "node:fs";
import { join } from "node:path";
import type { Measure } from "customer-kpis";
import { answers } from "../kpis/answers";
import { memberships } from "../kpis/memberships";
import { orders } from "../kpis/orders";
import { servquals } from "../kpis/servqual";
import { tickets } from "../kpis/tickets";
import { type Measured, measureFile } from "./measureFile";
import type { Settings } from "./settings";
import type { Source } from "./source";
import { UserError } from "./userError";

type ResultOf<Make> = Make extends (settings: Settings) => { measure: Measure<never, infer Result> }
  ? Measured<Result>
  : never;

/** Everything that was found out about a company; `null` for a file that is not there. */
export interface Findings {
  readonly answers: ResultOf<typeof answers> | null;
  readonly memberships: ResultOf<typeof memberships> | null;
  readonly orders: ResultOf<typeof orders> | null;
  readonly tickets: ResultOf<typeof tickets> | null;
  readonly servqual: ResultOf<typeof servquals> | null;
}

/** `answers` for `answers.csv`. */
export type FileName = keyof Findings;

/** Reads every file that is in the folder. */
export function readFindings(folder: string, settings: Settings): Findings {
  function read<Row, Result>(source: Source<Row, Result>): Measured<Result> | null {
    const isThere = existsSync(join(folder, `${source.name}.csv`));
    return isThere ? measureFile(folder, source, settings.columns[source.name]) : null;
  }

  return {
    answers: read(answers(settings)),
    memberships: read(memberships(settings)),
    orders: read(orders(settings)),
    tickets: read(tickets(settings)),
    servqual: read(servquals(settings)),
  };
}

const FILES: readonly FileName[] = ["answers", "memberships", "orders", "tickets", "servqual"];

/** Throws where there is no such folder, or nothing in it to read. */
export function checkFolder(folder: string): void {
  if (!existsSync(folder)) throw new UserError(`There is no folder ${folder}.`);
  if (!statSync(folder).isDirectory()) {
    throw new UserError(`${folder} is not a folder. Give the folder that holds the CSV files.`);
  }
  if (FILES.some((file) => existsSync(join(folder, `${file}.csv`)))) return;
  const wanted = FILES.map((file) => `${file}.csv`).join(", ");
  const there = readdirSync(folder).join(", ") || "nothing";
  throw new UserError(`${folder} has none of ${wanted}. In it: ${there}.`);
}
