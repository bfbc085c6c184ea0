import type { Key } from "../slice";
import { type Instant, milliseconds } from "../time";
import { amount, type Field, instant, isKey, key, lasting, list, optional, text } from "./fields";
import { PAUSES_END, type Pause, pauses, type ReadPause } from "./membership";
import { type ColumnsOf, type Fault, type RecordType, type Rule, record } from "./record";

/**
 * A customer's request for help. Each KPI reads some of the fields, and says which; others may be
 * left out.
 *
 * A row that only has the last state of a reopened ticket (`resolvedAt`, `firstResolvedAt`, `reopens`)
 * cannot tell a report of the past (`asOf`) how it stood then; `reopenings` and `repliedAt` can.
 */
export interface Ticket {
  /** When the customer asked. */
  readonly createdAt: Instant;
  /** When a person first answered; `null` while nobody has. */
  readonly firstRespondedAt: Instant | null;
  /** When it was solved, for good as far as is known; `null` while it is open. */
  readonly resolvedAt?: Instant | null | undefined;
  /** Every time that it was solved and then reopened: a ticket as stretches. */
  readonly reopenings?: readonly Reopening[] | null | undefined;
  /** When it was solved first, where it was reopened since and `reopenings` are not known. */
  readonly firstResolvedAt?: Instant | null | undefined;
  /** How often it was reopened, where `reopenings` are not known. */
  readonly reopens?: number | null | undefined;
  /** Stretches in which the customer was asked: off the clock of a resolution. */
  readonly pauses?: readonly Pause[] | null | undefined;
  /** When staff replied in public, each time. */
  readonly repliedAt?: readonly Instant[] | null | undefined;
  /** How often staff replied in public, where `repliedAt` is not known. */
  readonly replies?: number | null | undefined;
  /** Its priority, where it never changed. */
  readonly priority?: Key | undefined;
  /** Its priorities and since when each holds, where it did change. */
  readonly priorities?: readonly PriorityChange[] | null | undefined;
  /** When service targets were set for it, where that was not at its creation. */
  readonly attachedAt?: Instant | null | undefined;
  /** Why it does not count, as `"spam"` or `"merged"`; `null` or left out where it does. */
  readonly excluded?: string | null | undefined;
  /** Since when that is known; left out: always. */
  readonly excludedAt?: Instant | null | undefined;
  /** Who asked. `null` and `""`: nobody known. */
  readonly customerId?: Key | undefined;
  /** The team that it belongs to. */
  readonly team?: string | null | undefined;
}

/** A stretch in which a ticket was solved, until it was reopened. */
export interface Reopening {
  /** When it had been solved. */
  readonly solvedAt: Instant;
  /** When it was reopened. */
  readonly reopenedAt: Instant;
}

/** A priority, and since when it holds. */
export interface PriorityChange {
  /** The priority from then on. */
  readonly priority: Key;
  /** Since when. */
  readonly at: Instant;
}

/** A {@link Reopening} in milliseconds. */
interface ReadReopening {
  readonly solvedAt: number;
  readonly reopenedAt: number;
}

const answered: Field<Instant | null> = {
  ...lasting,
  allowed: "a moment, or null while nobody has answered",
};
const solved: Field<Instant | null> = { ...lasting, allowed: "a moment, or null while it is open" };

/** No ticket is solved before it is created or reopened, nor reopened before it is solved. */
const STRETCHES: Rule = {
  reads: ["createdAt", "resolvedAt", "reopenings"],
  faultOf(columns: Columns<"createdAt" | "resolvedAt" | "reopenings">, i) {
    let last = columns.createdAt[i]!;
    let what = "created";
    for (const { solvedAt, reopenedAt } of inOrder(columns, i)) {
      if (solvedAt < last) return tooEarly("reopenings.solvedAt", solvedAt, "solved", what);
      if (reopenedAt < solvedAt) {
        return tooEarly("reopenings.reopenedAt", reopenedAt, "reopened", "solved");
      }
      last = reopenedAt;
      what = "reopened";
    }
    const resolved = columns.resolvedAt[i]!;
    return resolved < last ? tooEarly("resolvedAt", resolved, "solved", what) : null;
  },
};

function tooEarly(field: string, came: number, what: string, before: string): Fault {
  const reason = `${what} before ${before}`;
  return { field, allowed: `at or after it was ${before}`, came: new Date(came), reason };
}

/** {@link Ticket}, declared. */
export const ticket: RecordType<Ticket> = /* @__PURE__ */ record<Ticket>(
  {
    createdAt: instant,
    firstRespondedAt: answered,
    resolvedAt: /* @__PURE__ */ optional(solved),
    reopenings: /* @__PURE__ */ optional(
      /* @__PURE__ */ list("reopenings, each with solvedAt and reopenedAt", readReopening, {
        solvedAt: "required",
        reopenedAt: "required",
      }),
    ),
    firstResolvedAt: /* @__PURE__ */ optional(solved),
    reopens: /* @__PURE__ */ optional(amount),
    pauses: /* @__PURE__ */ optional(pauses),
    repliedAt: /* @__PURE__ */ optional(
      /* @__PURE__ */ list<Instant>(
        "moments",
        (entry, kpi, field, row) => milliseconds(entry as Instant, kpi, field, row),
        "itself",
      ),
    ),
    replies: /* @__PURE__ */ optional(amount),
    priority: /* @__PURE__ */ optional(key),
    priorities: /* @__PURE__ */ optional(
      /* @__PURE__ */ list("priorities, each with priority and at", readPriority, {
        at: "required",
      }),
    ),
    attachedAt: /* @__PURE__ */ optional(instant),
    excluded: /* @__PURE__ */ optional(text),
    excludedAt: /* @__PURE__ */ optional(instant),
    customerId: /* @__PURE__ */ optional(key),
    team: /* @__PURE__ */ optional(text),
  },
  {
    order: [
      { first: "createdAt", second: "firstRespondedAt", reason: "answered before created" },
      { first: "createdAt", second: "resolvedAt", reason: "solved before created" },
      { first: "createdAt", second: "firstResolvedAt", reason: "solved before created" },
    ],
    rules: [PAUSES_END, STRETCHES],
    leftOut: { field: "excluded", since: "excludedAt", begins: "createdAt" },
  },
);

