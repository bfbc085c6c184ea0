import { existsSync } from "node:fs";
import { join } from "node:path";
import type { Key } from "customer-kpis";
import { sources } from "customer-kpis/sources";
import { answers } from "../kpis/answers";
import { memberships } from "../kpis/memberships";
import { orders } from "../kpis/orders";
import { servquals } from "../kpis/servqual";
import { tickets } from "../kpis/tickets";
import { currencyOf } from "./currency";
import { exportsIn } from "./exports";
import type { FileError } from "./fileError";
import { FILES, type FileName } from "./fileNames";
import { gather } from "./gather";
import type { Gathered } from "./gatherFile";
import { isTold } from "./isTold";
import { type ReadExport, readExport } from "./readExport";
import { Rejections } from "./rejections";
import { ratingsOf, type SatisfactionScale, satisfactionScale, scoresOfFive } from "./satisfaction";
import type { Settings } from "./settings";
import type { Source } from "./source";
import { span } from "./span";

/** What the exports of tools in a folder say. */
export interface FromExports {
  /** Each with what it is counted as; `null` where the scorecard has no use for it. */
  readonly read: readonly Read[];
  /** The same once more of tickets that were rated, where no export of answers asks for satisfaction. */
  readonly ratings: readonly Read[];
  /** Tables that no tool is known to write. */
  readonly unknown: readonly string[];
  /** What some of them nearly are, in sentences. */
  readonly near: readonly string[];
  /** What is not looked into. */
  readonly unread: readonly string[];
  /** Files that could not be read. */
  readonly unreadable: readonly FileError[];
  /** The files of our own that are there. */
  readonly own: ReadonlySet<FileName>;
}

interface Read extends ReadExport {
  readonly use: FileName | null;
  readonly scale: SatisfactionScale;
  /** The records that no other export of the same tool has. */
  readonly counted: readonly object[];
  /** Whether a file of our own is read in its place. */
  readonly isHidden: boolean;
}

/**
 * Reads the exports of tools in a folder, those of one kind together.
 *
 * @param unreadable - Files that are known to be unreadable: they are left out.
 */
export function readExports(
  folder: string,
  settings: Settings,
  unreadable: readonly FileError[] = [],
): FromExports {
  const isLeftOut = (name: string) => unreadable.some(({ file }) => file === name);
  const required = FILES.map((name) => [`${name}.csv`, OURS[name](settings).required]);
  const { found, unknown, near, unread } = exportsIn(
    folder,
    Object.fromEntries(required),
    settings,
    isLeftOut,
  );
  const own = new Set(
    FILES.filter((name) => {
      const file = `${name}.csv`;
      return (
        existsSync(join(folder, file)) &&
        !isLeftOut(file) &&
        !found.some((one) => one.file === file)
      );
    }),
  );
  const read = [...new Set(found.map(({ source }) => source))].map((source) => {
    const files = found.filter((file) => file.source === source);
    const one = readExport(folder, source, files, settings);
    const use = useOf(one.records, source.name);
    const scale = use === "answers" ? satisfactionScale(source.name, one.records) : null;
    const isHidden = use !== null && own.has(use);
    return Object.assign(one, { use, scale, isHidden });
  });
  const seen: Ids = new Map();
  const counted = new Map(
    read
      .toSorted((a, b) => detailOf(b) - detailOf(a) || placeOf(a) - placeOf(b))
      .map((one) => [one.source, newIn(one, one.use, seen)]),
  );
  const all = read.map((one) => Object.assign(one, { counted: counted.get(one.source) ?? [] }));
  const isAsked = all.some(({ scale }) => scale !== null) || own.has("answers");
  const ratings = isAsked ? [] : all.flatMap(ratingsIn);
  return { read: all, ratings, unknown, near, unread, unreadable, own };
}

const OURS = { answers, memberships, orders, servqual: servquals, tickets } as const;

/** The ratings of tickets, in the place of an export of answers. */
function ratingsIn({
  use,
  source,
  files,
  rows,
  leftOut,
  rejections,
  pattern,
  ...one
}: Read): Read[] {
  const answers = use === "tickets" ? ratingsOf(source, one.counted) : [];
  if (answers.length === 0) return [];
  const scale = satisfactionScale(source, answers);
  const same = { source, files, rows, leftOut, rejections, pattern };
  const none = { joined: 0, repeated: 0, pasted: 0, alike: 0, assumed: [] };
  const nothing = { ...none, refused: null, isHidden: false };
  return [{ ...same, ...nothing, use: "answers", scale, records: answers, counted: answers }];
}

/** How much an export says of each of its records. */
function detailOf({ records }: ReadExport): number {
  return Object.keys(records[0] ?? {}).length;
}

/** Of two that say as much, the one that the library names first, whatever the files are called. */
function placeOf({ source }: ReadExport): number {
  return sources.findIndex(({ name }) => name === source);
}

/** The ids that records had, by their tool and what they are counted as. */
type Ids = Map<string, ReadonlySet<string | null>>;

