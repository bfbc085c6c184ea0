import { existsSync, readdirSync, statSync } from "node:fs";
import { answers } from "../kpis/answers";
import { memberships } from "../kpis/memberships";
import { orders } from "../kpis/orders";
import { servquals } from "../kpis/servqual";
import { tickets } from "../kpis/tickets";
import { FILES } from "./fileNames";
import type { FromExports } from "./fromExports";
import type { AllGathered } from "./gatherAll";
import type { Gathered } from "./gatherFile";
import { type Measured, measured } from "./measured";
import type { ReadExport } from "./readExport";
import type { Settings } from "./settings";
import type { Source } from "./source";
import { UserError } from "./userError";

type ResultOf<Make extends (settings: Settings) => { kpis: (all: never) => unknown }> = Measured<
  ReturnType<ReturnType<Make>["kpis"]>
>;

/** Everything that was found out about a company; `null` for a file that is not there. */
export interface Findings {
  readonly answers: ResultOf<typeof answers> | null;
  readonly memberships: ResultOf<typeof memberships> | null;
  readonly orders: ResultOf<typeof orders> | null;
  readonly tickets: ResultOf<typeof tickets> | null;
  readonly servqual: ResultOf<typeof servquals> | null;
}

/** What every file tells of the months of the report. */
export function findingsOf(all: AllGathered, settings: Settings): Findings {
  function tell<Row, Result>(
    gathered: Gathered<Row> | null,
    make: (settings: Settings) => Pick<Source<Row, Result>, "kpis">,
  ): Measured<Result> | null {
    return gathered && measured(gathered, make(settings).kpis);
  }

  return {
    answers: tell(all.answers, answers),
    memberships: tell(all.memberships, memberships),
    orders: tell(all.orders, orders),
    tickets: tell(all.tickets, tickets),
    servqual: tell(all.servqual, servquals),
  };
}

/** Throws where there is no such folder. */
export function checkFolder(folder: string): void {
  if (!existsSync(folder)) throw new UserError(`There is no folder ${folder}.`);
  if (!statSync(folder).isDirectory()) {
    throw new UserError(`${folder} is not a folder. Give the folder that holds the CSV files.`);
  }
}

const NO_USE = "no figure of the scorecard is made of such rows";

/** Throws where nothing in the folder can be read. */
export function checkAny(
  folder: string,
  { read, near, unread, unreadable, own }: FromExports,
): void {
  if (own.size > 0) return;
  if (read.some(({ use, records }) => use !== null && records.length > 0)) return;
  if (unreadable.length > 0)
    throw new UserError(unreadable.map(({ message }) => message).join(" "));
  const wanted = FILES.map((file) => `${file}.csv`).join(", ");
  const there = readdirSync(folder).join(", ") || "nothing";
  const known = read.map((one) => {
    const { files, source, refused, rows, leftOut, use } = one;
    const left = Array.from(leftOut, ([why, count]) => `${why} ${count}`).join(", ");
    const why =
      rows === 0
        ? "it has no rows"
        : (mostlyRejected(one) ?? refused ?? (use === null ? NO_USE : left && `left out: ${left}`));
    return ` ${files.join(", ")} is of ${source}, of which nothing can be counted here${why ? `: ${why}` : ""}.`;
  });
  const left =
    unread.length === 0
      ? ""
      : ` Only CSV files that stand in the folder itself are read, so not ${unread.join(", ")}.`;
  const nearly = near.map((sentence) => ` ${sentence}`).join("");
  throw new UserError(
    `${folder} has none of ${wanted}, and no export of a tool that is known. In it: ${there}.${known.join("")}${nearly}${left}`,
  );
}

/** Why most rows of a file are rejected, and where to say what would let them through. */
function mostlyRejected({ files, rows, rejections }: ReadExport): string | null {
  const [reason] = rejections.reasons;
  if (reason === undefined) return null;
  const { fault, examples } = reason;
  const [{ file, row, said } = { file: "", row: 0, said: "" }] = examples;
  const where = files.length > 1 ? `row ${row} of ${file}` : `row ${row}`;
  const isZone = said.includes("(say timeZone)");
  const isSaid = "say" in fault && fault.say !== null;
  const way = isZone
    ? "; --time-zone says where the clocks are"
    : isSaid
      ? ", in settings.json"
      : "";
  return `${rejections.rows} of ${rows} rows are rejected, ${where} as ${said}${way}`;
}