/** Columns of tickets, lists and all, as they are read. */
export type Columns<Names extends keyof Ticket> = ColumnsOf<Pick<Ticket, Names>>;

/** The fields that say when a ticket was open. */
export const SOLVING = [
  "createdAt",
  "resolvedAt",
  "reopenings",
  "firstResolvedAt",
  "reopens",
] as const;

/** How a ticket stood before a moment. */
export interface Solving {
  /** Since when it was solved; Infinity while it was open. */
  readonly resolved: number;
  /** When it was solved first; Infinity where it had not been, NaN where that is not known. */
  readonly first: number;
  /** How often it had been reopened; NaN where that is not known. */
  readonly reopens: number;
  /** Whether it had been reopened, but it is not known when. */
  readonly isVague: boolean;
}

/** Why a ticket is left out of which the record does not tell enough. */
export const VAGUE = "reopened, but not known when";

/** Why a ticket is left out where answers are awaited, but it needs none any more. */
export const UNANSWERED = "solved unanswered";

/** How a ticket stood before the moment `known`; `null` where its record cannot tell. */
export function solvingOf(
  columns: Columns<(typeof SOLVING)[number]>,
  i: number,
  known: number,
): Solving | null {
  const before = (moment: number) => (moment < known ? moment : Infinity);
  const last = columns.resolvedAt[i]!;
  const history = columns.reopenings[i];
  if (history) {
    let reopens = 0;
    let first = Infinity;
    for (const { solvedAt, reopenedAt } of inOrder(columns, i)) {
      first = Math.min(first, before(solvedAt));
      if (reopenedAt >= known) {
        return { resolved: before(solvedAt), first, reopens, isVague: false };
      }
      reopens++;
    }
    const resolved = before(last);
    return { resolved, first: Math.min(first, resolved), reopens, isVague: false };
  }
  const first = Math.min(columns.firstResolvedAt[i]!, last);
  const reopens = columns.reopens[i]!;
  // First solved later than that, it was open until then.
  if (first < last && first >= known) {
    return { resolved: Infinity, first: Infinity, reopens: 0, isVague: false };
  }
  const isVague = reopens > 0 || first < last;
  // It was solved, later it was so again: whether it was open in between at that moment is lost.
  if (isVague && last >= known && last < Infinity) return null;
  const isFirstLost = reopens > 0 && first === last;
  return {
    resolved: before(last),
    first: isFirstLost ? Number.NaN : before(first),
    reopens,
    isVague,
  };
}

/** Whether a ticket had been solved before a moment, reopened since or not, as far as anybody tells. */
export function wasSolved(
  columns: Columns<(typeof SOLVING)[number]>,
  i: number,
  known: number,
): boolean {
  const solving = solvingOf(columns, i, known);
  // Not a number where it had been, but nobody knows when.
  return !((solving ? solving.first : columns.firstResolvedAt[i]!) >= known);
}

/** The stretches in which a ticket was solved, in time order. */
export function inOrder(
  { reopenings }: Pick<Columns<"reopenings">, "reopenings">,
  i: number,
): readonly ReadReopening[] {
  const read = (reopenings[i] ?? []) as unknown as readonly ReadReopening[];
  return read.length < 2 ? read : read.toSorted((a, b) => a.solvedAt - b.solvedAt);
}

/** The time that counts between two moments, less that of the stretches that do not, in any order. */
export function openFor(
  from: number,
  to: number,
  rests: readonly ReadPause[],
  elapsed: (from: number, to: number) => number,
): number {
  let open = 0;
  let cursor = from;
  for (const { start, end } of rests.toSorted((a, b) => a.start - b.start)) {
    if (start >= to) break;
    if (start > cursor) open += elapsed(cursor, start);
    cursor = Math.max(cursor, end);
  }
  return cursor < to ? open + elapsed(cursor, to) : open;
}

function readReopening(
  entry: unknown,
  kpi: string,
  field: string,
  row: unknown,
): Reopening | undefined {
  if (typeof entry !== "object" || entry === null) return undefined;
  const { solvedAt, reopenedAt } = entry as Reopening;
  return {
    solvedAt: milliseconds(solvedAt, kpi, `${field}.solvedAt`, row),
    reopenedAt: milliseconds(reopenedAt, kpi, `${field}.reopenedAt`, row),
  };
}

function readPriority(
  entry: unknown,
  kpi: string,
  field: string,
  row: unknown,
): PriorityChange | undefined {
  if (typeof entry !== "object" || entry === null) return undefined;
  const { priority, at } = entry as PriorityChange;
  return isKey(priority) ? { priority, at: milliseconds(at, kpi, `${field}.at`, row) } : undefined;
}
