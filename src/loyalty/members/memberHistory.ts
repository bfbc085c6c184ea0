import { numberOf, numbersOf } from "../../fold/customers";
import { countIn, withRoom } from "../../fold/growing";
import { rowsByOwner } from "../../fold/pairs";
import type { Measure } from "../../measure";
import type { Stretching, Summary, Watched } from "../../reads";
import { type ExclusionCounts, mergeExclusions } from "../../record/exclusions";
import {
  type Membership,
  membership,
  reasonAt,
  STRETCH,
  stretchesOf,
} from "../../record/membership";
import { type ColumnsOf, type Invalid, type RecordType, reading } from "../../record/record";
import type { Key } from "../../slice";
import { type CountedEnds, countEnds, initEnds, mergeEnds } from "./countedEnds";

/** A stretch of membership. */
export interface MemberStretch {
  /** When it began, in milliseconds since 1970. */
  readonly startedAt: number;
  /** When it ended; infinite while it lasts. */
  readonly endedAt: number;
  /** Why it ended; `null` where nobody says. */
  readonly reason: string | null;
}

/** Stretches of membership, row by row: what KPIs of joins and ends hold in between. */
export interface MemberLog {
  /** The customers, numbered as they first appear. */
  readonly customers: Map<Key, number>;
  /** When each customer first began. */
  firstAt: Float64Array;
  /** The customer of each row. */
  who: Int32Array;
  /** When each row began. */
  startedAt: Float64Array;
  /** When it ended; infinite while it lasts. */
  endedAt: Float64Array;
  /** The first row of the membership that each row is of: a pause makes two of one. */
  record: Int32Array;
  /** Why it ended; `null` where nobody says. */
  readonly reasons: (string | null)[];
  /** Stretches of which only the ends are known, and these by kind. */
  readonly ends: CountedEnds;
  /** Stretches of which only the length is known: how many are of each. */
  readonly lengths: Map<string, number>;
  /** What was left out, and why. */
  readonly excluded: ExclusionCounts;
}

/** The fields that say who was a customer when, and why no longer. */
export const LOGGED = [...STRETCH, "reason"] as const;

/** What is read of memberships, and what becomes of them. */
export interface MemberReading<Result> {
  /** Rows that began at `end` or later, or were over before `start`, are not kept. Default: all are. */
  readonly bounds?: { readonly start: number; readonly end: number };
  readonly invalid?: Invalid;
  /** The moments that part time, where all that matters is in which part a stretch begins and ends. */
  readonly cuts?: readonly number[];
  /** The time that is watched, where all that matters is how many whole days of it a stretch lasts. */
  readonly watched?: Watched;
  /** Whether nothing else matters than whose each unbroken stretch is, when it begins and when it ends. */
  readonly isJoined?: boolean;
  readonly finish: (log: MemberLog) => Result;
}

/** The measure of memberships that keeps every stretch within the bounds. */
export function memberLogOf<Result>(
  kpi: string,
  { bounds = ALL, invalid, cuts, watched, isJoined = false, finish }: MemberReading<Result>,
): Measure<Membership, Result, MemberLog> {
  return reading(kpi, membership as RecordType<Membership>, LOGGED, {
    init: initLog,
    take(log, columns) {
      const who = numbersOf(log.customers, columns.customerId, log.excluded);
      addRows(log, columns, who, bounds);
    },
    merge: mergeLogs,
    excluded: ({ excluded }) => excluded,
    ...(invalid && { invalid }),
    finish,
    ...(cuts && { summary: stretchesBy({ cuts }) }),
    ...(watched && { summary: stretchesBy({ watched }) }),
    ...(isJoined && { summary: STRETCHES }),
  });
}

const ALL = { start: -Infinity, end: Infinity };

type MemberSummary = Omit<Summary<MemberLog>, "order" | "marks">;

/** All that matters of unbroken stretches: in which part of time they begin and end, or how long they are. */
function stretchesBy(what: Pick<Stretching, "cuts" | "watched">): MemberSummary {
  return {
    per: "customerId",
    isNobodyAlike: true,
    each: { stretches: { from: "startedAt", to: "endedAt", label: "reason", ...what } },
    count(log, figures, times, reason) {
      if (what.cuts) countEnds(log.ends, figures, times, reason);
      else countIn(log.lengths, figures.join(" "), times);
      return log;
    },
  };
}

/** Every unbroken stretch of each customer, by name. */
const STRETCHES: MemberSummary = {
  ...stretchesBy({}),
  isNamed: true,
  count(log, [startedAt, endedAt], _, __, [customerId]) {
    const customer = numberOf(log.customers, customerId!);
    makeRoom(log, log.reasons.length + 1);
    log.firstAt[customer] = Math.min(log.firstAt[customer]!, startedAt!);
    addRow(log, customer, startedAt!, endedAt!, null);
    return log;
  },
};

/** A log without rows. */
export function initLog(): MemberLog {
  return {
    customers: new Map(),
    firstAt: new Float64Array(8).fill(Infinity),
    who: new Int32Array(8),
    startedAt: new Float64Array(8),
    endedAt: new Float64Array(8),
    record: new Int32Array(8),
    reasons: [],
    ends: initEnds(),
    lengths: new Map(),
    excluded: new Map(),
  };
}