/** Those that no export before had: two of one tool may tell of the same tickets, by the same ids. */
function newIn({ source, records }: ReadExport, use: FileName | null, seen: Ids): object[] {
  const [tool] = source.split(".");
  const before = seen.get(`${tool} ${use}`) ?? new Set<string>();
  const counted = records.filter((record) => !before.has(idOf(record)));
  const ids = records.map(idOf).filter((id) => id !== null);
  seen.set(`${tool} ${use}`, new Set([...before, ...ids]));
  return counted;
}

function idOf(record: object): string | null {
  const { id = null } = record as { readonly id?: Key };
  return id === null ? null : String(id);
}

/** What records of a tool are counted as. One of its files may have a column that the others have not. */
function useOf(records: readonly object[], source: string): FileName | null {
  const [record] = records;
  if (record === undefined) return useWithout(source);
  if ("createdAt" in record) {
    return records.some((one) => "firstRespondedAt" in one) ? "tickets" : null;
  }
  if ("startedAt" in record) return "memberships";
  if ("amount" in record) return "orders";
  return "recommend" in record || "satisfied" in record ? "answers" : null;
}

/** The same of a file without a single record: what it lost has to be said beside the figures. */
export function useWithout(source: string): FileName | null {
  const [, rows = ""] = source.split(".");
  return FILES.find((name) => ROWS[name].includes(rows)) ?? null;
}

/** What tools call the rows of each kind. */
const ROWS: Readonly<Record<FileName, readonly string[]>> = {
  answers: ["responses", "ratings", "feedback", "olistReviews"],
  memberships: ["subscriptions"],
  orders: ["orders", "payments", "deals", "analytics", "olist", "onlineRetail", "cdnow"],
  tickets: ["tickets", "explore", "conversations", "requests"],
  servqual: [],
};

/** The rows of a kind, as its own CSV file would have given them, but for fields that none of them has. */
function* rowsFor(read: readonly Read[], name: FileName): Generator<object> {
  for (const { counted, source, scale } of read) {
    const scoreIn = scoresOfFive(source, scale);
    for (const record of counted) {
      const { mrr, recommend } = record as Counted;
      if (name === "memberships") yield { ...record, mrr: mrr ?? 0 };
      else if (name === "answers") {
        yield { ...record, nps: recommend ?? null, csat: scoreIn(record) };
      } else yield record;
    }
  }
}

/** A record, as far as our own columns say it otherwise. */
interface Counted {
  readonly mrr?: number | null;
  readonly recommend?: number | null;
}

function readFor({ read, ratings }: FromExports, name: FileName): readonly Read[] {
  return [...read, ...ratings].filter(({ use }) => use === name);
}

/** How many rows might count: those that are rightly none are not lost either. */
function countingIn({ rows, leftOut }: ReadExport): number {
  return rows - [...leftOut.values()].reduce((sum, count) => sum + count, 0);
}

/** The columns that a file of our own may have, and these have not. */
const NOTHING = {
  answers: { customerId: null, channel: null, segment: null, stage: null, touchpoint: null },
  memberships: { segment: null, reason: null },
  orders: { segment: null, product: null, products: [] },
  tickets: { id: null, customerId: null, team: null, segment: null },
  servqual: {},
} as const satisfies Record<FileName, object>;

/** What a file of our own would have told, of exports; `null` where there are none. */
export function gatherExports<Row extends object>(
  exports: FromExports,
  { name, required, optional, drafts, dated }: Source<Row, unknown> & { readonly name: FileName },
): Gathered<Row> | null {
  const read = readFor(exports, name);
  if (read.length === 0) return null;
  const records = gather(rowsFor(read, name) as Iterable<Row>, drafts, required, NOTHING[name]);
  const rejections = new Rejections();
  for (const one of read) rejections.include(one.rejections);
  // Rows that were rejected may have told of it.
  const isAsked =
    name !== "answers" ||
    read.some((one) => one.rejections.rows > 0 && !exports.ratings.includes(one));
  const wanted = isAsked ? optional : (["nps", ...optional] as const);
  return {
    name,
    file: listOf(read.flatMap(({ files }) => files)),
    records,
    last: dated ? span(records, dated.field).last : null,
    rows: read.reduce((sum, one) => sum + countingIn(one), 0),
    // Said of each file already.
    repeated: 0,
    pasted: read.reduce((sum, one) => sum + one.pasted, 0),
    otherCurrency: 0,
    currency: currencyOf(records),
    rejections,
    pattern: read.find(({ pattern }) => pattern !== null)?.pattern ?? null,
    missing: wanted.filter((field) => !isTold(records, field)),
    blank: [],
  };
}

/** The names of files: of many the first and the last, which say what is between. */
function listOf(files: readonly string[]): string {
  if (files.length <= MOST_NAMED) return files.join(", ");
  return `${files[0]} … ${files.at(-1)} (${files.length})`;
}

const MOST_NAMED = 4;
