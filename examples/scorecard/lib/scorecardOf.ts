import { silentSince } from "../results/coverage";
import { customer, forecast, mostToLose } from "../results/customer";
import { type OneCustomer, type Results, resultsOf } from "../results/results";
import { schemasOf } from "./columns";
import { customerRecords } from "./customerRecords";
import { FileError } from "./fileError";
import { checkAny, checkFolder, type Findings, findingsOf } from "./findings";
import { type FromExports, readExports } from "./fromExports";
import { type AllGathered, gatherAll } from "./gatherAll";
import type { Gathered } from "./gatherFile";
import { momentsIn, type Reach, reachTogether } from "./reach";
import {
  type Clock,
  monthOf,
  monthsAfter,
  readSettings,
  type Settings,
  type Told,
} from "./settings";
import { UserError } from "./userError";

/**
 * The scorecard of the company whose CSV files are in a folder, in figures.
 *
 * @param customerId - Whose view is wanted; `null` for whoever has the most to lose.
 */
export function scorecardOf(
  folder: string,
  today: Date,
  customerId: string | null = null,
  told: Told = {},
): Results {
  checkFolder(folder);
  const { one, ...all } = findAll(folder, today, customerId, told);
  return resultsOf(all, one, today);
}

/** What the files of a folder say. */
interface All {
  readonly findings: Findings;
  readonly settings: Settings;
  readonly exports: FromExports;
}

/** Finds out all that the records themselves have to tell: after it nobody holds them. */
function findAll(
  folder: string,
  today: Date,
  customerId: string | null,
  told: Told,
): All & { readonly one: OneCustomer | null } {
  const { gathered, ...all } = readReadable(folder, today, told);
  return { ...all, one: oneCustomer(customerId, gathered, all) };
}

/** Reads all files that can be read: one that turns out to be none is left out from then on. */
function readReadable(
  folder: string,
  today: Date,
  told: Told,
  unreadable: readonly FileError[] = [],
): Read {
  try {
    return readAll(folder, today, told, unreadable);
  } catch (error) {
    const isNew = error instanceof FileError && unreadable.every(({ file }) => file !== error.file);
    if (!isNew) throw error;
    return readReadable(folder, today, told, [...unreadable, error]);
  }
}

/** The same, and the records by column. */
type Read = All & { readonly gathered: AllGathered };

function readAll(folder: string, today: Date, told: Told, unreadable: readonly FileError[]): Read {
  const lastFullMonth = (clock: Clock) => monthsAfter(monthOf(today.getTime(), clock), -1);
  // Clocks of other zones may be ahead.
  const said = { told, today: today.getTime() + DAY };
  const settings = readSettings(folder, lastFullMonth, said);
  const exports = readExports(folder, settings, unreadable);
  checkAny(folder, exports);
  const gathered = gatherAll(folder, settings, exports);
  const read = (reported: Settings, silent: number | null = null): Read => {
    const findings = findingsOf(gathered, reported);
    const paidIn = reported.currency ?? currencyIn(findings);
    const told = { ...reported, ...(paidIn && { currency: paidIn }) };
    return { gathered, findings, settings: endingAt(told, reachIn(findings, silent)), exports };
  };
  if (settings.from !== undefined || settings.until !== undefined) return read(settings);

  // Files that end earlier, and nobody said which months to report: the last twelve that there are. The
  // months after them would read as a fall to nothing.
  const endingWith = (last: number) =>
    readSettings(folder, (clock) => monthOf(last, clock), { ...said, from: "files" });
  const { start } = settings.months.at(-1)!;
  const last = lastIn(gathered, settings.today);
  const all = read(last === null || last >= start ? settings : endingWith(last));
  const { memberships } = all.findings;
  if (last !== null || memberships === null) return all;
  // Memberships count where there is nothing else: those that began long ago may last.
  const silent = silentSince(memberships.result.reach, settings);
  return silent === null ? all : read(endingWith(silent), silent);
}

/** The currency that the files name, where nobody said one. */
function currencyIn({ orders, memberships }: Findings): string | null {
  const named = [orders, memberships].flatMap((file) => file?.currency ?? []);
  return new Set(named).size === 1 ? (named[0] ?? null) : null;
}

const DAY = 86_400_000;
const FEW_DAYS = 4 * DAY;

/** The settings, with the end of the files where it leaves the last month unfinished. */
function endingAt(settings: Settings, { last, end }: Reach): Settings {
  const month = settings.months.at(-1)!;
  // Where the files alone say which month is the last, it need not be over, however rare what happens is.
  const until = settings.monthsFrom === "files" ? last + FEW_DAYS : end;
  const isUnfinished = last >= month.start && Math.min(until, end) < month.end;
  return isUnfinished ? { ...settings, filesEnd: last } : settings;
}

function oneCustomer(
  named: string | null,
  gathered: AllGathered,
  { findings, settings }: All,
): OneCustomer | null {
  const expected = forecast(findings);
  const id = named === null ? mostToLose(findings, settings, expected) : asHeld(named, settings);
  if (id === null) return null;
  const view = customer(id, customerRecords(gathered, id), findings, settings, expected);
  if (view.past.n === 0) throw new UserError(`No file has a customer "${id}".`);
  return { view, isChosen: named === null };
}

/** A name as files are read: what looks the same is one customer. */
function asHeld(name: string, settings: Settings): string {
  return String(schemasOf(settings).keySchema.safeParse(name).data ?? name);
}

/** The last moment in the files that has come; `null` without any. */
function lastIn(gathered: AllGathered, today: number): number | null {
  let latest: number | null = null;
  for (const file of Object.values(gathered) as readonly (Gathered<Dates> | null)[]) {
    if (file === null || file.last === null) continue;
    const moments = file.last > today ? momentsIn(file.records, "at", "createdAt") : [file.last];
    for (const moment of moments) {
      if (moment <= today && !(moment < (latest ?? -Infinity))) latest = moment;
    }
  }
  return latest;
}

/** A record, as far as its field of a moment goes. */
interface Dates {
  readonly at: Date;
  readonly createdAt: Date;
}

/** How far the files reach that have dates; memberships where there is nothing else, and they are silent. */
function reachIn(
  { answers, orders, tickets, servqual, memberships }: Findings,
  silent: number | null,
): Reach {
  const dated = [answers, orders, tickets, servqual].flatMap((file) => file?.result.reach ?? []);
  const stays = silent === null ? [] : [memberships?.result.reach ?? []].flat();
  return reachTogether(dated.some(({ days }) => days.size > 0) ? dated : stays);
}