/** Takes the stretches of memberships in, of customers that are numbered already. */
export function addRows(
  log: MemberLog,
  columns: ColumnsOf<Pick<Membership, (typeof LOGGED)[number]>>,
  numbers: Int32Array,
  bounds = ALL,
): void {
  const { who, startedAt, endedAt, of } = stretchesOf(columns, numbers);
  makeRoom(log, log.reasons.length + who.length);
  let last = -1;
  for (let i = 0; i < who.length; i++) {
    const customer = who[i]!;
    if (customer < 0) continue;
    const start = startedAt[i]!;
    const end = endedAt[i]!;
    if (start < log.firstAt[customer]!) log.firstAt[customer] = start;
    if (start >= bounds.end || end < bounds.start) continue;
    const record = of ? of[i]! : i;
    const whole = { endedAt: columns.endedAt[record]!, reason: columns.reason[record] };
    addRow(log, customer, start, end, reasonAt(end, whole));
    const row = log.reasons.length - 1;
    if (record === last) log.record[row] = log.record[row - 1]!;
    last = record;
  }
}

/** Adds a row that there is room for. */
export function addRow(
  log: MemberLog,
  customer: number,
  startedAt: number,
  endedAt: number,
  reason: string | null,
): void {
  const row = log.reasons.push(reason) - 1;
  log.who[row] = customer;
  log.startedAt[row] = startedAt;
  log.endedAt[row] = endedAt;
  log.record[row] = row;
}

/** Appends the right log to the left. */
export function mergeLogs(left: MemberLog, right: MemberLog): MemberLog {
  const n = left.reasons.length;
  const added = right.reasons.length;
  const numbers = Array.from(right.customers.keys(), (id) => numberOf(left.customers, id));
  makeRoom(left, n + added);
  numbers.forEach((to, from) => {
    left.firstAt[to] = Math.min(left.firstAt[to]!, right.firstAt[from]!);
  });
  for (let i = 0; i < added; i++) {
    left.who[n + i] = numbers[right.who[i]!]!;
    left.record[n + i] = n + right.record[i]!;
  }
  left.startedAt.set(right.startedAt.subarray(0, added), n);
  left.endedAt.set(right.endedAt.subarray(0, added), n);
  for (const reason of right.reasons) left.reasons.push(reason);
  mergeEnds(left.ends, right.ends);
  for (const [name, times] of right.lengths) countIn(left.lengths, name, times);
  mergeExclusions(left.excluded, right.excluded);
  return left;
}

/** Makes room for so many rows, and for all customers. */
export function makeRoom(log: MemberLog, rows: number): void {
  log.firstAt = withRoom(log.firstAt, log.customers.size, Infinity);
  log.who = withRoom(log.who, rows);
  log.startedAt = withRoom(log.startedAt, rows);
  log.endedAt = withRoom(log.endedAt, rows);
  log.record = withRoom(log.record, rows);
}

/** Calls back for every customer with rows: their unbroken stretches, in time order. */
export function eachMember(
  log: MemberLog,
  take: (customerId: Key, stretches: readonly MemberStretch[]) => void,
  grace = 0,
): void {
  const { rows, begins } = rowsByOwner(log.who, log.reasons.length, log.customers.size);
  for (const [customerId, customer] of log.customers) {
    const own = stretchesIn(log, rows.subarray(begins[customer]!, begins[customer + 1]!));
    if (own.length > 0) take(customerId, unbroken(own, grace));
  }
}

/** Some rows of a log as stretches. */
export function stretchesIn(log: MemberLog, rows: Int32Array): MemberStretch[] {
  return Array.from(rows, (row) => ({
    startedAt: log.startedAt[row]!,
    endedAt: log.endedAt[row]!,
    reason: log.reasons[row]!,
  }));
}

/**
 * Whether a gap between an end and the next beginning counts as none: where it is at most as long as
 * is allowed. The one reading of a gap that is exactly so long.
 */
function isBridged(endedAt: number, startedAt: number, allowed: number): boolean {
  return startedAt - endedAt <= allowed;
}

/**
 * Memberships of one customer joined where they touch or overlap, in time order.
 *
 * @param grace - How long a gap may be, in milliseconds, that counts as none.
 */
export function unbroken(memberships: readonly MemberStretch[], grace = 0): MemberStretch[] {
  if (memberships.length < 2) return memberships.slice();
  const sorted = memberships.toSorted((a, b) => a.startedAt - b.startedAt);
  const joined: MemberStretch[] = [];
  let last = sorted[0] as MemberStretch;
  for (const next of sorted.slice(1)) {
    if (isBridged(last.endedAt, next.startedAt, grace)) {
      last = { startedAt: last.startedAt, ...laterEnd(last, next) };
    } else {
      joined.push(last);
      last = next;
    }
  }
  joined.push(last);
  return joined;
}

/** When and why the later of two ends; of two at the same moment the reason first by the alphabet. */
function laterEnd(a: MemberStretch, b: MemberStretch): Omit<MemberStretch, "startedAt"> {
  const isTie = a.endedAt === b.endedAt;
  const isSecond = isTie ? compareReasons(a.reason, b.reason) > 0 : a.endedAt < b.endedAt;
  const { endedAt, reason } = isSecond ? b : a;
  return { endedAt, reason };
}

/** Reasons by their characters, none last. */
export function compareReasons(a: string | null, b: string | null): number {
  if (a === b) return 0;
  if (a === null || b === null) return a === null ? 1 : -1;
  // As engines do: by whole characters, where JavaScript compares halves of those beyond U+FFFF.
  const [one, other] = [a, b].map((text) => Array.from(text, (letter) => letter.codePointAt(0)!));
  const place = one!.findIndex((letter, i) => letter !== other![i]);
  return place < 0 ? -1 : one![place]! - (other![place] ?? -1);
}
